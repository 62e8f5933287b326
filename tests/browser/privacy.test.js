// What does the site keep on a reader's machine, and whom does it tell? Nothing and nobody, however it is used.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open, settled } from './browser.js';
import { certificates } from './example.js';

const { suspended, valid } = certificates;

const USES = {
  'a certificate read and asked for another day': [`/c/${valid.code}/`, async (page) => {
    await page.getByRole('button', { name: '核验另一天' }).click();
    await page.locator('#on').fill('2026-05-18');
    await eventually(() => page.locator('#answer').innerText(), /2026-05-18/);
    await page.locator('summary').click();
  }],
  'a search with a filter': ['/', async (page) => {
    await page.getByRole('searchbox').pressSequentially('滇池示例');
    await page.locator('#filters a').last().click();
    await page.locator(`#cards a[href="/c/${suspended.code}/"]`).click();
    await page.waitForURL(/\/c\//);
  }],
  'an address that leads nowhere': ['/c/7K3M9P2XC8/', () => {}],
  'an article': ['/standard/', (page) => page.mouse.wheel(0, 5000)],
};

for (const [use, [path, act]] of Object.entries(USES)) {
  test(`${use}: no cookie, no storage, no word to another host`, async (t) => {
    const { page, asked } = await open(t, path);
    await act(page);
    await settled(page);
    assert.deepEqual(await page.context().storageState({ indexedDB: true }), { cookies: [], origins: [] });
    const kept = await page.evaluate(async () => [
      ...Object.keys(sessionStorage), ...await caches.keys(), ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
    assert.deepEqual(kept, []);
    assert.deepEqual(asked.filter((url) => !/^\/|^data:/.test(url)), []);
  });
}
