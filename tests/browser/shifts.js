// Takes a page in Chromium; gives what moved on it since it came, and how far. It refuses to know why.

// Where the machine is busy, a page may be painted before it is read to its end: the last links of the header step aside, and so
// do the columns of a table that an editor wrote, for what stands in its later rows. They, and nothing else on the page.
const STEP_ASIDE = 0.01;

/** What moved on the page, or in `part` of it (a selector), without anyone touching it, so far. */
export function shifts(page, part) {
  return page.evaluate(([unseen, part]) => new Promise((seen) => {
    const moved = [];
    const isIn = (selector) => ({ node }) => node && (node.closest ? node : node.parentElement).closest(selector);
    const isAside = ({ value, sources }) => value <= unseen && sources.length > 0 && sources.every(isIn('.top, .text table'));
    const isElsewhere = ({ sources }) => part && !sources.some(isIn(part));
    const counts = (entry) => !entry.hadRecentInput && !isAside(entry) && !isElsewhere(entry);
    new PerformanceObserver((list) => moved.push(...list.getEntries().filter(counts))).observe({ type: 'layout-shift', buffered: true });
    // Buffered entries are handed over before the second frame.
    const told = () => moved.map(({ value, sources }) => `${value}: ${sources.map(({ node }) => node && node.nodeName)}`);
    requestAnimationFrame(() => requestAnimationFrame(() => seen(told())));
  }), [STEP_ASIDE, part]);
}
