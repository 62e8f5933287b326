// Do nginx and Caddy, given the snippets that the build wrote, send what the site's `_headers` say, and is that what each kind of
// file needs?
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, test } from 'node:test';
import { certificates } from './example.js';
import { readHeaders } from './headers_file.js';
import { hosts } from './hosts.js';
import { files, folder, text } from './site.js';

const { code } = certificates.valid;
const stylesheet = `/${files.find((file) => /^assets\/site-.*\.css$/.test(file))}`;
const script = `/${files.find((file) => /^assets\/search-.*\.js$/.test(file))}`;

const ASKED = 'public, max-age=0, must-revalidate';
const FOREVER = 'public, max-age=31536000, immutable';
const UTF_8 = '; charset=utf-8';

// Path, media type, Cache-Control, whether everybody's pages may read it.
const KINDS_OF_FILES = [
  ['/', `text/html${UTF_8}`, ASKED, false],
  [`/c/${code}/`, `text/html${UTF_8}`, ASKED, false],
  ['/data/', `text/html${UTF_8}`, ASKED, false],
  [stylesheet, `text/css${UTF_8}`, FOREVER, false],
  [script, new RegExp(`^(text|application)/javascript${UTF_8}$`), FOREVER, false],
  [`/c/${code}/badge.svg`, /^image\/svg\+xml/, 'public, max-age=300', true],
  [`/c/${code}/qr.png`, 'image/png', ASKED, false],
  [`/c/${code}/certificate.json`, `application/json${UTF_8}`, ASKED, true],
  ['/snapshot.json', `application/json${UTF_8}`, ASKED, true],
  ['/data/certificates.csv', `text/csv${UTF_8}`, ASKED, true],
  ['/levels/five-star/certificates.csv', `text/csv${UTF_8}`, ASKED, true],
  ['/data/certificates.jsonl', `application/jsonl${UTF_8}`, ASKED, true],
  ['/feed.xml', `application/atom+xml${UTF_8}`, ASKED, true],
  ['/en/feed.xml', `application/atom+xml${UTF_8}`, ASKED, true],
  ['/opensearch.xml', `application/opensearchdescription+xml${UTF_8}`, ASKED, false],
  ['/search/records.json', /^application\/json/, ASKED, false],
  ['/sitemap.xml', /^(text|application)\/xml/, ASKED, false],
  ['/robots.txt', `text/plain${UTF_8}`, ASKED, false],
];

const NOWHERE = [
  '/nothing/here/',
  '/c/',
  '/assets/',
  '/assets/site-0000000000.css',
  `/c/AAAAAAAAAF/certificate.json`,
  '/_headers',
  '/%5Fheaders',
  '/.starmark/manifest',
  '/%2estarmark/lock',
  '//.starmark/manifest',
  '/c/../.starmark/hosting/nginx.conf',
  '/.starmark/hosting/Caddyfile',
];

/** The answer to a path as it is written, without following it anywhere. */
function ask(origin, path, headers = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise((answered, failed) => {
    get({ hostname, port, path, headers }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', failed);
  });
}

const written = readHeaders(text('_headers'));
const NAMES = new Set(files.flatMap((file) => Object.keys(written(pathOf(file)))));

function pathOf(file) {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

for (const [name, start] of Object.entries(hosts)) {
  let origin;
  let host;
  before(async () => {
    host = await start(folder);
    origin = host.origin;
  });
  after(() => host.close());

  test(`${name}: every file is sent with what _headers say of it, and no more`, async () => {
    for (const file of files.filter((each) => !/^[_.]/.test(each))) {
      const path = pathOf(file);
      const { status, headers } = await ask(origin, path);
      assert.equal(status, 200, path);
      const expected = { 'cache-control': ASKED, ...written(path) };
      for (const header of NAMES) {
        if (header === 'content-type' && !(header in expected)) continue;
        assert.equal(headers[header], expected[header], `${path}: ${header}`);
      }
    }
  });

  for (const [path, type, lifetime, isOpen] of KINDS_OF_FILES) {
    test(`${name}: ${path.replace(/-[0-9a-f]{10}\./, '-*.')} has its type, its lifetime and its readers`, async () => {
      const { status, headers } = await ask(origin, path);
      assert.equal(status, 200);
      if (type instanceof RegExp) assert.match(headers['content-type'], type);
      else assert.equal(headers['content-type'], type);
      assert.equal(headers['cache-control'], lifetime);
      assert.equal(headers['access-control-allow-origin'], isOpen ? '*' : undefined);
      assert.equal(headers['cross-origin-resource-policy'], isOpen ? 'cross-origin' : undefined);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['permissions-policy'], 'camera=()');
      assert.match(headers['content-security-policy'], /^default-src 'none'; script-src 'self'( 'sha256-[\w+/]{43}='){2}; /);
    });
  }

  for (const path of NOWHERE) {
    test(`${name}: ${path} is answered with the page for what does not exist`, async () => {
      const { status, headers, body } = await ask(origin, path);
      assert.equal(status, 404);
      assert.equal(body, text('404.html'));
      assert.equal(headers['content-type'], `text/html${UTF_8}`);
      assert.equal(headers['cache-control'], ASKED);
      assert.equal(headers['content-security-policy'], written('/404.html')['content-security-policy']);
      assert.equal(headers['access-control-allow-origin'], undefined);
    });
  }

  test(`${name}: a code without its slash leads on to its page`, async () => {
    const { status, headers } = await ask(origin, `/c/${code}`);
    assert.ok([301, 308].includes(status), String(status));
    assert.equal(headers.location, `/c/${code}/`);
  });

  test(`${name}: what is known already is not sent again`, async () => {
    for (const path of ['/', `/c/${code}/certificate.json`, '/snapshot.json']) {
      const { headers } = await ask(origin, path);
      const again = await ask(origin, path, { 'if-none-match': headers.etag });
      assert.deepEqual([again.status, again.body], [304, ''], path);
      assert.equal(again.headers['cache-control'], ASKED);
      assert.equal((await ask(origin, path, { 'if-none-match': '"another"' })).status, 200);
    }
  });

  test(`${name}: text is compressed for those who ask, pictures are not`, async () => {
    for (const [path, encoding] of [['/', 'gzip'], ['/data/certificates.jsonl', 'gzip'], ['/feed.xml', 'gzip'], [`/c/${code}/qr.png`, undefined]]) {
      const { headers } = await ask(origin, path, { 'accept-encoding': 'gzip' });
      assert.equal(headers['content-encoding'], encoding, path);
    }
  });
}
