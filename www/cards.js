// The cards of the sidebar: one for each fact, each a way to its words; and the links from one card to another.

import { element } from './dom.js';
import { counted } from './labels.js';

/**
 * Where cards are drawn: `draw(items, linesOf, attributesOf)` gives a list of cards, taking turns with the page;
 * `linesOf` an item gives its fact's id and the lines of its card. `cards` holds every card drawn, by its fact.
 */
export function cardsOf(facts, turn) {
  const cards = new Map();
  const draw = async (items, linesOf, attributesOf = () => ({})) => {
    const list = element('ul', { class: 'cards' });
    for (const item of items) {
      const [id, ...lines] = linesOf(item);
      const node = card(facts.get(id), { 'data-fact': id, ...attributesOf(item) }, lines);
      cards.set(id, node);
      list.append(node);
      await turn();
    }
    return list;
  };
  return { cards, draw };
}

function card(fact, attributes, lines) {
  const isStepped = fact.places.length > 1;
  const node = element('li', { class: 'card', 'data-category': fact.category, ...attributes }, lines);
  if (isStepped) {
    node.classList.add('stepped');
    node.append(steps(fact));
  }
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

/** A link to the card of a casualty claim. */
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
