// The table of the victims whom the text names; each row leads to its words.

import { element } from './dom.js';
import { VICTIM_COLUMNS } from './labels.js';

/** Draws the rows of `view.victims`, taking turns with the page (see turns.js). */
export async function drawVictims(victims, turn) {
  const body = element('tbody');
  for (const victim of victims) {
    body.append(row(victim));
    await turn();
  }
  return element(
    'table',
    { class: 'victims', 'aria-labelledby': 'victims-title' },
    element('thead', {}, element('tr', {}, VICTIM_COLUMNS.map((title) => element('th', { scope: 'col' }, title)))),
    body,
  );
}

function row({ entity, mention, name, age, fate, occupation, nationality }) {
  return element(
    'tr',
    { class: 'victim', 'data-fact': entity, 'data-category': 'casualty' },
    element('th', { scope: 'row' }, element('button', { type: 'button', class: 'at', 'data-at': mention, dir: 'auto' }, name)),
    [age, fate, occupation, nationality].map((words) => element('td', { dir: 'auto' }, words === null ? '' : String(words))),
  );
}
