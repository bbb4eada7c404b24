// Where the reader stands in the sidebar while it is drawn anew: the card they acted on stays at its height, and the focus
// on the button they used, or on that of the card which has taken the place.

import { focusFirst, isFocusLost } from './dom.js';

/** Watches `pane`. */
export function keepStanding(pane) {
  const cards = () => [...pane.querySelectorAll('.card')];
  const cardOf = (fact) => (fact === null ? null : pane.querySelector(`.card[data-fact="${fact}"]`));

  function stay(card, top) {
    const box = pane.scrollHeight > pane.clientHeight ? pane : document.scrollingElement;
    const moved = card.getBoundingClientRect().top - top;
    if (moved !== 0) box.scrollTop += moved;
  }

  return {
    /** What is to be restored, for a step on `fact`, or on what holds the focus. */
    note(fact) {
      const held = document.activeElement;
      // The form of a card covers the button that opened it.
      const isForm = held?.closest?.('#correction') != null;
      const card = held?.closest?.('.card') ?? cardOf(fact);
      const change = held?.closest?.('[data-change]');
      return {
        verdict: isForm ? 'correct' : (held?.closest?.('[data-verdict]')?.dataset.verdict ?? null),
        hasFocus: isForm || pane.contains(held),
        id: held?.id ?? '',
        change: change ? Number(change.dataset.change) : null,
        index: card ? cards().indexOf(card) : -1,
        top: card?.getBoundingClientRect().top ?? null,
      };
    },

    /** Puts the reader back, at the card of `fact` or where it was. */
    restore({ verdict, hasFocus, id, change, index, top }, fact) {
      const all = cards();
      const card = cardOf(fact) ?? all[Math.min(index, all.length - 1)] ?? null;
      if (card && top !== null) {
        stay(card, top);
        // Once more when batches that came into sight have their height.
        requestAnimationFrame(() => stay(card, top));
      }
      if (!hasFocus || !isFocusLost()) return;
      focusFirst(
        verdict && card?.querySelector(`[data-verdict="${verdict}"]`),
        change !== null && document.getElementById('changes-title'),
        document.getElementById(id),
        document.getElementById('facts-title'),
      );
    },
  };
}
