// Takes the query whose address the proof names; puts its QR code beside it, drawn on this machine. The answer itself is
// the page's own: where this script fails, or the browser is too old for it, the address stands without a code.
(() => {
  const QUIET = 4;
  const place = document.getElementById('proof');

  import(place.dataset.qr).then(({ generate, correction }) => {
    const symbol = generate(document.getElementById('url').textContent, { minCorrectionLevel: correction.Q });
    const side = symbol.size + 2 * QUIET;
    let dark = '';
    for (let y = 0; y < symbol.size; y += 1) {
      for (let x = 0; x < symbol.size; x += 1) {
        if (symbol.get(x, y)) dark += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
      }
    }
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`
      + `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`;
    document.getElementById('symbol').src = 'data:image/svg+xml,' + encodeURIComponent(drawn);
  }).catch(() => {});
})();
