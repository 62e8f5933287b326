// What if the answer is cut off, another's, older than the page, late, or no answer at all? It counts for nothing, and takes
// nothing back: neither the verdict nor its guard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './browser.js';
import { bands, certificates, inChina, words } from './example.js';
import { bytes, json } from './site.js';
import { openCertificate, withTimeline } from './verdict.js';

const { valid, suspended, withdrawn } = certificates;
const path = (certificate) => `/c/${certificate.code}/certificate.json`;
const data = (certificate) => json(path(certificate).slice(1));
const PORTAL = '<!doctype html><title>Wi-Fi</title><p>Please log in';

/** `credential` with another subject. */
const about = (credential, change) => ({ ...credential, credentialSubject: { ...credential.credentialSubject, ...change } });
/** `credential` with `count` more events. */
const later = (credential, count) => about(credential, {
  events: credential.credentialSubject.events.concat(Array.from({ length: count }, () => ({ kind: 'correction' }))),
});
const entry = (from, status, level) => ({ from, status, level });

/** Everything but a whole `certificate.json` of `certificate` that is as new as its page, by what is wrong with it. */
function noAnswers(certificate) {
  const whole = data(certificate);
  const { timeline, events } = whole.credentialSubject;
  const better = withTimeline(whole, [[timeline[0].from, 'valid', 'five-star']]);
  const said = (list) => about(whole, { timeline: list, shown: undefined });
  const [first] = timeline;
  return Object.entries({
    'cut off': bytes(path(certificate).slice(1)).toString('utf8').slice(0, 700),
    'cut off before it began': '',
    'the page of a portal': PORTAL,
    null: null,
    'a list': [],
    'an object without anything': {},
    'a word': '"valid"',
    'a subject that is null': { ...whole, credentialSubject: null },
    'a subject that is a list': { ...whole, credentialSubject: [whole.credentialSubject] },
    'a subject without anything': { ...whole, credentialSubject: {} },
    'another certificate': data(certificate === valid ? suspended : valid),
    'another code': about(whole, { code: 'H518UG92EY' }),
    'no code': about(whole, { code: undefined }),
    'a piece of the code': about(better, { code: 'c' }),
    'no events': about(better, { events: undefined }),
    'events that are no list': about(better, { events: { length: 99 } }),
    'a word for events': about(better, { events: 'many, many, many' }),
    ...(events.length && { 'an event less': about(better, { events: events.slice(1) }) }),
    'no timeline': said(undefined),
    'a timeline that is null': said(null),
    'an empty timeline': said([]),
    'a timeline of words': said(['2024-01-01']),
    'a timeline of nulls': said([null]),
    'a timeline that is a word': said('valid'),
    'a timeline out of order': said([first, entry('2026-11-01', 'suspended', first.level), entry('2026-10-01', 'valid', first.level)]),
    'a day twice': said([first, first]),
    'a month that no calendar has': said([entry('2024-13-01', 'valid', 'five-star')]),
    'a day that no calendar has': said([first, entry('2026-02-31', 'suspended', first.level)]),
    'a number for a day': said([entry(20240101, 'valid', 'five-star')]),
    'a moment for a day': said([entry('2024-01-01T00:00:00Z', 'valid', 'five-star')]),
    'a day too long': said([first, entry('2026-11-010', 'suspended', first.level)]),
    'a level that nobody knows': said([entry(first.from, 'valid', 'six-star')]),
    'no level': said([entry(first.from, 'valid')]),
    'what was shown out of order': about(whole, { shown: [entry('2026-11-01', 'valid', first.level), first] }),
    'nothing that was shown': about(whole, { shown: [] }),
  });
}

for (const certificate of [valid, suspended, withdrawn]) {
  test(`${certificate.status}: whatever is no whole answer about it changes nothing and confirms nothing`, async (t) => {
    let answer = 'cut';
    const how = { answers: { [path(certificate)]: () => answer }, query: '?on=2026-11-21' };
    const verdict = await openCertificate(t, certificate, how);
    for (const [what, said] of noAnswers(certificate)) {
      answer = said;
      await verdict.page.evaluate(() => {
        document.getElementById('fresh').textContent = '';
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await eventually(verdict.freshness, /未能联网确认|数据截至/);
      assert.match(await verdict.freshness(), /未能联网确认/, what);
      assert.equal(await verdict.word(), words.zh.status[certificate.status], what);
      assert.equal(await verdict.colour(), bands[certificate.status], what);
      assert.equal(await verdict.maybeChanged(), '', what);
      assert.doesNotMatch(await verdict.everything(), /undefined|NaN|null/, what);
    }
    answer = data(certificate);
    await verdict.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await eventually(verdict.freshness, /已联网确认/);
    assert.deepEqual(verdict.complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text)), []);
  });
}

for (const [what, answer] of [['cut off', '{"credentialSubject":{"timeline":['], ['without a timeline', { credentialSubject: {} }], ['of a portal', PORTAL]]) {
  test(`an answer ${what} does not switch the last day off`, async (t) => {
    const answers = { [path(valid)]: answer, '/snapshot.json': answer };
    const verdict = await openCertificate(t, valid, { now: inChina(valid.expires, '23:59'), answers, clock: 'runs' });
    assert.equal(await verdict.word(), '有效');
    await verdict.page.clock.runFor(60_000);
    assert.equal(await verdict.word(), '已过期');
  });
}

