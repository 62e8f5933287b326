// Does what a reader already sees of a page stay where it is while the rest arrives over a slow network?
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import { open, settled } from './browser.js';
import { serve } from './server.js';
import { shifts } from './shifts.js';
import { folder, inLanguage, kinds } from './site.js';

const PIECES = 12;
/** Long enough for several frames: each piece is painted before the next one comes. */
const BETWEEN_MS = 40;

let slow;
before(async () => {
  slow = await serve(folder, undefined, async (response, body, type) => {
    const pieces = type.startsWith('text/html') ? PIECES : 1;
    for (let piece = 0; piece < pieces; piece += 1) {
      response.write(body.subarray((body.length * piece) / pieces, (body.length * (piece + 1)) / pieces));
      await passed(BETWEEN_MS);
    }
    response.end();
  });
});
after(() => slow.close());

for (const kind of ['levels', 'regions', 'data', 'self-assessment', 'transparency', 'editorial standard']) {
  for (const [language, width] of [['zh', 360], ['en', 1280]]) {
    test(`${kind}, ${language}, ${width} pixels: nothing moves while it arrives`, async (t) => {
      const { page } = await open(t, inLanguage(kinds.get(kind), language), { width, origin: slow.origin });
      await settled(page);
      assert.deepEqual(await shifts(page, 'main'), []);
    });
  }
}
