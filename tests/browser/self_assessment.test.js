// Does the self-assessment give the level that the tool gives, exactly, and keep to itself what is typed?
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { barriers, eventually, open, overflow } from './browser.js';
import { words } from './example.js';

const below = (path) => fileURLToPath(new URL(path, import.meta.url));
const vectors = JSON.parse(readFileSync(below('../vectors/scoring.json')));
/** Random results as the tool scores them: `cargo run --example scoring -- N`. */
const RANDOM = process.env.SCORING || below('../../target/scoring.json');
if (!existsSync(RANDOM)) throw new Error(`no random results in ${RANDOM}`);
/** The page of a body that allows the bonus and whose score sheet is whole in one section. */
const WITH_SHEET = below('../sites/score-sheet/expected/self-assessment/index.html');

const SECTIONS = ['system', 'commodity', 'customer'];
const entry = { special_deductions: 'deductions' };
SECTIONS.forEach((slug) => Object.assign(entry, { [`${slug}.obtained`]: slug, [`${slug}.excluded`]: `${slug}-excluded` }));

/** The form of the page: its fields by id, and what it says of them. */
function formOn(page) {
  const field = (id) => page.locator(`[id="${id}"]`);
  const box = (name) => page.locator(`[type=checkbox][name="${name}"]`);
  return {
    field,
    box,
    fill: async (values) => {
      for (const [id, value] of Object.entries(values)) await field(id).fill(value);
    },
    said: () => page.locator('#result').innerText(),
    level: () => page.locator('#result').getAttribute('data-level'),
    why: () => page.locator('#why').innerText(),
    faulty: async () => (await page.locator('[aria-invalid]').evaluateAll((fields) => fields.map((one) => one.id))).sort(),
    fragment: () => new URL(page.url()).hash,
  };
}

/** The page of the body with a score sheet, with style and scripts of the example site: they are the same. */
async function openWithSheet(t) {
  const visit = await open(t, '/self-assessment/');
  await visit.page.route('**/self-assessment/', (route) => route.fulfill({ path: WITH_SHEET }));
  await visit.page.reload();
  return visit;
}

const entriesOf = (vector) => Object.fromEntries(SECTIONS.flatMap((slug) => [
  [slug, vector[slug].obtained],
  [`${slug}-excluded`, vector[slug].excluded ?? ''],
]).concat([['deductions', vector.special_deductions ?? '']]));

/** Whether a form can say it at all: it grants or refuses the bonus, and has a box for it. */
const canBeFilledIn = (vector, allowed) => Boolean(vector.bonus_allowed) === allowed && ['0', '1', undefined].includes(vector.bonus)
  && (allowed || vector.bonus !== '1');

for (const allowed of [false, true]) {
  test(`every vector, filled in where the bonus is ${allowed ? 'allowed' : 'refused'}`, async (t) => {
    const { page, complaints } = allowed ? await openWithSheet(t) : await open(t, '/self-assessment/');
    const form = formOn(page);
    const chosen = vectors.filter((vector) => canBeFilledIn(vector, allowed));
    assert.ok(chosen.length >= 6);
    let filled = {};
    for (const vector of chosen) {
      const { findings, score, level } = vector.expected;
      const entries = entriesOf(vector);
      await form.fill(Object.fromEntries(Object.entries(entries).filter(([id, value]) => filled[id] !== value)));
      filled = entries;
      if (allowed) await form.box('bonus').setChecked(vector.bonus === '1');
      const broken = Object.entries(findings).filter(([, code]) => code !== 'S303').map(([name]) => entry[name]);
      assert.deepEqual(await form.faulty(), broken.sort(), vector.name);
      const said = await form.said();
      const grade = broken.length ? '' : level ?? 'none';
      assert.equal(await form.level(), grade, vector.name);
      if (level) assert.equal(said, `自评：${words.zh.level[level]}，${score} 分`, vector.name);
      else if (score) assert.equal(said, `自评：${score} 分，不到 70 分，不能认证`, vector.name);
      else assert.doesNotMatch(said, /级/, vector.name);
    }
    assert.deepEqual(complaints, []);
  });
}

test('every vector, as the script reckons', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const found = await page.evaluate((all) => all.map((vector) => {
    const { rules, assess } = window.scoring;
    rules.bonus_allowed = Boolean(vector.bonus_allowed);
    const { system, commodity, customer, special_deductions = '', bonus = '' } = vector;
    const { faults, display = null, level = null } = assess({ sections: { system, commodity, customer }, special_deductions, bonus });
    return { findings: faults, score: display, level };
  }), vectors);
  vectors.forEach((vector, index) => assert.deepEqual(found[index], vector.expected, vector.name));
});

