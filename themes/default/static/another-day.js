// Takes a certificate page on which another day is asked for, and what verdict.js judges by; answers for that day whenever the
// page is judged. It is fetched only when it is asked for: until it is there, the page says that there is no answer yet.
(() => {
  const $ = (id) => document.getElementById(id);
  const write = (id, text) => {
    $(id).textContent = text;
  };
  let judged;

  // Beyond the last day that the data vouch for, an answer is a forecast and begins with saying so.
  const answer = () => {
    const asked = new URLSearchParams(location.search).get('on');
    const day = $('on').value || asked;
    // A year that is half typed is no question.
    if (!(day > '1')) {
      write('answer', '');
      return;
    }
    const { timeline, shown, until, at, fill, words } = judged;
    const said = ([, status, level]) => fill(words['on_day_' + status] || words.on_day,
      { day, status: words[status] || words.unknown, level: words[level] });
    const entry = at(timeline, day);
    const lines = [said(entry)];
    if (shown) {
      const then = day < shown[0][0] ? words.shown_absent : said(at(shown, day));
      if (then !== lines[0]) lines.push(fill(words.shown_differs, { status: then }));
    }
    if (day > until) lines.unshift(words.on_future);
    $('on').value = day;
    const isDay = $('on').value;
    write('answer', isDay ? lines.join('\n') : words.bad_day);
    const before = $('before');
    if (before) {
      before.hidden = entry[1] !== 'not-yet-valid';
      before.search = '?on=' + day;
    }
    if (day !== asked) history.replaceState(null, '', '?on=' + day);
    prove(isDay && '?on=' + day);
  };

  // The proof names the query that it answers; its QR code is drawn by a script that nothing else needs.
  const prove = (query) => {
    const url = $('url').textContent.split('?')[0] + query;
    if ($('url').textContent === url) return;
    write('url', url);
    $('symbol').removeAttribute('src');
    const script = document.createElement('script');
    script.src = $('proof').dataset.script;
    document.body.appendChild(script);
  };

  document.addEventListener('judged', ({ detail }) => {
    judged = detail;
    answer();
  });
  $('on').onchange = answer;
})();
