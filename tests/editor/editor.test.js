// What does an editor with the YAML language server make of the schema? Someone writes a record, and is helped.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Editor } from './editor.js';

const PROJECT = new URL('../../', import.meta.url);
const MODELINE = '# yaml-language-server: $schema=../schema.json\n';
const RECORD = 'registry/enterprises/as-typed.yaml';
const SETTINGS = 'registry/as-typed.yaml';

const read = (name) => readFileSync(new URL(name, PROJECT), 'utf8');
const settings = read('registry/site.yaml');

/** A record with nothing to underline; `certificate` are further lines of its certificate. */
const record = (certificate = '') => `${MODELINE}uscc: 91110108MA01CERT0P
name: { zh: 示例家电有限公司 }
region: "110108"
industry: household-appliances
certificates:
  - code: 7K3M9P2XC9
    number: EX-27922-2026-00012
    standard: GB/T 27922-2011
    scope: { zh: 家用电器的售后服务 }
    issued: 2026-03-01
    expires: 2029-02-28
${certificate}`;

/** The line, from 1, in which `word` first stands. */
const lineOf = (word, text) => text.split('\n').findIndex((line) => line.includes(word)) + 1;

const saysInBothLanguages = (text) => assert.match(text, /\p{Script=Han}.*\n+[A-Za-z ]{6}/u);

