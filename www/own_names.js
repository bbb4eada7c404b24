// "Your own names": the reader's list of names, titles and words to ignore. The list is a file; the core reads and writes
// it (`readDictionary`, `writeDictionary`), the articles on the desk hold it, and this panel shows that of the open one.

import { byId, element } from './dom.js';
import { decode } from './files.js';
import { grouped } from './grouped.js';
import { nOwnNames, OWN_KINDS, OWN_NAMES } from './labels.js';

/** Larger files are refused unread: no list that the core takes is as large. */
const MAX_BYTES = 8_000_000;
/** More are not drawn; the newest come first. */
const MAX_SHOWN = 100;

/** `entries` with `added`, which take the place of those that bear the same name, and keep their other forms. */
export function withEntries(entries, added) {
  const known = grouped(entries, ({ name }) => name);
  const names = new Set(added.map(({ name }) => name));
  const merged = added.map((entry) => {
    const before = (known.get(entry.name) ?? []).flatMap(({ also }) => also);
    return { ...entry, also: [...new Set([...before, ...entry.also])] };
  });
  return [...entries.filter(({ name }) => !names.has(name)), ...merged];
}

/** Whether the page marks one of an entry's forms as a name; titles and what is no name it does not. */
function isMarked({ kind, name, also }, view, text) {
  if (kind === 'title' || kind === 'ignore') return true;
  const forms = new Set([name, ...also].map((form) => form.toLowerCase()));
  return view.entities.some(({ mentions }) => mentions.some(([start, end]) => forms.has(text.slice(start, end).toLowerCase())));
}

/** The forms that a reader has written with commas between. */
export function formsOf(words) {
  return words
    .split(/[,;|]/u)
    .map((form) => form.trim())
    .filter(Boolean);
}

/**
 * Wires the panel. `onChange()` is called when the list of the open article has changed by the reader's hand; it gives the
 * view that comes of it, or null.
 */
export function offerOwnNames(desk, reader, { onChange, notify, announce }) {
  const panel = drawPanel();
  byId('own-names').append(...panel.parts);
  let entries = [];
  /** The list that is shown. */
  let shown = null;
  let address = null;
  let following = Promise.resolve();

  /** Shows the list of the open article; settles when it is drawn. */
  function follow() {
    const { lexicon } = desk.current;
    if (lexicon !== shown) following = show(lexicon);
    return following;
  }

  async function show(lexicon) {
    shown = lexicon;
    try {
      const read = lexicon === null ? [] : await reader.readDictionary(lexicon);
      if (shown === lexicon) draw(read);
    } catch (error) {
      // So that the next look tries again.
      shown = undefined;
      complain(error.message);
    }
  }

  function draw(next) {
    entries = next;
    const n = entries.length;
    byId('own-names-count').textContent = n === 0 ? '' : `(${n})`;
    panel.list.replaceChildren(...entries.slice(-MAX_SHOWN).map(rowOf).reverse());
    panel.rest.textContent = n > MAX_SHOWN ? OWN_NAMES.rest(MAX_SHOWN, n) : '';
    panel.clear.hidden = n === 0;
    panel.save.hidden = n === 0;
    if (address) URL.revokeObjectURL(address);
    address = shown === null ? null : URL.createObjectURL(new Blob([shown], { type: 'text/csv' }));
    if (address) panel.save.href = address;
    else panel.save.removeAttribute('href');
  }

  function complain(message) {
    panel.problem.textContent = message;
    panel.told.textContent = '';
  }

  /** Makes `next` the list, where the core takes it; tells whether it does. `added` is what is new on it. */
  async function put(next, words, added = []) {
    complain('');
    let file = null;
    try {
      if (next.length > 0) file = await reader.writeDictionary(next);
    } catch (error) {
      complain(OWN_NAMES.refused(error.message));
      return false;
    }
    desk.shareLexicon(file);
    await follow();
    tell(words);
    // Not waited for: the next name may be written while a long text is read.
    const { text } = desk.current;
    onChange().then((view) => {
      if (view === null || added.length !== 1) return;
      const entry = next.find(({ name }) => name === added[0].name);
      if (!isMarked(entry, view, text)) tell(OWN_NAMES.unmarked(words, entry.name, text));
    });
    return true;
  }

  /** Says what came of it, beside the list and to screen readers. */
  function tell(words) {
    panel.told.textContent = words;
    announce(words);
  }

  async function load(file) {
    complain('');
    try {
      if (file.size > MAX_BYTES) throw new Error(OWN_NAMES.tooLarge);
      const added = await reader.readDictionary(decode(new Uint8Array(await file.arrayBuffer())));
      await put(withEntries(entries, added), OWN_NAMES.loaded(nOwnNames(added.length), file.name));
    } catch (error) {
      complain(OWN_NAMES.notLoaded(file.name, error.message));
    }
  }

  panel.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const name = panel.name.value.trim();
    const added = { kind: panel.kind.value, name, also: formsOf(panel.also.value) };
    if (name === '' || !(await put(withEntries(entries, [added]), OWN_NAMES.added(name), [added]))) {
      panel.name.focus();
      return;
    }
    panel.name.value = '';
    panel.also.value = '';
    panel.name.focus();
  });
  panel.list.addEventListener('click', async ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    const rows = [...panel.list.children];
    const at = rows.indexOf(button.closest('li'));
    const { name } = entries[entries.length - 1 - at];
    await put(entries.toSpliced(entries.length - 1 - at, 1), OWN_NAMES.removed(name));
    const left = panel.list.querySelectorAll('button');
    (left[Math.min(at, left.length - 1)] ?? panel.name).focus();
  });
  panel.load.addEventListener('click', () => panel.chooser.click());
  panel.chooser.addEventListener('change', () => {
    const [file] = panel.chooser.files;
    // Emptied, so that choosing the same file again counts.
    panel.chooser.value = '';
    if (file) load(file);
  });
  panel.clear.addEventListener('click', async () => {
    const old = entries;
    panel.name.focus();
    await put([], OWN_NAMES.cleared);
    notify(OWN_NAMES.cleared, { title: 'Bring them back', run: () => put(withEntries(old, entries), OWN_NAMES.back) });
  });
  // The file holds the list, so that a desk without articles holds no work that could be lost.
  panel.save.addEventListener('click', () => desk.isBlank() && desk.markSaved(desk.current));
  desk.subscribe(follow);
}

