// What does a certificate page say, in every status, on a phone and on a desk, in both languages?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, eventually, overflow } from './browser.js';
import { bands, certificates, DAY, words } from './example.js';
import { smallTargets } from './layout.js';
import { openCertificate } from './verdict.js';

const STARS = { 'five-star': 5, 'four-star': 4, 'three-star': 3, standard: 0 };

for (const [name, certificate] of Object.entries(certificates)) {
  for (const language of ['zh', 'en']) {
    for (const [width, height] of [[360, 640], [1280, 800]]) {
      test(`${name}, ${language}, ${width} px: word, colour, level and stars are those of its status`, async (t) => {
        const said = words[language];
        const verdict = await openCertificate(t, certificate, { language, width, height, kept: true });
        await eventually(verdict.freshness, new RegExp(said.asOf(DAY)));
        assert.equal(await verdict.word(), said.status[certificate.successor ? 'renewed' : certificate.status]);
        assert.equal(await verdict.colour(), bands[certificate.status]);
        assert.equal(await verdict.stars(), certificate.status === 'valid' ? STARS[certificate.level] : 0);
        if (/^(valid|suspended)$/.test(certificate.status)) {
          assert.ok((await verdict.band()).includes(said.level[certificate.level]));
        }
        const everything = await verdict.everything();
        assert.ok(everything.includes(certificate.expires), 'the last day stands on the page');
        assert.ok(!everything.includes('今天') && !/\btoday\b/i.test(everything));
        assert.equal(await verdict.maybeChanged(), '');
        assert.equal(await verdict.page.locator('html').getAttribute('lang'), said.lang);
        assert.deepEqual(verdict.complaints, []);
        assert.equal(await overflow(verdict.page), 0);
        assert.deepEqual(await smallTargets(verdict.page), []);
        assert.deepEqual(await barriers(verdict.page), []);
      });
    }

    test(`${name}, ${language}: on a phone it says above the fold that the service is certified`, async (t) => {
      const { page } = await openCertificate(t, certificate, { language, kept: true });
      const sentence = await page.getByText(words[language].service, { exact: true }).first().boundingBox();
      assert.ok(sentence.y + sentence.height <= 640, `ends at ${sentence.y + sentence.height} px`);
    });
  }

  test(`${name}: no barrier in the dark, no sideways scroll at 320 px`, async (t) => {
    const { page } = await openCertificate(t, certificate, { width: 320, dark: true, kept: true });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await barriers(page), []);
  });
}

test('a suspended certificate says its level before', async (t) => {
  const verdict = await openCertificate(t, certificates.suspended);
  assert.match(await verdict.band(), /暂停前为三星级/);
});

test('a replaced certificate leads to its successor, with the status and level of that', async (t) => {
  const verdict = await openCertificate(t, certificates.replaced);
  const link = verdict.page.locator(`main a[href="/c/${certificates.replaced.successor}/"]`).first();
  const box = await link.boundingBox();
  assert.ok(box.y + box.height <= 640, 'above the fold');
  const beside = await link.locator('xpath=..').innerText();
  assert.match(beside, /有效/);
  assert.match(beside, /五星级/);
});

test('a withdrawal that was entered by mistake stays in the history', async (t) => {
  const verdict = await openCertificate(t, certificates.withdrawalVoided);
  assert.match(await verdict.page.locator('#history').innerText(), /撤销[^]*更正/);
});
