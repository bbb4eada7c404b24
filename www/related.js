// What else the facts say of an entity, on its card: what it said, and the casualty figures in the sentences that name it.
// Joins what the view gives, by id and by place; works nothing out.

import { toClaim } from './cards.js';
import { element } from './dom.js';
import { FIGURES_BESIDE, numeral, quoteText, QUOTES_BY } from './labels.js';

/** Characters of a quote in the list. */
const QUOTE_LENGTH = 90;

/** For each entity of `view` that has any: `{ quotes, claims }`, ids in the order of the view. */
export function relatedTo(view) {
  const related = new Map();
  const of = (id) => {
    if (!related.has(id)) related.set(id, { quotes: [], claims: [] });
    return related.get(id);
  };
  const said = new Set(view.quotes.map(({ id }) => id));
  for (const { entity, quotes } of view.speakers) {
    if (entity !== null) of(entity).quotes.push(...quotes.filter((id) => said.has(id)));
  }
  const mentions = view.entities
    .flatMap(({ id, mentions: places }) => places.map(([start, end]) => ({ id, start, end })))
    .sort((a, b) => a.start - b.start);
  for (const { id: claim, sentence } of view.claims) {
    for (const id of new Set(within(mentions, sentence))) of(id).claims.push(claim);
  }
  return related;
}

/** The entities of the mentions that lie in a span. */
function within(mentions, { start, end }) {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle].start < start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let i = low; i < mentions.length && mentions[i].end <= end; i++) found.push(mentions[i].id);
  return found;
}

/**
 * A function that gives, for an entity, the closed lists of its card; each item leads to another card. They are drawn when
 * they are first opened.
 */
export function relatedLists(view, text) {
  let related = null;
  const quotes = new Map(view.quotes.map((quote) => [quote.id, quote]));
  const claims = new Map(view.claims.map((claim) => [claim.id, claim]));
  const wordsOf = (id) => {
    const words = quoteText(quotes.get(id), text).replace(/\s+/gu, ' ');
    return words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH).trimEnd()}…` : words;
  };
  return ({ id, name }) => {
    related ??= relatedTo(view);
    const { quotes: said, claims: beside } = related.get(id) ?? { quotes: [], claims: [] };
    return [list(QUOTES_BY, name, said, wordsOf), list(FIGURES_BESIDE, name, beside, (claim) => claims.get(claim).phrase)];
  };
}

function list(title, name, ids, wordsOf) {
  if (ids.length === 0) return null;
  const items = element('ul', { class: 'related' });
  const box = element(
    'details',
    { class: 'every' },
    element('summary', {}, `${title} (${numeral(ids.length)})`, element('span', { class: 'visually-hidden' }, ` ${name.slice(0, 60)}`)),
    items,
  );
  box.addEventListener(
    'toggle',
    () => items.append(...ids.map((id) => element('li', { dir: 'auto' }, toClaim(id, wordsOf(id))))),
    { once: true },
  );
  return box;
}
