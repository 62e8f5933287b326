// Takes the certificate page, its timeline, certificate.json and snapshot.json; keeps the verdict band no higher than
// what holds today in China, says how fresh it is, and answers for another day. It never raises a verdict by itself.
(() => {
  const $ = (id) => document.getElementById(id);
  const write = (id, text) => {
    $(id).textContent = text;
  };
  const band = $('verdict').dataset;
  const published = band.status;
  const claim = { status: published, level: band.level };
  const rows = (list) => list && list.map((entry) => [entry.from, entry.status, entry.level]);
  const read = (id) => $(id) && rows(JSON.parse($(id).textContent));
  let sources = [{ timeline: read('timeline'), shown: read('shown') }];
  let late;
  let vouched;

  const judge = (age) => {
    const reached = sources.map((source) => lower(claim, at(source.timeline, today())));
    doubt(claim, age);
    $('maybe').hidden = reached.every(Boolean);
    $('fresher').href = '?fresh=' + hour();
    paint(age);
    if (band.status === claim.status && band.level === claim.level) return;
    band.status = claim.status;
    band.level = claim.level;
    const renewed = band.successor && words['renewed_' + claim.status] ? 'renewed_' : '';
    const values = { level: words[claim.level], day: claim.from };
    write('word', words[renewed + claim.status]);
    write('detail', fill(words['detail_' + renewed + claim.status], values));
    write('stars', values.level);
    write('until', words['until_' + claim.status]);
    write('do', words['do_' + renewed + claim.status]);
    $('since').hidden = claim.status !== published;
  };

  const say = (text, warn) => {
    clearTimeout(late);
    write('fresh', text);
    $('fresh').classList.toggle('warn', warn);
  };
  const offline = () => say(words.offline, true);
  const take = ({ credentialSubject }) => {
    sources = [sources[0], { timeline: rows(credentialSubject.timeline), shown: rows(credentialSubject.shown) }];
    judge();
    answer();
    return true;
  };

  // Beyond the last day that the data vouch for, an answer is a forecast and begins with saying so.
  const answer = () => {
    const day = $('on').value || new URLSearchParams(location.search).get('on');
    if (!(day > '1')) return;
    const { timeline, shown } = sources[sources.length - 1];
    const said = ([, status, level]) => fill(words['on_day_' + status] || words.on_day,
      { day, status: words[status], level: words[level] });
    const entry = at(timeline, day);
    const lines = [said(entry)];
    if (shown) {
      const then = day < shown[0][0] ? words.shown_absent : said(at(shown, day));
      if (then !== lines[0]) lines.push(fill(words.shown_differs, { status: then }));
    }
    if (day > (vouched || today())) lines.unshift(words.on_future);
    $('on').value = day;
    const isDay = $('on').value;
    write('answer', isDay ? lines.join('\n') : words.bad_day);
    $('another').hidden = false;
    const before = $('before');
    if (before) {
      before.hidden = entry[1] !== 'not-yet-valid';
      before.search = '?on=' + day;
    }
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

  document.documentElement.className = 'js';
  $('ask').onclick = () => {
    $('another').hidden = false;
    $('on').focus();
  };
  $('on').onchange = () => {
    history.replaceState(null, '', '?on=' + $('on').value);
    answer();
  };
  $('print').onclick = () => window.print();
  whenever(() => {
    judge();
    answer();
    say(words.checking, false);
    late = setTimeout(offline, 8e3);
    const asked = band.json && get(band.json).then(take).catch(() => false);
    Promise.all([freshness(), asked]).then(([{ age, text, day, digest }, sure]) => {
      vouched = age === 'unknown_since' && day;
      judge(age);
      answer();
      if (sure) {
        write('asof', day);
        write('digest', digest);
      }
      const isOld = age !== 'data_as_of';
      if (isOld || !band.json) say(text, isOld);
      else if (sure) say(text + ' · ' + words.confirmed, false);
      else offline();
    }).catch(offline);
  });
})();