function drawPanel() {
  const kinds = Object.entries(OWN_KINDS).map(([value, title]) => element('option', { value }, title));
  const kind = element('select', { id: 'own-kind' }, kinds);
  const name = element('input', { id: 'own-name', type: 'text', required: true, autocomplete: 'off', spellcheck: 'false', dir: 'auto' });
  const also = element('input', { id: 'own-also', type: 'text', autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'aria-describedby': 'own-also-hint' });
  const field = (control, title) => element('div', { class: 'own-field' }, element('label', { for: control.id }, title), control);
  const form = element(
    'form',
    { class: 'own-form' },
    field(kind, OWN_NAMES.kind),
    field(name, OWN_NAMES.name),
    field(also, OWN_NAMES.also),
    element('button', { type: 'submit' }, 'Add'),
    element('p', { id: 'own-also-hint', class: 'own-hint' }, OWN_NAMES.alsoHint),
  );
  const problem = element('p', { id: 'own-problem', class: 'own-problem', role: 'alert' });
  const told = element('p', { id: 'own-told', class: 'own-hint' });
  const list = element('ul', { class: 'own-list', 'aria-label': OWN_NAMES.title });
  const rest = element('p', { class: 'own-hint' });
  const load = element('button', { type: 'button' }, 'Load a file…');
  const chooser = element('input', { type: 'file', id: 'own-file', accept: '.csv,.txt,text/csv', hidden: true, 'aria-label': 'File of names to load' });
  const save = element('a', { class: 'own-save', download: 'names.csv', hidden: true }, 'Save as a file');
  const clear = element('button', { type: 'button', hidden: true }, 'Remove all');
  const buttons = element('div', { class: 'buttons' }, load, chooser, save, clear);
  const parts = [element('p', { class: 'own-hint' }, OWN_NAMES.about), form, problem, told, list, rest, buttons];
  return { parts, form, kind, name, also, problem, told, list, rest, load, chooser, save, clear };
}

function rowOf({ kind, name, also }) {
  return element(
    'li',
    {},
    element('span', { class: 'own-what' }, OWN_KINDS[kind]),
    element(
      'span',
      { class: 'own-words' },
      element('bdi', { class: 'own-name' }, name),
      ...also.flatMap((form) => [', ', element('bdi', {}, form)]),
    ),
    element('button', { type: 'button', class: 'small', 'aria-label': `Remove “${name}”` }, 'Remove'),
  );
}