test('random results come to what the tool gives them, and the points missing to the next level are the fewest', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const results = JSON.parse(readFileSync(RANDOM));
  assert.ok(results.length >= 1000);
  const found = await page.evaluate((all) => all.map((vector) => {
    const { rules, assess, missing } = window.scoring;
    rules.bonus_allowed = true;
    const { system, commodity, customer, special_deductions, bonus } = vector;
    const { score, display, level } = assess({ sections: { system, commodity, customer }, special_deductions, bonus });
    const reaches = (threshold, more) => (score.obtained + more) * 100 + (score.bonus - score.deductions - threshold) * score.involved >= 0;
    const fewest = rules.levels.every(({ threshold }) => {
      const more = missing(score, threshold);
      return reaches(threshold, more) && !reaches(threshold, more - 1);
    });
    return { score: display, level, fewest };
  }), results);
  results.forEach((result, index) => assert.deepEqual(found[index], { ...result.expected, fewest: true }, JSON.stringify(result)));
});

test('it says what is missing, where points were lost, and how it reckoned', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const form = formOn(page);
  assert.match(await form.said(), /填好三部分的得分/);
  await form.fill({ system: '38.5', commodity: '32', 'commodity-excluded': '2', customer: '22', deductions: '1' });
  assert.equal(await form.said(), '自评：四星级，93.38 分');
  assert.equal(await form.why(), '再得 1.58 分，就到五星级。\n失分最多：顾客服务 3 分、售后服务体系 1.5 分、商品服务 1 分。\n算法：92.5 ÷ 98 × 100 − 1 = 93.38…');
  await form.fill({ customer: '23.58' });
  assert.equal(await form.said(), '自评：五星级，95.00 分');
  assert.match(await form.why(), /^已经是最高一级。/);
  await form.fill({ deductions: '5' });
  assert.equal(await form.said(), '自评：特别扣分 5 项，不论得分多少都不能认证');
  assert.equal(await form.why(), '');
});

test('a wrong entry says what it may be, and the word is tied to the field', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const form = formOn(page);
  await form.fill({ system: '39', 'system-excluded': '2', commodity: '3,2', deductions: '-1' });
  assert.equal(await form.said(), '有 3 处需要改正');
  const told = (id) => form.field(id).evaluate((one) => one.getAttribute('aria-describedby').split(' ')
    .map((other) => document.getElementById(other).textContent).join(' '));
  assert.match(await told('system'), /0 到 38 分/);
  assert.match(await told('commodity'), /38\.5/);
  assert.match(await told('deductions'), /整数/);
  assert.deepEqual(await barriers(page), []);
  await form.fill({ system: '38', commodity: '32', deductions: '' });
  assert.deepEqual(await form.faulty(), []);
});

test('digits and points of a Chinese keyboard are understood', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const form = formOn(page);
  await form.fill({ system: '３８。５', commodity: '３２．０', customer: ' 24.5 ' });
  assert.equal(await form.said(), '自评：五星级，95.00 分');
});

test('a section filled in clause by clause is the sum of its clauses', async (t) => {
  const { page } = await open(t, '/self-assessment/');
  const form = formOn(page);
  await page.locator('#of-customer summary').click();
  await form.fill({ system: '40', commodity: '35', '5.3.1': '12' });
  assert.equal(await form.said(), '顾客服务还有 1 条没有填');
  assert.equal(await form.field('customer').inputValue(), '12');
  assert.ok(!(await form.field('customer').isEditable()));
  await form.fill({ '5.3.2': '8', '5.3.2-excluded': '2.5' });
  assert.equal(await form.field('customer').inputValue(), '20');
  assert.equal(await form.field('customer-excluded').inputValue(), '2.5');
  assert.equal(await form.said(), '自评：五星级，97.43 分');
  await form.fill({ '5.3.1': '', '5.3.2': '', '5.3.2-excluded': '' });
  assert.equal(await form.field('customer').inputValue(), '');
  assert.ok(await form.field('customer').isEditable());
});

test('where the score sheet has the points, a clause is obtained or does not apply', async (t) => {
  const { page, complaints } = await openWithSheet(t);
  const form = formOn(page);
  await page.locator('#of-system summary').click();
  await form.fill({ '5.1.1': '15.5', '5.1.2.1': '18', commodity: '35', customer: '25' });
  await form.box('5.1.2.2-excluded').check();
  assert.deepEqual(await form.faulty(), ['5.1.1']);
  assert.ok(await form.field('5.1.2.2').isDisabled());
  await form.fill({ '5.1.1': '14' });
  assert.equal(await form.field('system').inputValue(), '32');
  assert.equal(await form.field('system-excluded').inputValue(), '5');
  assert.equal(await form.said(), '自评：五星级，96.84 分');
  assert.match(await form.why(), /失分最多：示例条款 2 分、组织架构 1 分。/);
  await form.box('bonus').check();
  assert.equal(await form.said(), '自评：五星级，97.84 分');
  assert.match(await form.why(), /92 ÷ 95 × 100 \+ 1 = 97\.84…/);
  assert.deepEqual(complaints, []);
});

