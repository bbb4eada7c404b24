// The aids for reading, without a page: densities, the timeline's days, what a date of publication changes, what belongs
// to an entity, sheets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { densities } from '../../www/density.js';
import { trimmed } from '../../www/offsets.js';
import { relatedTo } from '../../www/related.js';
import { whatChanged } from '../../www/resolved.js';
import { sheetsOf } from '../../www/sheets.js';
import { daysOf } from '../../www/timeline.js';

test('densities count where marks begin, by lane', () => {
  const entries = [
    { category: 'casualty', start: 0 },
    { category: 'person', start: 10 },
    { category: 'place', start: 19 },
    { category: 'quote', start: 99 },
    { category: 'attitude', start: 50 },
  ];
  const lanes = densities(entries, 100, 10);
  assert.deepEqual([...lanes.casualties], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual([...lanes.names], [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(lanes.quotes[9], 1);
});

const date = (start, from, until = from, phrase = from) => ({ id: `d${start}`, start, end: start + 1, from, until, phrase });

test('days stand in order, each once, what has none last', () => {
  const days = daysOf([date(0, null), date(1, '2023-02-01'), date(2, '2021-07-01', '2021-07-31'), date(3, '2023-02-01')]);
  assert.deepEqual(days.map(({ from, dates }) => [from, dates.length]), [['2021-07-01', 1], ['2023-02-01', 2], [null, 1]]);
});

test('a new date of publication: what it changed', () => {
  const text = 'Monday, Friday, Monday';
  const dates = (...phrases) => [[0, 6], [8, 14], [16, 22]].map(([start, end], i) => ({ start, end, phrase: phrases[i] }));
  assert.equal(
    whatChanged(dates(null, null, null), dates('30 January', null, '30 January'), text),
    '2 dates now resolve: Monday → 30 January.',
  );
  assert.equal(whatChanged(dates('1 May', null, null), dates(null, null, null), text), '1 date is tied to no day now: Monday → no day.');
  assert.equal(
    whatChanged(dates('1 May', null, '1 May'), dates('8 May', '12 May', '8 May'), text),
    '3 dates have changed: Monday → 8 May; Friday → 12 May.',
  );
  assert.equal(whatChanged(dates('1 May'), dates('1 May'), text), null);
});

test('quotes by an entity, and figures in sentences that name it', () => {
  const related = relatedTo({
    quotes: [{ id: 'q0' }],
    speakers: [{ entity: 'e0', quotes: ['q0', 'q1'] }, { entity: null, quotes: ['q2'] }],
    entities: [{ id: 'e0', mentions: [[0, 3], [50, 53]] }, { id: 'e1', mentions: [[12, 20]] }],
    claims: [{ id: 'c0', sentence: { start: 10, end: 40 } }, { id: 'c1', sentence: { start: 45, end: 53 } }],
  });
  assert.deepEqual(related.get('e0'), { quotes: ['q0'], claims: ['c1'] });
  assert.deepEqual(related.get('e1'), { quotes: [], claims: ['c0'] });
});

test('sheets end with the paragraph that is one too many, or makes them too long', () => {
  const line = (start) => [{ start }];
  assert.deepEqual(sheetsOf(Array.from({ length: 50 }, (_, i) => line(i))).map(({ length }) => length), [24, 24, 2]);
  assert.deepEqual(sheetsOf([line(0), line(2000), line(5000), line(5100)]).map(({ length }) => length), [2, 2]);
});

test('white space around a selection is left out', () => {
  assert.deepEqual(trimmed(' \n two words\n\n', 10), [13, 22]);
  assert.equal(trimmed(' \n', 10), null);
});
