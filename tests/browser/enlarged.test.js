// Does everything stay readable when it is enlarged? Zoomed to 400 %, text alone larger, letters and lines further apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, overflow, settled } from './browser.js';
import { certificates } from './example.js';
import { covered, cutOff, overlaps } from './layout.js';
import { everyPage, inLanguage } from './site.js';

const STANDARD_PX = 16;

/** What a reader may set and nothing may be lost by.   Source: WCAG 2.2 1.4.12. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

const pages = [...everyPage];
for (const language of ['zh', 'en']) {
  for (const [name, { code }] of Object.entries(certificates)) pages.push([`certificate ${name}`, language, inLanguage(`/c/${code}/`, language)]);
  pages.push(['another day', language, inLanguage(`/c/${certificates.valid.code}/?on=2026-05-18`, language)]);
  pages.push(['search with results', language, inLanguage('/search/?q=示例家', language)]);
}
pages.push(['not found mistyped', 'zh', '/c/7K3M9P2XC8/']);

async function assertReadable(page, how) {
  assert.equal(await overflow(page), 0, `${how}: sideways scroll`);
  assert.deepEqual(await cutOff(page), [], `${how}: cut off`);
  assert.deepEqual(await overlaps(page), [], `${how}: text upon text`);
  assert.deepEqual(await covered(page), [], `${how}: covered`);
}

for (const [kind, language, path] of pages) {
  test(`${kind}, ${language}: readable at 400 %, with larger text and with wider spacing`, async (t) => {
    const { page } = await open(t, path, { width: 1280 / 4, height: 1024 / 4, kept: true });
    await settled(page);
    await assertReadable(page, '400 %');

    const devtools = await page.context().newCDPSession(page);
    const enlargeText = (times) => devtools.send('Page.setFontSizes', { fontSizes: { standard: times * STANDARD_PX } });
    await page.setViewportSize({ width: 360, height: 640 });
    await enlargeText(1.5);
    await assertReadable(page, 'phone, text 150 %');
    await page.setViewportSize({ width: 1280, height: 800 });
    await enlargeText(2);
    assert.ok(parseFloat(await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize)) >= 36);
    await assertReadable(page, 'desk, text 200 %');
    await enlargeText(1);

    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    await assertReadable(page, 'desk, wider spacing');
    await page.setViewportSize({ width: 320, height: 640 });
    await assertReadable(page, 'phone, wider spacing');
  });
}
