// Takes the certificate page, its timeline, certificate.json and snapshot.json; keeps the verdict band no higher than
// what holds today in China, says how fresh it is, and answers for another day. It never raises a verdict by itself.
(function (window, document, register) {
  'use strict';
  const { words, fill, at, lower } = register;
  const $ = (id) => document.getElementById(id);
  const band = $('verdict');
  const published = band.dataset.status;
  const claim = { status: published, level: band.dataset.level };
  const rows = (list) => list.map((entry) => [entry.from, entry.status, entry.level]);
  const read = (id) => $(id) && rows(JSON.parse($(id).textContent));
  const known = { timeline: read('timeline'), shown: read('shown') };
  let newer, late;

  function detail() {
    const since = fill(claim.status === 'not-yet-valid' ? words.valid_from : words.since, { day: claim.from });
    const level = { level: words[claim.level] };
    return claim.status === 'valid' ? fill(words.level_service, level)
      : claim.status === 'unknown' ? words.do_unknown
      : claim.status === 'suspended' ? fill(words.level_before, level) + '\n' + since
      : renewed() ? fill(words.this_certificate_now, { status: words[claim.status] }) + '\n' + since
      : since;
  }
  function renewed() {
    return band.dataset.successor && /^(expired|cancelled|withdrawn)$/.test(claim.status);
  }

  function judge() {
    const day = register.today();
    const reached = [known, newer].map((source) => !source || lower(claim, at(source.timeline, day)));
    $('maybe').hidden = reached.every(Boolean);
    $('maybe').querySelector('a').href = location.pathname + '?fresh=' + register.hour();
    register.paintAll(false);
    show();
  }
  function show() {
    if (band.dataset.status === claim.status && band.dataset.level === claim.level) return;
    band.dataset.status = claim.status;
    band.dataset.level = claim.level;
    $('word').textContent = renewed() ? words.renewed : words[claim.status];
    $('detail').textContent = detail();
    $('stars').textContent = words[claim.level];
    $('until').textContent = /^(withdrawn|cancelled)$/.test(claim.status) ? words.was_valid_until : words.valid_until;
    $('do').textContent = words['do_' + claim.status];
    $('since').hidden = claim.status !== published;
  }

  function say(text, warn) {
    $('fresh').textContent = text;
    $('fresh').classList.toggle('warn', warn);
  }
  function tick() {
    judge();
    say(words.checking, false);
    clearTimeout(late);
    late = setTimeout(() => say(words.offline, true), 8e3);
    const own = band.dataset.json;
    const asked = own ? register.get(own).then(take).then(() => true, () => false) : true;
    Promise.all([register.freshness(), asked]).then(([data, sure]) => {
      clearTimeout(late);
      judge();
      if (data.unknown && claim.status === 'valid') claim.status = 'unknown';
      show();
      if (data.stale) say(data.text, true);
      else say(sure ? data.text + ' · ' + words.confirmed : words.offline, !sure);
      answer();
    }).catch(() => {
      clearTimeout(late);
      judge();
      say(words.offline, true);
    });
  }
  function take(credential) {
    const subject = credential.credentialSubject;
    newer = { timeline: rows(subject.timeline), shown: subject.shown && rows(subject.shown) };
  }

  function answer() {
    const day = $('on').value || new URLSearchParams(location.search).get('on');
    if (!day) return;
    $('on').value = day;
    const source = newer || known;
    const said = (entry) => fill(entry[1] === 'valid' ? words.on_day_level : words.on_day,
      { day, status: words[entry[1]], level: words[entry[2]] });
    const lines = [];
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || !Date.parse(day)) lines.push(words.bad_day);
    else {
      const entry = at(source.timeline, day);
      lines.push(said(entry));
      if (day > register.today()) lines.push(words.on_future);
      const then = source.shown && (day < source.shown[0][0] ? 0 : at(source.shown, day));
      if (then === 0) lines.push(words.shown_absent);
      else if (then && then[1] + then[2] !== entry[1] + entry[2]) lines.push(fill(words.shown_differs, { status: said(then) }));
    }
    $('answer').textContent = lines.join('\n');
    $('another').hidden = false;
  }

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
  if (/[?&]on=/.test(location.search)) $('face').parentNode.insertBefore($('another'), $('face').nextSibling);
  document.addEventListener('visibilitychange', () => document.hidden || tick());
  window.addEventListener('pageshow', (event) => event.persisted && tick());
  answer();
  tick();
})(window, document, window.register);
