// The cards of the sidebar: one for each fact, each a way to its words; and the links from one card to another.

import { element } from './dom.js';
import { counted, numeral } from './labels.js';
import { verdicts } from './verdicts.js';

/** With more facts than this, cards out of sight are left for later even where the reader has been, and laid out when near. */
const MANY_FACTS = 250;
/** About how much of the window is above the cards of the first article, which are not on the page yet. */
const ABOVE_CARDS_PX = 240;
/** Cards that are drawn together. */
const BATCH = 4;
/** About how high a card is at least, to guess the height of those that are not drawn. */
const CARD_PX = { casualty: 190, quote: 110, date: 70 };
const OTHER_CARD_PX = 90;

/** How many pixels of `list`, that of the cards, the window shows, from its top; `isThere` tells that it is on the page. */
export function roomFor(list, isThere) {
  return innerHeight - (isThere ? list.getBoundingClientRect().top : ABOVE_CARDS_PX);
}

/**
 * Where cards are drawn: `draw(items, idOf, linesOf, attributesOf)` gives a list of cards, taking turns with the page; `idOf`
 * an item is its fact, `linesOf` it the lines of its card. `cardOf(fact)` is the card of a fact, which is drawn if need be.
 * Cards are drawn at once down to a height of `room` pixels, and the rest by `later` (see later.js), as is anything else
 * that is filled by `whenSeen`. Facts that `isShown` does not let through are not among those `shown`.
 */
export function cardsOf(facts, { turn, later, room, isShown }) {
  const cards = new Map();
  const batches = new Map();
  const isLong = facts.size > MANY_FACTS;
  let left = isLong ? innerHeight : room;

  const drawBatch = (batch, items, idOf, linesOf, attributesOf) => {
    for (const item of items) {
      const id = idOf(item);
      const node = card(facts.get(id), { 'data-fact': id, ...attributesOf(item) }, linesOf(item));
      cards.set(id, node);
      batch.append(node);
    }
  };

  /** Fills `box`, which is about `height` pixels high, at once if the reader may see it. */
  const whenSeen = async (box, height, fill) => {
    if (left > 0) {
      left -= height;
      fill();
      await turn();
    } else {
      box.style.containIntrinsicBlockSize = `auto ${height}px`;
      later.add(box, fill);
    }
  };

  const draw = async (items, { idOf, linesOf, attributesOf = () => ({}) }) => {
    // Lists in a list would be read out as such.
    const list = element('div', { class: isLong ? 'cards long' : 'cards', role: 'list' });
    for (let start = 0; start < items.length; start += BATCH) {
      const some = items.slice(start, start + BATCH);
      const batch = element('div', { class: 'batch' });
      list.append(batch);
      const height = some.reduce((sum, item) => sum + (CARD_PX[facts.get(idOf(item)).category] ?? OTHER_CARD_PX), 0);
      for (const item of some) batches.set(idOf(item), batch);
      await whenSeen(batch, height, () => drawBatch(batch, some, idOf, linesOf, attributesOf));
    }
    await turn();
    return list;
  };
  const cardOf = (fact) => {
    if (batches.has(fact)) later.now(batches.get(fact));
    return cards.get(fact) ?? null;
  };
  /** Those of `items` that get a card. */
  const shown = (items, idOf = ({ id }) => id) => items.filter((item) => isShown(facts.get(idOf(item))));
  return { cardOf, draw, shown, whenSeen };
}

function card(fact, attributes, lines) {
  const isStepped = fact.places.length > 1;
  const node = element('li', { class: 'card', role: 'listitem', 'data-category': fact.category, ...attributes }, lines);
  if (isStepped) {
    node.classList.add('stepped');
    node.append(steps(fact));
  }
  node.append(verdicts(fact));
  return node;
}

/** The number beside a heading. */
export function count(n) {
  return element('span', { class: 'count' }, numeral(n));
}

/** A heading with a number, and what stands under it. */
export function group(title, n, list, id = null) {
  return [element('h4', { id, tabindex: id === null ? null : -1 }, title, ' ', count(n)), list];
}

/** The button of a card that leads to its words. */
export function go(title, attributes = {}) {
  return element('button', { type: 'button', class: 'go', dir: 'auto', ...attributes }, title);
}

/** A link to the card of a casualty claim or a quote. */
export function toClaim(id, ...words) {
  return element('a', { class: 'to-claim', href: `#claim-${id}`, 'data-to': id }, words);
}

/** `nodes` with commas between them. */
export function commas(nodes) {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [', ', node]));
}

function steps(fact) {
  const what = fact.category === 'quote' || fact.category === 'attitude' ? 'part' : 'mention';
  const all = counted(fact.places.length, what, `${what}s`);
  return element(
    'div',
    { class: 'steps' },
    element('button', { type: 'button', class: 'step', 'data-step': -1, 'aria-label': `Previous ${what} of ${fact.title.slice(0, 60)}` }, '‹'),
    element('span', { class: 'position', 'data-of': fact.places.length, 'data-all': all }, all),
    element('button', { type: 'button', class: 'step', 'data-step': 1, 'aria-label': `Next ${what} of ${fact.title.slice(0, 60)}` }, '›'),
  );
}
