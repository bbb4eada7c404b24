// The bar at words that the reader has selected in the marked text: what to mark them as, or what of the selected fact
// they are. The same can be done by keyboard from a card and from "Add a fact".

import { ADDITIONS, PARTS } from './choices.js';
import { byId, element } from './dom.js';
import { selectedSpan } from './offsets.js';

const GAP_PX = 8;
/** Milliseconds that a selection must rest before the bar comes. */
const REST_MS = 150;

/** What the words can be of the selected fact, as `[change, words]`. */
function rolesOf(category) {
  if (category === 'casualty') return [['span', 'The words of its figure'], ...PARTS.map(([change, words]) => [change, `Its “${words}”`])];
  if (category === 'quote' || category === 'attitude') return [['span', 'The words of the quote'], ['speaker', 'Its speaker']];
  if (category === 'date') return [['span', 'The words of the date']];
  return [['mention', 'Another mention of it'], ['words', 'The words of this mention']];
}

/**
 * Wires the bar. `act(actions, options)` is that of review.js, `describe(fact)` tells what is known of a fact.
 */
export function offerSelection({ article, selection, act, describe }) {
  const bar = byId('markbar');
  const choice = byId('mark-as');
  const everywhere = byId('mark-everywhere');
  let span = null;
  let rest = 0;

  function hide() {
    bar.hidden = true;
    span = null;
  }

  function show() {
    span = selectedSpan(article);
    if (span === null) {
      hide();
      return;
    }
    fill();
    bar.hidden = false;
    const rect = getSelection().getRangeAt(0).getBoundingClientRect();
    const top = rect.top - bar.offsetHeight - GAP_PX;
    const left = Math.min(rect.left, innerWidth - bar.offsetWidth - GAP_PX);
    bar.style.top = `${top >= GAP_PX ? top : Math.min(rect.bottom + GAP_PX, innerHeight - bar.offsetHeight - GAP_PX)}px`;
    bar.style.left = `${Math.max(GAP_PX, left)}px`;
  }

  function fill() {
    const fact = selection.selected();
    const known = fact === null ? null : describe(fact);
    const option = ([code, words]) => element('option', { value: code }, words);
    const groups = [element('optgroup', { label: 'Mark as' }, ADDITIONS.map(option))];
    if (known !== null) {
      const label = `Use for “${known.title.slice(0, 40)}”`;
      groups.push(element('optgroup', { label }, rolesOf(known.category).map(([code, words]) => option([`of:${code}`, words]))));
    }
    groups.push(
      element('optgroup', { label: 'The paragraph' }, option(['region:body', 'Is part of the article']), option(['region:boilerplate', 'Is not part of the article'])),
    );
    const before = choice.value;
    choice.replaceChildren(...groups);
    choice.value = before || 'person';
    if (choice.value === '') choice.value = 'person';
    showEverywhere();
  }

  function showEverywhere() {
    const isName = !/^(?:of|region|casualty):|^(?:quote|date)$/u.test(choice.value);
    everywhere.closest('label').hidden = !isName;
  }

  /** The action that the choice comes to on the words from `start` to `end`. */
  function action(start, end) {
    const [kind, code] = choice.value.split(':');
    const fact = selection.selected();
    if (kind === 'region') return { change: 'region', on: { start, end }, value: code };
    if (kind === 'casualty') return { change: 'add', on: { start, end }, value: 'casualty', outcome: code };
    if (kind !== 'of') return { change: 'add', on: { start, end }, value: kind, everywhere: everywhere.checked && !['quote', 'date'].includes(kind) };
    if (code === 'mention') return { change: 'add', on: { start, end }, value: describe(fact).category, other: { fact }, everywhere: everywhere.checked };
    if (code === 'words') return { change: 'span', on: { fact, mention: nearest(fact, start) }, at: { start, end } };
    return { change: code, on: { fact }, at: { start, end } };
  }

  /** The mention of a fact that stands nearest to an offset. */
  function nearest(fact, offset) {
    const gaps = describe(fact).places.map(([start]) => Math.abs(start - offset));
    return gaps.indexOf(Math.min(...gaps));
  }

  choice.addEventListener('change', showEverywhere);
  byId('mark-go').addEventListener('click', async () => {
    if (span === null) return;
    const [start, end] = span;
    const isOf = choice.value.startsWith('of:');
    const fact = selection.selected();
    const made = action(start, end);
    getSelection().removeAllRanges();
    hide();
    await act([made], isOf ? { next: fact } : { at: start });
  });
  byId('mark-close').addEventListener('click', () => {
    getSelection().removeAllRanges();
    hide();
  });

  document.addEventListener('selectionchange', () => {
    clearTimeout(rest);
    // The bar's own controls take the focus and may take the selection with it.
    if (bar.contains(document.activeElement)) return;
    rest = setTimeout(show, REST_MS);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !bar.hidden) hide();
  });
  addEventListener('scroll', () => !bar.hidden && !bar.contains(document.activeElement) && show(), { passive: true });
}
