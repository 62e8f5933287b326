// Takes a place on a page and what is done to it; gives how many of its pixels change so much that an eye sees it. It
// refuses to know what should be seen there.

/** The least contrast that an eye is sure to see, of icons and of the focus.   Source: site.md §3, WCAG 2.2 1.4.11 and 2.4.13. */
export const SEEN = 3;

/** The part of `box` that is on the screen, with `margin` pixels around it. */
export function onScreen(page, box, margin = 0) {
  const { width, height } = page.viewportSize();
  const x = Math.max(0, Math.floor(box.x - margin));
  const y = Math.max(0, Math.floor(box.y - margin));
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(box.x + box.width + margin)) - x,
    height: Math.min(height, Math.ceil(box.y + box.height + margin)) - y,
  };
}

/** How many pixels of the page in `clip` have another colour once `change` has been made, at a contrast of 3:1 or more. */
export async function pixelsChanged(page, clip, change) {
  const before = await picture(page, clip);
  await change();
  const { changed } = await page.evaluate(inLight, { pictures: [before, await picture(page, clip)], seen: SEEN });
  return changed;
}

/** The contrast of white with the lightest pixel in `clip`. */
export async function whiteOn(page, clip) {
  const { whiteOnLightest } = await page.evaluate(inLight, { pictures: [await picture(page, clip)], seen: SEEN });
  return whiteOnLightest;
}

/** How many pixels of the first of `locator` can be told from what is behind it: those that go when it is hidden. */
export async function pixelsSeen(page, locator) {
  const element = locator.first();
  await element.scrollIntoViewIfNeeded();
  const clip = onScreen(page, await element.boundingBox());
  const seen = await pixelsChanged(page, clip, () => element.evaluate((one) => one.style.setProperty('visibility', 'hidden')));
  await element.evaluate((one) => one.style.removeProperty('visibility'));
  return seen;
}

async function picture(page, clip) {
  return (await page.screenshot({ clip })).toString('base64');
}

// Runs in the page: only what is made of the pixels leaves it, for they are many.
// Source: WCAG 2.2, contrast ratio and relative luminance.
async function inLight({ pictures, seen }) {
  const linear = Array.from({ length: 256 }, (_, byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const [before, after = before] = await Promise.all(pictures.map(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const { width, height } = image;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, pixel) => {
      const [red, green, blue] = [data[4 * pixel], data[4 * pixel + 1], data[4 * pixel + 2]];
      return 0.2126 * linear[red] + 0.7152 * linear[green] + 0.0722 * linear[blue];
    });
  }));
  return {
    changed: before.filter((light, pixel) => contrast(light, after[pixel]) >= seen).length,
    whiteOnLightest: contrast(1, before.reduce((most, light) => Math.max(most, light))),
  };
}
