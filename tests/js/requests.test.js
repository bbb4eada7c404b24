// What counts as a request since load.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestsSince } from '../../www/labels.js';
import { createTally } from '../../www/requests.js';

test('nothing is said before the page is loaded', () => {
  const tally = createTally();
  tally.add('http://host/app.js', 5);
  assert.equal(tally.sum(), null);
});

test('only what began after loading counts, also when it is recorded late', () => {
  const tally = createTally();
  tally.add('http://host/app.js', 5);
  tally.begin(10);
  tally.add('http://host/late.js', 9);
  assert.deepEqual(tally.sum(), { asked: [], refused: [] });
  tally.add('http://host/collect', 11);
  assert.deepEqual(tally.sum().asked, ['http://host/collect']);
});

test('what the page holds itself is no request', () => {
  const tally = createTally();
  tally.begin(0);
  tally.add('blob:http://host/1', 1);
  tally.add('data:text/plain,x', 1);
  assert.deepEqual(tally.sum().asked, []);
});

test('what was refused counts whenever it was, once an address', () => {
  const tally = createTally();
  tally.refuse('https://example.org/a');
  tally.begin(10);
  tally.refuse('https://example.org/a');
  assert.deepEqual(tally.sum(), { asked: [], refused: ['https://example.org/a'] });
});

test('the words', () => {
  assert.equal(requestsSince({ asked: [], refused: [] }), '0 requests since load: nothing was sent or fetched, by your browser’s own count.');
  assert.equal(
    requestsSince({ asked: ['http://host/a', 'http://host/a'], refused: ['https://x'] }),
    '2 requests since load: of http://host/a, by your browser’s own count. 1 more was refused by the page’s own rules: https://x.',
  );
});
