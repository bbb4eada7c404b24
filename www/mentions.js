// The list of every place where an entity is named. It is drawn when it is first opened, whole, however long; within
// it the arrow keys move, so that it is one tab stop.

import { context } from './describe.js';
import { element } from './dom.js';
import { EVERY_MENTION } from './labels.js';

/** Characters of text on each side of a mention in the list. */
const CONTEXT = 36;

/** The closed list of a fact's places, or `null` where there is only one. */
export function mentionList(fact, text) {
  if (fact.places.length < 2) return null;
  const list = element('ol', { class: 'mentions' });
  const box = element(
    'details',
    { class: 'every' },
    element('summary', {}, EVERY_MENTION, element('span', { class: 'visually-hidden' }, ` of ${fact.title.slice(0, 60)}`)),
    list,
  );
  const draw = () => {
    list.append(...fact.places.map((place, index) => element('li', {}, mention(text, place, index))));
    point(list, Number(list.dataset.current ?? -1));
  };
  box.addEventListener('toggle', draw, { once: true });
  list.addEventListener('keydown', (event) => {
    const next = neighbour(event.target.closest('li'), event.key);
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    rove(list, next.firstChild);
    next.firstChild.focus();
  });
  return box;
}

/** Points in a card's list to the place that the reader stands at; `null` to none. */
export function pointToMention(card, index) {
  const list = card.querySelector('.mentions');
  if (!list) return;
  if (index === null) delete list.dataset.current;
  else list.dataset.current = index;
  if (list.firstChild) point(list, index ?? -1);
}

function mention(text, place, index) {
  const { before, words, after } = context(text, place, CONTEXT);
  return element(
    'button',
    { type: 'button', class: 'at', 'data-at': index, tabindex: index === 0 ? 0 : -1, dir: 'auto' },
    before,
    element('b', {}, words),
    after,
  );
}

function point(list, index) {
  list.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const item = list.children[index];
  if (!item) return;
  item.firstChild.setAttribute('aria-current', 'true');
  rove(list, item.firstChild);
  // Only the list scrolls, not what it stands in.
  const { top, bottom } = item.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) list.scrollTop += (top + bottom - box.top - box.bottom) / 2;
}

function rove(list, button) {
  const last = list.querySelector('[tabindex="0"]');
  if (last) last.tabIndex = -1;
  button.tabIndex = 0;
}

function neighbour(item, key) {
  if (key === 'ArrowDown') return item?.nextSibling;
  if (key === 'ArrowUp') return item?.previousSibling;
  if (key === 'Home') return item?.parentNode.firstChild;
  if (key === 'End') return item?.parentNode.lastChild;
  return null;
}
