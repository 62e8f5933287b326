// Do verdict, search and report hold in Firefox and in WebKit, the engine of every browser on an iPhone? What is asked here is
// asked in Chromium in greater detail elsewhere.
//
// The bytes of a page run as they are published, under the site's own policy. One file stands in front of them, in the head of
// every page: it sets the clock, which these engines offer no other way to.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { eventually } from './eventually.js';
import { DAY, certificates, inChina, words } from './example.js';
import * as firefox from './firefox.js';
import { serve } from './server.js';
import { folder, inLanguage } from './site.js';
import * as webkit from './webkit.js';

const { valid, suspended, withdrawn } = certificates;
const text = (selector) => document.querySelector(selector).innerText;

for (const [name, engine] of Object.entries({ firefox, webkit })) {
  describe(name, () => {
    let browser;
    let server;
    let answers = {};
    let now = inChina(DAY);

    before(async () => {
      server = await serve(folder, async (file) => {
        if (file === '/clock.js') return `(real => { const ahead = ${Date.parse(now)} - real(); Date.now = () => real() + ahead; })(Date.now);`;
        if (file in answers) return answers[file];
        const bytes = await readFile(join(folder, file));
        return file.endsWith('.html') ? String(bytes).replace('<head>', '<head><script src="/clock.js"></script>') : bytes;
      });
      browser = await engine.launch();
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const read = (selector) => () => browser.run(text, selector);
    /** Opens `path` on the day of the example, unless `how` says `at` which moment and with which `answers` for files of the site. */
    async function visit(path, how = {}) {
      ({ answers = {}, at: now = inChina(DAY) } = how);
      await browser.visit(server.origin + path);
    }
    const openCertificate = (certificate, { language = 'zh', query = '', ...how } = {}) =>
      visit(inLanguage(`/c/${certificate.code}/`, language) + query, how);

    for (const certificate of [valid, suspended, withdrawn]) {
      for (const language of ['zh', 'en']) {
        test(`${language}: ${certificate.status} is said, and confirmed`, async () => {
          const said = words[language];
          await openCertificate(certificate, { language });
          await eventually(read('#fresh'), new RegExp(`^${said.asOf(DAY)} ·`));
          assert.equal(await read('h1')(), said.status[certificate.status]);
          const stars = await browser.run(() => [...document.querySelectorAll('.stars path')].filter((star) => star.getClientRects().length).length);
          assert.equal(stars, certificate === valid ? 5 : 0);
        });
      }
    }

    for (const [what, answer] of [['cut off', '{"credentialSubject":{"code":"7K3M9P2XC9","timeline":[{"fr'], ['of a portal', '<!doctype html><p>Log in']]) {
      test(`an answer ${what} confirms nothing, and the day after the last one is expired`, async () => {
        const broken = { [`/c/${valid.code}/certificate.json`]: answer, '/snapshot.json': answer };
        await openCertificate(valid, { answers: broken });
        await eventually(read('#fresh'), /未能联网确认/);
        assert.equal(await read('h1')(), '有效');
        await openCertificate(valid, { answers: broken, at: inChina('2029-03-01', '00:00') });
        await eventually(read('h1'), '已过期');
      });
    }

    for (const [what, event] of [['stays open past midnight', undefined], ['is printed after midnight', 'beforeprint']]) {
      test(`a page of the last day that ${what} says expired`, async () => {
        await openCertificate(valid, { at: inChina(valid.expires), answers: { '/snapshot.json': JSON.stringify({ day: valid.expires }) } });
        assert.equal(await read('h1')(), '有效');
        const word = await browser.run((midnight, name) => {
          Date.now = () => midnight;
          if (name) window.dispatchEvent(new Event(name));
          return document.querySelector('h1').innerText;
        }, Date.parse(inChina('2029-03-01', '00:00')), event);
        if (event) assert.equal(word, '已过期');
        else await eventually(read('h1'), '已过期');
      });
    }

    test('the report answers for another day, with the code of that query', async () => {
      await openCertificate(withdrawn, { query: '?on=2025-10-09' });
      await eventually(read('#answer'), /2025-10-09：暂停/);
      assert.equal(await read('h1')(), '已撤销');
      await eventually(() => browser.run(() => document.getElementById('symbol').src), /^data:image\/svg/);
    });

    for (const [what, typed] of [['name', '滇池示例'], ['number', 'EX-27922-2025-00040']]) {
      test(`finds by ${what}`, async () => {
        await visit('/search/');
        await browser.run((value) => {
          const box = document.getElementById('q');
          box.value = value;
          box.dispatchEvent(new Event('input', { bubbles: true }));
        }, typed);
        await eventually(() => browser.run((selector) => document.querySelectorAll(selector).length, `#cards a[href="/c/${suspended.code}/"]`), 1);
        assert.match(await read('#cards .pill')(), /暂停/);
      });
    }
  });
}
