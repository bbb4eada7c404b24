// One file out of an archive.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzip } from '../../www/unzip.js';
import { zipOf } from '../e2e/made_files.js';

const MAX = 1_000_000;
const archive = new Uint8Array(zipOf([['a.txt', 'Kabul'], ['word/b.xml', 'Lima '.repeat(1000)]]));
const textOf = async (name) => new TextDecoder().decode(await unzip(archive, name, MAX));

test('a file by its name', async () => {
  assert.equal(await textOf('a.txt'), 'Kabul');
  assert.equal(await textOf('word/b.xml'), 'Lima '.repeat(1000));
  assert.equal(await unzip(archive, 'b.xml', MAX), null);
});

test('what is broken, cut off or too large is refused', async () => {
  await assert.rejects(unzip(archive.slice(0, -1), 'a.txt', MAX), RangeError);
  await assert.rejects(unzip(archive.slice(60), 'a.txt', MAX));
  await assert.rejects(unzip(new Uint8Array(), 'a.txt', MAX), RangeError);
  await assert.rejects(unzip(archive, 'word/b.xml', 4000), { name: 'RangeError', message: 'too large' });
});
