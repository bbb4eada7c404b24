// Downloads: the facts as files, made by the core, which also tells the formats there are.

import { byId, element } from './dom.js';
import { grouped } from './grouped.js';
import { allArticles, documentName, ONE_ARTICLE_A_FILE } from './labels.js';

/** Milliseconds after which the browser has surely taken the file. */
const TAKEN_MS = 60_000;

/**
 * Wires the choice of formats above the facts, and each button with `data-format` in the sidebar. `desk` holds the articles,
 * of which `optionsOf(article)` is what the reader is told beside the text; `onSaved` is given those that the browser has
 * taken the file of.
 */
export function offerDownloads(reader, desk, optionsOf, onProblem, onSaved) {
  const formats = reader.ready.then(() => reader.formats());
  // Why the core did not start is told elsewhere.
  formats.then(fillChoice, () => {});
  const choice = byId('format');
  const all = byId('save-all');

  async function save(wanted, articles) {
    const names = distinct(articles.map(({ text }) => documentName(text)));
    const title = articles.length === 1 ? names[0] : `${articles.length}-articles`;
    try {
      const { ending, type } = (await formats).find(({ format }) => format === wanted);
      const given = articles.map((article, i) => ({ text: article.text, name: names[i], options: optionsOf(article) }));
      const made = await reader.exportAs(wanted, given);
      const url = URL.createObjectURL(new Blob([made], { type }));
      // Several objects in one file are lines of JSON.
      const isLines = ending === '.json' && articles.length > 1;
      element('a', { href: url, download: `${title}${isLines ? '.jsonl' : ending}` }).click();
      setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
      onSaved(articles);
    } catch (error) {
      onProblem(error);
    }
  }

  const full = () => desk.articles.filter(({ text }) => text.trim() !== '');
  /** Offers to save all articles where there are several and a file of the chosen format can hold them. */
  async function offerAll() {
    const n = full().length;
    byId('save-all-of').hidden = n < 2;
    const { many = true } = (await formats).find(({ format }) => format === choice.value) ?? {};
    all.disabled = !many;
    byId('save-all-words').textContent = many ? allArticles(n) : ONE_ARTICLE_A_FILE;
  }
  // Without a core there is nothing to save, which is told elsewhere.
  const tryOffer = () => offerAll().catch(() => {});
  desk.subscribe(tryOffer);
  choice.addEventListener('change', tryOffer);
  byId('save').addEventListener('click', () => save(choice.value, all.checked && !all.disabled && full().length > 1 ? full() : [desk.current]));
  byId('facts').addEventListener('click', (event) => {
    const format = event.target.closest('[data-format]')?.dataset.format;
    if (format) save(format, [desk.current]);
  });
}

/** Names of which none is like another: the second of one name gets a number. */
function distinct(names) {
  const taken = new Set();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
    taken.add(free);
    return free;
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
