// The legend: a toggle for each category of marks that the text has, with its number of facts.

import { CATEGORIES, countFacts } from './labels.js';
import { element } from './dom.js';

/** Draws into `box` a toggle for each category in `view`; `off` is the set of categories switched off. */
export function drawLegend(box, view, off, onToggle) {
  const counts = countFacts(view);
  const held = box.contains(document.activeElement) ? document.activeElement.dataset.category : null;
  const buttons = Object.entries(CATEGORIES)
    .filter(([category]) => counts[category] > 0)
    .map(([category, words]) => {
      const button = element(
        'button',
        {
          type: 'button',
          class: 'toggle',
          'data-category': category,
          'aria-pressed': String(!off.has(category)),
        },
        element('span', { class: 'swatch', 'data-category': category }, words.title),
        ' ',
        element('span', { class: 'count' }, String(counts[category])),
      );
      button.addEventListener('click', () => {
        const isOn = button.getAttribute('aria-pressed') === 'true';
        button.setAttribute('aria-pressed', String(!isOn));
        onToggle(category, !isOn);
      });
      return button;
    });
  box.replaceChildren(...buttons);
  // Drawn anew while the reader stood on a toggle: put the reader back.
  if (held) box.querySelector(`[data-category="${held}"]`)?.focus();
}
