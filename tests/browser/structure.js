// Takes a page as its markup says it is; gives what would mislead someone who hears it instead of seeing it: headings,
// landmarks, languages, links. What axe finds is left to axe (browser.js). It refuses to know what the page looks like.

/** Headings that are more than one level below the one before; the first must be of level 1. */
export function headingsOutOfOrder(page) {
  return page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.checkVisibility())
    .filter((heading, index, all) => heading.tagName[1] > (index ? Number(all[index - 1].tagName[1]) : 0) + 1)
    .map((heading) => `${heading.tagName} ${heading.innerText}`));
}

/** How many landmarks there are of those that a page has once. */
export async function landmarks(page) {
  const count = (role) => page.getByRole(role).count();
  return { banner: await count('banner'), main: await count('main'), contentinfo: await count('contentinfo') };
}

/**
 * Text in Chinese characters that is not marked as Chinese, so that an English voice reads it; nothing on Chinese pages.
 * Brands are names, and prose may quote a term: neither is text in another language.   Source: WCAG 2.2 3.1.2.
 */
export function textInAnotherLanguage(page) {
  return page.evaluate(() => {
    const isBrand = (element) => element.matches('dd') && element.previousElementSibling.innerText === 'Brands';
    const found = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const { parentElement: element, data } = words.currentNode;
      if (!/\p{Script=Han}/u.test(data) || element.closest('script, style, .text, [lang^=zh]') || isBrand(element)) continue;
      found.push(data.trim());
    }
    return found;
  });
}

/** Words that are links to more than one page, though they stand on their own: whoever lists the links cannot choose. */
export function ambiguousLinks(page) {
  return page.evaluate(() => {
    const places = new Map();
    for (const link of document.querySelectorAll('a[href]')) {
      const words = (link.getAttribute('aria-label') || link.innerText).trim();
      // Cards and changes name an enterprise: which certificate is meant stands beside the link.
      if (!link.checkVisibility() || link.closest('.cards, .changes')) continue;
      places.set(words, (places.get(words) || new Set()).add(link.href.split('#')[0]));
    }
    return [...places].filter(([words, links]) => !words || links.size > 1).map(([words, links]) => `${words}: ${[...links].join(' ')}`);
  });
}
