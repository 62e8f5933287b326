// Takes a page that lists certificates; keeps every status on it no higher than today's, and says how old the data are.
(() => {
  const line = document.getElementById('fresh');
  const say = (text, warn) => {
    line.textContent = text;
    line.classList.toggle('warn', warn);
  };

  const judge = () => {
    paint();
    document.dispatchEvent(new CustomEvent('painted'));
  };
  whenever(judge, () => freshness().then((text) => {
    judge();
    say(text, age() !== 'data_as_of');
  }).catch(() => say(words.offline, true)));
})();
