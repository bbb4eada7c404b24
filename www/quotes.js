// Draws the quotes: by speaker, each with how it was put, a way to its words and one to cite it. What people think or
// hope is drawn too, and shown only while its switch is on.

import { count, go } from './cards.js';
import { citeButton } from './cite.js';
import { element } from './dom.js';
import { downloadButton } from './downloads.js';
import { ATTITUDES, NO_SPEAKER, numeral, quoteText } from './labels.js';

/**
 * Draws the section of the quotes of `view`; `cards` are those of cards.js, and `showsAttitudes` tells whether the switch
 * is on.
 */
export async function drawQuotes(view, text, { draw, shown }, showsAttitudes) {
  const quotes = new Map([...view.quotes, ...view.attitudes].map((quote) => [quote.id, quote]));
  const linesOf = (id) => lines(quotes.get(id), text);
  const attributesOf = (id) => ({ 'data-kind': quotes.get(id).kind });
  const groups = [];
  for (const speaker of view.speakers) {
    const ids = shown(speaker.quotes, (id) => id);
    if (ids.length === 0) continue;
    const list = await draw(ids, { idOf: (id) => id, linesOf, attributesOf });
    const category = speaker.nQuotes === 0 ? 'attitude' : 'quote';
    groups.push(element('div', { class: 'speaker', 'data-category': category }, heading(speaker), who(speaker), list));
  }
  return [
    view.quotes.length === 0 ? element('p', { class: 'none' }, 'None found.') : null,
    element(
      'div',
      { class: 'jumps' },
      view.attitudes.length === 0 ? null : attitudeSwitch(view.attitudes.length, showsAttitudes),
      downloadButton('csv:quotes', 'Download quotes (CSV)'),
    ),
    groups,
  ].flat().filter(Boolean);
}

function attitudeSwitch(n, isOn) {
  return element(
    'label',
    { class: 'switch' },
    element('input', { type: 'checkbox', id: 'attitudes', checked: isOn }),
    ` ${ATTITUDES} (${numeral(n)})`,
  );
}

/** The speaker, whose name leads to the card that tells more of them. */
function heading({ name, entity, nQuotes }) {
  const words = name === null ? NO_SPEAKER : element('bdi', {}, name);
  return element(
    'h4',
    {},
    entity === null ? words : element('a', { class: 'to-card', href: '#names-title', 'data-to': entity }, words),
    nQuotes === 0 ? null : [' ', count(nQuotes)],
  );
}

function who({ label, about: words, tally }) {
  return [
    label === null && words === null
      ? null
      : element('p', { class: 'who', dir: 'auto' }, [label, words].filter((part) => part !== null).join(' · ')),
    tally === null ? null : element('p', { class: 'tally' }, tally),
  ];
}

function lines(quote, text) {
  return [
    how(quote),
    go(quoteText(quote, text)),
    element(
      'div',
      { class: 'foot' },
      element(
        'p',
        { class: 'badges' },
        element('span', { class: 'badge' }, quote.label),
        ' ',
        quote.stance === null ? null : element('span', { class: 'badge stance' }, quote.stance),
      ),
      citeButton(quote.citation),
    ),
  ];
}

/** The reporting words, whom it was told to, and the words for the speaker where they are others than the name. */
function how({ said, toldTo, speaker }) {
  const named = speaker?.isOtherwise ? [' (“', element('bdi', {}, speaker.text), '” in the text)'] : [];
  const words = [said, toldTo].filter((part) => part !== null).join(', ');
  return words === '' && named.length === 0 ? null : element('p', { class: 'cue', dir: 'auto' }, words, named, ':');
}
