// Takes a path of the built site and how a person comes to it (screen, zone, clock, script, network); gives the page in
// Chromium, with everything that it complained of and asked for. It refuses to know what the page should say.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { DAY, inChina } from './example.js';
import { serve } from './server.js';
import { folder } from './site.js';

export { eventually } from './eventually.js';

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** How long a page is quiet before it counts as having come to rest: what follows an answer is asked for at once. */
const QUIET_MS = 100;
const PATIENCE_MS = 30_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser;
let server;
before(async () => {
  server = await serve(folder);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
after(async () => {
  await browser.close();
  await server.close();
});

/**
 * Opens `path` for the test `t`, which closes it. `answers` maps a path of the site to what is answered instead: a value
 * (as JSON), 'cut' (the network is gone), 'silent' (it never answers) or any other text (as HTML); or to a function that gives
 * one of these, now or later. The clock stands still at `now`, or 'runs' on. `origin` is who serves the site, if not the
 * server of these tests. `kept`: the tab of the test before is used again, forgetting what it kept; for files that go through
 * many pages under the same conditions, screen and colours aside.
 */
export async function open(t, path, how = {}) {
  const { width = 360, height = 640, dark = false, answers = {}, kept = false, origin = server.origin } = how;
  const tab = (kept && idle.pop()) || await newTab(how, origin);
  t.after(() => (kept ? leave(tab) : tab.page.context().close()));
  const { page } = tab;
  Object.assign(tab, { asked: [], complaints: [] });
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  for (const [target, answer] of Object.entries(answers)) {
    await page.route((url) => url.pathname === target, async (route) => {
      const said = typeof answer === 'function' ? await answer() : answer;
      if (said === 'cut') await route.abort('internetdisconnected');
      else if (typeof said !== 'string') await route.fulfill({ json: said });
      else if (said !== 'silent') await route.fulfill({ body: said, contentType: 'text/html; charset=utf-8' });
    });
  }
  const response = await page.goto(origin + path);
  const { asked, complaints } = tab;
  return { page, asked, complaints, status: response.status() };
}

const idle = [];
const underWay = new WeakMap();

async function newTab({ width = 360, height = 640, zone = 'Asia/Shanghai', now = inChina(DAY), script = true, clock = 'stands' }, origin) {
  const context = await browser.newContext({ viewport: { width, height }, timezoneId: zone, javaScriptEnabled: script });
  const page = await context.newPage();
  if (script && clock === 'runs') await page.clock.install({ time: now });
  else if (script) await page.clock.setFixedTime(now);
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`policy violated: ${violatedDirective} by ${blockedURI}`);
  }));
  const tab = { page };
  const requests = new Set();
  underWay.set(page, requests);
  page.on('request', (request) => {
    requests.add(request);
    tab.asked.push(request.url().replace(origin, ''));
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => requests.delete(request));
  page.on('pageerror', (error) => tab.complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && tab.complaints.push(message.text()));
  return tab;
}

async function leave(tab) {
  await tab.page.unrouteAll();
  await tab.page.evaluate(() => localStorage.clear());
  idle.push(tab);
}

/** Waits until the page is loaded and has asked for nothing for a while. */
export async function settled(page) {
  await page.waitForLoadState();
  const requests = underWay.get(page);
  const deadline = performance.now() + PATIENCE_MS;
  for (let since = performance.now(); performance.now() - since < QUIET_MS; await passed(10)) {
    if (requests.size) since = performance.now();
    if (since > deadline) throw new Error(`still under way: ${[...requests].map((request) => request.url())}`);
  }
}

/** Every barrier that axe finds on the page, as text. */
export async function barriers(page) {
  if (await page.evaluate(() => !window.axe)) await page.evaluate(AXE);
  const found = await page.evaluate((values) => window.axe.run({
    runOnly: { type: 'tag', values },
    resultTypes: ['violations'],
  }), RULES);
  return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' | ')}`);
}

/** How many pixels the page is wider than its screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
