// What held on another day, for instance the day that bids were opened? And what did this register show on that day?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificates } from './example.js';
import { eventually } from './browser.js';
import { openCertificate } from './verdict.js';

const ASKED = [
  ['valid', '2026-05-18', /2026-05-18：有效，五星级/],
  ['valid', '2026-02-28', /2026-02-28：未生效/],
  ['valid', '2029-03-01', /2029-03-01：已过期/],
  ['suspended', '2026-10-07', /2026-10-07：有效，三星级/],
  ['suspended', '2026-10-08', /2026-10-08：暂停（暂停前为三星级）/],
  ['levelChanged', '2025-05-19', /2025-05-19：有效，三星级/],
  ['levelChanged', '2025-05-20', /2025-05-20：有效，四星级/],
  ['withdrawn', '2025-10-09', /2025-10-09：暂停/],
  ['withdrawn', '2025-10-10', /2025-10-10：已撤销/],
];

for (const [name, day, wanted] of ASKED) {
  test(`${name} on ${day}`, async (t) => {
    const verdict = await openCertificate(t, certificates[name], { query: `?on=${day}` });
    await eventually(() => verdict.page.locator('#answer').innerText(), wanted);
  });
}

test('a withdrawal taken back later: valid on that day, but shown as withdrawn, and both are said', async (t) => {
  const verdict = await openCertificate(t, certificates.withdrawalVoided, { query: '?on=2026-05-20' });
  await eventually(() => verdict.page.locator('#answer').innerText(), /2026-05-20：有效，四星级\s+本登记当天公示的是[^]*已撤销/);
});

test('the day is asked for on the page itself, two taps away', async (t) => {
  const verdict = await openCertificate(t, certificates.valid);
  await verdict.page.getByRole('button', { name: '核验另一天' }).click();
  await verdict.page.locator('#on').fill('2026-05-18');
  await eventually(() => verdict.page.locator('#answer').innerText(), /2026-05-18：有效，五星级/);
  assert.match(verdict.page.url(), /\?on=2026-05-18$/);
});

test('what is no day of the calendar is said to be none', async (t) => {
  const verdict = await openCertificate(t, certificates.valid, { query: '?on=2026-02-31' });
  await eventually(() => verdict.page.locator('#answer').innerText(), /请输入形如/);
});
