// A very long text leaves the text field: a browser takes seconds to lay a megabyte out there, for lines that nobody reads
// in a box of four. Its size stands there instead, with a way to edit it all the same.

import { byId } from './dom.js';
import { characters } from './labels.js';
import { hasBlocks, paragraphsOfHtml } from './paragraphs.js';

/** Longer texts than this are put away. */
const LONG_TEXT = 200_000;

/**
 * Keeps long texts out of `field`. `onText(text, how)` is told of those that are pasted, as input.js does. Returns
 * `set(text)`, which puts a text into the field or, if it is long, away, and `putAway(text)`, which does so with a long
 * text that the field holds.
 */
export function keepLongTextsAway(field, onText) {
  const box = byId('put-away');
  const button = byId('edit-text');
  let away = '';

  function putAway(text) {
    if (text.length <= LONG_TEXT) return;
    const isHeld = document.activeElement === field;
    away = text;
    byId('put-away-words').textContent = characters(text.length);
    field.hidden = true;
    field.value = '';
    box.hidden = false;
    if (isHeld) button.focus();
  }

  function set(text) {
    if (text.length > LONG_TEXT) {
      putAway(text);
      return;
    }
    away = '';
    box.hidden = true;
    field.hidden = false;
    field.value = text;
  }

  button.addEventListener('click', () => {
    const text = away;
    set('');
    field.value = text;
    field.focus();
    field.setSelectionRange(0, 0);
  });

  // Before input.js sees it, and before the browser lays it out.
  field.addEventListener(
    'paste',
    (event) => {
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      if (plain.length <= LONG_TEXT) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const html = event.clipboardData.getData('text/html');
      const given = (hasBlocks(html) ? paragraphsOfHtml(html) : '') || plain;
      const { value, selectionStart, selectionEnd } = field;
      const isWhole = selectionStart === 0 && selectionEnd === value.length;
      // Line ends as the field would have made them.
      const text = value.slice(0, selectionStart) + given.replace(/\r\n?/gu, '\n') + value.slice(selectionEnd);
      putAway(text);
      onText(text, isWhole ? 'whole' : 'pasted');
    },
    { capture: true },
  );

  return { set, putAway };
}
