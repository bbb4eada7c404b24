// Bytes of a file to text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, isHtml, readTextFile } from '../../www/files.js';

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
  assert.equal(await readTextFile(new File(['a\r\nb\rc\n'], 'a.txt')), 'a\r\nb\rc\n');
});

test('what is HTML', () => {
  assert.equal(isHtml({ name: 'a.HTM', type: '' }), true);
  assert.equal(isHtml({ name: 'a', type: 'text/html' }), true);
  assert.equal(isHtml({ name: 'html.txt', type: 'text/plain' }), false);
});

test('files without text are refused by name', async () => {
  await assert.rejects(readTextFile(new File(['a\0b'], 'x.bin')), /“x\.bin” is not a text/u);
  await assert.rejects(readTextFile(new File([' \n'], 'x.txt')), /“x\.txt” has no text/u);
  await assert.rejects(readTextFile({ name: 'big.txt', size: 1e9 }), /larger than 20 MB/u);
});
