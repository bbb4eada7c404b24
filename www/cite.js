// Copies the line to cite a quote by. Where the browser refuses, the line is shown, selected, to be copied by hand.

import { byId, element } from './dom.js';

/** Milliseconds that the button says that it is done. */
const DONE_MS = 2500;
/** Characters of the line in the name of its button, which tells it from the others. */
const NAME_LENGTH = 60;

/** The button that copies `citation`. Both of its words stand in one place, so that nothing moves when they change. */
export function citeButton(citation) {
  return element(
    'button',
    { type: 'button', class: 'small cite', 'data-citation': citation },
    element('span', { class: 'todo' }, 'Copy citation'),
    element('span', { class: 'done' }, '✓ Copied'),
    element('span', { class: 'visually-hidden' }, `: ${citation.slice(0, NAME_LENGTH)}`),
  );
}

/** Wires the buttons in `pane`; `announce(words)` speaks to screen readers. */
export function offerCitations(pane, announce) {
  const box = byId('citation');
  const field = byId('citation-text');

  const show = (citation) => {
    field.value = citation;
    box.showModal();
    field.focus();
    field.select();
  };

  pane.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-citation]');
    if (!button) return;
    const { citation } = button.dataset;
    try {
      await navigator.clipboard.writeText(citation);
    } catch {
      show(citation);
      return;
    }
    announce('Citation copied');
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), DONE_MS);
  });
  byId('citation-close').addEventListener('click', () => box.close());
  box.addEventListener('close', () => (field.value = ''));
}
