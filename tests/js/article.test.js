// The drawing of a block: what is drawn, concatenated, is the text, and marks nest as given.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, markStyles, paragraphs, pieces } from '../../www/article.js';

/** The pieces of a text whose marks are `[start, end, name]`, as inline markup. */
function markup(text, marks, block = { start: 0, end: text.length }) {
  const names = [];
  const given = marks.map(([start, end, category]) => ({ start, end, category, fact: category }));
  let out = '';
  let drawn = '';
  for (const piece of pieces({ ...block, marks: given }, text)) {
    if (piece.open) {
      names.push(piece.open.category);
      out += `<${piece.open.category}>`;
    } else if (piece.close) out += `</${names.pop()}>`;
    else {
      const words = piece.text ?? piece.gap;
      assert.notEqual(words, '', 'no empty piece');
      drawn += words;
      out += piece.gap === undefined ? words : `[${JSON.stringify(words)}]`;
    }
  }
  assert.equal(drawn, text.slice(block.start, block.end));
  assert.deepEqual(names, []);
  return out;
}

test('a block without marks', () => {
  assert.equal(markup('Kabul fell.\n\n', []), 'Kabul fell.["\\n\\n"]');
});

test('marks side by side, and one that ends the block', () => {
  assert.equal(markup('Ann met Bob', [[0, 3, 'a'], [8, 11, 'b']]), '<a>Ann</a> met <b>Bob</b>');
});

test('touching marks', () => {
  assert.equal(markup('AnnBob', [[0, 3, 'a'], [3, 6, 'b']]), '<a>Ann</a><b>Bob</b>');
});

test('marks inside marks', () => {
  assert.equal(
    markup('“12 dead in Lima”', [[0, 17, 'q'], [1, 8, 'c'], [12, 16, 'p']]),
    '<q>“<c>12 dead</c> in <p>Lima</p>”</q>',
  );
});

test('marks of one extent nest in the order given', () => {
  assert.equal(markup('Lima.', [[0, 4, 'a'], [0, 4, 'b']]), '<a><b>Lima</b></a>.');
});

test('a block in the middle of a text, with a character of two units', () => {
  const text = 'x\n😢 Lima\r\ny';
  assert.equal(markup(text, [[5, 9, 'p']], { start: 2, end: 11 }), '😢 <p>Lima</p>["\\r\\n"]');
});

test('a block of white space only', () => {
  assert.equal(markup(' \n ', []), '[" \\n "]');
});

test('blocks of one line are one paragraph', () => {
  const blocks = [{ joined: false }, { joined: false }, { joined: true }, { joined: false }];
  assert.deepEqual(paragraphs(blocks).map((list) => list.length), [1, 2, 1]);
});

test('a paragraph is what its text is', () => {
  const kind = (...kinds) => kindOf(kinds.map((name) => ({ kind: name })));
  assert.equal(kind('dateline', 'body'), 'body');
  assert.equal(kind('caption', 'boilerplate'), 'caption');
  assert.equal(kind('dateline'), 'dateline');
});

test('reported speech and the evidence beside a figure are told apart', () => {
  const style = markStyles({
    quotes: [{ id: 'q0', kind: 'direct' }, { id: 'q1', kind: 'indirect' }, { id: 'q2', kind: 'mixed' }],
    claims: [{ id: 'c0', spans: [[10, 12], [20, 26], [10, 19]] }],
  });
  assert.equal(style({ fact: 'q0', start: 0, end: 5 }), null);
  assert.equal(style({ fact: 'q1', start: 0, end: 5 }), 'reported');
  assert.equal(style({ fact: 'q2', start: 0, end: 5 }), 'partly');
  assert.equal(style({ fact: 'c0', start: 10, end: 19 }), null);
  assert.equal(style({ fact: 'c0', start: 20, end: 26 }), 'aside');
  assert.equal(style({ fact: 'e0', start: 0, end: 5 }), null);
});
