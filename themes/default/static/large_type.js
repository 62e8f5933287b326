// Takes the button in the header, which is hidden until it is given a state; gives larger type on every page for as long as
// this machine remembers it, or on the page at hand where nothing can be remembered. It may run before there is a page.
(() => {
  const classes = document.documentElement.classList;
  const show = ({ target }) => {
    const button = document.getElementById('type');
    let large = classes.contains('large') !== (target === button);
    try {
      if (target === button) localStorage.large = large ? 1 : '';
      large = !!localStorage.large;
    } catch (error) {
      // It is as it was, or as it was just pressed.
    }
    classes.toggle('large', large);
    if (button) button.setAttribute('aria-pressed', large);
  };
  window.addEventListener('click', show);
  window.addEventListener('pageshow', show);
  show({});
})();
