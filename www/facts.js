// Draws the sidebar: casualties, quotes, names and dates, each fact as a card that leads to its words.

import { cardsOf, commas, count, go, group } from './cards.js';
import { drawCasualties } from './casualties.js';
import { element } from './dom.js';
import { ENTITY_HEADINGS, NONE_UNDER_FILTER, ON_THE_MAP, titleLabel } from './labels.js';
import { mentionList } from './mentions.js';
import { drawQuotes } from './quotes.js';
import { relatedLists } from './related.js';
import { drawTimeline } from './timeline.js';

/**
 * Draws all sections of `view`, taking turns with the page (see turns.js); `map` is that of its places (see atlas.js), `off` is the set of categories switched off,
 * `published` the day of publication or null.
 * Returns the sections, the links to them, and `cardOf(fact)`; `later` draws the cards below the first `room` pixels.
 */
export async function drawFacts(view, text, facts, { map, off, published, turn, later, room, isShown }) {
  const cards = cardsOf(facts, { turn, later, room, isShown });
  const sections = [
    section('casualties', 'Casualties', view.claims, cards, await drawCasualties(view, text, cards, turn)),
    section('quotes', 'Quotes', view.quotes, cards, await drawQuotes(view, text, cards, !off.has('attitude')), view.speakers.length === 0),
    section('names', 'People, groups & places', view.entities, cards, await names(view, text, facts, map, cards)),
    section('dates', 'Dates', view.dates, cards, await drawTimeline(view, text, cards, published)),
  ];
  const links = [
    ['reading', 'Text', null],
    ['casualties', 'Casualties', view.claims.length],
    ['quotes', 'Quotes', view.quotes.length],
    ['names', 'Names', view.entities.length],
    ['dates', 'Dates', view.dates.length],
  ].map(([id, title, n]) =>
    element('a', { href: `#${id}-title`, class: id === 'reading' ? 'to-text' : null }, title, n === null ? null : [' ', count(n)]),
  );
  return { sections, links, cardOf: cards.cardOf, dots: map.dots };
}

function section(id, title, items, { shown }, content, isEmpty = items.length === 0) {
  const isFiltered = items.length > 0 && shown(items).length === 0;
  return element(
    'section',
    { class: 'facts-section', 'aria-labelledby': `${id}-title` },
    element('h3', { id: `${id}-title`, tabindex: -1 }, title, ' ', count(items.length)),
    isFiltered ? element('p', { class: 'none' }, NONE_UNDER_FILTER) : null,
    isEmpty ? element('p', { class: 'none' }, 'None found.') : content,
  );
}

async function names(view, text, facts, map, { draw, shown }) {
  const relatedOf = relatedLists(view, text);
  const linesOf = (entity) => [
    go(entity.name),
    element('p', { class: 'meta' }, entityMeta(entity, map.labels.get(entity.id))),
    entity.description ? element('p', { class: 'description' }, told(entity.description)) : null,
    entity.titles.length > 0
      ? element('p', { class: 'titles' }, titleLabel(entity.titles.length), ' ', commas(entity.titles.map(told)))
      : null,
    entity.aliases.length > 0
      ? element('p', { class: 'aliases' }, 'Also: ', commas(entity.aliases.map((alias) => element('bdi', {}, alias))))
      : null,
    mentionList(facts.get(entity.id), text),
    relatedOf(entity),
  ].flat();
  const groups = [];
  for (const [kind, title] of Object.entries(ENTITY_HEADINGS)) {
    const entities = shown(view.entities.filter((entity) => entity.kind === kind));
    if (entities.length === 0) continue;
    const list = await draw(entities, { idOf, linesOf });
    const [heading, cards] = group(title, entities.length, list);
    groups.push(heading, kind === 'place' ? map.figure : null, cards);
  }
  return groups;
}

const idOf = ({ id }) => id;

/** Words that the text says of an entity, as a way to the mention beside which they stand. */
function told({ text, mention }) {
  return element('button', { type: 'button', class: 'at', 'data-at': mention, dir: 'auto' }, text);
}

/** The kind of an entity where it is finer than its heading, which place the map takes it for, and that it is named once where there is nothing to step. */
function entityMeta(entity, onMap) {
  return [
    entity.subkind === null ? null : entity.label,
    onMap ? `${ON_THE_MAP}: ${onMap}` : null,
    entity.mentions.length === 1 ? '1 mention' : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