test('what is typed stays in the address, is never sent or stored, and comes back', async (t) => {
  const { page, asked } = await open(t, '/self-assessment/');
  const form = formOn(page);
  await form.fill({ system: '38.5', 'commodity-excluded': '2', commodity: '31' });
  await page.locator('#of-customer summary').click();
  await form.fill({ '5.3.1': '12.25', '5.3.2': '9' });
  await page.keyboard.press('Tab');
  const kept = new URLSearchParams((await form.fragment()).slice(1));
  assert.deepEqual(Object.fromEntries(kept), { system: '38.5', commodity: '31', 'commodity-excluded': '2', '5.3.1': '12.25', '5.3.2': '9' });
  const before = await form.said();
  await page.goto('about:blank');
  await page.goBack();
  await eventually(form.said, before);
  assert.ok(await form.field('5.3.1').isVisible(), 'what is filled in is open');
  assert.equal(await form.field('customer').inputValue(), '21.25');
  assert.ok(asked.every((url) => !/system|12\.25/.test(url)), asked.join(' '));
  assert.deepEqual(await page.evaluate(() => [window.localStorage.length, window.sessionStorage.length]), [0, 0]);

  await page.evaluate(() => { window.location.hash = '#main'; });
  assert.equal(await form.said(), before, 'a link within the page leaves the form alone');
  await page.evaluate(() => { window.location.hash = '#system=40&commodity=35&customer=25'; });
  await eventually(form.said, '自评：五星级，100.00 分');
  await page.getByRole('button', { name: '清空' }).click();
  await eventually(form.said, /填好三部分/);
  assert.equal(await form.fragment(), '');
});

test('a hostile fragment is text', async (t) => {
  const { page, complaints } = await open(t, '/self-assessment/#system=%3Cimg%20src%3Dx%3E&bonus=1&nothing=2&constructor=3&deductions=__proto__');
  const form = formOn(page);
  assert.equal(await form.said(), '有 2 处需要改正');
  assert.equal(await page.locator('main img').count(), 0);
  assert.deepEqual(complaints, []);
});

test('the keyboard is enough, Enter leads nowhere, and the result is announced', async (t) => {
  const { page } = await open(t, '/self-assessment/', { width: 1280 });
  const form = formOn(page);
  const focused = () => page.evaluate(() => document.activeElement.id);
  const walk = async (id) => {
    for (let tabs = 0; (await focused()) !== id && tabs < 40; tabs += 1) await page.keyboard.press('Tab');
    assert.equal(await focused(), id);
  };
  for (const [id, value] of [['system', '40'], ['commodity', '35'], ['customer', '20']]) {
    await walk(id);
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
  assert.equal(await form.said(), '自评：五星级，95.00 分');
  assert.match(page.url(), /\/self-assessment\/(#.*)?$/);
  assert.equal(await page.locator('#result').getAttribute('aria-live'), 'polite');
});

for (const path of ['/self-assessment/', '/en/self-assessment/']) {
  test(`${path}: filled in and opened up, sound on a phone, in the dark and on paper`, async (t) => {
    const { page, complaints } = await open(t, `${path}#system=99&5.2.1=3&customer=20`, { width: 320, dark: true });
    for (const details of await page.locator('main details').all()) {
      if (await details.getAttribute('open') === null) await details.locator('summary').click();
    }
    assert.deepEqual(await barriers(page), []);
    assert.equal(await overflow(page), 0);
    const small = await page.locator('.assess input, .assess summary, .assess button').evaluateAll((targets) => targets
      .filter((target) => target.getBoundingClientRect().height < 48).map((target) => target.outerHTML));
    assert.deepEqual(small, []);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    assert.equal(await page.getByRole('button').count(), 0);
    assert.ok(await page.locator('#result').isVisible());
    assert.deepEqual(complaints, []);
  });

  test(`${path}: without a script it says what it needs and how to reckon by hand`, async (t) => {
    const { page } = await open(t, path, { script: false });
    const text = await page.locator('main').innerText();
    assert.match(text, /需要浏览器运行脚本|needs a browser with scripts/);
    for (const fact of [/40/, /35/, /25/, /95/, /90/, /80/, /70/, /自我评估不是认证|no certificate/]) assert.match(text, fact);
    assert.equal(await page.getByRole('button').count(), 0, 'nothing to press that does nothing');
  });
}
