// What if a page is not closed? It is judged by the day that it is now, and takes nothing back, whatever the clock does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { bands, certificates, inChina, words } from './example.js';
import { json } from './site.js';
import { openCertificate } from './verdict.js';

const { valid, suspended, withdrawn, notYetValid } = certificates;
const lastMinute = inChina(valid.expires, '23:59');
const dayIsOver = inChina('2029-03-01', '00:00');
const data = `/c/${valid.code}/certificate.json`;

/** The answers of a network with data of `day`, until it is cut. */
function network(day = valid.expires) {
  let isCut = false;
  const unlessCut = (answer) => () => (isCut ? 'cut' : answer);
  const answers = {
    '/snapshot.json': unlessCut({ day, digest: 'ab'.repeat(32) }),
    [data]: unlessCut(json(data.slice(1))),
  };
  return { answers, cut: () => { isCut = true; } };
}

/** The clock says `time` and no timer has run since: the machine slept, or the page lay in the background. */
async function sleepUntil(page, time) {
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 1000)));
  await page.clock.setSystemTime(time);
}

for (const language of ['zh', 'en']) {
  const { status, offline } = words[language];

  test(`${language}: in front at 23:59 and the network gone, it is expired at 00:00`, async (t) => {
    const { answers, cut } = network();
    const verdict = await openCertificate(t, valid, { language, now: lastMinute, answers, clock: 'runs' });
    cut();
    await verdict.page.clock.runFor(50_000);
    assert.equal(await verdict.word(), status.valid);
    assert.equal(await verdict.colour(), bands.valid);
    await verdict.page.clock.runFor(10_000);
    assert.equal(await verdict.word(), status.expired);
    assert.equal(await verdict.colour(), bands.expired);
    assert.equal(await verdict.stars(), 0);
    await eventually(() => verdict.freshness().then((text) => text.includes(offline)), true);
  });

  test(`${language}: printed after midnight from a page of the day before, the report says expired`, async (t) => {
    const { answers, cut } = network();
    const query = '?on=2029-03-01';
    const { page } = await openCertificate(t, valid, { language, query, now: lastMinute, answers, clock: 'runs' });
    await eventually(() => page.locator('#answer').innerText().then((text) => text.includes('2029-03-01')), true);
    cut();
    await sleepUntil(page, dayIsOver);
    const folder = mkdtempSync(join(tmpdir(), 'stays-open-'));
    t.after(() => rmSync(folder, { recursive: true }));
    await page.pdf({ path: join(folder, 'report.pdf'), preferCSSPageSize: true });
    const paper = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
    assert.equal(paper.split(status.expired).length, 3, paper);
    assert.doesNotMatch(paper, /这一天的情况还不能确定|cannot be vouched for/);
    assert.ok(!paper.includes(language === 'zh' ? '五星级售后服务认证' : 'Five stars · after-sales service'), paper);
    assert.ok(paper.includes(words[language].asOf(valid.expires)), paper);
  });
}

for (const [what, turn] of [
  ['the window gets the focus', () => window.dispatchEvent(new Event('focus'))],
  ['one comes back to it', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['it is restored', () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))],
  ['it is printed', () => window.dispatchEvent(new Event('beforeprint'))],
]) {
  test(`slept through midnight, it is expired at once when ${what}`, async (t) => {
    const { answers, cut } = network();
    const verdict = await openCertificate(t, valid, { now: lastMinute, answers, clock: 'runs' });
    cut();
    await sleepUntil(verdict.page, dayIsOver);
    assert.equal(await verdict.word(), '有效');
    await verdict.page.evaluate(turn);
    assert.equal(await verdict.word(), '已过期');
  });
}

test('a machine that slept for a week says so a second after it wakes', async (t) => {
  const { answers, cut } = network();
  const verdict = await openCertificate(t, valid, { now: lastMinute, answers, clock: 'runs' });
  cut();
  await sleepUntil(verdict.page, inChina('2029-03-07', '09:00'));
  await verdict.page.clock.runFor(1000);
  assert.equal(await verdict.word(), '已过期');
});

test('data grow old on a page that stays open, without any network', async (t) => {
  const { answers, cut } = network('2026-11-21');
  const verdict = await openCertificate(t, valid, { now: inChina('2026-11-21'), answers, clock: 'runs' });
  cut();
  await verdict.page.clock.fastForward(14 * 864e5);
  assert.equal(await verdict.colour(), bands.valid);
  await verdict.page.clock.fastForward(864e5);
  assert.equal(await verdict.word(), '无法确认');
  assert.equal(await verdict.stars(), 0);
});

test('a clock that ran ahead and is put right raises nothing, and leads to a fresh copy', async (t) => {
  const { answers } = network('2026-11-21');
  const verdict = await openCertificate(t, valid, { answers, clock: 'runs' });
  await verdict.page.clock.setSystemTime(dayIsOver);
  await verdict.page.clock.runFor(1000);
  assert.equal(await verdict.word(), '已过期');
  await verdict.page.clock.setSystemTime(inChina('2026-11-21'));
  await verdict.page.clock.runFor(1000);
  assert.equal(await verdict.word(), '已过期');
  assert.match(await verdict.maybeChanged(), /状态可能已更新/);
});

for (const certificate of [suspended, withdrawn]) {
  for (const now of [inChina('1990-01-01'), inChina('2025-10-09')]) {
    test(`${certificate.status}, a clock of ${now} and no network: the published verdict stands`, async (t) => {
      const answers = { '/snapshot.json': 'cut', [`/c/${certificate.code}/certificate.json`]: 'cut' };
      const verdict = await openCertificate(t, certificate, { now, answers });
      assert.equal(await verdict.word(), words.zh.status[certificate.status]);
      assert.equal(await verdict.colour(), bands[certificate.status]);
    });
  }
}

test('the day on which it begins does not make an open page valid', async (t) => {
  const verdict = await openCertificate(t, notYetValid, { now: inChina('2026-11-30', '23:59'), clock: 'runs' });
  await verdict.page.clock.runFor(60_000);
  assert.equal(await verdict.word(), '未生效');
  assert.match(await verdict.maybeChanged(), /状态可能已更新/);
});

for (const path of ['/e/91110108MA01CERT0P/', '/levels/five-star/', `/search/?q=${valid.code}`]) {
  test(`${path} stays open past midnight: the certificate is expired there, too`, async (t) => {
    const { answers, cut } = network();
    const { page } = await open(t, path, { now: lastMinute, answers, clock: 'runs' });
    const pill = page.locator(`li:has(a[href="/c/${valid.code}/"]) .pill`);
    await eventually(() => pill.innerText(), '有效');
    cut();
    await page.clock.runFor(60_000);
    assert.equal(await pill.innerText(), '已过期');
  });
}

test('a card that was found is drawn anew only when the day or the data are others', async (t) => {
  const { page } = await open(t, `/search/?q=${valid.code}`);
  const card = page.locator(`li:has(a[href="/c/${valid.code}/"])`);
  await eventually(() => page.locator('#fresh').innerText(), /数据截至/);
  await card.evaluate((element) => {
    element.dataset.seen = 'yes';
  });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  assert.equal(await card.getAttribute('data-seen'), 'yes');
});
