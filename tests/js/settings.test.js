// Settings as a fragment of the address, and back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFragment, writeFragment } from '../../www/settings.js';

const FIRST = { off: [], attitudes: false, keys: true, codebook: null };

test('what is as at first is not written', () => {
  assert.deepEqual(readFragment(''), FIRST);
  assert.equal(writeFragment(FIRST), '');
});

test('there and back', () => {
  const values = { off: ['person', 'date'], attitudes: true, keys: false, codebook: 'acled' };
  assert.equal(writeFragment(values), '#off=person,date&attitudes=on&keys=off&codebook=acled');
  assert.deepEqual(readFragment(writeFragment(values)), values);
});

test('nonsense is as at first', () => {
  for (const nonsense of ['#', '#facts-title', '#=&&=', '#off=&codebook=A B&attitudes=', '#codebook=%3Cscript%3E', '#off=toString', '#%E0%A4%A']) {
    assert.deepEqual(readFragment(nonsense), FIRST, nonsense);
  }
  assert.deepEqual(readFragment('#off=date,nothing,date').off, ['date']);
});
