// What each recorder's codebook makes of the claims: a choice of codebooks, and the fields of the chosen one with the
// rule beside each number.

import { commas, toClaim } from './cards.js';
import { element } from './dom.js';
import { downloadButton } from './downloads.js';
import { CODEBOOK_COLUMNS, numeral } from './labels.js';
import { settings } from './settings.js';

/** More claims than this behind a number are listed when asked for. */
const MANY_CLAIMS = 8;

/** About how high a codebook is. */
const BOX_PX = 500;

/** Draws the chooser and the chosen codebook of `view`; `whenSeen` is that of cards.js. */
export async function drawCodebooks({ codebooks, claims }, whenSeen) {
  if (codebooks.length === 0) return [];
  const box = element('div', { class: 'codebook' });
  const choice = element(
    'select',
    { id: 'codebook' },
    codebooks.map(({ code, name }) => element('option', { value: code, selected: code === settings.get('codebook') }, name)),
  );
  const show = () => box.replaceChildren(...codebook(codebooks[choice.selectedIndex], claims));
  choice.addEventListener('change', () => {
    settings.set('codebook', choice.value);
    show();
  });
  await whenSeen(box, BOX_PX, show);
  return [
    element('h4', { id: 'codebooks-title', tabindex: -1 }, 'In recorders’ codebooks'),
    element('p', { class: 'choice' }, element('label', { for: 'codebook' }, 'Codebook'), ' ', choice),
    box,
  ];
}

function codebook({ code, name, about, source, rows }, claims) {
  // The roles say again what the elements are: laid out as a grid, a table is none to every browser.
  const heads = CODEBOOK_COLUMNS.map((title) => element('th', { scope: 'col', role: 'columnheader' }, title));
  return [
    element('p', { class: 'about', 'data-name': name }, about, ' ', element('span', { class: 'document' }, `Rules from: ${source}.`)),
    element(
      'table',
      { class: 'fields', role: 'table', 'aria-label': name },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, heads)),
      element('tbody', { role: 'rowgroup' }, rows.map((row) => rowOf(row, claims))),
    ),
    downloadButton(`csv:codebook:${code}`, `Download ${name} (CSV)`),
  ];
}

function rowOf({ field, label, value, rule, claims: behind }, claims) {
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, label, ' ', element('code', {}, field)),
    element('td', { role: 'cell', class: 'value' }, value === null ? element('span', { class: 'blank' }, 'left blank') : value),
    element('td', { role: 'cell', class: 'rule' }, rule, behind.length > 0 ? [' Rests on: ', ...restsOn(behind, claims), '.'] : null),
  );
}

function restsOn(behind, claims) {
  const links = (indices) => commas(indices.map((index) => toClaim(claims[index].id, claims[index].phrase)));
  if (behind.length <= MANY_CLAIMS) return links(behind);
  const rest = behind.slice(MANY_CLAIMS);
  const more = element('details', { class: 'more' }, element('summary', {}, `and ${numeral(rest.length)} more`));
  more.addEventListener('toggle', () => more.append(...links(rest)), { once: true });
  return [...links(behind.slice(0, MANY_CLAIMS)), ' ', more];
}
