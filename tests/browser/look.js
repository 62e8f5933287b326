// node look.js SITE OUTDIR: takes a built site; gives a picture of every kind of page, phone and desk, zh and en, for
// people to look at. It judges nothing.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [site, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node look.js SITE OUTDIR');
  process.exit(2);
}
process.env.SITE = resolve(site);
mkdirSync(out, { recursive: true });

const { chromium } = await import('playwright-core');
const { certificates, DAY, inChina } = await import('./example.js');
const { serve } = await import('./server.js');
const { folder, inLanguage, kinds } = await import('./site.js');

const pages = new Map(kinds);
for (const [name, certificate] of Object.entries(certificates)) pages.set(`certificate ${name}`, `/c/${certificate.code}/`);
pages.set('search found', '/search/?q=示例家');
pages.set('search nothing', '/search/?q=不存在的企业');
pages.set('not found mistyped', '/c/7K3M9P2XC8/');

const SCREENS = [
  ['phone', { width: 360, height: 780 }],
  ['desk', { width: 1280, height: 800 }],
];

const server = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [screen, viewport] of SCREENS) {
  const context = await browser.newContext({ viewport, timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.clock.setFixedTime(inChina(DAY));
  for (const language of ['zh', 'en']) {
    for (const [name, path] of pages) {
      await page.goto(server.origin + inLanguage(path, language), { waitUntil: 'networkidle' });
      await page.screenshot({ path: join(out, `${name.replaceAll(' ', '-')}-${screen}-${language}.png`), fullPage: true });
    }
  }
  await context.close();
}
await browser.close();
await server.close();
console.log(`${pages.size * SCREENS.length * 2} pictures in ${out}`);
