// Long texts of our own: the articles of tests/articles, over and over, each time with another number in them.

import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../articles/', import.meta.url);
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  // Line ends as a text field has them.
  .map((name) => readFileSync(new URL(name, folder), 'utf8').replace(/\r\n?/gu, '\n'));

/** A text of `length` characters or a little more. */
export function longText(length) {
  let text = '';
  for (let i = 0; text.length < length; i++) text += `${articles[i % articles.length].trim()}\n\nThis was report ${i + 1}.\n\n`;
  return text;
}
