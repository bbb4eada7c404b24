// The table of the victims whom the text names; each row leads to its words.

import { element } from './dom.js';
import { VICTIM_COLUMNS } from './labels.js';

/** Draws the rows of `view.victims`, taking turns with the page (see turns.js). */
export async function drawVictims(victims, turn) {
  const body = element('tbody', { role: 'rowgroup' });
  for (const victim of victims) {
    body.append(row(victim));
    await turn();
  }
  // The roles say again what the elements are: laid out in lines, a table is none to every browser.
  const heads = VICTIM_COLUMNS.map((title) => element('th', { scope: 'col', role: 'columnheader' }, title));
  return element(
    'table',
    { class: 'victims', role: 'table', 'aria-labelledby': 'victims-title' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, heads)),
    body,
  );
}

function row({ entity, mention, name, age, fate, occupation, nationality }) {
  const way = element('button', { type: 'button', class: 'at', 'data-at': mention, dir: 'auto' }, name);
  const cells = [age, fate, occupation, nationality].map((words, i) =>
    element('td', { role: 'cell', dir: 'auto', 'data-label': VICTIM_COLUMNS[i + 1] }, words === null ? '' : String(words)),
  );
  return element(
    'tr',
    { class: 'victim', role: 'row', 'data-fact': entity, 'data-category': 'casualty' },
    element('th', { scope: 'row', role: 'rowheader' }, way),
    cells,
  );
}
