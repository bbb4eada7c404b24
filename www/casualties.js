// Draws the casualties: the toll in a line, the claims by event, the victims whom the text names, the codebooks.

import { go, group, toClaim } from './cards.js';
import { drawCodebooks } from './codebooks.js';
import { element } from './dom.js';
import { downloadButton } from './downloads.js';
import { claimBadges, claimParts, sentencePieces } from './labels.js';
import { drawVictims } from './victims.js';

/** Draws the section of the casualties of `view`; `cards` are those of cards.js, `turn` that of turns.js. */
export async function drawCasualties(view, text, { draw, shown, whenSeen }, turn) {
  const claims = new Map(view.claims.map((claim) => [claim.id, claim]));
  const linesOf = ({ id }) => lines(claims.get(id), text);
  const attributesOf = ({ id, isUnder }) => ({ class: `card${isUnder ? ' under' : ''}${claims.get(id).inToll ? ' in-toll' : ''}` });
  const events = [];
  for (const { title, claims: all } of view.events) {
    const places = shown(all);
    if (places.length === 0) continue;
    events.push(...group(element('bdi', {}, title), places.length, await draw(places, { idOf: ({ id }) => id, linesOf, attributesOf })));
  }
  const victims = view.victims.length === 0 ? null : group('Named victims', view.victims.length, await drawVictims(view.victims, turn), 'victims-title');
  return [drawToll(view), jumps(view), events, victims, await drawCodebooks(view, whenSeen)].flat();
}

function drawToll({ headline }) {
  if (headline === null) return element('p', { class: 'no-toll' }, 'The article gives no toll for its main event.');
  const { figures, setting } = headline;
  const notes = figures.flatMap(notesOf);
  return element(
    'div',
    { class: 'toll', role: 'group', 'aria-label': 'Toll of the main event' },
    element(
      'p',
      { class: 'headline', dir: 'auto' },
      figures.flatMap((figure, i) => (i === 0 ? [figureOf(figure)] : [' · ', figureOf(figure)])),
      setting === null ? null : element('span', { class: 'setting' }, `, ${setting}`),
    ),
    notes.length > 0 ? element('ul', { class: 'toll-notes' }, notes) : null,
  );
}

function figureOf({ outcome, phrase, claims, besides }) {
  return element(
    'span',
    { class: 'toll-row', 'data-outcome': outcome, 'data-fact': claims[0], 'data-category': 'casualty' },
    element('button', { type: 'button', class: 'toll-go' }, phrase),
    besides === null ? null : [' ', toClaim(besides.claim, besides.phrase)],
  );
}

/** What must be said beside a figure: that sources disagree, with each one's figure, or that it is a sum. */
function notesOf({ phrase, dispute, accounts, sum }) {
  const sides = accounts.map(({ claim, figure, by }) =>
    element('li', { dir: 'auto' }, toClaim(claim, element('b', {}, figure), ' ', by)),
  );
  return [
    dispute === null ? null : element('li', {}, element('span', { class: 'conflict' }, dispute), element('ul', { class: 'accounts' }, sides)),
    sum === null ? null : element('li', {}, element('b', {}, phrase), `: ${sum}`),
  ].filter(Boolean);
}

/** Ways to what stands below the claims, which can be many, and to the claims as a table. */
function jumps(view) {
  return element(
    'div',
    { class: 'jumps' },
    view.victims.length === 0 ? null : [element('a', { href: '#victims-title' }, 'Named victims'), ' '],
    element('a', { href: '#codebooks-title' }, 'In recorders’ codebooks'),
    downloadButton('csv:claims', 'Download claims (CSV)'),
  );
}

function lines(claim, text) {
  const why = `why-${claim.id}`;
  return [
    go(claim.phrase, { id: `claim-${claim.id}`, 'aria-describedby': why }),
    element(
      'p',
      { class: 'badges' },
      claimBadges(claim).flatMap(({ text: words, isWarning }) => [element('span', { class: isWarning ? 'badge warning' : 'badge' }, words), ' ']),
    ),
    sentence(claim, text),
    parts(claimParts(claim)),
    claim.relation === null
      ? null
      : element('p', { class: 'relation' }, `${claim.relation.label}: `, toClaim(claim.relation.claim, claim.relation.phrase)),
    element('p', { class: 'why', id: why }, claim.why),
  ];
}

function sentence(claim, text) {
  const { isCutBefore, isCutAfter } = claim.sentence;
  return element(
    'p',
    { class: 'sentence', dir: 'auto' },
    isCutBefore ? '… ' : null,
    sentencePieces(claim, text).map((piece) => (piece.isProof ? element('b', {}, piece.text) : piece.text)),
    isCutAfter ? ' …' : null,
  );
}

function parts(list) {
  if (list.length === 0) return null;
  return element(
    'dl',
    { class: 'parts' },
    // Spaces, so that the parts can wrap between one another.
    list.flatMap(({ label, text }) => [
      element('div', {}, element('dt', {}, label), ' ', element('dd', { dir: 'auto' }, text)),
      ' ',
    ]),
  );
}
