// Pieces of PDF pages to paragraphs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOfPage } from '../../www/pdf_lines.js';
import { paragraphsOfPages } from '../../www/pdf_paragraphs.js';

/** A piece in letters of `size` points, each half as wide. */
const piece = (text, left, y, size = 10) => ({ text, left, right: left + (text.length * size) / 2, y, height: size });
const pageOf = (...pieces) => ({ height: 800, lines: linesOfPage(pieces) });
/** Lines one below the other; those that begin with two spaces are set in. */
const block = (lines, { left = 50, top = 600, size = 10 } = {}) =>
  lines.map((line, i) => piece(line.trimStart(), left + (line.length - line.trimStart().length) * 5, top - i * 12, size));
const check = (pages, ...paragraphs) => assert.equal(paragraphsOfPages(pages), paragraphs.join('\n\n'));

test('lines join; a wider gap, an indent, a short last line or larger letters part', () => {
  check(
    [pageOf(piece('A headline', 50, 640, 18), ...block(['This is a line of some length', 'and goes on here.']), ...block(['After a gap it begins again,', 'and ends.'], { top: 560 }))],
    'A headline',
    'This is a line of some length and goes on here.',
    'After a gap it begins again, and ends.',
  );
  check([pageOf(...block(['  The first is set in and', 'has a second line, a long one', '  The next one too, and it', 'ends at this point, so there']))], 'The first is set in and has a second line, a long one', 'The next one too, and it ends at this point, so there');
  check([pageOf(...block(['All lines begin at the left edge', 'and this is short.', 'Then comes another paragraph of', 'two.']))], 'All lines begin at the left edge and this is short.', 'Then comes another paragraph of two.');
});

test('a line that ends early though the next word had room ends a paragraph', () => {
  check([pageOf(...block(['By Clara Whitfield', 'PUERTO SALINAS, Peru, where it', 'all began — a bomb killed', 'extraordinarily', 'many.']))], 'By Clara Whitfield', 'PUERTO SALINAS, Peru, where it all began — a bomb killed extraordinarily many.');
});

test('words parted at a line end are made whole, hyphens that belong stay', () => {
  check(
    [pageOf(...block(['The govern-', 'ment met Anglo-', 'Saxon rebels in a well-', 'known town. It is a well-known', 'one, of 20-', '30 and soft\u00ad', 'ware — it', 'said —', 'again']))],
    'The government met Anglo-Saxon rebels in a well-known town. It is a well-known one, of 20-30 and software — it said —again',
  );
});

test('two and three columns are read one after the other, whatever the order in the file', () => {
  const columns = [['Left one here is', 'left two, it is a', 'left ends.'], ['Mid one is here', 'mid two is here a', 'mid ends.'], ['Right one here is', 'right two, it is a', 'right ends.']];
  const set = columns.map((lines, i) => block(lines, { left: 50 + i * 170 }));
  const rows = [0, 1, 2].flatMap((row) => set.map((column) => column[row]));
  const expected = columns.map((lines) => lines.join(' '));
  for (const pieces of [rows, set.flat(), set.flat().reverse()]) check([pageOf(...pieces)], ...expected);
  check([pageOf(piece('A headline that runs across both of the columns below', 50, 640), ...set[0], ...set[1])], 'A headline that runs across both of the columns below', expected[0], expected[1]);
});

test('a paragraph runs on over the end of a page', () => {
  check([pageOf(...block(['The first page ends within', 'a sentence that does not'], { top: 300 })), pageOf(...block(['end before the second page', 'begins.', 'Then there is another line', 'here.']))], 'The first page ends within a sentence that does not end before the second page begins.', 'Then there is another line here.');
});

test('page numbers and running heads go where they are sure to be that', () => {
  const page = (n, head, ...lines) => pageOf(piece(head, 50, 770), ...block(lines), piece(String(n), 50, 20));
  check([1, 2, 3].map((n) => page(n, 'The Courier', `Text of page ${n}.`)), 'Text of page 1.', 'Text of page 2.', 'Text of page 3.');
  // Twice is no custom, and numbers that do not count are figures.
  check([page(12, 'Killed', 'One line of text.'), page(40, 'Hurt', 'Two of it, or more.')], 'Killed', 'One line of text.', '12', 'Hurt', 'Two of it, or more.', '40');
});

test('words of one line come apart where they stand apart', () => {
  check([pageOf(piece('12', 50, 600), piece('killed', 63, 600), piece(',', 93, 600), piece(' ', 98, 600), piece('2', 103, 603, 5))], '12 killed, 2');
});

test('a page of very many pieces is quick, and so is a book without a full stop', () => {
  const pieces = Array.from({ length: 20_000 }, (_, i) => piece('x', (i * 7919) % 600, (i * 104_729) % 800, 6));
  const start = process.cpuUsage();
  paragraphsOfPages([pageOf(...pieces)]);
  paragraphsOfPages(Array.from({ length: 300 }, (_, n) => pageOf(...block(Array.from({ length: 50 }, (_, i) => `line ${i} of page ${n} runs on`)))));
  // Microseconds of work, whatever else the machine does.
  assert.ok(process.cpuUsage(start).user < 3_000_000);
});
