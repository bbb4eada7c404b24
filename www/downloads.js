// Downloads: the facts as files, made by the core.

import { byId, element } from './dom.js';
import { documentName } from './labels.js';

/** Milliseconds after which the browser has surely taken the file. */
const TAKEN_MS = 60_000;

/**
 * Wires the buttons: the JSON of all facts, and each button with `data-table` in the sidebar. `article()` gives the
 * text and the options that the reader is to use.
 */
export function offerDownloads(reader, article, onProblem) {
  const save = async (made, type, name) => {
    try {
      const url = URL.createObjectURL(new Blob([await made], { type }));
      element('a', { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
    } catch (error) {
      onProblem(error);
    }
  };
  byId('download').addEventListener('click', () => {
    const { text, options } = article();
    save(reader.exportJson(text, options), 'application/json', `${documentName(text)}.json`);
  });
  byId('facts').addEventListener('click', (event) => {
    const table = event.target.closest('[data-table]')?.dataset.table;
    if (!table) return;
    const { text, options } = article();
    const name = documentName(text);
    save(reader.exportCsv(text, table, name, options), 'text/csv', `${name}-${table.replace('codebook:', '')}.csv`);
  });
}

/** The button that downloads a table. */
export function downloadButton(table, title) {
  return element('button', { type: 'button', class: 'small', 'data-table': table }, title);
}
