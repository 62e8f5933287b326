// Takes what is typed into the form of the self-assessment; gives the level, what is missing to the next one, and where points
// were lost. Keeps the entries in the fragment of the address, which is never sent. The rules are those of scoring.js.
(() => {
  const { rules, parse, write, assess, missing } = window.scoring;
  const words = JSON.parse(document.getElementById('words').textContent);
  const form = document.getElementById('assess');
  const result = document.getElementById('result');
  const why = document.getElementById('why');
  const LOSSES_SHOWN = 5;
  const fields = new Map(Array.from(form.elements).filter((field) => field.name).map((field) => [field.name, field]));
  const sections = rules.sections.map(({ slug, ceiling }) => {
    const fieldset = document.getElementById('of-' + slug);
    return {
      slug,
      ceiling,
      name: fieldset.querySelector('legend').firstChild.textContent.trim(),
      obtained: fields.get(slug),
      excluded: fields.get(slug + '-excluded'),
      clauses: Array.from(fieldset.querySelectorAll('.clause'), clauseOf),
    };
  });

  function clauseOf(line) {
    const [obtained, excluded] = line.querySelectorAll('input');
    const { points } = line.dataset;
    return { name: line.querySelector('b').textContent, obtained, excluded, points: points && parse(points).value };
  }

  const fill = (text, values) => text.replace(/{(\w+)}/g, (all, name) => values[name]);
  // What input methods put in the place of digits and of the point is meant as such.
  const typed = (field) => field.value.normalize('NFKC').replace(/。/g, '.').trim();

  // Marks the field as wrong, or as right without a message.
  function mark(field, message) {
    document.getElementById(field.id + '-fault').textContent = message;
    if (message) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  function message(code, most) {
    if (code === 'S301') return fill(words.assess_between, { most: write(most) });
    if (code === 'S305') return fill(words.assess_less, { most: write(most) });
    return code && code !== 'Y103' ? words.assess_not_a_number : '';
  }

  // The points in a field of a clause that may hold 0 to `most`; 0 where it is blank or wrong, which `tally` notes.
  function points(field, most, tally) {
    const text = field.disabled ? '' : typed(field);
    const { value, fault } = text ? parse(text) : { value: 0 };
    const code = fault || (value < 0 || value > most ? 'S301' : '');
    mark(field, message(code, most));
    if (code) tally.faults += 1;
    return code ? 0 : value;
  }
  // A section that is filled in by clauses is their sum.
  function sumUp(section) {
    const tally = { faults: 0, blank: 0, losses: [] };
    const sum = { obtained: 0, excluded: 0 };
    section.clauses.forEach((clause) => {
      const known = clause.points !== undefined;
      const most = known ? clause.points : section.ceiling;
      clause.obtained.disabled = known && clause.excluded.checked;
      const obtained = points(clause.obtained, most, tally);
      const excluded = known ? (clause.excluded.checked ? most : 0) : points(clause.excluded, most, tally);
      sum.obtained += obtained;
      sum.excluded += excluded;
      if (isBlank(clause)) tally.blank += 1;
      else if (known) tally.losses.push({ name: clause.name, points: most - excluded - obtained });
    });
    const isUsed = tally.blank < section.clauses.length;
    [['obtained', section.obtained], ['excluded', section.excluded]].forEach(([what, field]) => {
      if (isUsed) field.value = write(sum[what]);
      else if (field.readOnly) field.value = '';
      field.readOnly = isUsed;
    });
    return isUsed ? tally : undefined;
  }
  function isBlank({ obtained, excluded }) {
    const isExcluded = excluded.type === 'checkbox' ? excluded.checked : typed(excluded);
    return !isExcluded && !typed(obtained);
  }

  function run() {
    const tallies = sections.map(sumUp);
    const written = { sections: {}, special_deductions: typed(fields.get('deductions')), bonus: '' };
    sections.forEach(({ slug, obtained, excluded }) => {
      written.sections[slug] = { obtained: typed(obtained), excluded: typed(excluded) };
    });
    if (fields.has('bonus') && fields.get('bonus').checked) written.bonus = '1';
    const found = assess(written);
    let faults = tallies.reduce((sum, tally) => sum + (tally ? tally.faults : 0), 0);
    sections.forEach(({ slug, obtained, excluded }) => {
      [[obtained, slug + '.obtained'], [excluded, slug + '.excluded']].forEach(([field, entry]) => {
        const text = message(found.faults[entry], found.most[entry]);
        mark(field, text);
        if (text) faults += 1;
      });
    });
    const { special_deductions: ofDeductions } = found.faults;
    const isFailed = ofDeductions === 'S303';
    mark(fields.get('deductions'), ofDeductions && !isFailed ? words.assess_not_a_count : '');
    if (ofDeductions && !isFailed) faults += 1;

    const unanswered = tallies.findIndex((tally) => tally && tally.blank > 0);
    if (faults) say('', fill(words.assess_faults, { count: faults }));
    else if (isFailed) say('none', fill(words.assess_failed, { count: written.special_deductions }));
    else if (unanswered >= 0) say('', fill(words.assess_unanswered, { section: sections[unanswered].name, count: tallies[unanswered].blank }));
    else if (!found.score) say('', words.assess_start);
    else conclude(found, tallies);
  }

  function conclude({ score, display, level, most }, tallies) {
    const lowest = rules.levels[rules.levels.length - 1];
    say(level || 'none', level ? fill(words.assess_level, { level: words[level], score: display })
      : fill(words.assess_below, { score: display, least: lowest.threshold }));
    const above = rules.levels.filter(({ threshold }) => threshold * score.involved > score.numerator);
    const next = above[above.length - 1];
    tell(next ? fill(words.assess_next, { points: write(missing(score, next.threshold)), level: words[next.level] }) : words.assess_highest);
    const losses = sections.reduce((all, section, index) => {
      const known = tallies[index] && tallies[index].losses.length === section.clauses.length;
      const lost = most[section.slug + '.obtained'] - parse(typed(section.obtained)).value;
      return all.concat(known ? tallies[index].losses : { name: section.name, points: lost });
    }, []).filter((loss) => loss.points > 0).sort((a, b) => b.points - a.points).slice(0, LOSSES_SHOWN);
    const list = losses.map((loss) => fill(words.assess_lost_item, { name: loss.name, points: write(loss.points) }));
    if (list.length) tell(fill(words.assess_lost, { list: list.join(words.list_separator) }));
    const isCut = (score.numerator * 100) % score.involved !== 0;
    const sum = write(score.obtained) + ' ÷ ' + write(score.involved) + ' × 100'
      + (score.deductions ? ' − ' + score.deductions : '') + (score.bonus ? ' + ' + score.bonus : '')
      + ' = ' + display + (isCut ? '…' : '');
    tell(fill(words.assess_reckoned, { sum }));
  }

  // The headline is announced, so it is written only when it changes; the lines below it begin anew.
  function say(level, text) {
    if (result.textContent !== text) result.textContent = text;
    result.dataset.level = level;
    why.textContent = '';
  }
  function tell(text) {
    why.appendChild(document.createElement('li')).textContent = text;
  }

  function keep() {
    const kept = new URLSearchParams();
    fields.forEach((field, name) => {
      const isGiven = field.type === 'checkbox' ? field.checked : typed(field) && !field.readOnly && !field.disabled;
      if (isGiven) kept.append(name, typed(field));
    });
    const fragment = kept.toString();
    window.history.replaceState(null, '', window.location.pathname + window.location.search + (fragment && '#' + fragment));
  }
  // A fragment that names no field, such as that of a link within the page, gives way to what the form holds.
  function recall() {
    const kept = Array.from(new URLSearchParams(window.location.hash.slice(1))).filter(([name]) => fields.has(name));
    if (!kept.length) {
      keep();
      return;
    }
    form.reset();
    kept.forEach(([name, value]) => {
      const field = fields.get(name);
      if (field.type === 'checkbox') field.checked = true;
      else field.value = value;
      const details = field.closest('details');
      if (details) details.open = true;
    });
    run();
  }

  form.addEventListener('input', run);
  form.addEventListener('change', () => {
    run();
    keep();
  });
  // The fields are blank only after the event.
  form.addEventListener('reset', () => {
    sections.forEach(({ obtained, excluded }) => {
      obtained.readOnly = false;
      excluded.readOnly = false;
    });
    setTimeout(() => {
      run();
      keep();
    });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('print').addEventListener('click', () => window.print());
  window.addEventListener('hashchange', recall);
  document.getElementById('do').hidden = false;
  run();
  recall();
})();
