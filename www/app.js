// Puts the page together: text in, view from the worker, article and sidebar drawn. Computes no fact of its own.

import { drawArticle } from './article.js';
import { offerCitations } from './cite.js';
import { createReader } from './client.js';
import { loadModule, newWorker } from './core.js';
import { describe } from './describe.js';
import { byId, element } from './dom.js';
import { offerDownloads } from './downloads.js';
import { drawFacts } from './facts.js';
import { listenForText } from './input.js';
import { NEWER_VERSION, summary } from './labels.js';
import { drawLegend } from './legend.js';
import { keepForOffline } from './offline.js';
import { tellRequests } from './privacy.js';
import { SAMPLE } from './sample.js';
import { createSelection } from './selection.js';
import { takeTurns } from './turns.js';

/** Milliseconds without a keystroke before the text is read again; longer for texts that take longer to draw. */
const PAUSE_MS = 200;
const LONG_PAUSE_MS = 600;
const LONG_TEXT = 50_000;
/** From this many cards on, the browser may skip drawing those out of sight. */
const MANY_CARDS = 200;
/** Reading for longer than this is told to screen readers. */
const TELL_BUSY_MS = 1000;

const field = byId('text');
const published = byId('published');
const article = byId('article');

const requests = tellRequests();
const reader = createReader(newWorker, loadModule(), requests.report);
const selection = createSelection(article, byId('facts'), announce);

/** The text that counts, exactly as it was given, and the run of the reader that belongs to it. */
let text = '';
let run = 0;
let pause = 0;
let hasResult = false;
/** Whether the text is another article than the one that was drawn last. */
let isNewArticle = false;
/** Whether the message on the page is about an error that a good result makes void. */
let isComplaining = false;

function announce(words) {
  byId('announcer').textContent = words;
}

function setState(state) {
  document.body.dataset.state = state;
  const isShown = hasResult && state !== 'empty' && state !== 'error';
  document.body.classList.toggle('has-result', isShown);
  byId('reading').hidden = !isShown;
  byId('facts').hidden = !isShown;
  byId('intro').hidden = isShown;
  article.setAttribute('aria-busy', String(state === 'busy'));
  byId('clear').disabled = text === '';
}

function setStatus(words) {
  byId('status').textContent = words;
}

/** Shows a message with at most one thing to do about it. */
function notify(message, action = null) {
  const close = element('button', { type: 'button', class: 'quiet', 'aria-label': 'Dismiss this message' }, '×');
  close.addEventListener('click', () => byId('notice').replaceChildren());
  const parts = [element('p', {}, message)];
  if (action) {
    const button = element('button', { type: 'button' }, action.title);
    button.addEventListener('click', () => {
      byId('notice').replaceChildren();
      action.run();
    });
    parts.push(button);
  }
  byId('notice').replaceChildren(...parts, close);
}

function complain(error) {
  isComplaining = true;
  setState('error');
  setStatus('');
  if (error.loading) {
    notify(`The reader could not be loaded (${error.message}). Your text is kept.`, {
      title: 'Reload the page',
      run: () => location.reload(),
    });
  } else if (error.restarted) {
    notify('The reader stopped on this text and was started again. Your text is kept; nothing was sent anywhere.', {
      title: 'Try again',
      run: read,
    });
  } else notify(`This text could not be read: ${error.message}`);
}

function take(next, how) {
  const isWhole = how === 'whole' || how === 'loaded' || text.trim() === '';
  if (isWhole && how !== 'typed') {
    isNewArticle = true;
    selection.clear();
    if (next.trim() !== '') byId('notice').replaceChildren();
  }
  text = next;
  clearTimeout(pause);
  if (how !== 'typed') read();
  else pause = setTimeout(read, text.length > LONG_TEXT ? LONG_PAUSE_MS : PAUSE_MS);
}

