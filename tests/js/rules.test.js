// Rules that every file of the page keeps: text reaches the document as text, and nothing is fetched from elsewhere.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const www = new URL('../../www/', import.meta.url);
const files = (ending) => readdirSync(www).filter((name) => name.endsWith(ending));
const read = (name) => readFileSync(new URL(name, www), 'utf8');

test('no script turns text into markup or code', () => {
  for (const name of files('.js')) {
    assert.doesNotMatch(read(name), /innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|\beval\(|new Function/u, name);
  }
});

test('no script, style sheet or page names another origin, but for links to follow', () => {
  for (const name of [...files('.js'), ...files('.css'), ...files('.html')]) {
    const own = read(name).replaceAll(/'http:\/\/www\.w3\.org\/2000\/svg'/gu, '').replace(/<a href="[^"]+" target="_blank" rel="noreferrer">/gu, '');
    const elsewhere = own.match(/(?:https?:)?\/\/[\w-]+\.\w+/u);
    assert.equal(elsewhere, null, name);
  }
});

test('the page has no inline script, style or handler', () => {
  const page = read('index.html');
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=/iu);
  for (const [tag] of page.matchAll(/<script[^>]*>/giu)) assert.match(tag, /\ssrc="[\w.]+"/u);
});

test('every file of the page stays small enough to read', () => {
  for (const name of files('.js')) assert.ok(read(name).split('\n').length <= 400, name);
});
