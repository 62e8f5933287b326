// Takes a page as it is laid out; gives what is wrong with it to the eye: text cut off, text upon text, a control too small
// to be hit. It refuses to know at what size, zoom or spacing the page is looked at.

/** The least side of a target, in CSS pixels.   Source: site.md §3. */
export const TARGET_PX = 48;

/** Text that cannot be read to its end: beyond the edge of the page, or of a box that hides what overflows. */
export function cutOff(page) {
  return page.evaluate(() => {
    const hides = (value) => value === 'hidden' || value === 'clip';
    const boxes = [...document.querySelectorAll('body, body *')].filter((element) => {
      const style = getComputedStyle(element);
      return element.checkVisibility() && element.clientWidth > 0
        && ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
          || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
    }).map((element) => `${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
    const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const beyond = [];
    while (words.nextNode()) {
      const { parentElement: element, data } = words.currentNode;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const isOut = ({ width, left, right }) => width > 0 && right > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
      if (data.trim() && element.checkVisibility() && !scrolls(element.parentElement) && [...range.getClientRects()].some(isOut)) beyond.push(data.trim());
    }
    return [...boxes, ...beyond];
  });
}

/** Pairs of texts that lie on each other, by more than the leading of their lines. */
export function overlaps(page) {
  return page.evaluate(() => {
    const LEADING = 0.3;
    const lines = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const { parentElement: element, data } = words.currentNode;
      if (!data.trim() || !element.checkVisibility({ checkVisibilityCSS: true }) || element.closest('script, style, noscript')) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      for (const rect of range.getClientRects()) {
        const leading = LEADING * rect.height;
        if (rect.width > 1) lines.push({ text: data.trim(), node: words.currentNode, left: rect.left + 1, right: rect.right - 1, top: rect.top + leading, bottom: rect.bottom - leading });
      }
    }
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return lines.flatMap((one, index) => lines.slice(index + 1)
      .filter((other) => other.node !== one.node && meet(one, other))
      .map((other) => `${one.text} / ${other.text}`));
  });
}

/** Headings that something else lies on. */
export function covered(page) {
  return page.evaluate(() => [...document.querySelectorAll('h1, h2, h3')].filter((heading) => {
    if (!heading.checkVisibility()) return false;
    heading.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.selectNodeContents(heading);
    const line = range.getClientRects()[0];
    const hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
    return !heading.contains(hit);
  }).map((heading) => heading.innerText));
}

/** Links, buttons and fields that are no part of a sentence and smaller than a target; their sizes in CSS pixels. */
export function smallTargets(page) {
  return page.evaluate((least) => {
    const isBlock = (element) => !/^(inline|contents)$/.test(getComputedStyle(element).display);
    const block = (element) => (isBlock(element) ? element : block(element.parentElement));
    const isInSentence = (element) => !isBlock(element)
      && block(element).innerText.trim().length > [...block(element).querySelectorAll('a')].reduce((sum, link) => sum + link.innerText.trim().length, 0) + 2;
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !isInSentence(element) && !element.matches('.skip'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(({ element, box }) => `${element.innerText.trim().slice(0, 40)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }, TARGET_PX);
}
