// Does the script that is published fold a text as the tool does? Without a browser: Node has the same NFKC and lower case.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { files, text } from './site.js';

const below = (path) => fileURLToPath(new URL(path, import.meta.url));
const vectors = JSON.parse(readFileSync(below('../vectors/fold.json')));
/** What the tool makes of every character and of random texts: `cargo run --example fold -- N`. */
const told = JSON.parse(readFileSync(process.env.FOLD || below('../../target/fold.json')));

const script = text(files.find((file) => /^assets\/fold-\w+\.js$/.test(file)));
const table = (path) => Promise.resolve({ ok: true, json: () => JSON.parse(text(path.slice(1))) });
const fold = await runInNewContext(`${script}\nlearnToFold().then(() => fold)`, { fetch: table });

test('every vector folds as written', () => {
  for (const { text: written, found_by: found } of vectors) assert.equal(fold(written), found, JSON.stringify(written));
});

test('every character folds as in the tool', () => {
  // Later versions of Unicode may say of a character that this Node does not know what it comes to.
  const unknown = /\p{Cn}/u;
  const wrong = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = point >= 0xd800 && point < 0xe000 ? '' : String.fromCodePoint(point);
    const wanted = told.characters[character] ?? character;
    if (fold(character) !== wanted && !unknown.test(character)) wrong.push(`U+${point.toString(16)}: ${fold(character)}, not ${wanted}`);
  }
  assert.deepEqual(wrong, []);
});

test('random texts fold as in the tool', () => {
  const known = told.texts.filter(([written]) => !/\p{Cn}/u.test(written));
  assert.ok(known.length > 100, 'there are too few');
  for (const [written, found] of known) assert.equal(fold(written), found, JSON.stringify(written));
});
