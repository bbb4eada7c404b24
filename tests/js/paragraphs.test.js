// HTML to paragraphs, on small trees of the shape that a parser gives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasBlocks, paragraphsOf, withoutStyles } from '../../www/paragraphs.js';

/** An element with attributes and children; strings are text nodes. */
function tree(localName, ...children) {
  const attributes = typeof children[0] === 'object' && !children[0].nodeType ? children.shift() : {};
  const nodes = children.map((child) => (typeof child === 'string' ? { nodeType: 3, data: child } : child));
  nodes.forEach((node, i) => (node.previousSibling = nodes[i - 1] ?? null));
  return {
    nodeType: 1,
    localName,
    lastChild: nodes.at(-1) ?? null,
    hasAttribute: (name) => name in attributes,
    getAttribute: (name) => attributes[name] ?? null,
  };
}

const check = (root, expected) => assert.equal(paragraphsOf(root), expected);

test('blocks become paragraphs, inline elements do not', () => {
  check(tree('body', tree('h1', 'Flood'), tree('p', 'In ', tree('b', 'Lima'), ','), tree('div', 'and so on')), 'Flood\n\nIn Lima,\n\nand so on');
});

test('text around a block is a paragraph of its own', () => {
  check(tree('div', 'before', tree('p', 'inside'), 'after'), 'before\n\ninside\n\nafter');
});

test('white space folds as in a browser; no-break spaces and preformatted text stay', () => {
  check(tree('body', tree('p', '  a\n\t b\u00a0 c '), tree('pre', 'x\ny')), 'a b\u00a0 c\n\nx\ny');
});

test('a line break is a line end', () => {
  check(tree('p', 'one ', tree('br'), ' two'), 'one\ntwo');
});

test('scripts, styles, forms, menus and hidden elements are left out', () => {
  check(
    tree('body', tree('script', 'x'), tree('nav', 'Menu'), tree('form', 'Mail'), tree('p', { hidden: '' }, 'no'), tree('p', { 'aria-hidden': 'true' }, 'no'), tree('p', 'yes')),
    'yes',
  );
});

test('a table of words is lines, one that lays out a page is blocks', () => {
  const row = (...cells) => tree('tr', ...cells.map((cell) => tree('td', cell)));
  check(tree('div', 'Toll:', tree('table', tree('tbody', row('Killed', tree('b', '12')), row('Hurt', ' 40 ')))), 'Toll:\n\nKilled\t12\nHurt\t40');
  check(tree('table', row(tree('p', 'One.'), tree('table', row('a', 'b')))), 'One.\n\na\tb');
});

test('what programs put beside the words is left out', () => {
  check(
    tree('div', tree('h2', 'History', tree('span', { class: 'mw-editsection' }, '[edit]')), tree('p', 'It fell.', tree('sup', { class: 'reference' }, '[1]'), tree('sup', 'nd'))),
    'History\n\nIt fell.nd',
  );
  check(tree('p', tree('span', { 'data-dropped': 'mso-list:Ignore' }, '·   '), 'An item'), 'An item');
});

test('nesting deeper than calls may be', () => {
  let node = tree('div', 'deep');
  for (let i = 0; i < 200_000; i += 1) node = tree('div', node);
  check(node, 'deep');
});

test('which markup has blocks', () => {
  assert.equal(hasBlocks('<meta charset="utf-8"><b>Lima</b>'), false);
  assert.equal(hasBlocks('<P class=x>Lima</p>'), true);
  assert.equal(hasBlocks('<pro>'), false);
});

test('styles and handlers go, words that look like them stay', () => {
  assert.equal(withoutStyles('<p style="a" class="b"onclick=x>on = style = 1</p>'), '<p data-dropped="a" class="b"data-dropped=x>on = style = 1</p>');
  assert.equal(withoutStyles('<STYLE>p{}</STYLE><styled>'), '<script>p{}</script><styled>');
});
