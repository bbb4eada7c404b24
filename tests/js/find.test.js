// Finding words: places, whatever the case, the accents and the white space.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitsOf, unaccented } from '../../www/find.js';

/** What is found of `words` in `text`. */
const found = (text, words) => hitsOf(unaccented(text), words).map(([start, end]) => text.slice(start, end));

test('in any case, with and without accents', () => {
  assert.deepEqual(found('Müller met MULLER and Mueller', 'muller'), ['Müller', 'MULLER']);
  assert.deepEqual(found('Joaquin, Joaquín', 'Joaquín'), ['Joaquin', 'Joaquín']);
});

test('letters outside of the accents keep their places', () => {
  const text = '😢 İstanbul, ﬁve ẞ Ǆ Łódź; Łódź';
  assert.equal(unaccented(text).length, text.length);
  assert.deepEqual(found(text, 'łodz'), ['Łódź', 'Łódź']);
});

test('white space matches line ends', () => {
  assert.deepEqual(found('two\n men, two  men', ' two men '), ['two\n men', 'two  men']);
});

test('signs of patterns are letters like others', () => {
  assert.deepEqual(found('a.c abc (x) [y]', 'a.c'), ['a.c']);
  assert.deepEqual(found('a (x) [y] / -', '(x) [y] /'), ['(x) [y] /']);
});

test('nothing to find finds nothing', () => {
  assert.deepEqual(found('abc', '  '), []);
  assert.deepEqual(found('abc', 'd'), []);
});
