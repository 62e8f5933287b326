// Takes timelines ([[from, status, level], …], oldest first) and what the page claims; gives what may be shown now.
// One rule: a claim only ever goes down. It refuses to know the rules of the scheme: the timeline knows them.
(function (window, document) {
  'use strict';
  const LEVELS = ['standard', 'three-star', 'four-star', 'five-star'];
  const words = JSON.parse(document.getElementById('words').textContent);
  let snapshotDay = '';

  // China time, whatever the zone of the phone; never before the day of the data, whatever its clock.
  function clock() {
    return new Date(Date.now() + 288e5).toISOString();
  }
  function today() {
    const day = clock().slice(0, 10);
    return day < snapshotDay ? snapshotDay : day;
  }
  function hour() {
    return clock().replace(/[-T]/g, '').slice(0, 10);
  }

  function at(timeline, day) {
    return timeline.reduce(
      (found, entry) => (entry[0] <= day ? entry : found),
      [timeline[0][0], 'not-yet-valid', timeline[0][2]]
    );
  }

  // Moves a claim {status, level, from} down to an entry, as far as it may; false: the entry stands higher than the claim.
  function lower(claim, entry) {
    const status = entry[1];
    const higher = LEVELS.indexOf(entry[2]) > LEVELS.indexOf(claim.level);
    if (status === 'valid' && claim.status !== 'valid') return claim.status === 'unknown';
    claim.status = status;
    claim.from = entry[0];
    if (!higher) claim.level = entry[2];
    return !higher || !/^(valid|suspended)$/.test(status);
  }

  function fill(text, values) {
    return text.replace(/{(\w+)}/g, (all, name) => values[name]);
  }

  function get(url) {
    return window.fetch(url + '?h=' + hour()).then((answer) => {
      if (!answer.ok) throw answer;
      return answer.json();
    });
  }

  // The age of the data: {day, text, stale, unknown}; the days count from the end of the snapshot's day.
  function freshness() {
    return get('/snapshot.json').then((snapshot) => {
      const age = (Date.parse(clock().slice(0, 10)) - Date.parse(snapshot.day)) / 864e5;
      if (!(age > -9e9)) throw snapshot;
      snapshotDay = snapshot.day;
      const days = age > words.unknown_days ? words.unknown_days : words.warn_days;
      const stale = age > days;
      const unknown = stale && days === words.unknown_days;
      const text = unknown ? words.unknown_since : stale ? words.stale : words.data_as_of;
      return { stale, unknown, text: fill(text, { day: snapshot.day, days }) };
    });
  }

  // An element with data-timeline, data-status and data-level, a .pill for the word and a .level for the level.
  function paint(element, unknown) {
    const claim = { status: element.dataset.status, level: element.dataset.level };
    const reached = lower(claim, at(JSON.parse(element.dataset.timeline), today()));
    if (unknown && claim.status === 'valid') claim.status = 'unknown';
    element.dataset.status = claim.status;
    element.dataset.level = claim.level;
    element.querySelector('.pill').textContent = reached ? words[claim.status] : words.maybe_changed;
    element.querySelector('.level').textContent = words[claim.level];
  }
  function paintAll(unknown) {
    document.querySelectorAll('[data-timeline]').forEach((element) => paint(element, unknown));
  }

  window.register = { words, today, hour, at, lower, fill, get, freshness, paint, paintAll };
})(window, document);
