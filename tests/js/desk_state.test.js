// The articles on the desk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk, newArticle } from '../../www/desk_state.js';

const named = (...names) => names.map((name) => newArticle({ name, text: name }));
const namesOn = (desk) => desk.articles.map(({ name }) => name).join(' ');

test('the first articles take the place of the blank one, later ones come after', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b'));
  assert.equal(namesOn(desk), 'a b');
  assert.equal(desk.current.name, 'a');
  desk.insert(named('c'));
  assert.equal(namesOn(desk), 'a b c');
  assert.equal(desk.current.name, 'c');
});

test('a change makes a new article and leaves the others as they are', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b'));
  const [a, b] = desk.articles;
  desk.change({ edits: [{ kind: 'reject' }] });
  assert.notEqual(desk.articles[0], a);
  assert.equal(desk.articles[1], b);
  assert.deepEqual(a.edits, []);
  assert.equal(desk.current.id, a.id);
});

test('work by hand is unsaved until an export', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b'));
  desk.change({ text: 'x' }, { isWork: false });
  assert.equal(desk.hasUnsaved(), false);
  desk.change({ text: 'y' });
  desk.go(1);
  assert.equal(desk.hasUnsaved(), true);
  desk.go(0);
  const saved = desk.current;
  desk.change({ text: 'z' });
  desk.markSaved(saved);
  assert.equal(desk.hasUnsaved(), true, 'changed since');
  desk.markSaved(desk.current);
  assert.equal(desk.hasUnsaved(), false);
});

test('taking away opens the next, at the end the one before, at last a blank one', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b', 'c'));
  desk.go(1);
  assert.equal(desk.remove().name, 'b');
  assert.equal(desk.current.name, 'c');
  desk.remove();
  assert.equal(desk.current.name, 'a');
  desk.remove();
  assert.equal(desk.isBlank(), true);
  assert.equal(desk.articles.length, 1);
});

test('what is taken away can be put back in its place', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b', 'c'));
  desk.go(1);
  const removed = desk.remove();
  desk.insert([removed], 1);
  assert.equal(namesOn(desk), 'a b c');
  desk.insert(desk.clear(), 0);
  assert.equal(namesOn(desk), 'a b c');
});

test('whoever listens is told when another article is open', () => {
  const desk = createDesk();
  const told = [];
  desk.subscribe(({ isOther }) => told.push(isOther));
  desk.insert(named('a', 'b'));
  desk.change({ text: 'x' });
  desk.go(1);
  desk.go(1);
  desk.go(7);
  assert.deepEqual(told, [true, false, true]);
});

test('one list of own names for all that share it, also for what comes after', () => {
  const desk = createDesk();
  desk.insert(named('a', 'b'));
  desk.shareLexicon('list 1');
  desk.insert(named('c'));
  desk.insert([newArticle({ name: 'saved', text: 'saved', lexicon: 'its own' })]);
  desk.go(0);
  desk.shareLexicon('list 2');
  assert.deepEqual(desk.articles.map(({ lexicon }) => lexicon), ['list 2', 'list 2', 'list 2', 'its own']);
  desk.clear();
  assert.equal(desk.current.lexicon, 'list 2');
  desk.replace(newArticle({ text: 'd' }));
  assert.equal(desk.current.lexicon, 'list 2');
  desk.shareLexicon(null);
  assert.equal(desk.current.lexicon, null);
});
