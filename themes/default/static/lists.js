// Takes a page that lists certificates; keeps every status on it no higher than today's, and says how old the data are.
(function (document, register) {
  'use strict';
  const line = document.getElementById('fresh');

  function tick() {
    register.paintAll(false);
    register.freshness().then(
      (data) => {
        register.paintAll(data.unknown);
        say(data.text, data.stale);
      },
      () => say(register.words.offline, true)
    );
  }
  function say(text, warn) {
    if (!line) return;
    line.textContent = text;
    line.classList.toggle('warn', warn);
  }

  document.addEventListener('visibilitychange', () => document.hidden || tick());
  window.addEventListener('pageshow', (event) => event.persisted && tick());
  tick();
})(document, window.register);
