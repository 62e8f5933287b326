// Which day is it? The calendar day in China, whatever the zone of the phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { certificates, inChina, words } from './example.js';
import { openCertificate } from './verdict.js';

const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];
const { valid, notYetValid } = certificates;
const rebuilt = { '/snapshot.json': { day: valid.expires } };
const lastMinute = inChina(valid.expires, '23:59');
const dayIsOver = inChina('2029-03-01', '00:00');

for (const zone of ZONES) {
  for (const language of ['zh', 'en']) {
    const { status } = words[language];

    test(`${zone}, ${language}: valid in the last minute of the last day`, async (t) => {
      const verdict = await openCertificate(t, valid, { language, zone, now: lastMinute, answers: rebuilt });
      assert.equal(await verdict.word(), status.valid);
      assert.equal(await verdict.stars(), 5);
    });

    test(`${zone}, ${language}: expired from the first moment of the next day`, async (t) => {
      const verdict = await openCertificate(t, valid, { language, zone, now: dayIsOver, answers: rebuilt });
      assert.equal(await verdict.word(), status.expired);
      assert.equal(await verdict.stars(), 0);
      assert.ok(await verdict.isAnnounced());
    });
  }

  test(`${zone}: a page that lies open over midnight is expired when one comes back to it`, async (t) => {
    const verdict = await openCertificate(t, valid, { zone, now: lastMinute, answers: rebuilt });
    assert.equal(await verdict.word(), '有效');
    await verdict.page.clock.setFixedTime(dayIsOver);
    await verdict.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await eventually(verdict.word, '已过期');
  });

  for (const path of ['/e/91110108MA01CERT0P/', '/levels/five-star/']) {
    test(`${zone}: ${path} shows the certificate as expired, too`, async (t) => {
      const { page } = await open(t, path, { zone, now: dayIsOver, answers: rebuilt });
      const entry = page.locator(`li:has(a[href="/c/${valid.code}/"])`);
      await eventually(() => entry.innerText().then((text) => /已过期/.test(text)), true);
      assert.doesNotMatch((await entry.innerText()).replace(/有效期至/g, ''), /有效/);
    });
  }
}

test('a certificate that begins today stays as published until a fresh copy says so', async (t) => {
  const verdict = await openCertificate(t, notYetValid, { now: inChina(notYetValid.issued, '00:00') });
  assert.equal(await verdict.word(), '未生效');
  assert.match(await verdict.maybeChanged(), /状态可能已更新/);
});

test('a phone whose clock runs behind the data gets the day of the data', async (t) => {
  const verdict = await openCertificate(t, valid, { now: inChina('2020-01-01'), answers: { '/snapshot.json': { day: '2029-03-01' } } });
  await eventually(verdict.word, '已过期');
});
