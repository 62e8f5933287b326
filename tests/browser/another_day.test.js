// What held on another day, for instance the day that bids were opened? And what did this register show on that day?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, certificates } from './example.js';
import { eventually } from './browser.js';
import { json } from './site.js';
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

test('a day still to come begins with a reservation', async (t) => {
  const verdict = await openCertificate(t, certificates.valid, { query: '?on=2027-05-01' });
  await eventually(() => verdict.page.locator('#answer').innerText(), /^这一天的情况还不能确定[^]*\n2027-05-01：有效，五星级$/);
});

test('so does a day that old data know nothing of', async (t) => {
  const answers = { '/snapshot.json': { ...json('snapshot.json'), day: '2026-10-01' } };
  const verdict = await openCertificate(t, certificates.valid, { query: `?on=${DAY}`, answers });
  await eventually(() => verdict.page.locator('#answer').innerText(), /^这一天的情况还不能确定/);
});

test('before a certificate began, the one before it is named, for the same day', async (t) => {
  const verdict = await openCertificate(t, certificates.valid, { query: '?on=2025-10-09' });
  await verdict.page.getByRole('link', { name: /这一天请看上一张证书/ }).click();
  await verdict.page.waitForURL((url) => url.pathname === `/c/${certificates.replaced.code}/`);
  await eventually(() => verdict.page.locator('#answer').innerText(), /2025-10-09：有效，四星级/);
});

test('the day asked for and the verdict of today are both in sight on a phone', async (t) => {
  const { page } = await openCertificate(t, certificates.withdrawn, { query: '?on=2025-10-09' });
  for (const part of [page.locator('#answer'), page.getByRole('heading', { level: 1 })]) {
    const { y, height } = await part.boundingBox();
    assert.ok(y + height <= 640);
  }
  assert.match(await page.locator('#verdict').innerText(), /截至数据日期/);
});
