// Takes a path of the built site and how a person comes to it (screen, zone, clock, script, network); gives the page in
// Chromium, with everything that it complained of and asked for. It refuses to know what the page should say.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { DAY, inChina } from './example.js';
import { serve } from './server.js';
import { folder } from './site.js';

export { eventually } from './eventually.js';

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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
 * one of these, now or later. The clock stands still at `now`, or 'runs' on.
 * `origin` is who serves the site, if not the server of these tests.
 */
export async function open(t, path, how = {}) {
  const { width = 360, height = 640, zone = 'Asia/Shanghai', now = inChina(DAY), script = true, dark = false, answers = {} } = how;
  const { clock = 'stands', origin = server.origin } = how;
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: zone,
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  t.after(() => context.close());
  const page = await context.newPage();
  if (script && clock === 'runs') await page.clock.install({ time: now });
  else if (script) await page.clock.setFixedTime(now);
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`policy violated: ${violatedDirective} by ${blockedURI}`);
  }));
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url().replace(origin, '')));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  for (const [target, answer] of Object.entries(answers)) {
    await page.route((url) => url.pathname === target, async (route) => {
      const said = typeof answer === 'function' ? await answer() : answer;
      if (said === 'cut') await route.abort('internetdisconnected');
      else if (typeof said !== 'string') await route.fulfill({ json: said });
      else if (said !== 'silent') await route.fulfill({ body: said, contentType: 'text/html; charset=utf-8' });
    });
  }
  const response = await page.goto(origin + path);
  return { page, asked, complaints, status: response.status() };
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
