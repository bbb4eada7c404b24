// What the panel of the reader's own names makes of entries before the core writes them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, withEntries } from '../../www/own_names.js';

test('other forms stand with commas between', () => {
  assert.deepEqual(formsOf(' M. O., the Heron ,,Oduya;x|y '), ['M. O.', 'the Heron', 'Oduya', 'x', 'y']);
  assert.deepEqual(formsOf(' , '), []);
});

test('what is added takes the place of what bears the same name, and stands last', () => {
  const entry = (kind, name) => ({ kind, name, also: [] });
  const entries = [entry('person', 'Mira'), entry('place', 'Orsk')];
  assert.deepEqual(withEntries(entries, [entry('product', 'Mira')]), [entry('place', 'Orsk'), entry('product', 'Mira')]);
  // Two lines of one name are two entries.
  const two = [entry('person', 'Mira'), entry('place', 'Mira')];
  assert.deepEqual(withEntries([], two), two);
  const known = [{ kind: 'person', name: 'Mira', also: ['M. O.', 'Oduya'] }];
  const again = [{ kind: 'person', name: 'Mira', also: ['Oduya', 'the Heron'] }];
  assert.deepEqual(withEntries(known, again), [{ kind: 'person', name: 'Mira', also: ['M. O.', 'Oduya', 'the Heron'] }]);
});
