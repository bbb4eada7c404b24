// The figures on the sheet "How this works, and how well" are those of the files that it names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TABLES } from '../../www/about_words.js';

/** The rows of the tables in a Markdown file, as cells without their emphasis. */
function rowsOf(path) {
  const lines = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('|')).map((line) => line.replaceAll('*', '').split('|').map((cell) => cell.trim()));
}

test('each figure stands in the tables of its source', () => {
  for (const { source, rows } of TABLES) {
    const cells = new Set(rowsOf(source).flat());
    for (const { label, figures } of rows) {
      for (const figure of figures) assert.ok(figure === '–' || cells.has(figure), `${figure} (${label}) is not in ${source}`);
    }
  }
});

test('figures that stand side by side in the source are told side by side', () => {
  for (const { source, rows } of TABLES.filter(({ source }) => source !== 'docs/quotes.md')) {
    const known = rowsOf(source).map((cells) => cells.filter((cell) => /^\d+\.\d$|^–$/u.test(cell)).join(' '));
    for (const { label, figures } of rows) {
      assert.ok(known.some((line) => line.startsWith(figures.filter((figure) => figure !== '–').join(' '))), `${label} is not a row of ${source}`);
    }
  }
});

test('every row has a figure for every column', () => {
  for (const { columns, rows } of TABLES) for (const { figures } of rows) assert.equal(figures.length, columns.length);
});
