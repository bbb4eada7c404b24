// Taking turns: a pause now and then, and an end to what nobody waits for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Overtaken, takeTurns } from '../../www/turns.js';

const busy = (ms) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

test('short work goes on at once', async () => {
  let isPaused = true;
  setTimeout(() => (isPaused = false));
  await takeTurns(() => true)();
  assert.equal(isPaused, true);
});

test('long work lets others in', async () => {
  let isPaused = true;
  const turn = takeTurns(() => false);
  setTimeout(() => (isPaused = false));
  busy(20);
  await turn();
  assert.equal(isPaused, false);
});

test('long work ends when it is stale', async () => {
  const turn = takeTurns(() => true);
  busy(20);
  await assert.rejects(turn, Overtaken);
});
