// Downloads: the facts as files, made by the core, which also tells the formats there are.

import { byId, element } from './dom.js';
import { grouped } from './grouped.js';
import { documentName } from './labels.js';

/** Milliseconds after which the browser has surely taken the file. */
const TAKEN_MS = 60_000;

/**
 * Wires the choice of formats above the facts, and each button with `data-format` in the sidebar. `article()` gives the
 * text and the options that the reader is to use; `onSaved` is given the same when the browser has
 * taken the file.
 */
export function offerDownloads(reader, article, onProblem, onSaved) {
  const formats = reader.ready.then(() => reader.formats());
  // Why the core did not start is told elsewhere.
  formats.then(fillChoice, () => {});

  async function save(wanted) {
    const given = article();
    const { text, options } = given;
    const name = documentName(text);
    try {
      const { ending, type } = (await formats).find(({ format }) => format === wanted);
      const made = await reader.exportAs(text, wanted, name, options);
      const url = URL.createObjectURL(new Blob([made], { type }));
      element('a', { href: url, download: `${name}${ending}` }).click();
      setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
      onSaved(given);
    } catch (error) {
      onProblem(error);
    }
  }
  byId('save').addEventListener('click', () => save(byId('format').value));
  byId('facts').addEventListener('click', (event) => {
    const format = event.target.closest('[data-format]')?.dataset.format;
    if (format) save(format);
  });
}

/** Lists the formats by what they are for. */
function fillChoice(formats) {
  const groups = grouped(formats, ({ group }) => group);
  const options = (members) => members.map(({ format, title }) => element('option', { value: format }, title));
  byId('format').replaceChildren(
    ...[...groups].map(([label, members]) => element('optgroup', { label }, options(members))),
  );
}

/** The button that downloads a format. */
export function downloadButton(format, title) {
  return element('button', { type: 'button', class: 'small', 'data-format': format }, title);
}
