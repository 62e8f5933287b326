// Is every kind of page sound? No barrier, headings in order, its language, targets that a thumb hits, no word to another
// host, no complaint, no scroll.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, open, overflow, settled } from './browser.js';
import { words } from './example.js';
import { smallTargets } from './layout.js';
import { everyPage } from './site.js';
import { ambiguousLinks, headingsOutOfOrder, landmarks, textInAnotherLanguage } from './structure.js';

for (const [kind, language, path] of everyPage) {
  test(`${kind}, ${language}: sound on a desk, on a phone and in the dark`, async (t) => {
    const { page, asked, complaints } = await open(t, path, { width: 1280, height: 800, kept: true });
    await settled(page);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    assert.deepEqual(await headingsOutOfOrder(page), []);
    assert.deepEqual(await landmarks(page), { banner: 1, main: 1, contentinfo: 1 });
    assert.deepEqual(await textInAnotherLanguage(page), []);
    assert.deepEqual(await ambiguousLinks(page), []);
    assert.equal(await page.locator('html').getAttribute('lang'), words[language].lang);
    assert.match(await page.locator('body').innerText(), /示例登记簿|Example register/);
    assert.deepEqual(asked.filter((url) => /^[a-z]+:/.test(url) && !url.startsWith('data:')), [], 'requests to other hosts');
    assert.deepEqual(await page.context().cookies(), []);
    assert.ok(parseFloat(await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize)) >= 18);
    assert.deepEqual(await barriers(page), []);
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await smallTargets(page), []);

    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await smallTargets(page), []);
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual(complaints, []);
  });
}
