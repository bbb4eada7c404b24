// What is said about facts, and the words around a place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, describe } from '../../www/describe.js';

const quote = (parts) => ({ label: 'Word for word', stance: null, fragments: [[0, 5]], said: null, speaker: null, ...parts });

test('every fact has a title, a label and its places', () => {
  const text = '“Go,” Ann said on Monday. Two died.';
  const facts = describe(
    {
      claims: [{ id: 'c0', phrase: '2 killed', why: 'The main event.', spans: [[26, 29], [30, 34]], sentence: { start: 26, end: 35 } }],
      quotes: [quote({ id: 'q0', said: 'said', speaker: { name: 'Ann' } })],
      attitudes: [],
      entities: [{ id: 'e0', kind: 'person', label: 'Person', name: 'Ann', description: { text: 'a nurse', mention: 0 }, mentions: [[6, 9]] }],
      dates: [{ id: 'd0', start: 18, end: 24, phrase: null, precision: 'day', basis: 'inferred' }],
    },
    text,
  );
  assert.deepEqual([...facts.keys()], ['c0', 'q0', 'e0', 'd0']);
  assert.deepEqual(facts.get('c0').places, [[26, 29]]);
  assert.equal(facts.get('c0').told, 'Two died.');
  assert.equal(facts.get('q0').title, 'Ann');
  assert.equal(facts.get('q0').detail, 'said: “Go,”');
  assert.equal(facts.get('e0').detail, 'a nurse · 1 mention');
  assert.equal(facts.get('d0').title, 'Monday');
});

test('a quote says how it was put, and what nobody said is no quote', () => {
  const facts = describe(
    {
      claims: [],
      quotes: [quote({ id: 'q0', label: 'Reported', stance: 'denies', said: 'denied' })],
      attitudes: [quote({ id: 'q1', label: 'Not said', stance: 'thinks or hopes' })],
      entities: [],
      dates: [],
    },
    'It is late.',
  );
  const told = ({ category, label, title, detail }) => [category, label, title, detail];
  assert.deepEqual(told(facts.get('q0')), ['quote', 'Quote, reported · denies', 'No speaker named', 'denied: It is']);
  assert.deepEqual(told(facts.get('q1')), ['attitude', 'Not said · thinks or hopes', 'No speaker named', 'It is']);
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
