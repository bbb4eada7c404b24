// The words of the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  claimBadges,
  claimParts,
  counted,
  dateMeaning,
  documentName,
  listed,
  quoteText,
  sentencePieces,
  summary,
} from '../../www/labels.js';

const view = (parts) => ({ claims: [], quotes: [], dates: [], entities: [], nWords: 5, ...parts });

test('a summary names what was found, in the order of the legend', () => {
  const found = view({
    nWords: 1234,
    claims: [{}],
    quotes: [{}, {}],
    entities: [{ kind: 'place' }, { kind: 'person' }, { kind: 'person' }],
  });
  assert.equal(summary(found), 'Found 1 casualty figure, 2 quotes, 2 people and 1 place in 1,234 words.');
});

test('a summary of nothing', () => {
  assert.equal(summary(view({})), 'No names, dates, quotes or casualty figures found in 5 words.');
});

test('counts and lists', () => {
  assert.equal(counted(1, 'person', 'people'), '1 person');
  assert.equal(counted(12000, 'person', 'people'), '12,000 people');
  assert.equal(listed([]), '');
  assert.equal(listed(['a']), 'a');
  assert.equal(listed(['a', 'b']), 'a and b');
});

test('badges tell what sets a figure apart', () => {
  const texts = (parts) =>
    claimBadges({ source: null, children: null, women: null, men: null, ...parts }).map(({ text, isWarning }) => (isWarning ? `${text}!` : text));
  assert.deepEqual(texts({ scope: 'incident', polarity: 'affirmed', qualifier: 'exact', group: 'unknown' }), ['Exact']);
  assert.deepEqual(texts({ scope: 'historical', polarity: 'denied', qualifier: 'at_least', group: 'civilian' }), [
    'Earlier event!',
    'Denied!',
    'At least',
    'Civilians',
  ]);
  assert.deepEqual(
    texts({ scope: 'incident', polarity: 'affirmed', qualifier: 'exact', group: 'unknown', source: { kind: 'officials' }, children: 1, women: 3 }),
    ['Exact', 'Source: officials', '1 child', '3 women'],
  );
});

test('the parts of a claim that the text names', () => {
  const claim = {
    victims: { text: 'miners' },
    actor: { text: 'the front', label: 'Blamed on' },
    place: { text: 'Lota' },
    time: { text: 'Monday', days: '30 January 2023' },
    means: null,
    source: null,
  };
  assert.deepEqual(claimParts(claim), [
    { label: 'Who', text: 'miners' },
    { label: 'Blamed on', text: 'the front' },
    { label: 'Where', text: 'Lota' },
    { label: 'When', text: 'Monday (30 January 2023)' },
  ]);
});

test('a sentence in pieces, with the words that prove the claim', () => {
  const text = 'Yes. A mine killed two men. No.';
  const marked = (spans, [start, end] = [5, 27]) =>
    sentencePieces({ sentence: { start, end }, spans }, text)
      .map((piece) => (piece.isProof ? `[${piece.text}]` : piece.text))
      .join('');
  assert.equal(marked([[19, 22], [12, 18], [19, 26]]), 'A mine [killed] [two][ men].');
  assert.equal(marked([[19, 26]], [5, 24]), 'A mine killed [two m]');
  assert.equal(marked([]), 'A mine killed two men.');
});

test('what a date comes to', () => {
  const date = (parts) => dateMeaning({ phrase: null, precision: 'day', basis: 'stated', ...parts });
  assert.equal(date({ phrase: '4 May 2020' }), '4 May 2020');
  assert.match(date({ phrase: '4 May 2020', basis: 'inferred' }), /from the date of publication$/u);
  assert.equal(date({ precision: 'duration' }), 'A length of time');
  assert.match(date({}), /a date of publication may help/u);
});

test('a quote in parts', () => {
  const text = '“One,” she said, “two.”';
  assert.equal(quoteText({ fragments: [[0, 6], [17, 23]] }, text), '“One,” … “two.”');
  assert.equal(quoteText({ fragments: [[0, 5], [7, 12]] }, '“One.\n\n“Two”'), '“One.\n“Two”');
});

test('file names hold the first words of the text and nothing else', () => {
  assert.equal(documentName('\n\n Bomb kills 14:  “rebels” blamed\nMore'), 'bomb-kills-14-rebels-blamed');
  assert.equal(documentName('../../etc/passwd'), 'etc-passwd');
  assert.equal(documentName('…'), 'article');
});
