// Takes /search/records.json and what is typed; gives cards as one types, with today's status, and keeps the state in the
// URL. Finds parts of names (Chinese, English, former, brands), numbers, codes and USCCs. Builds no markup from text.
(() => {
  const FORMAT = 1;
  const PAGE = 50;
  const RANK = ['valid', 'unknown', 'suspended', 'not-yet-valid', 'expired', 'cancelled', 'withdrawn'];
  const box = document.getElementById('q');
  const count = document.getElementById('count');
  const cards = document.getElementById('cards');
  const filters = document.getElementById('filters');
  const more = document.getElementById('more');
  const provinces = JSON.parse(document.getElementById('provinces').textContent);
  const prefix = document.body.dataset.prefix;
  const state = read();
  let records = null;
  let loading = null;

  function read() {
    const url = new URLSearchParams(window.location.search);
    return { q: url.get('q') || '', status: url.get('status') || '', level: url.get('level') || '', shown: PAGE };
  }
  function address(change) {
    const next = Object.assign({}, state, change);
    const query = ['q', 'status', 'level'].filter((key) => next[key])
      .map((key) => key + '=' + encodeURIComponent(next[key])).join('&');
    return window.location.pathname + (query ? '?' + query : '');
  }

  // A byte-order mark is blank to scripts and invisible to people.
  function terms(text) {
    return text.split(/[^\S\ufeff]+/).map(fold).filter(Boolean);
  }

  function load() {
    const asked = () => window.fetch('/search/records.json').then((answer) => {
      if (!answer.ok) throw answer;
      return answer.json();
    });
    loading = loading || Promise.all([asked(), learnToFold()]).then(([file]) => {
      if (file.v !== FORMAT) throw file;
      records = file.rows.map(record);
    });
    return loading.then(run, () => {
      loading = null;
      count.textContent = words.search_failed;
    });
  }
  function record(row) {
    const [code, number, uscc, zh, en, former, brands, province, level, timeline] = row;
    const ids = [code, number, uscc].map(fold);
    const names = [zh, en].concat(former, brands).map(fold);
    return { code, number, uscc, zh, en, former, brands, province, level, timeline, ids, names, text: ids.concat(names).join('\n') };
  }

  // 0: the very number, code or USCC; 1: a name begins with it; 2: it stands somewhere.
  function closeness(found, first) {
    if (found.ids.indexOf(first) >= 0) return 0;
    return found.names.some((name) => name.startsWith(first)) ? 1 : 2;
  }
  function matching(wanted, day) {
    return records.filter((one) => wanted.every((term) => one.text.indexOf(term) >= 0)).map((one) => {
      const [, status, level] = at(one.timeline, day);
      const hit = { one, status, level, close: closeness(one, wanted[0]) };
      doubt(hit);
      return hit;
    });
  }
  function before(a, b) {
    return a.close - b.close || RANK.indexOf(a.status) - RANK.indexOf(b.status);
  }

  function run() {
    if (!records) return;
    const wanted = terms(state.q);
    cards.textContent = '';
    more.hidden = true;
    filters.hidden = !wanted.length;
    if (!wanted.length) {
      count.textContent = words.search_start;
      return;
    }
    const all = matching(wanted, today());
    filters.hidden = !all.length;
    drawFilters(all);
    const kept = all.filter((hit) => chosen(hit, 'status') && chosen(hit, 'level')).sort(before);
    const shown = kept.slice(0, state.shown);
    count.textContent = kept.length === 0 ? fill(words.search_none, { query: state.q }) + ' ' + words.search_none_hint
      : fill(kept.length > shown.length ? words.search_count_shown : words.search_count,
        { count: kept.length, shown: shown.length });
    shown.forEach((hit) => cards.appendChild(card(hit, wanted)));
    const rest = Math.min(PAGE, kept.length - shown.length);
    more.hidden = rest <= 0;
    more.textContent = fill(words.search_more, { count: rest });
  }
  function chosen(hit, key) {
    return !state[key] || hit[key] === state[key];
  }

  function add(parent, tag, name, text) {
    const child = document.createElement(tag);
    if (name) child.className = name;
    if (text) child.textContent = text;
    parent.appendChild(child);
    return child;
  }
  function card(hit, wanted) {
    const { one } = hit;
    const english = document.documentElement.lang === 'en' && one.en;
    const item = document.createElement('li');
    item.dataset.status = hit.status;
    const head = add(item, 'div', 'card-head');
    const link = add(head, 'a', 'name');
    link.href = prefix + '/c/' + one.code + '/';
    if (!english) link.lang = 'zh-CN';
    mark(link, english || one.zh, wanted);
    add(head, 'b', 'pill', words[hit.status]);
    const facts = add(item, 'p', 'facts');
    add(facts, 'span', 'level', words[hit.level]);
    ahead(facts, one.timeline, hit.status);
    fact(facts, '', provinces[one.province], []);
    fact(facts, words.number, one.number, wanted);
    fact(facts, words.code, one.code, wanted);
    if (hits(one.uscc, wanted)) fact(facts, words.uscc, one.uscc, wanted);
    if (english && hits(one.zh, wanted)) fact(facts, '', one.zh, wanted);
    if (!english && hits(one.en, wanted)) fact(facts, '', one.en, wanted);
    one.former.filter((name) => hits(name, wanted)).forEach((name) => fact(facts, words.former_names, name, wanted));
    one.brands.filter((name) => hits(name, wanted)).forEach((name) => fact(facts, words.brands, name, wanted));
    return item;
  }
  // The last day of what stands before it, and what is decided to follow.
  function ahead(facts, timeline, status) {
    const [first] = timeline;
    const day = first[0] > today() ? first[0] : today();
    const end = next(timeline, day);
    const level = timeline.find((entry) => entry[0] > day && entry[2] !== at(timeline, day)[2]);
    if (level && (!end || level[0] < end[0])) {
      add(facts, 'span', 'ahead', fill(words.level_from, { day: level[0], level: words[level[2]] }));
    }
    const printed = timeline[timeline.length - 1];
    const until = end && at(timeline, day)[1] === 'valid' ? end : printed[1] === 'expired' && printed;
    if (until) fact(facts, words['until_' + status], dayOf(Date.parse(until[0]) - 864e5), []);
    if (end && words['decided_' + end[1]]) add(facts, 'span', 'ahead', fill(words['decided_' + end[1]], { day: end[0] }));
  }
  function fact(parent, label, text, wanted) {
    const span = add(parent, 'span');
    if (label) span.appendChild(document.createTextNode(label + ' '));
    mark(span, text, wanted);
  }
  function hits(text, wanted) {
    const folded = fold(text);
    return wanted.some((term) => folded.indexOf(term) >= 0);
  }
  // Folding changes lengths, so every folded character remembers the written one that it came from, accents included.
  function mark(parent, text, wanted) {
    const letters = text.match(/[^][\u0300-\u036f]*/gu) || [];
    const origin = [];
    let folded = '';
    letters.forEach((letter, index) => {
      const plain = fold(letter);
      for (let i = 0; i < plain.length; i += 1) origin.push(index);
      folded += plain;
    });
    const on = [];
    wanted.forEach((term) => {
      for (let from = folded.indexOf(term); from >= 0; from = folded.indexOf(term, from + 1)) {
        for (let i = origin[from]; i <= origin[from + term.length - 1]; i += 1) on[i] = true;
      }
    });
    for (let i = 0; i < letters.length;) {
      const start = i;
      while (i < letters.length && !on[i] === !on[start]) i += 1;
      const piece = letters.slice(start, i).join('');
      if (on[start]) add(parent, 'mark', '', piece);
      else parent.appendChild(document.createTextNode(piece));
    }
  }

  function drawFilters(all) {
    const held = filters.contains(document.activeElement) && document.activeElement.id;
    filters.textContent = '';
    [['status', RANK, words.filter_status], ['level', ['five-star', 'four-star', 'three-star', 'standard'], words.filter_level]]
      .forEach(([key, values, title]) => {
        const other = key === 'status' ? 'level' : 'status';
        const among = all.filter((hit) => chosen(hit, other));
        const row = add(filters, 'p');
        add(row, 'b', '', title);
        choice(row, key, '', words.filter_all, among.length);
        values.forEach((value) => {
          const number = among.filter((hit) => hit[key] === value).length;
          if (number || state[key] === value) choice(row, key, value, words[value], number);
        });
      });
    const again = held && document.getElementById(held);
    if (again) again.focus();
  }
  function choice(parent, key, value, label, number) {
    const link = add(parent, 'a', '', label + ' ' + number);
    link.id = key + '-' + value;
    link.href = address({ [key]: value });
    if (state[key] === value) link.setAttribute('aria-current', 'true');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      change({ [key]: value });
    });
  }

  function change(values) {
    Object.assign(state, { shown: PAGE }, values);
    window.history.replaceState(null, '', address({}));
    if (records) run();
    else load();
  }

  // What was found is judged again with the rest of the page, and drawn again only if that can change it: a card that is drawn
  // anew under a finger leads nowhere.
  let basis;
  document.addEventListener('painted', () => {
    if (basis === today() + age()) return;
    basis = today() + age();
    run();
  });

  box.value = state.q;
  box.addEventListener('focus', () => records || load());
  box.addEventListener('input', () => change({ q: box.value }));
  // The page of a public code, or of the address that holds one; none for what is no code.
  function certificateIn(text) {
    const code = (text.match(/\/c\/(\w+)/) || ['', fold(text)])[1].toUpperCase();
    return /^(?=.*\d)[0-9A-Z]{10}$/.test(code) ? prefix + '/c/' + code + '/' : '';
  }
  // A code leads straight to its page. What nothing else matches does, too: that page says what is wrong with it.
  box.form.addEventListener('submit', (event) => {
    event.preventDefault();
    change({ q: box.value });
    load().then(() => {
      const page = fold && certificateIn(box.value);
      const hits = records && page ? matching(terms(box.value), today()) : [];
      if (page && hits.every(({ one }) => page.indexOf(one.code) >= 0)) window.location.href = page;
    });
  });
  more.addEventListener('click', () => {
    const first = state.shown;
    state.shown += PAGE;
    run();
    cards.children[first].querySelector('a').focus();
  });
  if (state.q) {
    count.textContent = words.search_loading;
    load();
  }
})();