/** Puts a whole new text in place of the old one, which can be brought back. The date of the old one goes with it. */
function replace(next, date = text.trim() === '' ? published.value : '') {
  const old = { text, date: published.value };
  field.value = next;
  published.value = date;
  byId('notice').replaceChildren();
  take(next, 'loaded');
  if (old.text.trim() !== '' && old.text !== next) {
    notify(next === '' ? 'The text was cleared.' : 'The earlier text was replaced.', {
      title: 'Bring it back',
      run: () => replace(old.text, old.date),
    });
  }
}

async function read() {
  clearTimeout(pause);
  run += 1;
  const mine = run;
  const given = text;
  const options = { published: published.value || null };
  const isStale = () => mine !== run || given !== text;

  if (given.trim() === '') {
    reader.forget();
    hasResult = false;
    empty();
    setState('empty');
    setStatus('');
    return;
  }
  setState('busy');
  setStatus('Reading…');
  const tellBusy = setTimeout(() => announce('Reading the article'), TELL_BUSY_MS);
  try {
    const view = await reader.annotate(given, options);
    if (view === null || isStale()) return;
    const turn = takeTurns(isStale);
    const facts = describe(view, given);
    const drawn = await drawArticle(view, given, turn);
    const sidebar = await drawFacts(view, given, facts, selection.off, turn);
    if (!isStale()) show(view, given, { ...drawn, ...sidebar, facts });
  } catch (error) {
    if (!isStale() || error.restarted) complain(error);
  } finally {
    clearTimeout(tellBusy);
  }
}

function show(view, given, drawn) {
  const { facts, cards } = drawn;
  selection.clear();
  article.replaceChildren(drawn.fragment);
  article.classList.toggle('long', drawn.isLong);
  byId('fact-list').replaceChildren(...drawn.sections);
  byId('fact-list').classList.toggle('long', cards.size > MANY_CARDS);
  byId('sections').replaceChildren(...drawn.links);
  drawLegend(byId('legend'), view, selection.off, (category, isOn) => selection.switchOff(category, !isOn));
  selection.show({ text: given, facts, marks: drawn.marks, lines: drawn.lines, cards });
  drawToll(view);
  hasResult = true;
  setState('ready');
  if (isNewArticle) byId('facts').scrollTop = 0;
  isNewArticle = false;
  if (isComplaining) byId('notice').replaceChildren();
  isComplaining = false;
  const words = summary(view);
  setStatus(words);
  announce(words);
}

/** Leaves nothing of the last article on the page, out of sight either. */
function empty() {
  for (const id of ['article', 'fact-list', 'sections', 'legend', 'toll-line']) byId(id).replaceChildren();
  selection.show();
  announce('');
}

/** The toll in one line at the top, for screens on which its section is far below. */
function drawToll(view) {
  const words = view.headline?.sentence;
  byId('toll-line').replaceChildren(...(words ? ['Toll: ', element('a', { href: '#casualties-title' }, words)] : []));
}

listenForText({
  onText: (next, how) => (how === 'loaded' ? replace(next) : take(next, how)),
  onProblem: (message) => notify(message),
});
published.addEventListener('change', read);
byId('sample').addEventListener('click', () => replace(SAMPLE.text, SAMPLE.published));
byId('clear').addEventListener('click', () => {
  replace('', '');
  field.focus();
});

offerCitations(byId('facts'), announce);
byId('facts').addEventListener('change', ({ target }) => {
  if (target.id === 'attitudes') selection.switchOff('attitude', !target.checked);
});
offerDownloads(reader, () => ({ text, options: { published: published.value || null } }), complain);

// Links within the page move the focus and leave the address alone.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const target = byId(link.hash.slice(1));
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'start' });
});

reader.ready.then(
  () => (document.body.dataset.reader = 'ready'),
  (error) => complain(Object.assign(error, { loading: true })),
);
reader.settled
  .then(() => keepForOffline((take) => notify(NEWER_VERSION, { title: 'Reload with it', run: take })))
  .then(requests.begin, () => {});
setState('empty');
// A browser may bring back what the field held before a reload.
if (field.value !== '') take(field.value, 'pasted');
