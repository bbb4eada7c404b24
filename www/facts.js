// Draws the sidebar: casualties, quotes, names and dates, each fact as a card that leads to its words.

import { element } from './dom.js';
import {
  bySpeaker,
  claimBadges,
  claimParts,
  counted,
  cueText,
  dateMeaning,
  ENTITY_HEADINGS,
  QUOTE_KINDS,
  quoteText,
  titleLabel,
} from './labels.js';
import { mentionList } from './mentions.js';

/** Draws all sections of `view`. Returns them, the links to them, and each fact's card by its id. */
export function drawFacts(view, text, facts) {
  const cards = new Map();
  const draw = (id, ...lines) => {
    const fact = facts.get(id);
    const card = element(
      'li',
      { class: fact.places.length > 1 ? 'card stepped' : 'card', 'data-fact': id, 'data-category': fact.category },
      lines,
      fact.places.length > 1 ? steps(fact) : null,
    );
    cards.set(id, card);
    return card;
  };
  const sections = [
    section('casualties', 'Casualties', view.claims.length, casualties(view, draw)),
    section('quotes', 'Quotes', view.quotes.length, quotes(view, text, draw)),
    section('names', 'People, groups & places', view.entities.length, names(view, text, facts, draw)),
    section('dates', 'Dates', view.dates.length, dates(view, text, draw)),
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
  return { sections, links, cards };
}

function count(n) {
  return element('span', { class: 'count' }, n.toLocaleString('en'));
}

function section(id, title, n, content) {
  return element(
    'section',
    { class: 'facts-section', 'aria-labelledby': `${id}-title` },
    element('h3', { id: `${id}-title`, tabindex: -1 }, title, ' ', count(n)),
    n === 0 ? element('p', { class: 'none' }, 'None found.') : content,
  );
}

function group(title, n, list) {
  return [element('h4', {}, title, ' ', count(n)), list];
}

function go(title, attributes = {}) {
  return element('button', { type: 'button', class: 'go', dir: 'auto', ...attributes }, title);
}

function steps(fact) {
  const what = fact.category === 'quote' ? 'part' : 'mention';
  const all = counted(fact.places.length, what, `${what}s`);
  return element(
    'div',
    { class: 'steps' },
    element('button', { type: 'button', class: 'step', 'data-step': -1, 'aria-label': `Previous ${what} of ${fact.title.slice(0, 60)}` }, '‹'),
    element('span', { class: 'position', 'data-of': fact.places.length, 'data-all': all }, all),
    element('button', { type: 'button', class: 'step', 'data-step': 1, 'aria-label': `Next ${what} of ${fact.title.slice(0, 60)}` }, '›'),
  );
}

function casualties(view, draw) {
  const inToll = view.claims.filter((claim) => claim.inToll);
  const outside = view.claims.filter((claim) => !claim.inToll);
  const card = (claim) =>
    draw(
      claim.id,
      go(claim.phrase),
      element(
        'p',
        { class: 'badges' },
        claimBadges(claim).flatMap(({ text, isWarning }) => [
          element('span', { class: isWarning ? 'badge warning' : 'badge' }, text),
          ' ',
        ]),
      ),
      element('p', { class: 'why', dir: 'auto' }, claim.why),
      parts(claimParts(claim)),
    );
  const list = (claims) => element('ul', { class: 'cards' }, claims.map(card));
  return [
    toll(view),
    inToll.length > 0 ? group('Figures in the toll', inToll.length, list(inToll)) : null,
    outside.length > 0 ? group('Figures outside the toll', outside.length, list(outside)) : null,
  ].flat();
}

function toll(view) {
  if (view.tolls.length === 0) return element('p', { class: 'no-toll' }, 'The article gives no toll for its main event.');
  return element(
    'ul',
    { class: 'toll', 'aria-label': 'Toll of the main event' },
    view.tolls.map((row) =>
      element(
        'li',
        { class: 'toll-row', 'data-outcome': row.outcome, 'data-fact': row.claims[0], 'data-category': 'casualty' },
        element('button', { type: 'button', class: 'toll-go' }, row.phrase),
        row.conflict ? element('span', { class: 'conflict' }, 'Sources disagree') : null,
      ),
    ),
  );
}

function parts(list) {
  if (list.length === 0) return null;
  return element(
    'dl',
    { class: 'parts' },
    // Spaces, so that the parts can wrap between one another.
    list.flatMap(({ label, text }) => [
      element('div', {}, element('dt', {}, label), ' ', element('dd', { dir: 'auto' }, text)),
      ' ',
    ]),
  );
}

function quotes(view, text, draw) {
  return bySpeaker(view.quotes).flatMap(({ name, quotes: said }) =>
    group(
      name === null ? 'No speaker named' : element('bdi', {}, name),
      said.length,
      element(
        'ul',
        { class: 'cards' },
        said.map((quote) =>
          draw(
            quote.id,
            cue(quote),
            go(quoteText(quote, text)),
            element('p', { class: 'meta' }, QUOTE_KINDS[quote.kind]),
          ),
        ),
      ),
    ),
  );
}

function cue(quote) {
  const words = cueText(quote);
  return words === null ? null : element('p', { class: 'cue', dir: 'auto' }, `${words}:`);
}

function names(view, text, facts, draw) {
  return Object.entries(ENTITY_HEADINGS).flatMap(([kind, title]) => {
    const entities = view.entities.filter((entity) => entity.kind === kind);
    if (entities.length === 0) return [];
    const card = (entity) =>
      draw(
        entity.id,
        go(entity.name),
        element('p', { class: 'meta' }, entityMeta(entity)),
        entity.description ? element('p', { class: 'description' }, told(entity.description)) : null,
        entity.titles.length > 0
          ? element('p', { class: 'titles' }, titleLabel(entity.titles.length), ' ', commas(entity.titles.map(told)))
          : null,
        entity.aliases.length > 0
          ? element('p', { class: 'aliases' }, 'Also: ', commas(entity.aliases.map((alias) => element('bdi', {}, alias))))
          : null,
        mentionList(facts.get(entity.id), text),
      );
    return group(title, entities.length, element('ul', { class: 'cards' }, entities.map(card)));
  });
}

/** Words that the text says of an entity, as a way to the mention beside which they stand. */
function told({ text, mention }) {
  return element('button', { type: 'button', class: 'at', 'data-at': mention, dir: 'auto' }, text);
}

function commas(nodes) {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [', ', node]));
}

/** The kind of an entity where it is finer than its heading, and that it is named once where there is nothing to step. */
function entityMeta(entity) {
  return [entity.subkind === null ? null : entity.label, entity.mentions.length === 1 ? '1 mention' : null]
    .filter(Boolean)
    .join(' · ');
}

function dates(view, text, draw) {
  return [
    element(
      'ul',
      { class: 'cards' },
      view.dates.map((date) =>
        draw(date.id, go(text.slice(date.start, date.end)), element('p', { class: 'meta' }, dateMeaning(date))),
      ),
    ),
  ];
}
