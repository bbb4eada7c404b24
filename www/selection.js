// What is selected, and the ways between the text and the cards: hover previews, a click or Enter jumps, a second
// click goes outward, Escape clears. The marks are one tab stop: the arrow keys move within.

import { createPreview } from './preview.js';
import { context } from './describe.js';

/** What stands closer than this to the top or the bottom of the window may be covered by a bar. */
const EDGE_PX = 110;

/**
 * Wires `article` and `pane` (the sidebar). `announce(words)` speaks to screen readers. Returns `show(scene)` for a
 * newly drawn text, `switchOff(category, isOff)` for the legend, and `clear()`.
 *
 * A scene is `{ text, facts, marks, lines, cards }`: see describe.js, article.js and facts.js.
 */
export function createSelection(article, pane, announce) {
  const wide = matchMedia('(min-width: 62rem)');
  const isNarrow = () => !wide.matches;
  const off = new Set();
  let scene = { text: '', facts: new Map(), marks: new Map(), lines: [], cards: new Map() };
  let selected = null;
  let current = null;
  let stop = null;
  let place = 0;
  const preview = createPreview(isNarrow, (fact) => {
    if (selected !== fact) select(fact, null);
    toCard(fact, { focus: true });
    preview.hide();
  });

  // --- which marks count

  const isOn = (mark) => !off.has(mark.dataset.category) || mark.classList.contains('selected');

  /** The marks around a node, innermost first, without those switched off. */
  function chainAt(node) {
    const chain = [];
    for (let mark = node.closest?.('mark'); mark && article.contains(mark); mark = mark.parentNode.closest('mark')) {
      if (isOn(mark)) chain.push(mark);
    }
    return chain;
  }

  function rove(mark) {
    if (stop) stop.tabIndex = -1;
    stop = mark;
    if (stop) stop.tabIndex = 0;
  }

  const factOf = (node) => node.dataset.fact;
  const marksOf = (fact) => (scene.marks.get(fact) ?? []).map(({ node }) => node);

  function markAt(fact, [start, end]) {
    return (scene.marks.get(fact) ?? []).find((mark) => mark.start < end && mark.end > start)?.node ?? null;
  }

  function placeOf(fact, mark) {
    const found = scene.marks.get(fact)?.find(({ node }) => node === mark);
    const places = scene.facts.get(fact)?.places ?? [];
    return Math.max(0, places.findIndex(([start, end]) => found && found.start < end && found.end > start));
  }

  // --- selecting

  function unselect() {
    if (selected === null) return;
    for (const node of marksOf(selected)) node.classList.remove('selected');
    current?.classList.remove('current');
    const card = scene.cards.get(selected);
    card?.classList.remove('selected');
    card?.querySelector('.go')?.removeAttribute('aria-current');
    setPosition(selected, null);
    selected = null;
    current = null;
  }

  function select(fact, mark) {
    unselect();
    selected = fact;
    current = mark;
    for (const node of marksOf(fact)) node.classList.add('selected');
    current?.classList.add('current');
    place = mark ? placeOf(fact, mark) : 0;
    const card = scene.cards.get(fact);
    card?.classList.add('selected');
    card?.querySelector('.go')?.setAttribute('aria-current', 'true');
    setPosition(fact, mark ? place : null);
    if (mark) rove(mark);
  }

  function setPosition(fact, index) {
    const position = scene.cards.get(fact)?.querySelector('.position');
    if (!position) return;
    const n = Number(position.dataset.of);
    const isQuote = scene.facts.get(fact).category === 'quote';
    position.textContent = index === null ? `${n} ${isQuote ? 'parts' : 'mentions'}` : `${index + 1} of ${n}`;
  }

  function clear() {
    unselect();
    unlight();
    preview.hide();
  }

  // --- going there

  function flash(node) {
    node.classList.remove('flash');
    void node.offsetWidth; // lets the animation begin anew
    node.classList.add('flash');
    node.addEventListener('animationend', () => node.classList.remove('flash'), { once: true });
  }

  /** Brings the words of a fact into view; without a mark of its own, the block they stand in. */
  function toText(fact, index, { focus }) {
    const span = scene.facts.get(fact).places[index];
    const mark = span ? markAt(fact, span) : null;
    select(fact, mark);
    place = index;
    setPosition(fact, index);
    const target = mark ?? (span ? blockAt(span[0]) : null);
    if (!target) return;
    const { top, bottom } = target.getBoundingClientRect();
    if (top < EDGE_PX || bottom > innerHeight - EDGE_PX) target.scrollIntoView({ block: 'center' });
    flash(target);
    if (mark && focus) mark.focus({ preventScroll: true });
    if (mark && isNarrow()) preview.ofFact(fact, scene.facts.get(fact), mark, { pinned: true });
    if (!focus && span) {
      const { before, words, after } = context(scene.text, span);
      const n = scene.facts.get(fact).places.length;
      announce(`${n > 1 ? `${index + 1} of ${n}: ` : ''}${before}${words}${after}`);
    }
  }

  function blockAt(offset) {
    return scene.lines.find(({ end }) => offset < end)?.node ?? null;
  }

  /** Brings a card into view. On a wide screen only the sidebar scrolls, never the text. */
  function toCard(fact, { focus }) {
    const card = scene.cards.get(fact);
    if (!card) return;
    if (isNarrow()) card.scrollIntoView({ block: 'center' });
    else {
      const box = pane.getBoundingClientRect();
      const top = Math.max(box.top, 0) + 80;
      const bottom = Math.min(box.bottom, innerHeight) - 24;
      const rect = card.getBoundingClientRect();
      if (rect.top < top || rect.bottom > bottom) {
        pane.scrollTop += (rect.top + rect.bottom) / 2 - (top + bottom) / 2;
      }
    }
    flash(card);
    if (focus) card.querySelector('.go').focus({ preventScroll: true });
  }

  // --- hover

  let lit = null;

  function unlight() {
    if (lit === null) return;
    for (const node of marksOf(lit)) node.classList.remove('lit');
    scene.cards.get(lit)?.classList.remove('lit');
    lit = null;
  }

  function light(fact) {
    if (lit === fact) return;
    unlight();
    lit = fact;
    for (const node of marksOf(fact)) node.classList.add('lit');
    scene.cards.get(fact)?.classList.add('lit');
  }

  article.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const [mark] = chainAt(event.target);
    if (!mark) {
      unlight();
      preview.leave();
      return;
    }
    light(factOf(mark));
    preview.ofFact(factOf(mark), scene.facts.get(factOf(mark)), mark);
  });
  article.addEventListener('pointerleave', () => {
    unlight();
    preview.leave();
  });

  pane.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const card = event.target.closest('.card');
    if (!card) {
      unlight();
      preview.leave();
      return;
    }
    const fact = factOf(card);
    if (lit === fact && preview.isOpen()) return;
    light(fact);
    const isSeen = marksOf(fact).some((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    if (isSeen || isNarrow() || scene.facts.get(fact).places.length === 0) preview.leave();
    else preview.ofWords(fact, scene.facts.get(fact), scene.text, card);
  });
  pane.addEventListener('pointerleave', () => {
    unlight();
    preview.leave();
  });

  // --- click

  const isSelectingText = () => !(getSelection()?.isCollapsed ?? true);

  /** Selects the innermost mark of a chain or, where one of it is selected, the next one outward. */
  function selectOutward(chain) {
    const at = chain.indexOf(current);
    const mark = chain[at + 1] ?? chain[0];
    select(factOf(mark), mark);
    return mark;
  }

  function say(mark) {
    const fact = scene.facts.get(factOf(mark));
    announce([fact.label, fact.title, fact.detail].filter(Boolean).join(': '));
  }

  article.addEventListener('click', (event) => {
    if (isSelectingText()) return;
    const chain = chainAt(event.target);
    if (chain.length === 0) {
      clear();
      return;
    }
    const mark = selectOutward(chain);
    const fact = factOf(mark);
    mark.focus({ preventScroll: true });
    if (isNarrow()) preview.ofFact(fact, scene.facts.get(fact), mark, { pinned: true });
    else {
      preview.hide();
      toCard(fact, { focus: false });
    }
    say(mark);
  });

  pane.addEventListener('click', (event) => {
    const card = event.target.closest('.card');
    if (!card || isSelectingText()) return;
    const fact = factOf(card);
    const n = scene.facts.get(fact).places.length;
    const step = event.target.closest('.step');
    preview.hide();
    if (step) toText(fact, selected === fact ? (place + Number(step.dataset.step) + n) % n : 0, { focus: false });
    else toText(fact, selected === fact ? place : 0, { focus: event.detail === 0 });
  });

  // --- keyboard

  const inOrder = () => [...article.querySelectorAll('mark')].filter(isOn);

  const moves = {
    ArrowRight: (mark) => neighbour(mark, 1),
    ArrowLeft: (mark) => neighbour(mark, -1),
    ArrowUp: (mark) => chainAt(mark)[1] ?? null,
    Home: () => inOrder()[0] ?? null,
    End: () => inOrder().at(-1) ?? null,
  };

  function neighbour(mark, step) {
    const marks = inOrder();
    return marks[marks.indexOf(mark) + step] ?? null;
  }

  article.addEventListener('keydown', (event) => {
    const mark = event.target.closest('mark');
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in moves) {
      const next = moves[event.key](mark);
      event.preventDefault();
      if (next) focusMark(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      select(factOf(mark), mark);
      preview.hide();
      toCard(factOf(mark), { focus: true });
    } else if (event.key === ' ') {
      event.preventDefault();
      const chosen = selectOutward(chainAt(mark));
      focusMark(chosen);
      if (!isNarrow()) toCard(factOf(chosen), { focus: false });
    }
  });

  function focusMark(mark) {
    rove(mark);
    mark.scrollIntoView({ block: isNarrow() ? 'center' : 'nearest' });
    mark.focus({ preventScroll: true });
    light(factOf(mark));
    preview.ofFact(factOf(mark), scene.facts.get(factOf(mark)), mark, { pinned: true });
    say(mark);
  }

  article.addEventListener('focusin', (event) => {
    const mark = event.target.closest('mark');
    if (mark) rove(mark);
    if (mark?.matches(':focus-visible')) {
      light(factOf(mark));
      preview.ofFact(factOf(mark), scene.facts.get(factOf(mark)), mark, { pinned: true });
    }
  });
  article.addEventListener('focusout', () => {
    if (!isNarrow()) preview.hide();
    unlight();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clear();
  });
  addEventListener('scroll', () => preview.leave(), { passive: true });

  return {
    show(next) {
      clear();
      lit = null;
      scene = next;
      stop = null;
      rove(inOrder()[0] ?? null);
    },
    switchOff(category, isOff) {
      if (isOff) off.add(category);
      else off.delete(category);
      article.classList.toggle(`without-${category}`, isOff);
      if (!stop || !isOn(stop)) rove(inOrder()[0] ?? null);
    },
    off,
    clear,
  };
}
