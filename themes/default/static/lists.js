// Takes a page that lists certificates; keeps every status on it no higher than today's, and says how old the data are.
(() => {
  const line = document.getElementById('fresh');
  const say = (text, warn) => {
    line.textContent = text;
    line.classList.toggle('warn', warn);
  };

  whenever(() => {
    paint();
    freshness().then(({ age, text }) => {
      paint(age);
      document.dispatchEvent(new CustomEvent('painted', { detail: age }));
      say(text, age !== 'data_as_of');
    }, () => say(words.offline, true));
  });
})();