describe('the editor', () => {
  let editor;
  before(async () => { editor = await Editor.start(); });
  after(() => editor.stop());

  /** The lines in which something is underlined, with what. */
  const lines = async (name, text) => (await editor.underlined(name, text)).map((found) => [found.line, found.text]);

  test('underlines nothing in the example register', async () => {
    const files = readdirSync(new URL('registry/', PROJECT), { recursive: true }).filter((name) => name.endsWith('.yaml'));
    assert.ok(files.length > 30);
    const underlined = await Promise.all(files.map((file) => editor.underlined(`registry/${file}`, read(`registry/${file}`))));
    files.forEach((file, index) => assert.deepEqual(underlined[index], [], file));
  });

  test('underlines nothing that the reader takes as it is written, be it a number to an editor', async () => {
    const text = record('    level: five-star\n')
      .replace('91110108MA01CERT0P', '914406067077711168')
      .replace('"110108"', '110108')
      .replace('EX-27922-2026-00012', '0123')
      .replace('示例家电有限公司', 'NO')
      .replace('{ zh: 家用电器的售后服务 }', '{ zh: true, en: 1e3 }');
    assert.deepEqual(await lines(RECORD, text), []);
    assert.deepEqual(await lines(SETTINGS, settings.replace('theme: example', 'theme: 2026')), []);
  });

  test('underlines a field that does not exist, in a record and in the settings', async () => {
    assert.deepEqual(await lines(RECORD, record('    levl: five-star\n')), [[13, 'levl']]);
    assert.deepEqual(await lines(SETTINGS, settings.replace('icp:', 'ipc:')), [[lineOf('icp:', settings), 'ipc']]);
  });

  test('underlines a mapping that lacks a field, and a field that was left blank', async () => {
    const [missing, ...more] = await editor.underlined(RECORD, record().replace(/^ *standard:.*\n/m, ''));
    assert.deepEqual([missing.line, missing.message, more], [7, 'Missing property "standard".', []]);
    const blank = await lines(RECORD, record().replace('GB/T 27922-2011', ''));
    assert.deepEqual(blank.map(([line]) => line), [9]);
    const quoted = await editor.underlined(RECORD, record().replace('GB/T 27922-2011', '" "'));
    assert.deepEqual(quoted.map((found) => found.line), [9]);
    saysInBothLanguages(quoted[0].message);
  });

  test('underlines a word that is not of its vocabulary, and a day that is not written as one', async () => {
    assert.deepEqual(await lines(RECORD, record('    level: two-star\n')), [[13, 'two-star']]);
    assert.deepEqual(await lines(RECORD, record().replace('2029-02-28', '2029-2-28')), [[12, '2029-2-28']]);
    const word = [lineOf('status: active', settings), 'actve'];
    assert.deepEqual(await lines(SETTINGS, settings.replace('status: active', 'status: actve')), [word]);
  });

  test('knows which fields an event of each kind has', async () => {
    const event = (fields) => record(`    events:\n      - { on: 2026-12-05, ${fields} }\n`);
    for (const good of ['kind: restoration', 'kind: level-change, level: standard', 'kind: suspension, reason: fees']) {
      assert.deepEqual(await lines(RECORD, event(good)), [], good);
    }
    const wrong = await lines(RECORD, event('kind: surveillance, result: passed, reason: fees'));
    assert.deepEqual(wrong, [[14, 'reason']]);
    for (const lacking of ['kind: surveillance', 'kind: level-change', 'decision: 2027-018']) {
      const missing = await editor.underlined(RECORD, event(lacking));
      assert.ok(missing.length > 0 && missing.every((found) => found.line === 14 && found.message.startsWith('Missing property')), lacking);
    }
    assert.deepEqual(await lines(RECORD, event('kind: suspension, reason: own-requst')), [[14, 'own-requst']]);
    const offered = await editor.offered(RECORD, record('    events:\n      - kind: withdrawal\n        ▮\n'));
    assert.ok(offered.has('reason') && !offered.has('result') && !offered.has('voids'), [...offered.keys()]);
    const reasons = await editor.offered(RECORD, record('    events:\n      - kind: withdrawal\n        reason: ▮\n'));
    assert.ok(reasons.has('serious-incident') && !reasons.has('fees'), [...reasons.keys()]);
  });

  test('offers the fields of a certificate that are not written yet, each with what to write', async () => {
    const offered = await editor.offered(RECORD, record('    ▮\n'));
    for (const field of ['first_issued', 'level', 'evaluation', 'replaces', 'events', 'sites']) {
      saysInBothLanguages(offered.get(field) ?? '');
    }
    assert.ok(!offered.has('code') && !offered.has('uscc'), [...offered.keys()]);
  });

  test('offers the words of a vocabulary', async () => {
    const levels = await editor.offered(RECORD, record('    level: ▮\n'));
    assert.deepEqual([...levels.keys()], ['standard', 'three-star', 'four-star', 'five-star']);
    // The word is English; beside it stands its Chinese.
    assert.deepEqual([...levels.values()], ['达标级', '三星级', '四星级', '五星级']);
    const industries = await editor.offered(RECORD, record().replace('household-appliances', '▮'));
    assert.equal(industries.get('furniture'), '家具 Furniture');
    const status = await editor.offered(SETTINGS, settings.replace(/status: .*/, 'status: ▮'));
    assert.deepEqual([...status.keys()], ['active', 'suspended', 'revoked']);
  });

  test('explains a field in both languages', async () => {
    const issued = await editor.explained(RECORD, record().replace('issued:', 'iss▮ued:'));
    assert.ok(issued.includes('发证日期') && issued.includes('The day of issue'), issued);
    const title = await editor.explained(SETTINGS, settings.replace('title:', 'ti▮tle:'));
    assert.ok(title.includes('登记的名称') && title.includes("The register's name"), title);
  });

  test('looks at every document of a file that has the line', async () => {
    const second = record('    level: five-star\n').replace('industry', 'idustry');
    assert.deepEqual((await lines(RECORD, `${record()}---\n${second}`)).map(([line]) => line), [15, 18]);
  });
});

test('with the schema in the settings of the editor, no document needs a line of its own', async (t) => {
  const editor = await Editor.start({ './registry/schema.json': ['registry/*.yaml', 'registry/enterprises/**/*.yaml'] });
  t.after(() => editor.stop());
  const sound = record().replace(MODELINE, '');
  assert.deepEqual(await editor.underlined(RECORD, `${sound}---\n${sound}`), []);
  const found = await editor.underlined(RECORD, `${sound}---\n${sound.replace('brand', '')}brand: 示例\n`);
  assert.deepEqual(found.map(({ line, text }) => [line, text]), [[24, 'brand']]);
});
