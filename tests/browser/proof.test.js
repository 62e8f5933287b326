// What does an officer hold in hand who prints a certificate page? An A4 sheet with the answer, the day of the data and a
// code that asks the very same again: read off the paper, as the one who audits the tender does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { barriers, eventually } from './browser.js';
import { DAY, certificates, words } from './example.js';
import { json } from './site.js';
import { openCertificate } from './verdict.js';

const HOST = 'https://verify.example.cn';

/** The text of the printed page, its number of sheets, and what a reader of QR codes sees on it at 300 dpi. */
async function printed(t, page) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [paper, picture] = ['proof.pdf', 'proof'].map((name) => join(folder, name));
  await page.pdf({ path: paper, preferCSSPageSize: true });
  const run = (command, ...parameters) => execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const facts = run('pdfinfo', paper);
  run('pdftoppm', '-r', '300', '-gray', '-singlefile', '-png', paper, picture);
  return {
    text: run('pdftotext', '-layout', paper, '-').replace(/\s+/g, ' '),
    sheets: Number(facts.match(/Pages:\s+(\d+)/)[1]),
    isA4: /Page size:.*\(A4\)/.test(facts),
    codes: run('zbarimg', '--quiet', '--raw', `${picture}.png`).trim().split('\n'),
  };
}

for (const language of ['zh', 'en']) {
  for (const name of ['valid', 'suspended', 'withdrawn', 'replaced']) {
    test(`${language}, ${name}: one A4 sheet that leads back to its page`, async (t) => {
      const { code, status } = certificates[name];
      const { page, complaints } = await openCertificate(t, certificates[name], { language });
      const paper = await printed(t, page);
      assert.equal(paper.sheets, 1);
      assert.ok(paper.isA4);
      assert.deepEqual(paper.codes, [`${HOST}/c/${code}/`]);
      const said = name === 'replaced' ? 'renewed' : status;
      const squeezed = paper.text.replaceAll(' ', '');
      for (const wanted of [words[language].status[said], json('snapshot.json').digest, words[language].asOf(DAY)]) {
        assert.ok(squeezed.includes(wanted.replaceAll(' ', '')), `${wanted}: ${paper.text}`);
      }
      assert.deepEqual(complaints, []);
    });
  }

  test(`${language}: the answer for another day comes first, and the code asks for that day`, async (t) => {
    const { code } = certificates.withdrawn;
    const query = '?on=2025-10-09';
    const { page } = await openCertificate(t, certificates.withdrawn, { language, query });
    await eventually(() => page.locator('#symbol').getAttribute('src'), /^data:image\/svg/);
    const paper = await printed(t, page);
    assert.equal(paper.sheets, 1);
    assert.deepEqual(paper.codes, [`${HOST}/c/${code}/${query}`]);
    const { suspended, withdrawn } = words[language].status;
    const [asked, now] = [paper.text.indexOf(suspended), paper.text.indexOf(withdrawn)];
    assert.ok(asked > 0 && now > asked, paper.text);
  });
}

test('without a network the sheet says that nothing was confirmed', async (t) => {
  const { page } = await openCertificate(t, certificates.valid, { answers: { '/snapshot.json': 'cut' } });
  const paper = await printed(t, page);
  assert.match(paper.text, /未能联网确认/);
  assert.match(paper.text, /打印时未能联网取得/);
});

test('an old copy of the page is not vouched for by the data of today', async (t) => {
  const { code } = certificates.valid;
  const { page } = await openCertificate(t, certificates.valid, { answers: { [`/c/${code}/certificate.json`]: 'cut' } });
  const paper = await printed(t, page);
  assert.match(paper.text, /打印时未能联网取得/);
  assert.ok(!paper.text.replaceAll(' ', '').includes(json('snapshot.json').digest));
});

test('larger type is for the screen', async (t) => {
  const { page } = await openCertificate(t, certificates.replaced, { language: 'en' });
  await page.getByRole('button', { name: 'Larger type' }).click();
  assert.equal((await printed(t, page)).sheets, 1);
});

test('what an address says that is no day does not reach the paper', async (t) => {
  const { page } = await openCertificate(t, certificates.valid, { query: '?on=9%20is%20valid%20until%202099' });
  await eventually(() => page.locator('#answer').innerText(), /请输入形如/);
  const paper = await printed(t, page);
  assert.doesNotMatch(paper.text, /2099/);
  assert.deepEqual(paper.codes, [`${HOST}/c/${certificates.valid.code}/`]);
});

test('the encoder of QR codes is the published one, byte for byte', () => {
  const published = readFileSync(createRequire(import.meta.url).resolve('lean-qr/nano'), 'utf8');
  assert.equal(readFileSync(new URL('../../themes/default/static/lean-qr.js', import.meta.url), 'utf8'), published);
});

test('what is only for paper is no barrier on the screen', async (t) => {
  const { page } = await openCertificate(t, certificates.valid, { query: '?on=2026-05-18' });
  assert.deepEqual(await barriers(page), []);
});
