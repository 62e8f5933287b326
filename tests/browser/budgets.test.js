// How much must a phone fetch before it can show the verdict, and how much for any other page? Does anything move meanwhile?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { open, settled } from './browser.js';
import { bands, certificates } from './example.js';
import { shifts } from './shifts.js';
import { bytes, everyPage, fileFor, files, text } from './site.js';
import { openCertificate } from './verdict.js';

const KB = 1024;
const compressed = (content) => gzipSync(content, { level: 9 }).length;
const largest = (measured) => measured.reduce((most, one) => (one[1] > most[1] ? one : most));

/** The largest of `paths` by `size`, which must exist and may not exceed `limit` bytes. */
function within(limit, paths, size) {
  assert.notEqual(paths.length, 0);
  const [path, most] = largest(paths.map((one) => [one, size(one)]));
  assert.ok(most <= limit, `${path}: ${most} bytes`);
}

const certificatePages = files.filter((file) => /^(en\/)?c\/[^/]+\/index\.html$/.test(file));
const scripts = (page) => [...page.matchAll(/<script>([^]*?)<\/script>/g)].map((script) => script[1]).join('');
const styles = (page) => [...page.matchAll(/<style>([^]*?)<\/style>/g)].map((style) => style[1]).join('');

test('a certificate page is at most 13 KB', () => {
  within(13 * KB, certificatePages, (file) => compressed(bytes(file)));
});

test('its script is at most 2 KB', () => {
  within(2 * KB, certificatePages, (file) => compressed(scripts(text(file))));
});

test('its style and script are the same bytes on every page', () => {
  const inlined = new Set(certificatePages.map((file) => scripts(text(file)) + styles(text(file))));
  assert.equal(inlined.size, 1);
});

test('what it fetches after paint is small: the data 3 KB, the snapshot 1 KB', () => {
  within(3 * KB, files.filter((file) => file.endsWith('/certificate.json')), (file) => compressed(bytes(file)));
  within(KB, ['snapshot.json'], (file) => compressed(bytes(file)));
});

for (const language of ['zh', 'en']) {
  test(`${language}: one request is enough for the verdict`, async (t) => {
    const { code } = certificates.valid;
    const verdict = await openCertificate(t, certificates.valid, {
      language,
      answers: Object.fromEntries(files.filter((file) => !file.endsWith('.html')).map((file) => [`/${file}`, 'cut'])),
    });
    assert.equal(await verdict.colour(), bands.valid);
    assert.equal(await verdict.stars(), 5);
    const page = `${language === 'zh' ? '' : '/en'}/c/${code}/`;
    const rest = verdict.asked.filter((path) => path !== page && !/\/favicon/.test(path)).map((path) => path.split('?')[0]);
    assert.deepEqual(rest.sort(), [`/c/${code}/certificate.json`, '/snapshot.json']);
  });
}

const phone = [
  ...everyPage, ['certificate standard', 'zh', `/c/${certificates.standard.code}/`], ['certificate replaced', 'en', `/en/c/${certificates.replaced.code}/`],
  ['search with results', 'zh', '/search/?q=示例家'], ['search with results', 'en', '/en/search/?q=example'],
];
for (const [kind, language, path] of phone) {
  test(`${kind}, ${language}: at most 50 KB with all that it loads, of which 20 KB script, and nothing moves while it loads`, async (t) => {
    const { page, asked } = await open(t, path);
    await settled(page);
    const loaded = [...new Set(asked.map((address) => fileFor(address.split('?')[0])).filter(Boolean))];
    const weigh = (some) => some.reduce((sum, file) => sum + compressed(bytes(file)), 0);
    assert.ok(weigh(loaded) <= 50 * KB, `${weigh(loaded)} bytes: ${loaded}`);
    assert.ok(weigh(loaded.filter((file) => file.endsWith('.js'))) <= 20 * KB);
    assert.deepEqual(await shifts(page), []);
  });
}
