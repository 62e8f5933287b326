// What if the data are newer than the page? The verdict goes down with them, and never up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './browser.js';
import { announced, bands, certificates, inChina, words } from './example.js';
import { json } from './site.js';
import { openCertificate, withTimeline } from './verdict.js';

const { valid, suspended, withdrawn, levelChanged, standard } = certificates;

/** How one comes to the page of `certificate` when its data now say `timeline`. */
function saying(certificate, timeline) {
  const path = `/c/${certificate.code}/certificate.json`;
  return { answers: { [path]: withTimeline(json(path.slice(1)), timeline) } };
}

for (const language of ['zh', 'en']) {
  const said = words[language];

  test(`${language}: data that say withdrawn make it withdrawn, and it is announced`, async (t) => {
    const how = saying(valid, [['2026-03-01', 'valid', 'five-star'], ['2026-11-20', 'withdrawn', 'five-star']]);
    const verdict = await openCertificate(t, valid, { language, ...how });
    await eventually(verdict.word, said.status.withdrawn);
    assert.equal(await verdict.colour(), bands.withdrawn);
    assert.equal(await verdict.stars(), 0);
    assert.ok(await verdict.isAnnounced());
    assert.match(await verdict.band(), /2026-11-20/);
  });

  for (const certificate of [withdrawn, suspended]) {
    test(`${language}: data that say valid never lift a ${certificate.status} page`, async (t) => {
      const how = saying(certificate, [['2024-06-03', 'valid', 'five-star'], ['2029-06-03', 'expired', 'five-star']]);
      const verdict = await openCertificate(t, certificate, { language, ...how });
      await eventually(() => verdict.maybeChanged().then((text) => text.includes(said.maybeChanged)), true);
      assert.equal(await verdict.word(), said.status[certificate.status]);
      assert.equal(await verdict.colour(), bands[certificate.status]);
      assert.equal(await verdict.stars(), 0);
    });
  }

  test(`${language}: an end that the data announce is the last day, and the page says that it is old`, async (t) => {
    const how = saying(valid, [['2026-03-01', 'valid', 'five-star'], ['2026-12-31', 'cancelled', 'five-star']]);
    const verdict = await openCertificate(t, valid, { language, ...how });
    await eventually(() => verdict.lastDay(), '2026-12-30');
    assert.equal(await verdict.word(), said.status.valid);
    assert.ok((await verdict.maybeChanged()).includes(said.maybeChanged));
    assert.doesNotMatch(await verdict.face(), new RegExp(valid.expires));
  });

  test(`${language}: an end that the page announces is said until it comes, and then has come`, async (t) => {
    const on = (day, time) => ({ language, now: inChina(day, time), answers: { '/snapshot.json': { day } } });
    const before = await openCertificate(t, announced, on(announced.until, '23:59'));
    assert.equal(await before.word(), said.status.valid);
    assert.equal(await before.lastDay(), announced.until);
    assert.match(await before.ahead(), new RegExp(announced.ends));
    const after = await openCertificate(t, announced, on(announced.ends, '00:01'));
    assert.equal(await after.word(), said.status.cancelled);
    assert.equal(await after.lastDay(), announced.expires);
    assert.ok((await after.face()).includes(said.wasValidUntil));
    assert.equal(await after.ahead(), '');
  });

  test(`${language}: a lower level in the data is the level`, async (t) => {
    const how = saying(valid, [['2026-03-01', 'valid', 'five-star'], ['2026-11-01', 'valid', 'three-star']]);
    const verdict = await openCertificate(t, valid, { language, ...how });
    await eventually(() => verdict.band().then((text) => text.includes(said.level['three-star'])), true);
    assert.equal(await verdict.word(), said.status.valid);
    assert.equal(await verdict.stars(), 3);
    assert.doesNotMatch(await verdict.band() + await verdict.levelOnPage(), new RegExp(said.level['five-star']));
  });

  for (const certificate of [levelChanged, standard]) {
    test(`${language}: a higher level in the data leaves ${certificate.level} as it is`, async (t) => {
      const how = saying(certificate, [['2024-07-15', 'valid', 'five-star'], ['2029-07-15', 'expired', 'five-star']]);
      const verdict = await openCertificate(t, certificate, { language, ...how });
      await eventually(() => verdict.maybeChanged().then((text) => text.includes(said.maybeChanged)), true);
      assert.ok((await verdict.band()).includes(said.level[certificate.level]));
      assert.doesNotMatch(await verdict.band() + await verdict.levelOnPage(), new RegExp(said.level['five-star']));
    });
  }
}

test('between the statuses that are not valid the data have the say', async (t) => {
  const how = saying(suspended, [['2025-07-21', 'valid', 'three-star'], ['2026-10-08', 'suspended', 'three-star'], ['2026-11-19', 'withdrawn', 'three-star']]);
  const verdict = await openCertificate(t, suspended, how);
  await eventually(verdict.word, '已撤销');
});

test('the link to a fresh copy asks for an address that no cache knows', async (t) => {
  const how = saying(withdrawn, [['2024-06-03', 'valid', 'three-star'], ['2027-06-03', 'expired', 'three-star']]);
  const verdict = await openCertificate(t, withdrawn, { ...how, now: inChina('2026-11-21', '09:30') });
  await eventually(() => verdict.maybeChanged().then(Boolean), true);
  await verdict.page.locator('#maybe a').click();
  await verdict.page.waitForURL(/\/c\/4Q89J7YXH4\/\?fresh=2026112109$/);
  assert.equal(await verdict.word(), '已撤销');
});

test('data and snapshot are asked for under an address that changes every hour in China', async (t) => {
  const verdict = await openCertificate(t, valid, { zone: 'America/Los_Angeles', now: inChina('2026-11-22', '00:10') });
  const data = verdict.asked.filter((path) => path.includes('.json')).sort();
  assert.deepEqual(data, ['/c/7K3M9P2XC9/certificate.json?h=2026112200', '/snapshot.json?h=2026112200']);
});

test('data that are no certificate change nothing and confirm nothing', async (t) => {
  const verdict = await openCertificate(t, valid, { answers: { [`/c/${valid.code}/certificate.json`]: { error: 'portal login' } } });
  assert.equal(await verdict.word(), '有效');
  assert.match(await verdict.freshness(), /未能联网确认/);
});
