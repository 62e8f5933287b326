// Does every link of the site lead somewhere? All pages, all addresses in them, fragments too; no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileFor, files, text } from './site.js';

const html = files.filter((file) => file.endsWith('.html'));
const base = new URL(text('sitemap.xml').match(/<loc>([^<]+)</)[1]).origin;

const TAG = /<[a-z][^\s>]*(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const ADDRESS = /\s(?:href|src|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const withoutScripts = (page) => page.replace(/(<script[^>]*>)[^]*?<\/script>/gi, '$1');
const values = (pattern, page) => (withoutScripts(page).match(TAG) ?? [])
  .flatMap((tag) => [...tag.matchAll(pattern)])
  .map((found) => (found[1] ?? found[2] ?? found[3]).replaceAll('&amp;', '&'));

const ids = new Map();
function hasId(file, id) {
  if (!ids.has(file)) ids.set(file, new Set(values(ID, text(file))));
  return ids.get(file).has(id);
}

/** What is wrong with an address that stands on the page `file`; undefined if it leads somewhere or to another site. */
function fault(file, address) {
  const url = new URL(address, `${base}/${file.replace(/index\.html$/, '')}`);
  if (url.origin !== base) return undefined;
  const target = fileFor(decodeURIComponent(url.pathname));
  if (!target) return `${file}: ${address} leads nowhere`;
  const id = decodeURIComponent(url.hash.slice(1));
  return id && !hasId(target, id) ? `${file}: ${address} has no such place` : undefined;
}

test('every address on every page leads to a file of the site', () => {
  const addresses = html.flatMap((file) => values(ADDRESS, text(file)).map((address) => [file, address]));
  assert.ok(addresses.length > html.length, 'pages have links');
  assert.deepEqual(addresses.map(([file, address]) => fault(file, address)).filter(Boolean), []);
});

test('every page but the one for lost addresses can be reached from the home page', () => {
  const reached = new Set(['index.html']);
  for (const file of reached) {
    for (const address of values(ADDRESS, text(file))) {
      const url = new URL(address, `${base}/${file.replace(/index\.html$/, '')}`);
      const target = url.origin === base && fileFor(decodeURIComponent(url.pathname));
      if (target && target.endsWith('.html')) reached.add(target);
    }
  }
  assert.deepEqual(html.filter((file) => !reached.has(file)), ['404.html']);
});

test('the sitemap names every page, and nothing else', () => {
  const named = [...text('sitemap.xml').matchAll(/<loc>([^<]+)</g)].map((found) => fileFor(new URL(found[1]).pathname) ?? found[1]);
  assert.deepEqual(named.sort(), html.filter((file) => file !== '404.html'));
});

test('robots.txt leads to the sitemap', () => {
  assert.ok(text('robots.txt').includes(`Sitemap: ${base}/sitemap.xml`));
});

test('every page names itself and its counterpart in the other language', () => {
  for (const file of html.filter((one) => one !== '404.html')) {
    const path = `/${file.replace(/index\.html$/, '')}`;
    const page = text(file);
    assert.match(page, new RegExp(`<link [^>]*href="?${base}${path}"?[ >]`), `${file}: canonical`);
    const other = path.startsWith('/en/') ? path.slice(3) : `/en${path}`;
    assert.ok(fileFor(other), `${file}: ${other} is missing`);
    assert.ok(values(ADDRESS, page).includes(other), `${file}: no link to ${other}`);
    const counterparts = (page.match(/<link [^>]*hreflang[^>]*>/g) ?? []).flatMap((link) => values(ADDRESS, link));
    assert.deepEqual(counterparts.sort(), [path, other].map((one) => base + one).sort(), `${file}: hreflang`);
  }
});
