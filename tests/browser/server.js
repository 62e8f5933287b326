// Takes a folder; gives it over HTTP on loopback as a host would: content types, directories, compressed where that is
// understood and helps, its 404.html as a real 404, and the policy that the certificate page's inline style and script are allowed by.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves `folder`; `inlined` is a page whose inline style and script are allowed on every page, and no others. */
export async function serve(folder, inlined) {
  const policy = policyFor(await readFile(join(folder, inlined), 'utf8'));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const found = await readFile(join(folder, file)).catch(() => undefined);
    const type = found ? TYPES[extname(file)] : TYPES['.html'];
    const body = found ?? (await readFile(join(folder, '404.html')));
    const isCompressed = type !== TYPES['.png'] && /\bgzip\b/.test(request.headers['accept-encoding']);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': type,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...(isCompressed && { 'Content-Encoding': 'gzip' }),
    });
    response.end(isCompressed ? gzipSync(body) : body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}

// Source: site.md §5.
function policyFor(page) {
  const sha256 = (tag) => [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))]
    .map((inline) => `'sha256-${createHash('sha256').update(inline[1]).digest('base64')}'`)
    .join(' ');
  return `default-src 'none'; script-src 'self' ${sha256('script')}; style-src 'self' ${sha256('style')}; `
    + "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
}
