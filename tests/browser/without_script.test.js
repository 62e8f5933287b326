// What does a page say without JavaScript? The published verdict and its last day, complete except for "today".
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, overflow } from './browser.js';
import { bands, certificates, words } from './example.js';
import { openCertificate } from './verdict.js';

for (const [name, certificate] of Object.entries(certificates)) {
  for (const language of ['zh', 'en']) {
    test(`${name}, ${language}: the published verdict and its last day stand`, async (t) => {
      const said = words[language];
      const verdict = await openCertificate(t, certificate, { language, script: false });
      assert.equal(await verdict.word(), said.status[certificate.successor ? 'renewed' : certificate.status]);
      assert.equal(await verdict.colour(), bands[certificate.status]);
      const everything = await verdict.everything();
      assert.ok(everything.includes(certificate.expires));
      assert.ok(everything.includes(said.service));
      assert.equal(await verdict.page.getByRole('button').count(), 0, 'nothing to press that does nothing');
      assert.equal(await overflow(verdict.page), 0);
    });
  }
}

for (const path of ['/e/91110108MA01CERT0P/', '/levels/five-star/', '/regions/11/', '/en/levels/five-star/']) {
  test(`${path}: says until when, never that it is valid now`, async (t) => {
    const { page } = await open(t, path, { script: false });
    const entry = page.locator('li:has(a[href$="/c/7K3M9P2XC9/"])');
    const text = await entry.innerText();
    assert.match(text, /(有效期至|Valid until)\s*2029-02-28/);
    assert.doesNotMatch(text.replace(/有效期至|Valid until/g, ''), /有效|\bValid\b/);
  });
}

for (const path of ['/', '/search/', '/en/', '/en/search/']) {
  test(`${path}: says how to find a certificate all the same`, async (t) => {
    const { page } = await open(t, path, { script: false });
    assert.match(await page.locator('main').innerText(), /需要浏览器运行脚本|needs a browser with scripts/);
    assert.ok(await page.locator('main a[href*="/levels/"]').count());
  });
}

test('an address that leads nowhere says so', async (t) => {
  const { page, status } = await open(t, '/c/7K3M9P2XC8/', { script: false });
  assert.equal(status, 404);
  assert.match(await page.locator('main').innerText(), /未查到[^]*cx\.cnca\.cn|未查到[^]*国家平台/);
});
