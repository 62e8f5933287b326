// node lighthouse.js SITE [PATH...]: takes a built site and paths of it; gives what Lighthouse says of them on its slow phone,
// and what keeps a score below 100. It judges nothing: figures hang on the machine, so no test does. npx fetches Lighthouse.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const METRICS = { LCP: 'largest-contentful-paint', CLS: 'cumulative-layout-shift', TBT: 'total-blocking-time' };
const REPORT_BYTES = 64 * 1024 * 1024;

const [site, ...paths] = process.argv.slice(2);
if (!site) {
  console.error('usage: node lighthouse.js SITE [PATH...]');
  process.exit(2);
}
process.env.SITE = resolve(site);
process.env.CHROME_PATH ||= process.env.CHROMIUM || '/usr/bin/chromium';

const { serve } = await import('./server.js');
const { everyPage, folder } = await import('./site.js');

const run = promisify(execFile);
const server = await serve(folder);
for (const path of paths.length ? paths : everyPage.map(([, , one]) => one)) {
  const { stdout } = await run('npx', ['--yes', LIGHTHOUSE, server.origin + path, '--quiet', '--output=json',
    `--only-categories=${CATEGORIES}`, '--chrome-flags=--headless=new --no-sandbox'], { maxBuffer: REPORT_BYTES });
  const { categories, audits } = JSON.parse(stdout);
  const scores = CATEGORIES.map((name) => `${name} ${Math.round(100 * categories[name].score)}`);
  const metrics = Object.entries(METRICS).map(([short, id]) => `${short} ${audits[id].displayValue}`);
  console.log([path, ...scores, ...metrics].join('  '));
  for (const { score, auditRefs } of Object.values(categories)) {
    if (Math.round(100 * score) === 100) continue;
    for (const { id, weight } of auditRefs) {
      if (weight && audits[id].score !== null && audits[id].score < 1) console.log(`    ${id}: ${audits[id].displayValue || audits[id].title}`);
    }
  }
}
await server.close();
