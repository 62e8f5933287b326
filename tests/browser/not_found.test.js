// What does one read who followed an address that leads nowhere? Mistyped, never issued, or led on; never "forged".
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { files } from './site.js';

const MISTYPED = '7K3M9P2XC8';
const NEVER_ISSUED = 'AAAAAAAAAF';

const told = (page) => page.locator('main').innerText();

for (const prefix of ['', '/en']) {
  test(`${prefix}/c/: a code whose check character fails is mistyped, and shown`, async (t) => {
    const { page, status } = await open(t, `${prefix}/c/${MISTYPED}/`);
    assert.equal(status, 404);
    const text = await told(page);
    assert.match(text, /公开码 7K3M9P2XC8 的校验位不对/);
    assert.match(text, /check character of code 7K3M9P2XC8 is wrong/);
    assert.doesNotMatch(text, /从未颁发|never issued/);
  });

  test(`${prefix}/c/: a well-formed code was never issued here`, async (t) => {
    const { page, status } = await open(t, `${prefix}/c/${NEVER_ISSUED}/`);
    assert.equal(status, 404);
    const text = await told(page);
    assert.match(text, /AAAAAAAAAF 格式正确，但本登记从未颁发过/);
    assert.match(text, /AAAAAAAAAF is well formed, but this register never issued it/);
    assert.doesNotMatch(text, /校验位不对|check character/);
  });

  for (const typed of ['7k3m9p2xc9', '7K3m9p2Xc9', encodeURIComponent('７Ｋ３Ｍ９Ｐ２ＸＣ９')]) {
    test(`${prefix}/c/${typed}/ leads on to the certificate`, async (t) => {
      const { page } = await open(t, `${prefix}/c/${typed}/`);
      await page.waitForURL((url) => url.pathname === `${prefix}/c/7K3M9P2XC9/`);
      await eventually(() => page.getByRole('heading', { level: 1 }).innerText(), prefix ? 'Valid' : '有效');
    });
  }
}

test('the code that was never issued is not in the register', () => {
  assert.ok(!files.includes(`c/${NEVER_ISSUED}/index.html`));
});

test('letters that no code has are named', async (t) => {
  const { page } = await open(t, '/c/7K3M9P2XCS/');
  assert.match(await told(page), /没有字母 I、O、S、V、Z/);
});

test('any other address says only that there is no page', async (t) => {
  const { page, status } = await open(t, '/nothing/here/');
  assert.equal(status, 404);
  assert.doesNotMatch(await told(page), /校验位|check character|从未颁发|never issued/);
});

test('a code of markup stays text', async (t) => {
  const { page, complaints } = await open(t, `/c/${encodeURIComponent('<img src=x onerror=alert(1)>')}/`);
  assert.equal(await page.locator('main img').count(), 0);
  assert.deepEqual(complaints.filter((text) => !/status of 404/.test(text)), []);
});

for (const path of [`/c/${MISTYPED}/`, `/c/${NEVER_ISSUED}/`, '/nothing/']) {
  test(`${path}: leads to the search, the national platform and whom to tell; calls nothing forged`, async (t) => {
    const { page } = await open(t, path);
    assert.ok(await page.locator('main a[href="/search/"]').count());
    assert.ok(await page.locator('main a[href^="https://cx.cnca.cn"]').count());
    assert.ok(await page.locator('main a[href^="mailto:"]').count());
    assert.doesNotMatch(await told(page), /伪造|假冒|\b(fake|counterfeit)\b/i);
  });
}
