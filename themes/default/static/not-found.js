// Takes the path that led nowhere; says whether its code is mistyped or was never issued, and leads lower case on.
(() => {
  const SET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const found = /^\/(?:(?:zh|en)\/)?c\/([^/]+)\/?$/.exec(decode(window.location.pathname));
  if (!found) return;
  const written = found[1];
  const code = written.normalize('NFKC').trim().toUpperCase();

  function decode(path) {
    try {
      return decodeURIComponent(path);
    } catch (error) {
      return path;
    }
  }
  // Weights 3^(i-1) mod 31 on the first nine; the tenth makes the sum a multiple of 31.
  function isWellFormed(text) {
    if (text.length !== 10) return false;
    let weight = 1;
    let sum = 0;
    for (let i = 0; i < 9; i += 1) {
      const value = SET.indexOf(text[i]);
      if (value < 0) return false;
      sum += value * weight;
      weight = (weight * 3) % 31;
    }
    return SET[(31 - (sum % 31)) % 31] === text[9];
  }
  function tell(name) {
    document.querySelectorAll('[data-case="' + name + '"]').forEach((element) => {
      element.hidden = false;
      element.querySelectorAll('.code').forEach((place) => {
        place.textContent = code.slice(0, 40);
      });
    });
  }

  document.querySelectorAll('[data-case="page"]').forEach((element) => {
    element.hidden = true;
  });
  if (isWellFormed(code) && code !== written) {
    tell('moving');
    window.location.replace(window.location.pathname.replace(/c\/[^/]+\/?$/, 'c/' + code + '/'));
  } else if (isWellFormed(code)) {
    tell('never');
  } else {
    tell('mistyped');
    if (/[IOSVZ]/.test(code)) tell('letters');
  }
})();
