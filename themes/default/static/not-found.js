// Takes the path that led nowhere; leads on to the certificate that is meant, or says whether its code is mistyped, given up or
// was never issued. It shows nothing of what was typed but a code: who makes a link could else make the page say anything.
(() => {
  const SET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const found = /^\/+(?:([a-z]{2})\/+)?c\/+([^/]+)\/*$/i.exec(decode(window.location.pathname));
  if (!found) return;
  const languages = document.body.dataset.languages.split(' ');
  const language = (found[1] || '').toLowerCase();
  const prefix = languages.indexOf(language) > 0 ? '/' + language : '';

  function decode(path) {
    try {
      return decodeURIComponent(path);
    } catch (error) {
      return path;
    }
  }
  function isOfTheSet(text) {
    return text.length === 10 && Array.from(text).every((character) => SET.indexOf(character) >= 0);
  }
  // Weights 3^(i-1) mod 31 on the first nine; the tenth makes the sum a multiple of 31.
  function isWellFormed(text) {
    if (!isOfTheSet(text)) return false;
    let weight = 1;
    let sum = 0;
    for (let i = 0; i < 9; i += 1) {
      sum += SET.indexOf(text[i]) * weight;
      weight = (weight * 3) % 31;
    }
    return SET[(31 - (sum % 31)) % 31] === text[9];
  }
  function pageOf(text) {
    return prefix + '/c/' + text + '/';
  }
  function exists(path) {
    return window.fetch(path, { method: 'HEAD' }).then((answer) => answer.ok);
  }
  function tell(name, code) {
    document.querySelectorAll('[data-case="page"]').forEach((element) => {
      element.hidden = true;
    });
    document.querySelectorAll('[data-case="' + name + '"]').forEach((element) => {
      element.hidden = false;
      element.querySelectorAll('.code').forEach((place) => {
        place.textContent = code;
      });
    });
  }
  function leadOn(code) {
    tell('moving', code);
    window.location.replace(pageOf(code));
  }
  // Without an answer nothing is said: a code is called never issued only by those who know.
  function judge(code) {
    Promise.all([exists(pageOf(code)), window.fetch('/data/given-up.json').then((answer) => answer.json())])
      .then(([isThere, givenUp]) => isThere || tell(givenUp.indexOf(code) >= 0 ? 'given-up' : 'never', code), () => {});
  }
  function sayWhatIsWrong(code, meant) {
    tell(isOfTheSet(code) ? 'mistyped' : 'malformed', meant);
    if (/[IOSVZ]/.test(code)) tell('letters', meant);
  }

  function explain(code) {
    // Letters that no code has, as the digits that they are mostly typed for.
    const meant = code.replace(/[IOSZ]/g, (letter) => ({ I: '1', O: '0', S: '5', Z: '2' }[letter]));
    if (isWellFormed(code)) {
      if (window.location.pathname === pageOf(code)) judge(code);
      else leadOn(code);
    } else if (isWellFormed(meant)) {
      exists(pageOf(meant)).then((isThere) => (isThere ? leadOn(meant) : sayWhatIsWrong(code, meant)), () => sayWhatIsWrong(code, meant));
    } else {
      sayWhatIsWrong(code, meant);
    }
  }

  learnToFold().then(() => explain(fold(found[2]).toUpperCase()), () => {});
})();
