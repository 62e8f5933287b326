// Can one who sees badly make the type larger, on every page and for good? One button, kept on this machine, never in the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, eventually, open, overflow, settled } from './browser.js';
import { words } from './example.js';
import { shifts } from './shifts.js';
import { fileFor, inLanguage, kinds, text } from './site.js';

const NORMAL = '18px';
const LARGE = '22px';
const CERTIFICATE = '/c/7K3M9P2XC9/';
const LIST = '/levels/five-star/';

const button = (page) => page.getByRole('button', { name: /^(大字|Larger type)$/ });
const size = (page) => page.locator('body').evaluate((body) => getComputedStyle(body).fontSize);
const state = (page) => button(page).getAttribute('aria-pressed');

const pages = [...kinds].flatMap(([kind, path]) => ['zh', 'en'].map((language) => [kind, language, inLanguage(path, language)]));
pages.push(['not found', 'zh', '/404.html']);

for (const [kind, language, path] of pages) {
  test(`${kind}, ${language}: larger on a phone, without a barrier or a sideways scroll`, async (t) => {
    const { page, complaints } = await open(t, path, { kept: true });
    assert.equal(await size(page), NORMAL);
    assert.equal(await button(page).innerText(), words[language].largerType);
    await button(page).click();
    assert.equal(await state(page), 'true');
    assert.equal(await size(page), LARGE);
    assert.equal(await overflow(page), 0);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await barriers(page), []);
    const { width, height } = await button(page).boundingBox();
    assert.ok(width >= 48 && height >= 48, `${width} by ${height}`);
    await page.setViewportSize({ width: 960, height: 640 });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(complaints, []);
  });
}

test('it is remembered from page to page, and so is the way back', async (t) => {
  const { page, asked } = await open(t, '/');
  const origin = new URL(page.url()).origin;
  await button(page).click();
  await page.goto(origin + CERTIFICATE);
  assert.equal(await size(page), LARGE);
  assert.equal(await state(page), 'true');
  await button(page).click();
  assert.equal(await size(page), NORMAL);
  await page.goBack();
  await eventually(() => size(page), NORMAL);
  await eventually(() => state(page), 'false');
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(asked.filter((url) => /^[a-z]+:/.test(url)), [], 'nobody else is told');
});

test('nothing is kept of one who never asked', async (t) => {
  const { page } = await open(t, LIST);
  assert.equal(await state(page), 'false');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

for (const path of [CERTIFICATE, LIST, '/']) {
  test(`${path}: the next page is large from the start: nothing moves while it loads`, async (t) => {
    const { page } = await open(t, path);
    await button(page).click();
    await page.reload();
    await settled(page);
    assert.equal(await size(page), LARGE);
    assert.deepEqual(await shifts(page), []);
  });

  test(`${path}: what has come of the next page is large, though its end has not`, async (t) => {
    const whole = text(fileFor(path));
    let answer = whole;
    const { page } = await open(t, path, { answers: { [path]: () => answer } });
    await button(page).click();
    answer = whole.slice(0, whole.indexOf('</header>'));
    await page.reload();
    assert.equal(await size(page), LARGE);
  });

  test(`${path}: the keyboard reaches it and works it`, async (t) => {
    const { page } = await open(t, path, { width: 1280 });
    await eventually(() => state(page), 'false');
    for (let steps = 0; steps < 12 && !(await button(page).evaluate((element) => element === document.activeElement)); steps += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    assert.equal(await state(page), 'true');
    assert.equal(await size(page), LARGE);
    await page.keyboard.press('Enter');
    assert.equal(await state(page), 'false');
    assert.equal(await size(page), NORMAL);
  });

  for (const [kind, forbid] of [
    ['may not be opened', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })],
    ['is not there', () => Object.defineProperty(window, 'localStorage', { value: null })],
    ['is full', () => Object.defineProperty(window, 'localStorage', { value: new Proxy({}, { set() { throw new DOMException('', 'QuotaExceededError'); } }) })],
  ]) {
    test(`${path}: where the store ${kind}, the page at hand goes by itself`, async (t) => {
      const { page, complaints } = await open(t, path);
      await page.addInitScript(forbid);
      await page.reload({ waitUntil: 'load' });
      assert.equal(await size(page), NORMAL);
      await button(page).click();
      assert.equal(await size(page), LARGE);
      assert.equal(await state(page), 'true');
      await button(page).click();
      assert.equal(await size(page), NORMAL);
      assert.deepEqual(complaints, []);
    });
  }

  test(`${path}: without script there is no button that does nothing`, async (t) => {
    const { page } = await open(t, path, { script: false });
    assert.equal(await button(page).count(), 0);
    assert.equal(await overflow(page), 0);
  });
}
