// node draw.js THEME: takes static/favicon.svg, drawings/share.svg and the words of a theme (those of the default theme
// where it has none); gives the pictures that browsers and messengers want in pixels, in its static/. To be run by hand
// after a change of the drawings: with other fonts or another Chromium the bytes differ. Needs Node 20.15 or newer.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { indexedPng } from './indexed_png.js';

const DEFAULT = fileURLToPath(new URL('../../themes/default', import.meta.url));
const [theme] = process.argv.slice(2);
if (!theme || !existsSync(theme)) {
  console.error('usage: node draw.js THEME, a folder such as themes/own');
  process.exit(2);
}
const read = (name) => readFileSync([join(theme, name), join(DEFAULT, name)].find(existsSync), 'utf8');

/** The text of a key that the theme's own words or the default ones give, as XML. */
function word(language, key) {
  const files = [theme, DEFAULT].map((folder) => join(folder, `i18n/${language}.yaml`)).filter(existsSync);
  const line = new RegExp(`^${key}: *"?(.*?)"? *$`, 'm');
  const found = files.map((file) => line.exec(readFileSync(file, 'utf8'))).find(Boolean);
  if (!found) throw new Error(`no ${key} in ${files.join(', ')}`);
  return found[1].replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();

/** The drawing in pixels. On a `bleeding` one the colour of its upper edge fills what it leaves open. */
async function drawn(svg, width, height, bleeding = false) {
  const pixels = await page.evaluate(async ([source, w, h, fill]) => {
    const image = new Image(w, h);
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(image, 0, 0, w, h);
    if (fill) {
      const [red, green, blue] = canvas.getImageData(w / 2, 1, 1, 1).data;
      canvas.globalCompositeOperation = 'destination-over';
      canvas.fillStyle = `rgb(${red} ${green} ${blue})`;
      canvas.fillRect(0, 0, w, h);
    }
    return Array.from(canvas.getImageData(0, 0, w, h).data);
  }, [svg, width, height, bleeding]);
  return { width, height, pixels };
}

/** An icon file that holds `pictures`: square PNGs by their side in pixels. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(([side, png], index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

function write(name, bytes) {
  mkdirSync(join(theme, 'static'), { recursive: true });
  writeFileSync(join(theme, 'static', name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}

const icon = read('static/favicon.svg');
const square = async (side, bleeding) => indexedPng(await drawn(icon, side, side, bleeding), 16);
write('favicon.ico', ico([[16, await square(16)], [32, await square(32)], [48, await square(48)]]));
write('apple-touch-icon.png', await square(180, true));
write('icon-192.png', await square(192, true));
write('icon-512.png', await square(512, true));
for (const language of ['zh', 'en']) {
  const share = read('drawings/share.svg').replace(/{(\w+)}/g, (_, key) => word(language, key));
  write(`share-${language}.png`, indexedPng(await drawn(share, 1200, 630), 16));
}
await browser.close();
