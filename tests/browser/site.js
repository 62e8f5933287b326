// Takes the folder of a built site (SITE, else target/example); gives its files and what kinds of pages it has.
// It refuses to know how a browser shows them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const folder = process.env.SITE || fileURLToPath(new URL('../../target/example', import.meta.url));
if (!existsSync(join(folder, 'snapshot.json'))) throw new Error(`no built site in ${folder}`);

const NOT_EDITORIAL = /^(c|e|levels|regions|industries|status|search|batch|changes|self-assessment|transparency|data|assets|en)$/;

/** Every file of the site, as a path below its folder, sorted. */
export const files = walk('').sort();

function walk(below) {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

export function bytes(file) {
  return readFileSync(join(folder, file));
}
export function text(file) {
  return bytes(file).toString('utf8');
}
export function json(file) {
  return JSON.parse(text(file));
}

/** The file that answers for a path of the site; undefined where there is none. */
export function fileFor(path) {
  const file = path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
  return files.includes(file) ? file : undefined;
}

/** The path of a page in a language: Chinese stands at the root, English under /en. */
export function inLanguage(path, language) {
  return language === 'zh' ? path : `/${language}${path}`;
}

/** One path of every kind of page that exists once a language, named by its kind; every editorial page is there. */
export const kinds = new Map([
  ['home', '/'],
  ['certificate', '/c/7K3M9P2XC9/'],
  ['enterprise with one certificate', '/e/91530102EX5229973N/'],
  ['enterprise with several', '/e/91370202EX2708549B/'],
  ['list by level', '/levels/five-star/'],
  ['list by region', '/regions/11/'],
  ['list by industry', '/industries/household-appliances/'],
  ['list by status', '/status/withdrawn/'],
  ['levels', '/levels/'],
  ['regions', '/regions/'],
  ['industries', '/industries/'],
  ['statuses', '/status/'],
  ['search', '/search/'],
  ['data', '/data/'],
  ['changes', '/changes/'],
  ['self-assessment', '/self-assessment/'],
  ['transparency', '/transparency/'],
  ...files
    .filter((file) => /^[^/]+\/index\.html$/.test(file) && !NOT_EDITORIAL.test(file.split('/')[0]))
    .map((file) => [`editorial ${file.split('/')[0]}`, `/${file.split('/')[0]}/`]),
]);

/** Every kind of page in every language, and the one for lost addresses: [kind, language, path]. */
export const everyPage = [
  ...[...kinds].flatMap(([kind, path]) => ['zh', 'en'].map((language) => [kind, language, inLanguage(path, language)])),
  ['not found', 'zh', '/404.html'],
];
