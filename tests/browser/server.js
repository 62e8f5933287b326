// Takes the folder of a built site; gives it over HTTP on loopback as a host of static sites would: content types, directories,
// compressed where that is understood and helps, its 404.html as a real 404, and with each file what the site's own `_headers` say.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readHeaders } from './headers_file.js';

// What a host knows by itself.
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves `folder` until it is closed; `read` gives the bytes of a file of it, if not the folder's own; `send` sends the body of an
 * answer, if not at once.
 */
export async function serve(folder, read = (file) => readFile(join(folder, file)), send = (response, body) => response.end(body)) {
  const headers = readHeaders(await readFile(join(folder, '_headers'), 'utf8'));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const found = await read(file).catch(() => undefined);
    const answer = found ? file : '/404.html';
    const body = found ?? (await read('/404.html'));
    const type = TYPES[extname(answer)];
    const isCompressed = type !== TYPES['.png'] && /\bgzip\b/.test(request.headers['accept-encoding']);
    response.writeHead(found ? 200 : 404, {
      'content-type': type,
      ...headers(found ? path : answer),
      ...(isCompressed && { 'content-encoding': 'gzip' }),
    });
    await send(response, isCompressed ? gzipSync(body) : body, type);
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
