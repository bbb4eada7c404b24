// The worker's client, on workers that the test answers for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReader } from '../../www/client.js';

/** Makes workers that start at once and keep every other message in `asked` until answered. */
function bench({ startError = null } = {}) {
  const workers = [];
  const newWorker = () => {
    const worker = {
      asked: [],
      isTerminated: false,
      postMessage(message) {
        if (message.task !== 'start') this.asked.push(message);
        else queueMicrotask(() => this.answer(message, startError ? { error: startError } : { result: null }));
      },
      answer({ id }, reply) {
        this.onmessage({ data: { id, ...reply } });
      },
      terminate() {
        this.isTerminated = true;
      },
    };
    workers.push(worker);
    return worker;
  };
  const reader = createReader(newWorker, Promise.resolve('module'));
  return { reader, workers };
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('an answer comes back', async () => {
  const { reader, workers: [worker] } = bench();
  const answer = reader.annotate('a', {});
  await settle();
  assert.deepEqual(worker.asked[0].args, ['a', {}, null]);
  worker.answer(worker.asked[0], { result: '"view of a"' });
  assert.equal(await answer, 'view of a');
});

test('questions overtaken before their turn are not even asked', async () => {
  const { reader, workers: [worker] } = bench();
  const answers = ['a', 'b', 'c'].map((text) => reader.annotate(text, {}));
  await settle();
  assert.deepEqual(worker.asked.map(({ args }) => args[0]), ['c']);
  worker.answer(worker.asked[0], { result: '"c"' });
  assert.deepEqual(await Promise.all(answers), [null, null, 'c']);
});

test('an answer that arrives after a newer question is dropped', async () => {
  const { reader, workers: [worker] } = bench();
  const old = reader.annotate('a', {});
  await settle();
  const fresh = reader.annotate('b', {});
  worker.answer(worker.asked[0], { result: '"view of a"' });
  assert.equal(await old, null);
  await settle();
  worker.answer(worker.asked[1], { result: '"view of b"' });
  assert.equal(await fresh, 'view of b');
});

test('an error of the core goes to who asked, and the worker stays', async () => {
  const { reader, workers } = bench();
  const answer = reader.annotate('a', {});
  await settle();
  workers[0].answer(workers[0].asked[0], { error: { message: 'bad date', fatal: false } });
  await assert.rejects(answer, { message: 'bad date' });
  assert.equal(workers[0].isTerminated, false);
});

test('a trap ends the worker and the spare takes over', async () => {
  const { reader, workers } = bench();
  await reader.ready;
  assert.equal(workers.length, 2);
  const answer = reader.annotate('a', {});
  await settle();
  workers[0].answer(workers[0].asked[0], { error: { message: 'unreachable', fatal: true } });
  await assert.rejects(answer, { restarted: true });
  assert.equal(workers[0].isTerminated, true);
  const next = reader.exportAs('json', []);
  await settle();
  workers[1].answer(workers[1].asked[0], { result: '{}' });
  assert.equal(await next, '{}');
});

test('a worker that dies without a word is replaced too', async () => {
  const { reader, workers } = bench();
  await reader.ready;
  const answer = reader.annotate('a', {});
  await settle();
  workers[0].onerror({ message: 'out of memory' });
  await assert.rejects(answer, { message: 'out of memory', restarted: true });
});

test('a core that cannot be loaded says so each time it is asked', async () => {
  const { reader } = bench({ startError: { message: 'no core', fatal: true } });
  await assert.rejects(reader.ready, { message: 'no core' });
  await assert.rejects(reader.annotate('a', {}), { message: 'no core', loading: true });
  await assert.rejects(reader.annotate('b', {}), { message: 'no core', loading: true });
});
