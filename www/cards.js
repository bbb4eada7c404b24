// The cards of the sidebar: one for each fact, each a way to its words; and the links from one card to another.

import { element } from './dom.js';
import { counted } from './labels.js';
import { verdicts } from './verdicts.js';

/** With more facts than this, cards out of sight are left for later, so many at a time. */
const MANY_FACTS = 250;
const BATCH = 20;
/** About how high a card is, to guess the height of those that are not drawn. */
const CARD_PX = { casualty: 190, quote: 120, date: 70 };
const OTHER_CARD_PX = 100;

/**
 * Where cards are drawn: `draw(items, idOf, linesOf, attributesOf)` gives a list of cards, taking turns with the page; `idOf`
 * an item is its fact, `linesOf` it the lines of its card. `cardOf(fact)` is the card of a fact, which is drawn if need be.
 * `later` (see later.js) draws what is out of sight. Facts that `isShown` does not let through get no card.
 */
export function cardsOf(facts, turn, later, isShown) {
  const cards = new Map();
  const batches = new Map();
  const isMany = facts.size > MANY_FACTS;

  const fill = (list, items, idOf, linesOf, attributesOf) => {
    for (const item of items) {
      const id = idOf(item);
      const node = card(facts.get(id), { 'data-fact': id, ...attributesOf(item) }, linesOf(item));
      cards.set(id, node);
      list.append(node);
    }
  };

  /** A list in batches, of which those after the first wait. */
  const inBatches = (items, isFirst, ...how) => {
    const [idOf] = how;
    // Lists in a list would be read out as such.
    const list = element('div', { class: 'cards', role: 'list' });
    for (let start = 0; start < items.length; start += BATCH) {
      const some = items.slice(start, start + BATCH);
      const batch = element('div', { class: 'batch' });
      list.append(batch);
      if (isFirst && start === 0) {
        fill(batch, some, ...how);
        continue;
      }
      const height = some.reduce((sum, item) => sum + (CARD_PX[facts.get(idOf(item)).category] ?? OTHER_CARD_PX), 0);
      batch.style.containIntrinsicBlockSize = `auto ${height}px`;
      for (const item of some) batches.set(idOf(item), batch);
      later.add(batch, () => fill(batch, some, ...how));
    }
    return list;
  };

  /** `isFirst` tells that nothing of the section is drawn yet. */
  const draw = async (all, { idOf, linesOf, attributesOf = () => ({}), isFirst = true }) => {
    const items = all.filter((item) => isShown(facts.get(idOf(item))));
    await turn();
    if (isMany) return inBatches(items, isFirst, idOf, linesOf, attributesOf);
    const list = element('ul', { class: 'cards' });
    for (const item of items) {
      fill(list, [item], idOf, linesOf, attributesOf);
      await turn();
    }
    return list;
  };
  const cardOf = (fact) => {
    if (batches.has(fact)) later.now(batches.get(fact));
    return cards.get(fact) ?? null;
  };
  return { cardOf, draw };
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
  return element('span', { class: 'count' }, n.toLocaleString('en'));
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
