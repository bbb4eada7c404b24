// What a new date of publication has changed: which time expressions mean other days now. Pure: no DOM.

import { changedDates } from './labels.js';

/** Examples that the sentence gives. */
const EXAMPLES = 3;

/**
 * "3 dates now resolve: Monday → Monday 30 January 2023; …" for the dates of one text before and after, or `null` where
 * nothing has changed.
 */
export function whatChanged(before, after, text) {
  const earlier = new Map(before.map(({ start, end, phrase }) => [`${start} ${end}`, phrase]));
  const changed = after.filter(({ start, end, phrase }) => (earlier.get(`${start} ${end}`) ?? null) !== (phrase ?? null));
  if (changed.length === 0) return null;
  const isNew = changed.every(({ start, end, phrase }) => phrase && !earlier.get(`${start} ${end}`));
  const isGone = changed.every(({ phrase }) => !phrase);
  // One example for each expression, however often it stands in the text.
  const examples = new Map(changed.map(({ start, end, phrase }) => [text.slice(start, end).replace(/\s+/gu, ' '), phrase]));
  return changedDates(changed.length, isNew ? 'new' : isGone ? 'gone' : 'other', [...examples].slice(0, EXAMPLES), examples.size > EXAMPLES);
}
