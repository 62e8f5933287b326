// Are the pictures of the site whole? Every SVG is well formed and has a size, every QR code has whole pixels a module.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './browser.js';
import { bytes, files, text } from './site.js';

const svg = files.filter((file) => file.endsWith('.svg'));
const png = files.filter((file) => /^c\/[^/]+\/qr\.png$/.test(file));

test('every SVG and XML file is well formed', async (t) => {
  const { page } = await open(t, '/404.html');
  const written = [...svg, ...files.filter((file) => file.endsWith('.xml'))].map((file) => [file, text(file)]);
  assert.ok(svg.length > 100);
  const broken = await page.evaluate((all) => all
    .filter(([, content]) => new DOMParser().parseFromString(content, 'application/xml').querySelector('parsererror'))
    .map(([file]) => file), written);
  assert.deepEqual(broken, []);
});

test('every badge and QR code is drawn, and a badge has a title to be read out', async (t) => {
  const { page } = await open(t, '/404.html');
  const pictures = [...svg, ...png].map((file) => `/${file}`);
  const empty = await page.evaluate((all) => Promise.all(all.map(async (source) => {
    const picture = new Image();
    picture.src = source;
    return picture.decode().then(() => (picture.naturalWidth > 0 ? '' : source), () => source);
  })).then((answers) => answers.filter(Boolean)), pictures);
  assert.deepEqual(empty, []);
  for (const badge of svg.filter((file) => file.endsWith('/badge.svg'))) {
    assert.match(text(badge), /<title[^>]*>[^<]+<\/title>/, badge);
    assert.match(text(badge), /role="img"/, badge);
  }
});

test('every QR code is 1 bit a pixel and says its physical size', () => {
  assert.ok(png.length > 50);
  for (const file of png) {
    const content = bytes(file);
    assert.equal(content.toString('latin1', 1, 4), 'PNG', file);
    assert.equal(content[24], 1, `${file}: bits a pixel`);
    assert.ok(content.includes('pHYs'), `${file}: physical size`);
  }
});
