// Is the verdict seen, whatever colours someone reads with? By the pixels: word, shape and stars, in light, in the dark, and
// in colours forced by the reader; nothing moves for those who asked for that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './browser.js';
import { certificates } from './example.js';
import { onScreen, pixelsSeen, whiteOn } from './picture.js';
import { openCertificate } from './verdict.js';

/** Fewer than these are a speck: a twentieth of the box of a shape. */
const SPECK = 1 / 20;
const VERDICT_CONTRAST = 6;

const COLOURS = [
  { colorScheme: 'light', forcedColors: 'none' }, { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' }, { colorScheme: 'dark', forcedColors: 'active' },
];

for (const [name, certificate] of Object.entries(certificates)) {
  test(`${name}: word, shape and stars are seen in every colour`, async (t) => {
    const { page } = await openCertificate(t, certificate);
    const hasStars = certificate.status === 'valid' && certificate.level !== 'standard';
    for (const colours of COLOURS) {
      await page.emulateMedia(colours);
      for (const shape of ['#word', '.verdict svg', ...(hasStars ? ['.stars svg'] : [])]) {
        const { width, height } = await page.locator(shape).boundingBox();
        const seen = await pixelsSeen(page, page.locator(shape));
        assert.ok(seen > SPECK * width * height, `${shape}, ${Object.values(colours)}: ${seen} pixels of ${width} × ${height}`);
      }
    }
  });

  test(`${name}: white on the band is at least 6:1, its pattern included`, async (t) => {
    const { page } = await openCertificate(t, certificate);
    const band = page.locator('#verdict');
    await band.locator('.in').evaluate((content) => content.style.setProperty('visibility', 'hidden'));
    const contrast = await whiteOn(page, onScreen(page, await band.boundingBox(), -2));
    assert.ok(contrast >= VERDICT_CONTRAST, `${contrast}`);
  });
}

for (const path of ['/', `/c/${certificates.valid.code}/`, '/search/?q=示例家']) {
  test(`${path}: nothing moves for those who asked for that`, async (t) => {
    const { page } = await open(t, path);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
    }).map((element) => element.outerHTML.slice(0, 80)));
    assert.deepEqual(moving, []);
  });
}
