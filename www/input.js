// Where the text comes from: typing, pasting words or files, dropping and opening. The text that counts is the one reported to
// `onText`: a text field alone would turn the line ends of a file into its own.

import { byId } from './dom.js';
import { hasBlocks, paragraphsOfHtml } from './paragraphs.js';
import { readFile } from './files.js';
import { showOpening } from './opening.js';

/** Longer texts are slow to insert as an undoable edit: Chromium takes a time that grows with the square. */
const MAX_UNDOABLE = 10_000;

/** Puts `text` at the caret as one edit that the browser's own undo takes back, where that is quick. */
function insert(field, text) {
  const isUndoable = text.length < MAX_UNDOABLE && document.execCommand('insertText', false, text);
  if (!isUndoable) field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
}

/**
 * Listens to the text field, the file button and drops anywhere on the page. Calls `onText(text, how)` with `how` as
 * `typed`, `pasted`, `whole` (pasted in place of all there was), `rewritten` (typed in place of it) or `loaded`; `onFiles(found)` with the texts of files as
 * `{ name, text }` and our own exports as `{ name, json }`; and `onProblem(message)`.
 */
export function listenForText({ onText, onFiles, onProblem }) {
  const field = byId('text');
  const chooser = byId('file');
  const veil = byId('drop');

  /** Whether the paste that is under way puts its words in place of all there is. */
  let isWhole = false;

  let opening = null;

  /** Reads files one after the other; what was read before the reader called it off counts. */
  const load = async (files) => {
    opening?.abort();
    const mine = new AbortController();
    opening = mine;
    const found = [];
    const problems = [];
    const progress = showOpening(mine);
    for (const [i, file] of [...files].entries()) {
      const onPage = (page, nPages) => progress.tell({ name: file.name, file: i + 1, nFiles: files.length, page, nPages });
      onPage(0, 0);
      try {
        const { text, jsons } = await readFile(file, { signal: mine.signal, onPage });
        // The articles of one file would all have its name.
        const name = jsons?.length > 1 ? '' : file.name;
        found.push(...(jsons ? jsons.map((json) => ({ name, json })) : [{ name, text }]));
      } catch (error) {
        if (mine.signal.aborted) break;
        problems.push(error.message);
      }
    }
    progress.end();
    if (opening === mine) opening = null;
    if (found.length > 0) onFiles(found);
    if (problems.length > 0) onProblem(problems.join(' '));
  };

  field.addEventListener('beforeinput', () => {
    isWhole = field.value !== '' && field.selectionStart === 0 && field.selectionEnd === field.value.length;
  });
  field.addEventListener('input', (event) => {
    const isPaste = event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop';
    onText(field.value, isWhole && isPaste ? 'whole' : isPaste || field.value === '' ? 'pasted' : isWhole ? 'rewritten' : 'typed');
    isWhole = false;
  });

  field.addEventListener('paste', (event) => {
    const { files, types } = event.clipboardData ?? { files: [], types: [] };
    // Beside words, files are their pictures.
    if (files.length > 0 && !types.some((type) => type.startsWith('text/'))) {
      event.preventDefault();
      load([...files]);
      return;
    }
    isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!hasBlocks(html)) return;
    const text = paragraphsOfHtml(html);
    if (text === '') return;
    event.preventDefault();
    const how = isWhole ? 'whole' : 'pasted';
    isWhole = false;
    insert(field, text);
    onText(field.value, how);
  });

  byId('open').addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    const files = [...chooser.files];
    // Emptied, so that choosing the same file again counts.
    chooser.value = '';
    if (files.length > 0) load(files);
  });

  const carries = (event, type) => event.dataTransfer?.types.includes(type) ?? false;
  const isOurs = (event) => carries(event, 'Files') || (carries(event, 'text/plain') && event.target !== field);

  document.addEventListener('dragover', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    veil.hidden = !carries(event, 'Files');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    veil.hidden = true;
    if (!isOurs(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length > 0) {
      load(files);
      return;
    }
    const html = event.dataTransfer.getData('text/html');
    const text = hasBlocks(html) ? paragraphsOfHtml(html) : event.dataTransfer.getData('text/plain');
    if (text.trim() !== '') onText(text, 'loaded');
  });
}
