// Takes timelines ([[from, status, level], …], oldest first) and what the page claims; gives what may be shown now.
// One rule: a claim only ever goes down. It refuses to know the rules of the scheme: the timeline knows them.
// Its names are those of the scripts that follow it on a page.
const LEVELS = ['standard', 'three-star', 'four-star', 'five-star'];
const words = JSON.parse(document.getElementById('words').textContent);
let snapshotDay = '';

// China time, whatever the zone of the phone; never before the day of the data, whatever its clock.
const clock = () => new Date(Date.now() + 288e5).toISOString();
const today = () => {
  const day = clock().slice(0, 10);
  return day < snapshotDay ? snapshotDay : day;
};
const hour = () => clock().replace(/[-T]/g, '').slice(0, 10);

const at = (timeline, day) => timeline.reduce(
  (found, entry) => (entry[0] <= day ? entry : found),
  [timeline[0][0], 'not-yet-valid', timeline[0][2]]
);

// Moves a claim {status, level, from} down to an entry as far as it may; false: the entry stands higher.
const lower = (claim, entry) => {
  const [from, status, level] = entry;
  const higher = LEVELS.indexOf(level) > LEVELS.indexOf(claim.level);
  if (status === 'valid' && claim.status !== 'valid') return claim.status === 'unknown';
  claim.status = status;
  claim.from = from;
  if (!higher) claim.level = level;
  return !higher;
};
// Data that are too old vouch for nothing.
const doubt = (claim, age) => {
  if (age === 'unknown_since' && claim.status === 'valid') claim.status = 'unknown';
};

const fill = (text, values) => text.replace(/{(\w+)}/g, (all, name) => values[name]);

const get = (url) => fetch(url + '?h=' + hour()).then((answer) => {
  if (!answer.ok) throw answer;
  return answer.json();
});

// How old the data are, counted in days from the end of the snapshot's day, and what they were: {age, text, day, digest}.
const freshness = () => get('/snapshot.json').then(({ day, digest }) => {
  const days = (Date.parse(clock().slice(0, 10)) - Date.parse(day)) / 864e5;
  if (isNaN(days)) throw day;
  snapshotDay = day;
  const age = days > words.unknown_days ? 'unknown_since' : days > words.warn_days ? 'stale' : 'data_as_of';
  return { age, text: fill(words[age], { day }), day, digest };
});

// Every element with data-timeline, data-status and data-level, a .pill for the word and a .level for the level.
const paint = (age) => document.querySelectorAll('[data-timeline]').forEach((element) => {
  const claim = { status: element.dataset.status, level: element.dataset.level };
  const reached = lower(claim, at(JSON.parse(element.dataset.timeline), today()));
  doubt(claim, age);
  element.dataset.status = claim.status;
  element.dataset.level = claim.level;
  element.querySelector('.pill').textContent = words[reached ? claim.status : 'maybe_changed'];
  element.querySelector('.level').textContent = words[claim.level];
});

// Now, and whenever the page is seen again.
const whenever = (tick) => {
  document.addEventListener('visibilitychange', () => document.hidden || tick());
  window.addEventListener('pageshow', (event) => event.persisted && tick());
  tick();
};
