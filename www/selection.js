// What is selected, and the jumps between the text and the cards. At most one fact is selected, and of its marks at
// most one is the current one. Selecting changes how things look, never where they are.

import { context } from './describe.js';
import { followKeys } from './keys.js';
import { pointToMention } from './mentions.js';
import { followPointer } from './pointer.js';
import { createPreview } from './preview.js';
import { createScene } from './scene.js';

/** What stands closer than this to the top or the bottom of the window may be covered by a bar. */
const EDGE_PX = 110;
/** Room kept around a card that is brought into view in the sidebar, below its sticky heading and above its end. */
const PANE_TOP_PX = 80;
const PANE_END_PX = 24;

/**
 * Wires `article` and `pane` (the sidebar). `announce(words)` speaks to screen readers. Returns `show(drawn)` for a
 * newly drawn text (see scene.js), `join(entries)`, `switchOff(category, isOff)` for the legend and the switch with the set `off`, and `clear()`.
 */
export function createSelection(article, pane, announce) {
  const wide = matchMedia('(min-width: 62rem)');
  const isNarrow = () => !wide.matches;
  const scene = createScene(article, pane);
  const preview = createPreview(isNarrow, (fact) => {
    if (selected !== fact) select(fact, null);
    toCard(fact, { focus: true });
    preview.hide();
  });
  let selected = null;
  let current = null;
  let place = 0;
  let lit = null;
  /** The mark that the Tab key reaches: the marks are one tab stop. */
  let stop = null;

  function rove(mark) {
    if (stop) stop.tabIndex = -1;
    stop = mark;
    if (stop) stop.tabIndex = 0;
  }

  function unselect() {
    if (selected === null) return;
    for (const node of scene.marksOf(selected)) node.classList.remove('selected');
    current?.classList.remove('current');
    const card = scene.card(selected);
    for (const node of [card, scene.dot(selected)]) node?.classList.remove('selected');
    card?.querySelector('.go').removeAttribute('aria-current');
    showPlace(selected, null);
    selected = null;
    current = null;
  }

  function select(fact, mark) {
    unselect();
    selected = fact;
    current = mark;
    place = mark ? scene.placeOf(fact, mark) : 0;
    for (const node of scene.marksOf(fact)) node.classList.add('selected');
    const card = scene.card(fact);
    for (const node of [card, scene.dot(fact)]) node?.classList.add('selected');
    card?.querySelector('.go').setAttribute('aria-current', 'true');
    showPlace(fact, mark ? place : null);
    if (!mark) return;
    mark.classList.add('current');
    rove(mark);
  }

  /** Says on the card which of the fact's places is the current one, or how many there are. */
  function showPlace(fact, index) {
    const card = scene.card(fact);
    const position = card?.querySelector('.position');
    if (!position) return;
    pointToMention(card, index);
    const { all, of } = position.dataset;
    position.textContent = index === null ? all : `${index + 1} of ${of}`;
  }

  function unlight() {
    if (lit === null) return;
    for (const node of scene.marksOf(lit)) node.classList.remove('lit');
    for (const node of [scene.card(lit), scene.dot(lit)]) node?.classList.remove('lit');
    lit = null;
  }

  function light(fact) {
    if (lit === fact) return;
    unlight();
    lit = fact;
    for (const node of scene.marksOf(fact)) node.classList.add('lit');
    for (const node of [scene.card(fact), scene.dot(fact)]) node?.classList.add('lit');
  }

  function clear() {
    unselect();
    unlight();
    preview.hide();
  }

  function flash(node) {
    node.classList.remove('flash');
    void node.offsetWidth; // Lets the animation begin anew.
    node.classList.add('flash');
    node.addEventListener('animationend', () => node.classList.remove('flash'), { once: true });
  }

  /** Selects a fact and brings one of its places into view; a place without a mark of its own, its paragraph. */
  function toText(fact, index, { focus }) {
    const described = scene.described(fact);
    const span = described.places[index];
    if (!span) return;
    const mark = scene.markAt(fact, span);
    select(fact, mark);
    place = index;
    showPlace(fact, index);
    const target = mark ?? scene.paragraphAt(span[0]);
    const { top, bottom } = target.getBoundingClientRect();
    if (top < EDGE_PX || bottom > innerHeight - EDGE_PX) target.scrollIntoView({ block: 'center' });
    flash(target);
    if (mark && isNarrow()) preview.ofFact(fact, described, mark, { pinned: true });
    if (mark && focus) {
      mark.focus({ preventScroll: true });
      return;
    }
    const { before, words, after } = context(scene.text(), span);
    const n = described.places.length;
    announce(`${n > 1 ? `${index + 1} of ${n}: ` : ''}${before}${words}${after}`);
  }

  /** Selects a fact and brings its next or previous place into view, the first one if it was not selected. */
  function step(fact, by) {
    const n = scene.described(fact).places.length;
    toText(fact, selected === fact ? (place + by + n) % n : 0, { focus: false });
  }

  /** Brings a card into view. On a wide screen only the sidebar scrolls, never the text. */
  function toCard(fact, { focus }) {
    const card = scene.card(fact);
    if (!card) return;
    if (isNarrow()) card.scrollIntoView({ block: 'center' });
    else {
      const box = pane.getBoundingClientRect();
      const top = Math.max(box.top, 0) + PANE_TOP_PX;
      const bottom = Math.min(box.bottom, innerHeight) - PANE_END_PX;
      const rect = card.getBoundingClientRect();
      if (rect.top < top || rect.bottom > bottom) pane.scrollTop += (rect.top + rect.bottom) / 2 - (top + bottom) / 2;
    }
    flash(card);
    if (focus) card.querySelector('.go').focus({ preventScroll: true });
  }

  /** Selects the innermost of a chain of marks or, where one of them is the current one, the next one outward. */
  function selectOutward(chain) {
    const mark = chain[chain.indexOf(current) + 1] ?? chain[0];
    select(scene.factOf(mark), mark);
    return mark;
  }

  /** Previews the fact of a mark beside it. */
  function previewMark(mark, options) {
    const fact = scene.factOf(mark);
    light(fact);
    preview.ofFact(fact, scene.described(fact), mark, options);
  }

  /** Reads the fact of a mark out. */
  function say(mark) {
    const { label, title, detail } = scene.described(scene.factOf(mark));
    announce([label, title, detail].filter(Boolean).join(': '));
  }

  const actions = {
    scene, preview, isNarrow, rove, select, selectOutward, light, unlight, clear, toText, toCard, step, previewMark, say,
    placeIn: (fact) => (selected === fact ? place : 0),
    isLit: (fact) => lit === fact,
  };
  const pointer = followPointer(article, pane, actions);
  followKeys(article, actions);

  return {
    show(drawn) {
      clear();
      pointer.rest();
      rove(null);
      scene.show(drawn);
      rove(scene.first());
    },
    /** To be told of marks that are drawn after the rest. */
    join(entries) {
      for (const { fact, node } of entries) {
        node.classList.toggle('selected', fact === selected);
        node.classList.toggle('lit', fact === lit);
      }
    },
    switchOff(category, isOff) {
      scene.switchOff(category, isOff);
      // A card that is hidden with its category cannot stay selected.
      if (selected !== null && scene.card(selected)?.offsetParent === null) clear();
      if (!stop || !scene.isOn(stop)) rove(scene.first());
    },
    off: scene.off,
    clear,
    /** The selected fact, or `null`. */
    selected: () => selected,
    /** Selects a fact and brings its card into view and, with `isSeen`, its words; with `isStill`, nothing moves. */
    choose(fact, { isSeen = false, isStill = false } = {}) {
      if (isStill) {
        select(fact, null);
        return;
      }
      if (isSeen) toText(fact, 0, { focus: false });
      else select(fact, null);
      if (!isNarrow() || !isSeen) toCard(fact, { focus: false });
    },
  };
}
