// Finds words in the text: in any case, with and without accents. Pure: no DOM.

/** Letters with an accent that are one UTF-16 unit, and are one without it. */
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/gu;

/** `text` without accents, unit by unit: places in it are places in the text. */
export function unaccented(text) {
  return text.replace(ACCENTED, (letter) => letter.normalize('NFD')[0]);
}

/** The places of `words` in `folded`, which is an `unaccented` text, as `[start, end]`. White space matches any. */
export function hitsOf(folded, words) {
  const parts = unaccented(words.normalize('NFC')).trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return Array.from(folded.matchAll(new RegExp(escaped.join('\\s+'), 'giu')), ({ index, 0: { length } }) => [index, index + length]);
}
