// Takes the certificate page, its timeline, certificate.json and snapshot.json; keeps the verdict band no higher than
// what holds today in China, says how fresh it is, and answers for another day. It never raises a verdict by itself.
(() => {
  const { words, today, hour, at, lower, doubt, fill, get, freshness, paint, whenever } = window.register;
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
    const values = { level: words[claim.level], day: claim.from, status: words[claim.status] };
    write('word', words[renewed + claim.status]);
    write('detail', fill(words['detail_' + renewed + claim.status], values));
    write('stars', values.level);
    write('until', words['until_' + claim.status]);
    write('do', words['do_' + claim.status]);
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
    return true;
  };

  const answer = () => {
    const day = $('on').value || new URLSearchParams(location.search).get('on');
    if (!(day > '1')) return;
    const { timeline, shown } = sources[sources.length - 1];
    const said = ([, status, level]) => fill(words['on_day_' + status] || words.on_day,
      { day, status: words[status], level: words[level] });
    const lines = [said(at(timeline, day))];
    if (day > today()) lines.push(words.on_future);
    if (shown) {
      const then = day < shown[0][0] ? words.shown_absent : said(at(shown, day));
      if (then !== lines[0]) lines.push(fill(words.shown_differs, { status: then }));
    }
    $('on').value = day;
    write('answer', $('on').value ? lines.join('\n') : words.bad_day);
    $('another').hidden = false;
    prove(day);
  };

  // The proof names the query that it answers; its QR code is drawn by a script that nothing else needs.
  const prove = (day) => {
    const query = $('url').textContent.split('?')[0] + '?on=' + day;
    if ($('url').textContent === query) return;
    write('url', query);
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
    const asked = !band.json || get(band.json).then(take).catch(() => false);
    Promise.all([freshness(), asked]).then(([{ age, text, day, digest }, sure]) => {
      judge(age);
      answer();
      write('asof', day);
      write('digest', digest);
      if (age !== 'data_as_of') say(text, true);
      else if (sure) say(text + ' · ' + words.confirmed, false);
      else offline();
    }).catch(offline);
  });
})();
