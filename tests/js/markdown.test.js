// Markdown to the paragraphs that its reader sees.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paragraphsOfMarkdown } from '../../www/markdown.js';

const check = (source, expected) => assert.equal(paragraphsOfMarkdown(source), expected);

test('headings of both kinds, rules', () => {
  check('# Flood #\nIn Lima.\n\nSecond\n======\n\n---\nThird\n-----\nEnd.', 'Flood\n\nIn Lima.\n\nSecond\n\nThird\n\nEnd.');
});

test('lines run on, but for those that are broken on purpose', () => {
  check('One\ntwo  \nthree\\\nfour', 'One two\nthree\nfour');
  check('One\r\n\r\nTwo', 'One\n\nTwo');
});

test('emphasis goes, signs that are none stay', () => {
  check('**Bold**, *italic*, ***both***, __bold__, _it_, ~~gone~~ and **a *nested* one**', 'Bold, italic, both, bold, it, gone and a nested one');
  check('2 * 3 * 4, snake_case_name, a_b_, 5*, R&D', '2 * 3 * 4, snake_case_name, a_b_, 5*, R&D');
  check('\\*not\\* emphasis, `*code*`', '*not* emphasis, *code*');
});

test('links keep their words, pictures and references go', () => {
  check('See [the *report*](https://x.org/a_(b) "T"), [this][1] and <https://x.org>.[^2]\n\n[1]: https://x.org\n', 'See the report, this and https://x.org.');
  check('![A flood](a.png)\n\nText', 'Text');
  check('“We [sic] go,” he said [in Lima].', '“We [sic] go,” he said [in Lima].');
});

test('lists, tasks and quotations', () => {
  check('- One\n  and on\n* Two\n1. Three\n2) Four\n- [x] Five', 'One and on\n\nTwo\n\nThree\n\nFour\n\nFive');
  check('> “Yes,”\n> he said.\n>\n> > No.', '“Yes,” he said.\n\nNo.');
  check('2023 was bad.\n1990. A year.', '2023 was bad.\n\nA year.');
});

test('tables are lines, code stays as it is, settings at the top go', () => {
  check('| Killed | 12 |\n|---|:-:|\n| *Hurt* | 40 |', 'Killed\t12\nHurt\t40');
  check('---\ntitle: Flood\ntags:\n  - a\n---\nText\n\n```js\n*x*\n```\nEnd', 'Text\n\n*x*\n\nEnd');
  check('---\n\nA rule above.', 'A rule above.');
});

test('markup in it is left out, and long rows of signs are quick', () => {
  check('A <b>bold</b> word<br>, 3 < 4', 'A bold word, 3 < 4');
  for (const sign of ['*', '_', '[', '`', '~', '\\', '![', '*a ']) {
    const start = process.cpuUsage();
    paragraphsOfMarkdown(sign.repeat(20_000));
    assert.ok(process.cpuUsage(start).user < 3_000_000, sign);
  }
});
