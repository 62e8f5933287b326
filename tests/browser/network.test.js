// What if the network is cut, or the data are old? The dates stand, and the page says what it could not find out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { bands, certificates, inChina, words } from './example.js';
import { openCertificate } from './verdict.js';

const { valid, suspended } = certificates;
const data = `/c/${valid.code}/certificate.json`;

for (const language of ['zh', 'en']) {
  const said = words[language];

  for (const [name, answers] of [
    ['everything', { '/snapshot.json': 'cut', [data]: 'cut' }],
    ['the data', { [data]: 'cut' }],
    ['the snapshot', { '/snapshot.json': 'cut' }],
  ]) {
    test(`${language}, ${name} cut off: the verdict and its last day stand, unconfirmed`, async (t) => {
      const verdict = await openCertificate(t, valid, { language, answers });
      assert.equal(await verdict.word(), said.status.valid);
      assert.ok((await verdict.freshness()).includes(said.offline));
      const everything = await verdict.everything();
      assert.ok(everything.includes(said.validUntil) && everything.includes(valid.expires));
    });
  }

  test(`${language}: the day after the last one is expired without any network`, async (t) => {
    const answers = { '/snapshot.json': 'cut', [data]: 'cut' };
    const verdict = await openCertificate(t, valid, { language, answers, now: inChina('2029-03-01', '00:00') });
    assert.equal(await verdict.word(), said.status.expired);
  });

  test(`${language}: data older than warn_days are warned of, counted from the end of their day`, async (t) => {
    const inTime = await openCertificate(t, valid, { language, now: inChina('2026-11-25', '23:59') });
    assert.ok(!(await inTime.freshness()).includes(said.tooOld(4)));
    const late = await openCertificate(t, valid, { language, now: inChina('2026-11-26', '00:00') });
    assert.ok((await late.freshness()).includes(said.tooOld(4)));
    assert.equal(await late.word(), said.status.valid);
    assert.equal(await late.colour(), bands.valid);
  });

  test(`${language}: data older than unknown_days show no green band`, async (t) => {
    const late = await openCertificate(t, valid, { language, now: inChina('2026-12-05', '23:59') });
    assert.equal(await late.colour(), bands.valid);
    const unknown = await openCertificate(t, valid, { language, now: inChina('2026-12-06', '00:00') });
    assert.ok((await unknown.freshness()).includes(said.tooOld(14)));
    assert.notEqual(await unknown.colour(), bands.valid);
    assert.notEqual(await unknown.word(), said.status.valid);
    assert.equal(await unknown.stars(), 0);
  });
}

test('a network that never answers is waited for only so long', async (t) => {
  const verdict = await openCertificate(t, valid, { answers: { '/snapshot.json': 'silent', [data]: 'silent' }, waiting: false, clock: 'runs' });
  assert.equal(await verdict.word(), '有效');
  await verdict.page.clock.fastForward(60_000);
  await eventually(verdict.freshness, /未能联网确认/);
});

test('old data leave a suspended page suspended', async (t) => {
  const verdict = await openCertificate(t, suspended, { now: inChina('2027-03-01') });
  assert.equal(await verdict.word(), '暂停');
});

for (const path of ['/e/91110108MA01CERT0P/', '/levels/five-star/', `/search/?q=${valid.code}`]) {
  test(`${path}: data older than unknown_days call nothing valid`, async (t) => {
    const { page } = await open(t, path, { now: inChina('2026-12-06', '00:00') });
    const entry = page.locator(`li:has(a[href="/c/${valid.code}/"])`);
    await eventually(() => page.locator('#fresh').innerText(), /已超过 14 天/);
    await entry.waitFor();
    const text = (await entry.innerText()).replace(/有效期至/g, '');
    assert.doesNotMatch(text, /有效/);
  });
}
