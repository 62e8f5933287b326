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
  const before = await luminances(page, clip);
  await change();
  const after = await luminances(page, clip);
  return before.filter((light, pixel) => contrast(light, after[pixel]) >= SEEN).length;
}

/** The contrast of white with the lightest pixel in `clip`. */
export async function whiteOn(page, clip) {
  const lightest = (await luminances(page, clip)).reduce((most, light) => Math.max(most, light));
  return contrast(1, lightest);
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

// Source: WCAG 2.2, contrast ratio and relative luminance.
function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
async function luminances(page, clip) {
  const picture = await page.screenshot({ clip });
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return Array.from({ length: data.length / 4 }, (_, pixel) => {
      const [red, green, blue] = data.subarray(4 * pixel, 4 * pixel + 3);
      return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
    });
  }, picture.toString('base64'));
}
