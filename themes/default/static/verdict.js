// Takes the certificate page, its timeline, certificate.json and snapshot.json; keeps the verdict band no higher than
// what holds today in China, and says how fresh it is. It never raises a verdict by itself, and leaves other days to
// another-day.js.
(() => {
  const $ = (id) => document.getElementById(id);
  const write = (id, text) => {
    $(id).textContent = text;
  };
  const band = $('verdict').dataset;
  const published = band.status;
  const last = $('last');
  const lastPublished = last.textContent;
  const claim = { status: published, level: band.level };
  // A list that is not whole is none.
  const rows = (list) => {
    if (!list.length) throw list;
    return list.map(({ from, status, level }, i) => {
      if (dayOf(from) !== from || LEVELS.indexOf(level) < 0 || (i && list[i - 1].from >= from)) throw list;
      return [from, status, level];
    });
  };
  const read = (id) => $(id) && rows(JSON.parse($(id).textContent));
  const page = { timeline: read('timeline'), shown: read('shown') };
  let data = page;
  let events = band.events;
  let late;

  // Up to which day a source says what is claimed: of what is not valid, the day that is printed on the certificate.
  const lastDay = ({ timeline }) => {
    const end = HEIGHT[claim.status] > 2 && next(timeline, today());
    if (end) return dayOf(Date.parse(end[0]) - 864e5);
    return claim.status !== published && last.dataset.printed || lastPublished;
  };

  const judge = () => {
    const reach = (source) => lower(claim, at(source.timeline, today()));
    reach(page);
    const sure = reach(data);
    const [day] = [page, data].map(lastDay).sort();
    $('maybe').hidden = sure && day === lastDay(page);
    doubt(claim);
    paint();
    $('fresher').href = '?fresh=' + hour();
    const until = age() === 'unknown_since' ? snapshot.day : today();
    document.dispatchEvent(new CustomEvent('judged', { detail: Object.assign({ until, at, fill, words }, data) }));
    if (last.textContent === day && band.status === claim.status && band.level === claim.level) return;
    band.moved = '';
    write('last', day);
    band.status = claim.status;
    band.level = claim.level;
    const renewed = band.renewed && words['renewed_' + claim.status] ? 'renewed_' : '';
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

  // Data count if they are whole, of this very certificate, and know every event that was known before.
  const take = ({ credentialSubject: { code, events: known, timeline, shown } }) => {
    if (band.json.split('/')[2] !== code || !known.map || known.length < events) throw code;
    data = { timeline: rows(timeline), shown: shown && rows(shown) };
    events = known.length;
    judge();
    return true;
  };
  const ask = () => {
    say(words.checking, false);
    const turn = late = setTimeout(offline, 8e3);
    const asked = band.json && get(band.json).then(take).catch(() => false);
    Promise.all([freshness(), asked]).then(([text, sure]) => {
      judge();
      if (sure) {
        write('asof', snapshot.day);
        write('digest', snapshot.digest);
      }
      const isOld = age() !== 'data_as_of';
      if (turn !== late) return;
      if (!isOld && band.json && !sure) offline();
      else say(isOld || !sure || !$('maybe').hidden ? text : text + ' · ' + words.confirmed, isOld);
    }).catch(() => turn === late && offline());
  };

  const answer = () => {
    const place = $('another');
    if (place.hidden) {
      const script = document.createElement('script');
      script.src = place.dataset.script;
      script.onload = judge;
      document.body.appendChild(script);
    }
    place.hidden = false;
  };

  document.documentElement.classList.add('js');
  $('ask').onclick = () => {
    answer();
    $('on').focus();
  };
  $('print').onclick = () => print();
  if (/[?&]on=./.test(location.search)) answer();
  whenever(judge, ask);
})();
