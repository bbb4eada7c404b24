// The sheet "How this works, and how well": opened from the masthead, built when it is first wanted.

import { HOW_WELL, LIMITS, sourceLine, TABLES, TITLE, WHAT_IT_DOES, YOUR_TEXT } from './about_words.js';
import { byId, element } from './dom.js';

/** Wires the button in the masthead. */
export function offerAbout() {
  const sheet = byId('about');
  byId('about-open').addEventListener('click', () => {
    if (!sheet.hasChildNodes()) sheet.append(...content(() => sheet.close()));
    sheet.showModal();
    sheet.scrollTop = 0;
  });
}

function content(close) {
  const button = element('button', { type: 'button', class: 'quiet', 'aria-label': 'Close' }, '×');
  button.addEventListener('click', close);
  return [
    // Whoever opens the sheet begins to read at its title.
    element('div', { class: 'about-head' }, element('h2', { id: 'about-title', tabindex: -1, autofocus: true }, TITLE), button),
    section(WHAT_IT_DOES.title, element('ol', {}, WHAT_IT_DOES.steps.map((step) => element('li', {}, step)))),
    section(HOW_WELL.title, HOW_WELL.paragraphs.map((words) => element('p', {}, words)), TABLES.flatMap(drawTable)),
    section(LIMITS.title, list(LIMITS.items)),
    section(YOUR_TEXT.title, list(YOUR_TEXT.items)),
  ];
}

function section(title, ...children) {
  return element('section', {}, element('h3', {}, title), ...children);
}

function list(items) {
  return element('ul', {}, items.map(([lead, words]) => element('li', {}, element('b', {}, lead), ` ${words}`)));
}

function drawTable({ caption, columns, rows, note, source }) {
  return [
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, element('td', {}), columns.map((name) => element('th', { scope: 'col' }, name)))),
      element(
        'tbody',
        {},
        rows.map(({ label, figures }) =>
          element('tr', {}, element('th', { scope: 'row' }, label), figures.map((figure) => element('td', {}, figure))),
        ),
      ),
    ),
    element('p', { class: 'note' }, `${note} ${sourceLine(source)}`),
  ];
}
