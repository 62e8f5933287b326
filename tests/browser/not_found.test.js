// What does one read who followed an address that leads nowhere? Mistyped, never issued, or led on; never "forged".
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { files } from './site.js';

const MISTYPED = '7K3M9P2XC8';
const NEVER_ISSUED = 'AAAAAAAAAF';

/** A certificate whose code has digits that letters are typed for. */
const SLIPPED = files.map((file) => file.split('/')).find(([folder, code]) => folder === 'c' && /[01]/.test(code))[1];

const told = (page) => page.locator('main').innerText();

for (const prefix of ['', '/en']) {
  test(`${prefix}/c/: a code whose check character fails is mistyped, and shown`, async (t) => {
    const { page, status } = await open(t, `${prefix}/c/${MISTYPED}/`);
    assert.equal(status, 404);
    await eventually(() => told(page), /公开码 7K3M9P2XC8 的校验位不对/);
    const text = await told(page);
    assert.match(text, /check character of code 7K3M9P2XC8 is wrong/);
    assert.doesNotMatch(text, /从未颁发|never issued/);
  });

  test(`${prefix}/c/: a well-formed code was never issued here`, async (t) => {
    const { page, status } = await open(t, `${prefix}/c/${NEVER_ISSUED}/`);
    assert.equal(status, 404);
    await eventually(() => told(page), /AAAAAAAAAF 格式正确，但本登记从未颁发过/);
    const text = await told(page);
    assert.match(text, /AAAAAAAAAF is well formed, but this register never issued it/);
    assert.doesNotMatch(text, /校验位不对|check character/);
  });

  for (const typed of [
    '7k3m9p2xc9', '7K3m9p2Xc9', '７Ｋ３Ｍ９Ｐ２ＸＣ９', '7K3M9P2XC9。', '（7K3M9P2XC9）', '7K3M9P2XC9”，', '7K3M-9P2X-C9', '7K3M9P2XC9\u200b',
    '\u202a7K3M9P2XC9\u202c', ' 7K3M9P2XC9\u3000',
  ]) {
    test(`${prefix}/c/${JSON.stringify(typed)}/ leads on to the certificate`, async (t) => {
      const { page } = await open(t, `${prefix}/c/${encodeURIComponent(typed)}/`);
      await page.waitForURL((url) => url.pathname === `${prefix}/c/7K3M9P2XC9/`);
      await eventually(() => page.getByRole('heading', { level: 1 }).innerText(), prefix ? 'Valid' : '有效');
    });
  }
}

test('the code that was never issued is not in the register', () => {
  assert.ok(!files.includes(`c/${NEVER_ISSUED}/index.html`));
});

test('an address without its last stroke and with a full stop behind it leads on', async (t) => {
  const { page } = await open(t, `/c/${encodeURIComponent('7K3M9P2XC9。')}`);
  await page.waitForURL((url) => url.pathname === '/c/7K3M9P2XC9/');
});

for (const [prefix, wanted] of [['/zh', ''], ['/ZH', ''], ['/fr', ''], ['/EN', '/en'], ['/', '']]) {
  test(`${prefix}/c/: a language that has no such prefix leads on to “${wanted}/c/”`, async (t) => {
    const { page } = await open(t, `${prefix}/c/7K3M9P2XC9/`);
    await page.waitForURL((url) => url.pathname === `${wanted}/c/7K3M9P2XC9/`);
  });
}

test('a code that was given up is said to be', async (t) => {
  const { page } = await open(t, `/c/${NEVER_ISSUED}/`, { answers: { '/data/given-up.json': ['2A8YHT31KX', NEVER_ISSUED] } });
  await eventually(() => told(page), /AAAAAAAAAF 曾由本登记颁发，后来放弃了/);
  assert.match(await told(page), /AAAAAAAAAF was once issued by this register and has been given up/);
  assert.doesNotMatch(await told(page), /从未颁发|never issued/);
});

for (const what of ['cut', 'silent']) {
  test(`nothing is called never issued while it cannot be known: ${what}`, async (t) => {
    const { page } = await open(t, `/c/${NEVER_ISSUED}/`, { answers: { '/data/given-up.json': what } });
    await page.waitForTimeout(300);
    assert.match(await told(page), /这个地址下没有页面/);
    assert.doesNotMatch(await told(page), /从未颁发|never issued/);
  });
}

for (const said of [
  'THIS-CERTIFICATE-IS-FORGED', '本机构已被撤销，请拨打-400-000-0001', '7K3M9P2XC9-IS-VALID', '<b>7K3M9P2XC8', 'FRAUD', '7K3M9P2XC',
]) {
  test(`“${said}” in an address is no sentence of the page`, async (t) => {
    const { page } = await open(t, `/c/${encodeURIComponent(said)}/`);
    await eventually(() => told(page), /这个地址里写的不是公开码/);
    const text = await told(page);
    for (const word of [said, said.replace(/[^A-Z0-9]/g, ''), '400', 'FORGED', 'FRAUD', '7K3M9P2XC']) {
      assert.ok(word === '' || !text.includes(word), `${word}: ${text}`);
    }
    assert.equal(await page.locator('.code:not(:empty)').count(), 0);
  });
}

for (const typed of ['1OX7NY2OOQ', 'IOX7NY200Q', '1OX7NY200Q', '10X7NY2OOQ']) {
  test(`${typed}: letters for digits lead on only where the certificate is there`, async (t) => {
    const { page } = await open(t, `/c/${typed}/`);
    await eventually(() => told(page), /没有字母 I、O、S、V、Z/);
  });
}

test('letters typed for digits lead on to a certificate that is there', async (t) => {
  const { page } = await open(t, `/c/${SLIPPED.replace('0', 'O').replace('1', 'I')}/`);
  await page.waitForURL((url) => url.pathname === `/c/${SLIPPED}/`);
});

test('letters that no code has are named', async (t) => {
  const { page } = await open(t, '/c/7K3M9P2XCS/');
  await eventually(() => told(page), /没有字母 I、O、S、V、Z/);
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
