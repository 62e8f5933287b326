// Does one find a certificate by what one has in hand: a part of a name, a brand, a number, a code?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, open } from './browser.js';
import { certificates, inChina } from './example.js';
import { json } from './site.js';

const { suspended, valid, withdrawn } = certificates;

const FINDS = [
  ['a part of the Chinese name', '滇池示例', suspended.code],
  ['characters from the middle of it', '翡翠珠宝', suspended.code],
  ['a part of the English name, in any case', 'DIANCHI example', suspended.code],
  ['a former name', '示例电器有限公司', valid.code],
  ['an older former name', '锦城示例木业', 'CD2E27LJ6D'],
  ['a part of the name in traditional characters', '翡翠珠寶', suspended.code],
  ['a brand', 'example motors', 'DWF7KGQ5N1'],
  ['a character outside the basic plane', '𠮷祥', 'NARUEH9XMK'],
  ['the usual form of that character', '吉祥', 'NARUEH9XMK'],
  ['the number', 'EX-27922-2025-00040', suspended.code],
  ['the number in full-width digits, as a PDF gives it', 'ＥＸ－２７９２２－２０２５－０００４０', suspended.code],
  ['the number with hyphens of other kinds', 'EX\u201127922\u20102025\u221200040', suspended.code],
  ['the number with dashes and without', 'EX—279222025–00040', suspended.code],
  ['the number with a zero-width space in it', 'EX\u200b-27922-2025-00040', suspended.code],
  ['the number with a soft hyphen in it', 'EX-27922\u00ad-2025-00040', suspended.code],
  ['the number between marks of direction', '\u202dEX-27922-2025-00040\u202c\u200e', suspended.code],
  ['the number behind a byte-order mark', '\ufeffEX-27922-2025-00040', suspended.code],
  ['the end of the number', '2025-00040', suspended.code],
  ['the public code, in lower case', suspended.code.toLowerCase(), suspended.code],
  ['the credit code', '91530102EX5229973N', suspended.code],
  ['the credit code with a zero-width space behind it', '91530102EX5229973N\u200b', suspended.code],
  ['a part of the credit code', '0102EX5229973', suspended.code],
];

/** The search of the page: the box, the results as cards, the line that counts them. */
function searchOn(page) {
  return {
    box: page.getByRole('searchbox'),
    cards: page.locator('#cards > li'),
    card: (code) => page.locator(`#cards > li:has(a[href$="/c/${code}/"])`),
    count: () => page.locator('#count').innerText(),
  };
}

for (const path of ['/', '/search/', '/en/', '/en/search/']) {
  test(`${path}: finds by every name and number`, async (t) => {
    const { page, complaints } = await open(t, path);
    const search = searchOn(page);
    for (const [what, typed, code] of FINDS) {
      await search.box.fill('');
      await search.box.pressSequentially(typed);
      await eventually(() => search.card(code).count().then((found) => `${what}: ${found}`), `${what}: 1`);
    }
    assert.deepEqual(complaints, []);
  });
}

test('English pages lead to English pages', async (t) => {
  const { page } = await open(t, '/en/search/?q=dianchi');
  await searchOn(page).card(suspended.code).getByRole('link').first().click();
  await page.waitForURL(/\/en\/c\/CTB0LEAXNL\/$/);
});

test('the matched characters are marked, and only they', async (t) => {
  const { page } = await open(t, '/search/?q=翡翠');
  const card = searchOn(page).card(suspended.code);
  await card.waitFor();
  assert.deepEqual(await card.locator('mark').allInnerTexts(), ['翡翠']);
});

for (const [typed, marked] of [
  ['翡翠珠寶', '翡翠珠宝'],
  ['吉祥', '𠮷祥'],
  ['２０２５－０００４０', '2025-00040'],
  ['2025\u201100\u200b040', '2025-00040'],
  ['202500040', '2025-00040'],
]) {
  test(`“${typed}” marks the characters that were written, “${marked}”`, async (t) => {
    const { page } = await open(t, `/search/?q=${encodeURIComponent(typed)}`);
    await eventually(() => searchOn(page).cards.locator('mark').first().innerText(), marked);
    const marks = await searchOn(page).cards.locator('mark').allInnerTexts();
    assert.ok(marks.every((mark) => mark === marked), marks.join(' | '));
  });
}