test('data that say suspended leave a withdrawn page withdrawn, and a fresh copy is offered', async (t) => {
  const answers = { [path(withdrawn)]: later(withTimeline(data(withdrawn), [['2024-06-03', 'valid', 'three-star'], ['2026-11-01', 'suspended', 'three-star']]), 2) };
  const verdict = await openCertificate(t, withdrawn, { answers });
  assert.equal(await verdict.word(), '已撤销');
  assert.match(await verdict.maybeChanged(), /状态可能已更新/);
  assert.doesNotMatch(await verdict.freshness(), /已联网确认/);
});

test('an answer that knows less than the one before it takes nothing back', async (t) => {
  const ended = later(withTimeline(data(valid), [['2026-03-01', 'valid', 'five-star'], ['2026-11-20', 'cancelled', 'five-star']]), 2);
  const before = later(withTimeline(data(valid), [['2026-03-01', 'valid', 'five-star'], ['2026-11-19', 'withdrawn', 'five-star']]), 1);
  let answer = ended;
  const verdict = await openCertificate(t, valid, { answers: { [path(valid)]: () => answer } });
  await eventually(verdict.word, '已注销');
  answer = before;
  await verdict.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(verdict.freshness, /未能联网确认/);
  assert.equal(await verdict.word(), '已注销');
});

test('an answer that comes after a later one has nothing to say', async (t) => {
  const held = [];
  const answers = { [path(valid)]: () => new Promise((answer) => held.push(answer)) };
  const verdict = await openCertificate(t, valid, { answers, waiting: false });
  await verdict.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(() => held.length, 2);
  held[1](later(withTimeline(data(valid), [['2026-03-01', 'valid', 'five-star'], ['2026-11-20', 'withdrawn', 'five-star']]), 1));
  await eventually(verdict.freshness, /已联网确认/);
  held[0](PORTAL);
  await verdict.page.evaluate(() => fetch('/snapshot.json').then((answer) => answer.text()));
  assert.match(await verdict.freshness(), /已联网确认/);
  assert.equal(await verdict.word(), '已撤销');
});

for (const language of ['zh', 'en']) {
  test(`${language}: a status that the page does not know is never shown as valid`, async (t) => {
    for (const word of ['revoked', 'VALID', 'constructor', '', null, 7]) {
      const answers = { [path(valid)]: later(withTimeline(data(valid), [['2026-03-01', 'valid', 'five-star'], ['2026-11-20', word, 'five-star']]), 1) };
      const verdict = await openCertificate(t, valid, { language, answers });
      await eventually(verdict.word, language === 'zh' ? '无法确认' : 'Cannot be confirmed');
      assert.notEqual(await verdict.colour(), bands.valid);
      assert.equal(await verdict.stars(), 0);
      assert.ok((await verdict.maybeChanged()).includes(words[language].maybeChanged));
      assert.doesNotMatch(await verdict.everything(), /undefined|revoked|VALID/);
      await verdict.page.close();
    }
  });
}

test('a snapshot that is none confirms nothing, and says nothing odd', async (t) => {
  let answer = 'cut';
  const verdict = await openCertificate(t, valid, { answers: { '/snapshot.json': () => answer } });
  for (const said of [null, [], {}, PORTAL, '', '{"day":"2026-1', { day: 20261121 }, { day: '2026-13-01' }, { day: '2026-02-31' },
    { day: ['2026-11-21'] }, { day: '2026-11-21T00:00:00Z' }, { day: 'tomorrow' }]) {
    answer = said;
    await verdict.page.evaluate(() => {
      document.getElementById('fresh').textContent = '';
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await eventually(verdict.freshness, /未能联网确认|数据截至/);
    assert.match(await verdict.freshness(), /未能联网确认/, JSON.stringify(said));
    assert.equal(await verdict.word(), '有效');
    assert.doesNotMatch(await verdict.everything(), /undefined|NaN|null/);
  }
});

test('of two snapshots the newer one counts, whichever comes last', async (t) => {
  let day = '2026-11-21';
  const verdict = await openCertificate(t, valid, { answers: { '/snapshot.json': () => ({ ...json('snapshot.json'), day }) } });
  await eventually(verdict.freshness, /2026-11-21/);
  day = '2026-10-01';
  await verdict.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(verdict.freshness, /已联网确认/);
  assert.match(await verdict.freshness(), /2026-11-21/);
  assert.equal(await verdict.word(), '有效');
});

test('data of a day that is still to come for the phone are taken at their word, downwards', async (t) => {
  const verdict = await openCertificate(t, valid, { answers: { '/snapshot.json': { day: '2031-01-01' } } });
  await eventually(verdict.word, '已过期');
  assert.equal(await verdict.stars(), 0);
});

test('what answers for another day is missing: the page says so, and its verdict stands', async (t) => {
  const verdict = await openCertificate(t, valid, { waiting: false });
  const script = await verdict.page.locator('#another').getAttribute('data-script');
  const visit = await openCertificate(t, valid, { query: '?on=2026-05-18', answers: { [script]: 'cut' } });
  assert.match(await visit.page.locator('#answer').innerText(), /还没有载入/);
  assert.equal(await visit.word(), '有效');
  assert.match(await visit.freshness(), /已联网确认/);
});
