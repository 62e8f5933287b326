// Is every page whole under the policy that the build wrote for nginx and for Caddy, and is what is not of the site refused?
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { eventually, open, settled } from './browser.js';
import { certificates } from './example.js';
import { hosts } from './hosts.js';
import { folder, inLanguage, kinds } from './site.js';

const { code } = certificates.valid;

const isNotFound = (complaint) => /status of 404/.test(complaint);

/** The address of a page of somebody else, who embeds only what lets itself be embedded. */
async function shop(t) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'cross-origin-embedder-policy': 'require-corp' });
    response.end('<!doctype html><title>shop</title>');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  t.after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}

for (const [name, start] of Object.entries(hosts)) {
  let origin;
  let host;
  before(async () => {
    host = await start(folder);
    origin = host.origin;
  });
  after(() => host.close());

  for (const language of ['zh', 'en']) {
    test(`${name}, ${language}: nothing of any kind of page is refused`, async (t) => {
      const { page, complaints } = await open(t, '/404.html', { origin });
      for (const [kind, path] of kinds) {
        await page.goto(origin + inLanguage(path, language));
        await settled(page);
        assert.deepEqual(complaints, [], kind);
      }
    });

    test(`${name}, ${language}: from the search to a certificate, and nothing is refused`, async (t) => {
      const { page, complaints } = await open(t, inLanguage('/', language), { origin });
      await page.locator('#q').fill(code);
      await page.locator(`a[href="${inLanguage(`/c/${code}/`, language)}"]`).first().click();
      await page.waitForURL(`${origin}${inLanguage(`/c/${code}/`, language)}`);
      await eventually(() => page.locator('#fresh').innerText(), /2026-11-21/);
      assert.deepEqual(complaints, []);
    });
  }

  test(`${name}: a code typed in lower case leads on from a real 404`, async (t) => {
    const { page, status, complaints } = await open(t, `/c/${code.toLowerCase()}/`, { origin });
    assert.equal(status, 404);
    await page.waitForURL(`${origin}/c/${code}/`);
    assert.deepEqual(complaints.filter((complaint) => !isNotFound(complaint)), []);
  });

  test(`${name}: what was put into a copy of a page is refused, and seen to be`, async (t) => {
    const { page, complaints } = await open(t, '/', { origin });
    const foreign = '<script>document.title = "run"</script><style>h1 { color: red }</style><img src="https://shop.example/x.png">';
    await page.route(`${origin}/c/${code}/`, async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).replace('</body>', `${foreign}</body>`) });
    });
    await page.goto(`${origin}/c/${code}/`);
    for (const directive of ['script-src', 'style-src', 'img-src']) {
      await eventually(() => complaints.some((complaint) => complaint.includes(`policy violated: ${directive}`)), true);
    }
    assert.notEqual(await page.title(), 'run');
  });

  test(`${name}: without its script the search box still leads to the search; form-action 'none' would stop it`, async (t) => {
    const { page } = await open(t, '/', { origin, script: false });
    await page.locator('#q').fill(code);
    await page.locator('form.find button').click();
    await page.waitForURL(`${origin}/search/?q=${code}`);

    const strict = await open(t, '/', { origin, script: false });
    await strict.page.route(`${origin}/en/`, async (route) => {
      const response = await route.fetch();
      const policy = response.headers()['content-security-policy'].replace("form-action 'self'", "form-action 'none'");
      return route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await strict.page.goto(`${origin}/en/`);
    await strict.page.locator('form.find button').click({ noWaitAfter: true });
    await eventually(() => strict.complaints.some((complaint) => complaint.includes("form-action 'none'")), true);
    assert.equal(strict.page.url(), `${origin}/en/`);
  });

  test(`${name}: others embed the badge and read the data, and nothing else`, async (t) => {
    const { page } = await open(t, '/', { origin });
    await page.goto(await shop(t));
    const shows = (path) => page.evaluate((src) => new Promise((known) => {
      const image = new Image();
      image.onload = () => known(true);
      image.onerror = () => known(false);
      image.src = src;
    }), origin + path);
    const reads = (path) => page.evaluate((url) => fetch(url).then((answer) => answer.ok, () => false), origin + path);
    assert.equal(await shows(`/c/${code}/badge.svg`), true);
    assert.equal(await shows(`/c/${code}/qr.svg`), false);
    for (const path of [`/c/${code}/certificate.json`, '/snapshot.json', '/data/certificates.csv']) assert.equal(await reads(path), true, path);
    for (const path of [`/c/${code}/`, '/search/records.json']) assert.equal(await reads(path), false, path);
  });
}
