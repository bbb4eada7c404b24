// What is said about facts, and the words around a place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, describe } from '../../www/describe.js';

test('every fact has a title, a label and its places', () => {
  const text = '“Go,” Ann said on Monday. Two died.';
  const facts = describe(
    {
      claims: [{ id: 'c0', phrase: '2 killed', why: 'The main event.', spans: [[26, 29], [30, 34]] }],
      quotes: [{ id: 'q0', kind: 'direct', fragments: [[0, 5]], cue: { text: 'said' }, speaker: { name: 'Ann' } }],
      entities: [{ id: 'e0', kind: 'person', label: 'Person', name: 'Ann', description: { text: 'a nurse', mention: 0 }, mentions: [[6, 9]] }],
      dates: [{ id: 'd0', start: 18, end: 24, phrase: null, precision: 'day', basis: 'inferred' }],
    },
    text,
  );
  assert.deepEqual([...facts.keys()], ['c0', 'q0', 'e0', 'd0']);
  assert.deepEqual(facts.get('c0').places, [[26, 29]]);
  assert.equal(facts.get('q0').title, 'Ann');
  assert.equal(facts.get('q0').detail, 'said: “Go,”');
  assert.equal(facts.get('e0').detail, 'a nurse · 1 mention');
  assert.equal(facts.get('d0').title, 'Monday');
});

test('context is cut between words and on one line', () => {
  const text = `${'word '.repeat(40)}\n\nLima ${'more '.repeat(40)}`;
  const at = text.indexOf('Lima');
  const { before, words, after } = context(text, [at, at + 4]);
  assert.match(before, /^… word .*word $/u);
  assert.equal(words, 'Lima');
  assert.match(after, /^ more .* more …$/u);
});

test('context can be shorter', () => {
  const { before, after } = context(`${'word '.repeat(9)}Lima${' more'.repeat(9)}`, [45, 49], 12);
  assert.equal(`${before}|${after}`, '… word word | more more …');
});

test('context at the ends of a text', () => {
  assert.deepEqual(context('Lima', [0, 4]), { before: '', words: 'Lima', after: '' });
});
