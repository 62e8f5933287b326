// Is the keyboard enough? Every stop in the order of the page, shown, and no trap; then three people on their way. No mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open, settled } from './browser.js';
import { certificates } from './example.js';
import { controls, focusShown, keyboardOf } from './keyboard.js';
import { openCertificate } from './verdict.js';

const { suspended, valid } = certificates;

/** How thick the ring around an element must be at least, on average.   Source: WCAG 2.2 2.4.13. */
const RING_PX = 2;

const PAGES = [
  '/', `/c/${valid.code}/`, `/en/c/${suspended.code}/`, `/c/${valid.code}/?on=2026-05-18`, '/e/91370202EX2708549B/',
  '/search/?q=翡翠', '/levels/five-star/', '/en/standard/', '/data/', '/c/7K3M9P2XC8/',
];
const walks = [...PAGES.map((path) => [path, 'light']), ['/', 'dark'], [`/c/${valid.code}/`, 'dark']];

for (const [path, colours] of walks) {
  test(`${path}, ${colours}: Tab stops at every control, in the order of the page and in sight; Shift+Tab leads back`, async (t) => {
    const { page } = await open(t, path, { dark: colours === 'dark' });
    await settled(page);
    const keyboard = keyboardOf(page);
    const faint = [];
    const stops = await keyboard.forwards(async ({ name }) => {
      const { pixels, circumference } = await focusShown(page);
      if (pixels < RING_PX * circumference) faint.push(`${name}: ${pixels} pixels around ${circumference}`);
    });
    assert.deepEqual(faint, []);
    assert.deepEqual(stops.map(({ index }) => index), await controls(page));
    assert.deepEqual(stops.filter(({ isInSight }) => !isInSight), []);
    const isBefore = ({ top, left }, { bottom, left: begin }) => top < bottom - 1 && left < begin;
    assert.deepEqual(stops.slice(1).filter((stop, before) => isBefore(stop, stops[before])), []);
    assert.deepEqual((await keyboard.backwards()).map(({ index }) => index).reverse(), stops.map(({ index }) => index));
  });
}

for (const [language, skip] of [['zh', '跳到正文'], ['en', 'Skip to content']]) {
  test(`${language}: the first stop skips to the content`, async (t) => {
    const { page } = await openCertificate(t, valid, { language });
    const keyboard = keyboardOf(page);
    assert.equal((await keyboard.tab()).name, skip);
    await keyboard.press('Enter');
    assert.ok((await keyboard.tab()).isInMain);
  });
}

test('a consumer: the history is one key away', async (t) => {
  const { page } = await openCertificate(t, suspended);
  const keyboard = keyboardOf(page);
  await keyboard.to('证书经历');
  await keyboard.press('Enter');
  assert.ok(await page.locator('#history h2').evaluate((heading) => heading.getBoundingClientRect().top < window.innerHeight));
});

test('a consumer: another day, the print-out, the national platform, and back', async (t) => {
  const { page } = await openCertificate(t, suspended);
  await page.route('https://cx.cnca.cn/**', (route) => route.fulfill({ body: 'another site' }));
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'printed';
    };
  });
  const keyboard = keyboardOf(page);

  await keyboard.to('核验另一天');
  await keyboard.press('Enter');
  assert.equal((await keyboard.stop()).id, 'on');
  await keyboard.type('10072026');
  await eventually(() => page.locator('#answer').innerText(), /2026-10-07：有效，三星级/);
  assert.match(page.url(), /\?on=2026-10-07$/);

  await keyboard.to('打印核验报告');
  await keyboard.press('Enter');
  await eventually(() => page.title(), 'printed');
  assert.equal((await keyboard.back()).name, '查看该企业的全部证书');

  await keyboard.to('到国家平台复核');
  await keyboard.press('Enter');
  await page.waitForURL('https://cx.cnca.cn/');
});

test('an officer: from the search box to the certificate and to the enterprise', async (t) => {
  const { page } = await open(t, '/', { width: 1280, height: 800 });
  const keyboard = keyboardOf(page);
  assert.equal((await keyboard.to(/^企业名称/)).id, 'q');
  await keyboard.type('滇池示例');
  await eventually(() => page.locator('#cards > li').count(), 1);
  await keyboard.to('滇池示例翡翠珠宝有限公司');
  await keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/c/${suspended.code}/`);
  await keyboard.to('查看该企业的全部证书');
  await keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/e/91530102EX5229973N/');
  await keyboard.to(/滇池示例翡翠珠宝有限公司|EX-27922-2025-00040/);
});

test('an officer: a filter that is chosen keeps the focus', async (t) => {
  const { page } = await open(t, '/search/?q=示例', { width: 1280, height: 800 });
  await page.locator('#cards > li').first().waitFor();
  const keyboard = keyboardOf(page);
  const { name } = await keyboard.to(/^已撤销/);
  await keyboard.press('Enter');
  await eventually(() => new URL(page.url()).searchParams.get('status'), 'withdrawn');
  assert.equal((await keyboard.stop())?.name, name);
});

test('an officer: more results come, and the focus is on the first of them', async (t) => {
  const { page } = await open(t, '/search/?q=示例', { width: 1280, height: 800 });
  const cards = page.locator('#cards > li');
  await cards.first().waitFor();
  const keyboard = keyboardOf(page);
  const shown = await cards.count();
  await keyboard.to(/^再显示/);
  await keyboard.press('Enter');
  assert.ok(await cards.count() > shown);
  assert.equal((await keyboard.stop())?.name, await cards.nth(shown).locator('a').innerText());
});

test('an officer: from list to list', async (t) => {
  const { page } = await open(t, '/levels/five-star/', { width: 1280, height: 800 });
  const keyboard = keyboardOf(page);
  for (const [name, path] of [['按地区', '/regions/'], [/^北京/, '/regions/11/']]) {
    await keyboard.to(name);
    await keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === path);
  }
  await keyboard.to('下载 CSV');
});

test('an address that leads nowhere: whom to tell, the search', async (t) => {
  const { page } = await open(t, '/c/7K3M9P2XC8/');
  const keyboard = keyboardOf(page);
  await keyboard.to('office@example.cn');
  await keyboard.to('查询证书');
  assert.equal((await keyboard.tab()).name, '到国家平台复核');
  assert.equal((await keyboard.back()).name, '查询证书');
  await keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/search/');
});
