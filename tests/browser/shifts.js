// Takes a page in Chromium; gives what moved on it since it came, and how far. It refuses to know why.

// Where the machine is busy, the header may be painted before it is read to its end, and its last links step aside: they, and
// nothing else on the page.
const STEP_ASIDE = 0.01;

/** What moved on the page without anyone touching it, so far. */
export function shifts(page) {
  return page.evaluate((unseen) => new Promise((seen) => {
    const moved = [];
    const isInHeader = ({ node }) => node && (node.closest ? node : node.parentElement).closest('.top');
    const isAside = ({ value, sources }) => value <= unseen && sources.length > 0 && sources.every(isInHeader);
    new PerformanceObserver((list) => moved.push(...list.getEntries().filter((entry) => !entry.hadRecentInput && !isAside(entry))))
      .observe({ type: 'layout-shift', buffered: true });
    // Buffered entries are handed over before the second frame.
    const told = () => moved.map(({ value, sources }) => `${value}: ${sources.map(({ node }) => node && node.nodeName)}`);
    requestAnimationFrame(() => requestAnimationFrame(() => seen(told())));
  }), STEP_ASIDE);
}
