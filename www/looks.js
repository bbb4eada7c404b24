// How the text is shown: with the words for its marks beside them or without, and whether what is not part of the article
// is shown at all. The text on the page is the same each way.

import { byId } from './dom.js';
import { greyText } from './labels.js';

/** Wires the toggles on `article`. Returns `show(view)`, to be called when a view is drawn. */
export function offerLooks(article) {
  const aside = byId('aside');
  const wire = (button, change) =>
    button.addEventListener('click', () => {
      const isOn = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(isOn));
      change(isOn);
    });
  wire(byId('labels'), (isOn) => article.classList.toggle('labelled', isOn));
  wire(aside, (isOn) => article.classList.toggle('without-boilerplate', !isOn));
  return {
    show(view) {
      const n = view.blocks.filter(({ kind }) => kind === 'boilerplate').length;
      aside.hidden = n === 0;
      aside.textContent = greyText(n);
    },
  };
}
