// What do browsers, home screens and messengers show for the site? Icons and pictures of the promised size, small, on every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './browser.js';
import { bytes, fileFor, files, json, kinds, inLanguage, text } from './site.js';

const KB = 1024;
const base = new URL(text('sitemap.xml').match(/<loc>([^<]+)</)[1]).origin;
const named = (page, property) => page.match(new RegExp(`<meta (?:property|name)="?${property}"? content="?([^">]*)`))?.[1]
  ?? page.match(new RegExp(`<meta content="?([^">]*?)"? (?:property|name)="?${property}"?[ >]`))?.[1];

/** Width, height, and whether it covers every pixel, as a browser sees the picture at `path`. */
function seen(page, path) {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    return { width, height, opaque: data.every((value, at) => at % 4 < 3 || value === 255) };
  }, path);
}

test('icons that browsers ask for by themselves are at the root', async (t) => {
  const { page } = await open(t, '/');
  assert.deepEqual(await seen(page, '/apple-touch-icon.png'), { width: 180, height: 180, opaque: true });
  assert.equal((await seen(page, '/favicon.ico')).opaque, false);
  for (const file of ['apple-touch-icon.png', 'favicon.ico']) assert.ok(bytes(file).length <= 4 * KB, file);
});

test('the manifest names icons of the size that it says, in the language of its page', async (t) => {
  const { page } = await open(t, '/');
  for (const [path, lang] of [['', 'zh-CN'], ['en/', 'en']]) {
    const manifest = json(`${path}manifest.json`);
    assert.equal(manifest.lang, lang);
    assert.equal(fileFor(manifest.start_url), `${path}index.html`);
    assert.equal(manifest.icons.length, 2);
    for (const icon of manifest.icons) {
      const { width, height, opaque } = await seen(page, icon.src);
      assert.equal(`${width}x${height}`, icon.sizes);
      assert.ok(opaque);
      assert.ok(bytes(icon.src.slice(1)).length <= 8 * KB, icon.src);
    }
  }
});

test('certificate pages spend nothing on a manifest, every other kind has it', () => {
  for (const [kind, path] of kinds) assert.equal(/rel="?manifest/.test(text(fileFor(path))), kind !== 'certificate', kind);
});

test('every page has a picture for messengers, of its language, the same on all', async (t) => {
  const { page } = await open(t, '/');
  const shares = { zh: new Set(), en: new Set() };
  for (const file of files.filter((one) => one.endsWith('.html') && one !== '404.html')) {
    shares[file.startsWith('en/') ? 'en' : 'zh'].add(named(text(file), 'og:image'));
  }
  for (const [language, urls] of Object.entries(shares)) {
    assert.equal(urls.size, 1);
    const url = new URL([...urls][0]);
    assert.equal(url.origin, base);
    assert.match(url.pathname, new RegExp(`/share-${language}-`));
    const picture = text(fileFor(inLanguage('/', language)));
    const size = { width: Number(named(picture, 'og:image:width')), height: Number(named(picture, 'og:image:height')) };
    assert.deepEqual(await seen(page, url.pathname), { ...size, opaque: true });
    assert.ok(bytes(url.pathname.slice(1)).length <= 60 * KB);
  }
});

test('what messengers are told of a certificate is no status: they keep it for long', () => {
  for (const file of files.filter((one) => /^(en\/)?c\/[^/]+\/index\.html$/.test(one))) {
    const told = ['og:title', 'og:description', 'og:image:alt'].map((property) => named(text(file), property));
    assert.ok(told.every(Boolean), file);
    assert.doesNotMatch(told.join(), /有效|暂停|撤销|注销|过期|星级|[Vv]alid|[Ss]uspended|[Ww]ithdrawn|[Cc]ancelled|[Ee]xpired|[Ss]tars?\b/);
  }
});
