// Takes the address; keeps the first screen free for results where something is asked for, so that nothing moves when they
// come. It stands before the page, since it has to be known before the first paint.
if (/[?&]q=[^&]/.test(window.location.search)) document.documentElement.classList.add('asked');
