// Takes how to read something and what it should come to; waits for that. It refuses to know what is read.
import assert from 'node:assert/strict';

const PATIENCE_MS = 10_000;

/** Reads until it is `wanted` (a value, or a pattern for text); then asserts it, so that a failure shows what it was. */
export async function eventually(read, wanted) {
  const holds = (value) => (wanted instanceof RegExp ? wanted.test(value) : value === wanted);
  const deadline = performance.now() + PATIENCE_MS;
  let value = await read();
  while (!holds(value) && performance.now() < deadline) {
    await new Promise((passed) => setTimeout(passed, 20));
    value = await read();
  }
  if (wanted instanceof RegExp) assert.match(value, wanted);
  else assert.equal(value, wanted);
}
