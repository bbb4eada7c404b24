// What the page says about each fact, in one shape for the cards, the previews and the announcements. Pure: no DOM.

import { counted, dateMeaning, NO_SPEAKER, quoteText } from './labels.js';

/** Characters of text on each side of a place that a preview shows. */
const CONTEXT = 90;

/**
 * Every fact of `view` by its id: `category`, `label` (its kind in a word), `title`, `told` (where facts can be alike in
 * title, the words that tell them apart), `detail` (or null), `places`, the
 * spans that a reader can step through, and `how`, `sure`, `confidence`, `review` and `standing` as the core tells them.
 */
export function describe(view, text) {
  const facts = new Map();
  const provenance = ({ how, sure, confidence, review, standing }) => ({ how, sure, confidence, review, standing });
  for (const claim of view.claims) {
    facts.set(claim.id, {
      category: 'casualty',
      label: 'Casualties',
      title: claim.phrase,
      told: text.slice(claim.sentence.start, claim.sentence.end),
      detail: claim.why,
      places: claim.spans.slice(0, 1),
      ...provenance(claim),
    });
  }
  const addQuote = (category, quote, label) => {
    facts.set(quote.id, {
      category,
      label: quote.stance === null ? label : `${label} · ${quote.stance}`,
      title: quote.speaker?.name ?? NO_SPEAKER,
      told: quoteText(quote, text),
      detail: `${quote.said === null ? '' : `${quote.said}: `}${quoteText(quote, text)}`,
      places: quote.fragments,
      ...provenance(quote),
    });
  };
  for (const quote of view.quotes) addQuote('quote', quote, `Quote, ${quote.label.toLowerCase()}`);
  for (const quote of view.attitudes) addQuote('attitude', quote, quote.label);
  for (const entity of view.entities) {
    const mentions = counted(entity.mentions.length, 'mention', 'mentions');
    facts.set(entity.id, {
      category: entity.kind,
      label: entity.label,
      title: entity.name,
      detail: entity.description ? `${entity.description.text} · ${mentions}` : mentions,
      places: entity.mentions,
      ...provenance(entity),
    });
  }
  for (const date of view.dates) {
    facts.set(date.id, {
      category: 'date',
      label: 'Date',
      title: text.slice(date.start, date.end),
      detail: dateMeaning(date),
      places: [[date.start, date.end]],
      ...provenance(date),
    });
  }
  return facts;
}

/** The words around a place, up to `n` characters on each side: `before`, `words`, `after`, cut at white space, on one line. */
export function context(text, [start, end], n = CONTEXT) {
  const oneLine = (part) => part.replace(/\s+/gu, ' ');
  const left = text.slice(Math.max(0, start - n), start);
  const right = text.slice(end, end + n);
  const leftCut = start > n ? left.search(/\s/u) : -1;
  const rightCut = end + n < text.length ? right.search(/\s\S*$/u) : -1;
  return {
    before: leftCut < 0 ? oneLine(left) : `…${oneLine(left.slice(leftCut))}`,
    words: oneLine(text.slice(start, end)),
    after: rightCut < 0 ? oneLine(right) : `${oneLine(right.slice(0, rightCut))} …`,
  };
}
