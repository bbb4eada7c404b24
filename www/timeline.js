// Draws the dates as a timeline: by day, the first first, each with its words and what stands around them; the day of
// publication in its place; last, what is tied to no day.

import { go, group } from './cards.js';
import { context } from './describe.js';
import { element } from './dom.js';
import { grouped } from './grouped.js';
import { dateMeaning, NO_DAY, publishedOn } from './labels.js';

/** Characters of text on each side of a date on its card. */
const CONTEXT = 60;

/** `dates` of a view by the days they mean, as `{ from, until, phrase, dates }` in order; those without days come last. */
export function daysOf(dates) {
  const days = grouped(dates, ({ from, until }) => (from ? `${from} ${until}` : ''));
  return [...days]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([, found]) => ({ from: found[0].from, until: found[0].until, phrase: found[0].phrase, dates: found }));
}

/** Draws the section of the dates of `view`; `cards` are those of cards.js, `published` a day as `YYYY-MM-DD` or null. */
export async function drawTimeline(view, text, { draw, shown }, published) {
  const linesOf = (date) => {
    const { before, words, after } = context(text, [date.start, date.end], CONTEXT);
    const meaning = dateMeaning(date);
    return [
      go(text.slice(date.start, date.end)),
      element('p', { class: 'sentence', dir: 'auto' }, before, element('b', {}, words), after),
      meaning === words ? null : element('p', { class: 'meta' }, meaning),
    ];
  };
  const drawn = [];
  let isToCome = published !== null;
  for (const { from, phrase, dates } of daysOf(shown(view.dates))) {
    if (isToCome && (!from || from > published)) {
      drawn.push(marker(published));
      isToCome = false;
    }
    const isPublished = isToCome && from === published;
    const title = from ? element('bdi', {}, phrase) : NO_DAY;
    const badge = isPublished ? [' ', element('span', { class: 'badge published-day' }, 'Published')] : [];
    const list = await draw(dates, { idOf: ({ id }) => id, linesOf });
    drawn.push(...group([title, ...badge], dates.length, list));
    if (isPublished) isToCome = false;
  }
  if (isToCome) drawn.push(marker(published));
  return drawn;
}

function marker(published) {
  return element('p', { class: 'published-day' }, publishedOn(published));
}
