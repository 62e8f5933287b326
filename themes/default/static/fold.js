// Takes the address of a table, which the build writes above these lines; gives `fold`, what a text is found by, the very same as
// the tool reckons, once `learnToFold` has fetched that table. It refuses to know what is looked for.
let fold = null;
const learnToFold = () => fetch(FOLD_TABLE).then((answer) => {
  if (!answer.ok) throw answer;
  return answer.json();
}).then(({ dropped, forms }) => {
  const leftOut = new RegExp('[' + dropped + ']', 'gu');
  const usual = new Map();
  let form = 0;
  forms.replace(/(\d*)(\D)/gu, (all, step, character) => {
    form += Number(step) || 1;
    usual.set(String.fromCodePoint(form), character);
  });
  const plain = (text) => text.replace(leftOut, '').replace(/[\u0080-\u{10ffff}]/gu, (letter) => usual.get(letter) || letter);
  fold = (text) => plain(plain(text).normalize('NFKC').toLowerCase());
});
