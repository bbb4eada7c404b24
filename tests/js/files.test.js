// Bytes of a file to text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, formatOf, readFile } from '../../www/files.js';

const bytes = (...values) => new Uint8Array(values);

test('encodings', () => {
  assert.equal(decode(new TextEncoder().encode('Müller 😢')), 'Müller 😢');
  assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x41)), 'A', 'the byte order mark is no text');
  assert.equal(decode(bytes(0xff, 0xfe, 0x41, 0x00)), 'A');
  assert.equal(decode(bytes(0xfe, 0xff, 0x00, 0x41)), 'A');
  assert.equal(decode(bytes(0x4d, 0xfc, 0x6c)), 'Mül', 'Windows-1252');
});

test('a charset that the page names', () => {
  const page = Buffer.from('<meta charset="iso-8859-5">\xb0', 'latin1');
  assert.equal(decode(new Uint8Array(page)), '<meta charset="iso-8859-5">А');
  const unknown = Buffer.from('<meta charset="no-such">\xe9', 'latin1');
  assert.equal(decode(new Uint8Array(unknown)), '<meta charset="no-such">é');
});

test('line ends are kept', async () => {
  assert.deepEqual(await readFile(new File(['a\r\nb\rc\n'], 'a.txt')), { kind: 'text', text: 'a\r\nb\rc\n' });
});

test('what a file is', () => {
  const check = (name, type, expected) => assert.equal(formatOf({ name, type }), expected, name);
  check('a.HTM', '', 'html');
  check('a', 'text/html', 'html');
  check('html.txt', 'text/plain', 'text');
  check('notes.md', '', 'markdown');
  check('a.b.DOCX', '', 'docx');
  check('a.pdf', 'application/octet-stream', 'pdf');
  check('a.log', 'text/plain', 'text');
});

test('our own export is told from other JSON', async () => {
  const ours = { format: 'article-annotator', version: 1, text: 'Kabul' };
  assert.deepEqual(await readFile(new File([JSON.stringify(ours)], 'a.json')), { kind: 'annotation', jsons: [JSON.stringify(ours)] });
  const two = `${JSON.stringify(ours)}\n${JSON.stringify(ours)}\n`;
  assert.equal((await readFile(new File([two], 'a.jsonl'))).jsons.length, 2);
  await assert.rejects(readFile(new File([`${two}{}\n`], 'a.jsonl')), /is not a file that this page has saved/u);
  for (const other of ['[1]', '{"format": ', '{"format": "another"}', '']) {
    await assert.rejects(readFile(new File([other], 'a.json')), /is not a file that this page has saved/u);
  }
});

test('files without text are refused by name', async () => {
  await assert.rejects(readFile(new File(['a\0b'], 'x.bin')), /“x\.bin” is not a text/u);
  await assert.rejects(readFile(new File([' \n'], 'x.txt')), /“x\.txt” has no text/u);
  await assert.rejects(readFile({ name: 'big.txt', size: 1e9 }), /larger than 20 MB/u);
});

test('a file that was called off is not read on', async () => {
  await assert.rejects(readFile(new File(['a'], 'a.txt'), { signal: AbortSignal.abort() }), { name: 'AbortError' });
});