test('what is typed is text, never markup', async (t) => {
  const { page, complaints } = await open(t, `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await eventually(searchOn(page).count, /没有找到/);
  assert.equal(await page.locator('main img').count(), 0);
  assert.deepEqual(complaints, []);
});

test('the address holds what was typed and chosen, and gives it back', async (t) => {
  const { page } = await open(t, '/search/');
  const search = searchOn(page);
  await search.box.pressSequentially('示例');
  await eventually(() => new URL(page.url()).searchParams.get('q'), '示例');
  const filter = page.locator('#filters a[href*="status=withdrawn"]');
  await filter.click();
  await eventually(() => new URL(page.url()).searchParams.get('status'), 'withdrawn');
  await search.card(withdrawn.code).waitFor();
  const found = await search.cards.count();
  await page.reload();
  await search.card(withdrawn.code).waitFor();
  assert.equal(await search.box.inputValue(), '示例');
  assert.equal(await search.cards.count(), found);
  assert.ok((await search.cards.allInnerTexts()).every((card) => card.includes('已撤销')));
});

test('a filter is a real link: its address alone gives the same list', async (t) => {
  const { page } = await open(t, '/search/?q=示例&level=standard');
  const search = searchOn(page);
  await search.cards.first().waitFor();
  assert.ok((await search.cards.allInnerTexts()).every((card) => card.includes('达标级')));
});

test('status and level are those of the day', async (t) => {
  const { page } = await open(t, `/search/?q=${valid.code}`);
  const card = searchOn(page).card(valid.code);
  await card.waitFor();
  await eventually(() => card.innerText(), /(?<!至)有效(?!期)[^]*五星级[^]*有效期至\s*2029-02-28[^]*北京/);
});

test('what expired since the site was built is found as expired', async (t) => {
  const { page } = await open(t, `/search/?q=${valid.code}`, {
    now: inChina('2029-03-01', '00:00'),
    zone: 'America/Los_Angeles',
    answers: { '/snapshot.json': { day: '2029-02-28' } },
  });
  const card = searchOn(page).card(valid.code);
  await card.waitFor();
  await eventually(() => card.innerText(), /已过期/);
});

test('the keyboard is enough, from the box to the certificate', async (t) => {
  const { page } = await open(t, '/', { width: 1280 });
  const search = searchOn(page);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href'));
  for (let tabs = 0; (await focused()) !== 'q' && tabs < 20; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.type(suspended.code);
  await search.card(suspended.code).waitFor();
  for (let tabs = 0; (await focused()) !== `/c/${suspended.code}/` && tabs < 20; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/c\/CTB0LEAXNL\/$/);
});

test('the number of results is announced', async (t) => {
  const { page } = await open(t, `/search/?q=${suspended.code}`);
  await eventually(searchOn(page).count, /1/);
  assert.ok(await page.locator('#count').evaluate((line) => line.closest('[aria-live], [role=status]') !== null));
});

for (const [path, none, covers] of [
  ['/search/', /没有找到“不存在的企业”/, /2012-02-01/],
  ['/en/search/', /Nothing found for “不存在的企业”/, /2012-02-01/],
]) {
  test(`${path}: nothing found says what the register covers`, async (t) => {
    const { page } = await open(t, `${path}?q=不存在的企业`);
    await eventually(searchOn(page).count, none);
    assert.match(await page.locator('main').innerText(), covers);
    assert.equal(await searchOn(page).cards.count(), 0);
  });
}

test('an index that does not come is said, and asked for again', async (t) => {
  const { page } = await open(t, '/search/', { answers: { '/search/records.json': 'cut' } });
  const search = searchOn(page);
  await search.box.fill('滇池');
  await eventually(search.count, /载入失败/);
  await page.unrouteAll();
  await search.box.fill('滇池示例');
  await search.card(suspended.code).waitFor();
});

for (const v of [undefined, 0, 2, '1']) {
  test(`an index of another version (${v}) is not read`, async (t) => {
    const { page } = await open(t, '/search/', { answers: { '/search/records.json': { ...json('search/records.json'), v } } });
    const search = searchOn(page);
    await search.box.fill('滇池');
    await eventually(search.count, /载入失败/);
    assert.equal(await search.cards.count(), 0);
  });
}

for (const [typed, wanted] of [
  ['7k3m9p2xc9', /\/c\/7K3M9P2XC9\/$/],
  ['７Ｋ３Ｍ９Ｐ２ＸＣ９', /\/c\/7K3M9P2XC9\/$/],
  ['https://verify.example.cn/c/7K3M9P2XC9/', /\/c\/7K3M9P2XC9\/$/],
  ['7K3M9P2XC8', /\/c\/7K3M9P2XC8\/$/],
]) {
  test(`the public code as it stands on a box, “${typed}”, leads from the front page to its own page`, async (t) => {
    const { page } = await open(t, '/');
    await searchOn(page).box.fill(typed);
    await page.keyboard.press('Enter');
    await page.waitForURL(wanted);
  });
}

test('a brand of ten letters is not taken for a code', async (t) => {
  const { page } = await open(t, '/');
  await searchOn(page).box.fill('abcdefghij');
  await page.keyboard.press('Enter');
  await eventually(searchOn(page).count, /没有找到“abcdefghij”/);
  assert.match(page.url(), /\/\?q=abcdefghij$/);
});
