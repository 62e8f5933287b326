// Takes timelines ([[from, status, level], …], oldest first) and what the page claims; gives what may be shown now.
// One rule: a claim only ever goes down. It refuses to know the rules of the scheme: the timeline knows them.
// Its names are those of the scripts that follow it on a page.
const LEVELS = ['standard', 'three-star', 'four-star', 'five-star'];
const HEIGHT = { valid: 4, unknown: 3, 'not-yet-valid': 2, suspended: 1, withdrawn: 0, cancelled: 0, expired: 0 };
const words = JSON.parse(document.getElementById('words').textContent);
let snapshot = { day: '' };

const dayOf = (time) => new Date(time).toISOString().slice(0, 10);
// China time, whatever the zone of the phone.
const now = () => Date.now() + 288e5;
const hour = () => new Date(now()).toISOString().replace(/\D/g, '').slice(0, 10);
// Never before the day of the data, whatever the clock of the phone.
const today = () => {
  const day = dayOf(now());
  return day < snapshot.day ? snapshot.day : day;
};

const at = (timeline, day) => timeline.reduce(
  (found, entry) => (entry[0] <= day ? entry : found),
  [timeline[0][0], 'not-yet-valid', timeline[0][2]]
);

// The entry with which the status of a day becomes another.
const next = (timeline, day) => timeline.find((entry) => entry[0] > day && entry[1] !== at(timeline, day)[1]);

// Moves a claim {status, level, from} down to an entry as far as it may; false: the entry stands higher, or says a word that
// this page is too old to know.
const lower = (claim, entry) => {
  const [from, word, level] = entry;
  const status = HEIGHT[word] >= 0 ? word : 'unknown';
  const higher = LEVELS.indexOf(level) > LEVELS.indexOf(claim.level);
  if (HEIGHT[status] > HEIGHT[claim.status]) return claim.status === 'unknown';
  claim.status = status;
  claim.from = from;
  if (!higher) claim.level = level;
  return !higher && status === word;
};

// How old the data are, counted in days from the end of the snapshot's day. Of what never came nothing is known.
const age = () => {
  const days = (Date.parse(dayOf(now())) - Date.parse(snapshot.day)) / 864e5;
  return days > words.unknown_days ? 'unknown_since' : days > words.warn_days ? 'stale' : 'data_as_of';
};
// Data that are too old vouch for nothing.
const doubt = (claim) => {
  if (age() === 'unknown_since' && claim.status === 'valid') claim.status = 'unknown';
};

const fill = (text, values) => text.replace(/{(\w+)}/g, (all, name) => values[name]);

const get = (url) => fetch(url + '?h=' + hour()).then((answer) => {
  if (!answer.ok) throw answer;
  return answer.json();
});

// What is to be said of the age of the data. Of two snapshots the newer one counts, in whatever order they come.
const freshness = () => get('/snapshot.json').then((answer) => {
  if (dayOf(answer.day) !== answer.day) throw answer;
  if (answer.day >= snapshot.day) snapshot = answer;
  return fill(words[age()], snapshot);
});

// Every element with data-timeline, data-status and data-level, a .pill for the word and a .level for the level.
const paint = () => document.querySelectorAll('[data-timeline]').forEach((element) => {
  const claim = { status: element.dataset.status, level: element.dataset.level };
  const reached = lower(claim, at(JSON.parse(element.dataset.timeline), today()));
  doubt(claim);
  element.dataset.status = claim.status;
  element.dataset.level = claim.level;
  element.querySelector('.pill').textContent = words[reached ? claim.status : 'maybe_changed'];
  element.querySelector('.level').textContent = words[claim.level];
});

// Judges and asks now, when the day changes in China and when the page is seen again; judges, too, before it is printed and
// when one turns to it. The day is looked at every second: a timer would sleep as long as the machine does.
const whenever = (judge, ask) => {
  let day;
  const both = () => {
    day = dayOf(now());
    judge();
    ask();
  };
  document.addEventListener('visibilitychange', () => document.hidden || both());
  addEventListener('pageshow', (event) => event.persisted && both());
  addEventListener('focus', judge);
  addEventListener('beforeprint', judge);
  setInterval(() => day === dayOf(now()) || both(), 1e3);
  both();
};
