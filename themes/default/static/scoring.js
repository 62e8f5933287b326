// Takes the rules of the scheme ({decimals, sections, levels, failing_deductions, bonus_allowed}) and an audit's result as
// people write it; gives the score and the level, or the code of the rule that each entry breaks. It refuses to know the page.
// Points are whole numbers of billionths. The largest, a score in hundredths of them, stays below 2^53: nothing is rounded.
(() => {
  const rules = JSON.parse(document.getElementById('rules').textContent);
  const ONE = Math.pow(10, rules.decimals);
  // Far beyond any ceiling: larger numbers are as wrong as this one.
  const LARGEST = 1e6;

  // Points as written, -?digits[.digits]: {value}, or {fault} with the code of the rule.
  const parse = (text) => {
    const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!parts) return { fault: 'Y104' };
    const decimals = (parts[3] || '').replace(/0+$/, '');
    if (decimals.length > rules.decimals) return { fault: 'Y106' };
    const value = Math.min(Number(parts[2]), LARGEST) * ONE + Number(decimals.padEnd(rules.decimals, '0'));
    return { value: parts[1] ? 0 - value : value };
  };
  // Points as text, exact and shortest.
  const write = (points) => {
    const magnitude = Math.abs(points);
    const decimals = String(magnitude % ONE).padStart(rules.decimals, '0').replace(/0+$/, '');
    return (points < 0 ? '-' : '') + (magnitude - magnitude % ONE) / ONE + (decimals && '.' + decimals);
  };

  const floor = (dividend, divisor) => (dividend - ((dividend % divisor) + divisor) % divisor) / divisor;
  // Two decimals, never above what it is.
  const display = (score) => {
    const hundredths = floor(score.numerator * 100, score.involved);
    const magnitude = Math.abs(hundredths);
    const decimals = String(magnitude % 100).padStart(2, '0');
    return (hundredths < 0 ? '-' : '') + (magnitude - magnitude % 100) / 100 + '.' + decimals;
  };

  // {sections: {slug: {obtained, excluded}}, special_deductions, bonus}, each a text, blank where nothing is written.
  // faults: the code by entry, such as {'system.obtained': 'S301'}; most: what the entry may come to at most.
  // score, display and level only where no entry is at fault; level is null below every one.
  const assess = (result) => {
    const faults = {};
    const most = {};
    const sums = { obtained: 0, involved: 0 };
    rules.sections.forEach(({ slug, ceiling }) => {
      const { obtained, excluded } = result.sections[slug];
      const [left_out, got] = [parse(excluded || '0'), parse(obtained)];
      const breaks = left_out.fault || (left_out.value < 0 || left_out.value >= ceiling ? 'S305' : '');
      const left = breaks ? ceiling : ceiling - left_out.value;
      if (breaks) faults[slug + '.excluded'] = breaks;
      if (!obtained) faults[slug + '.obtained'] = 'Y103';
      else if (got.fault) faults[slug + '.obtained'] = got.fault;
      else if (got.value < 0 || got.value > left) faults[slug + '.obtained'] = 'S301';
      most[slug + '.excluded'] = ceiling;
      most[slug + '.obtained'] = left;
      sums.obtained += got.value;
      sums.involved += left;
    });
    const deductions = Number(result.special_deductions || '0');
    if (!/^(-?\d+)?$/.test(result.special_deductions)) faults.special_deductions = 'Y104';
    else if (deductions < 0) faults.special_deductions = 'S302';
    else if (deductions >= rules.failing_deductions) faults.special_deductions = 'S303';
    const bonus = parse(result.bonus || '0');
    if (bonus.fault) faults.bonus = bonus.fault;
    else if (bonus.value !== 0 && (bonus.value !== ONE || !rules.bonus_allowed)) faults.bonus = 'S302';
    if (Object.keys(faults).length) return { faults, most };

    const { obtained, involved } = sums;
    const score = { obtained, involved, deductions, bonus: bonus.value / ONE };
    score.numerator = obtained * 100 + (score.bonus - deductions) * involved;
    const earned = rules.levels.filter(({ threshold }) => score.numerator >= threshold * involved);
    if (!earned.length) faults.sections = 'S303';
    return { faults, most, score, display: display(score), level: earned.length ? earned[0].level : null };
  };

  // The fewest points, in billionths, that lift a score to a threshold.
  const missing = ({ obtained, involved, deductions, bonus }, threshold) =>
    0 - floor((bonus - deductions - threshold) * involved, 100) - obtained;

  window.scoring = { rules, parse, write, assess, missing };
})();
