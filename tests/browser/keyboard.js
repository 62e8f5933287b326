// Takes a page; gives its keyboard and where the focus stands: what it is on, whether that is in sight and shown to have
// the focus. It has no mouse, and refuses to know where the focus should be.
import { onScreen, pixelsChanged } from './picture.js';

const MOST_STOPS = 300;
const AROUND_PX = 6;

/** The keyboard of `page`. */
export function keyboardOf(page) {
  const press = (key) => page.keyboard.press(key);
  const stop = () => page.evaluate(stopOf);
  const step = async (key) => {
    await press(key);
    return stop();
  };
  // Once around: until the focus leaves the page, or comes to the first stop again.
  const around = async (key, visit) => {
    const stops = [];
    for (let next = await step(key); next && next.index !== stops[0]?.index; next = await step(key)) {
      // A field for a day has a stop for each of its parts.
      if (next.index === stops[stops.length - 1]?.index) continue;
      if (stops.push(next) > MOST_STOPS) throw new Error(`the focus never leaves: ${next.name}`);
      if (visit) await visit(next);
    }
    return stops;
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    stop,
    tab: () => step('Tab'),
    back: () => step('Shift+Tab'),
    /** Every stop of the page in the order of Tab; `visit` is called while the focus is on it. */
    forwards: (visit) => around('Tab', visit),
    backwards: () => around('Shift+Tab'),
    /** Tabs on to the stop that is called `name` (text or pattern), which must come before the page ends. */
    async to(name) {
      const passed = [];
      for (let next = await step('Tab'); next && passed.length < MOST_STOPS; next = await step('Tab')) {
        if (next.name === name || (name instanceof RegExp && name.test(next.name))) return next;
        passed.push(next.name);
      }
      throw new Error(`no stop ${name} after: ${passed.join(' | ')}`);
    },
  };
}

/** How many pixels show that the element has the focus, and its circumference; a link broken across lines has that of its parts. */
export async function focusShown(page) {
  const focused = await page.evaluateHandle(() => document.activeElement);
  const { box, circumference } = await focused.evaluate((element) => {
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    const around = ({ width, height }) => 2 * (width + height);
    const whole = element.getBoundingClientRect();
    const parts = [...element.getClientRects()].reduce((sum, part) => sum + around(part), 0);
    return { box: whole.toJSON(), circumference: Math.min(around(whole), parts) };
  });
  const pixels = await pixelsChanged(page, onScreen(page, box, AROUND_PX), () => focused.evaluate((element) => element.blur()));
  await focused.evaluate((element) => element.focus());
  return { pixels, circumference };
}

/** Which elements of the page should be stops, in the order of the page. */
export function controls(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return all.flatMap((element, index) => (element.matches('a[href], button, input, select, textarea, summary, [tabindex]')
      && element.tabIndex >= 0 && !element.disabled && element.checkVisibility() ? [index] : []));
  });
}

function stopOf() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const named = element.labels?.[0] ?? element;
  const { x, y, width, height } = element.getClientRects()[0];
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return {
    index: [...document.querySelectorAll('*')].indexOf(element),
    name: (element.getAttribute('aria-label') || named.innerText).trim().replace(/\s+/g, ' '),
    id: element.id,
    isInMain: element.closest('main') !== null,
    isInSight: hit !== null && (element.contains(hit) || hit.contains(element)),
    left: x + window.scrollX,
    top: y + window.scrollY,
    bottom: y + window.scrollY + height,
  };
}
