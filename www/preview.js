// The small panel that previews a fact beside its words, or the words beside a card. On a narrow screen it sits at
// the bottom and keeps a way to the card.

import { byId, element } from './dom.js';
import { context } from './describe.js';

/** Milliseconds the pointer may take from a mark to its preview before the preview goes. */
const GRACE_MS = 160;
const GAP_PX = 8;

/** Makes the panel. `isNarrow()` tells the layout; `onGo(fact)` is called when the reader asks for the card. */
export function createPreview(isNarrow, onGo) {
  const panel = byId('preview');
  const body = byId('preview-body');
  const button = byId('preview-go');
  let fact = null;
  let isPinned = false;
  let leaving = 0;

  const stay = () => clearTimeout(leaving);
  panel.addEventListener('pointerenter', stay);
  panel.addEventListener('pointerleave', () => leave());
  button.addEventListener('click', () => onGo(fact));

  function show(id, anchor, nodes, category, { beside = false } = {}) {
    stay();
    fact = id;
    body.replaceChildren(...nodes);
    panel.dataset.category = category;
    panel.hidden = false;
    if (isNarrow()) {
      panel.style.left = '';
      panel.style.top = '';
      return;
    }
    const width = panel.offsetWidth;
    const height = panel.offsetHeight;
    const lowest = innerHeight - height - GAP_PX;
    const above = anchor.top - height - GAP_PX;
    const left = beside ? anchor.left - width - GAP_PX : Math.min(anchor.left, innerWidth - width - GAP_PX);
    const top = beside ? Math.min(anchor.top, lowest) : above >= GAP_PX ? above : Math.min(anchor.bottom + GAP_PX, lowest);
    panel.style.left = `${Math.max(GAP_PX, left)}px`;
    panel.style.top = `${Math.max(GAP_PX, top)}px`;
  }

  function leave() {
    stay();
    if (!isPinned) leaving = setTimeout(hide, GRACE_MS);
  }

  function hide() {
    stay();
    isPinned = false;
    panel.hidden = true;
    body.replaceChildren();
  }

  return {
    /** Previews a fact beside its mark. `pinned` keeps it until `hide`. */
    ofFact(id, described, mark, { pinned = false } = {}) {
      isPinned = pinned;
      const [rect = mark.getBoundingClientRect()] = mark.getClientRects();
      show(
        id,
        rect,
        [
          element('p', { class: 'preview-label' }, described.label),
          element('p', { class: 'preview-title', dir: 'auto' }, described.title),
          described.detail ? element('p', { class: 'preview-detail', dir: 'auto' }, described.detail) : null,
        ].filter(Boolean),
        described.category,
      );
    },

    /** Previews the words of a fact beside its card. */
    ofWords(id, described, text, card) {
      const { before, words, after } = context(text, described.places[0]);
      const rect = card.getBoundingClientRect();
      show(
        id,
        rect,
        [
          element('p', { class: 'preview-label' }, 'In the text'),
          element('p', { class: 'preview-words', dir: 'auto' }, before, element('b', {}, words), after),
        ],
        described.category,
        { beside: true },
      );
    },

    leave,
    hide,
    isOpen: () => !panel.hidden,
  };
}
