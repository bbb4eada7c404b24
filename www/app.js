// Puts the page together: text in, view from the worker, article and sidebar drawn. Computes no fact of its own.

import { offerCitations } from './cite.js';
import { createReader } from './client.js';
import { offerDensity } from './density.js';
import { describe } from './describe.js';
import { byId, element } from './dom.js';
import { offerDownloads } from './downloads.js';
import { drawFacts } from './facts.js';
import { listenForText } from './input.js';
import { summary } from './labels.js';
import { drawLegend } from './legend.js';
import { createLater } from './later.js';
import { keepLongTextsAway } from './longfield.js';
import { showProgress } from './progress.js';
import { offerLooks } from './looks.js';
import { whatChanged } from './resolved.js';
import { SAMPLE } from './sample.js';
import { offerSearch } from './search.js';
import { createSelection } from './selection.js';
import { drawArticle, planArticle } from './sheets.js';
import { takeTurns } from './turns.js';

/** Milliseconds without a keystroke before the text is read again; longer for texts that take longer to draw. */
const PAUSE_MS = 200;
const LONG_PAUSE_MS = 600;
const LONG_TEXT = 50_000;
/** Reading for longer than this is told to screen readers. */
const TELL_BUSY_MS = 1000;

const field = byId('text');
const published = byId('published');
const article = byId('article');

const module = WebAssembly.compileStreaming(fetch(new URL('pkg/article_annotator_bg.wasm', import.meta.url)));
const reader = createReader(() => new Worker(new URL('worker.js', import.meta.url), { type: 'module' }), module);
const progress = showProgress(cancel);
const shelf = keepLongTextsAway(field, take);
const selection = createSelection(article, byId('facts'), announce);
const search = offerSearch(article, announce);
const density = offerDensity(article);
const looks = offerLooks(article);

/** The text that counts, exactly as it was given, and the run of the reader that belongs to it. */
let text = '';
let run = 0;
let pause = 0;
let hasResult = false;
/** The article that is drawn, as sheets.js plans it, and what of it is left for later. */
let plan = null;
let later = null;
/** Its dates, and the date of publication that they rest on. */
let dates = { found: [], published: null };
/** Whether the text is another article than the one that was drawn last. */
let isNewArticle = false;
/** Whether the message on the page is about an error that a good result makes void. */
let isComplaining = false;

function announce(words) {
  byId('announcer').textContent = words;
}

function setState(state) {
  document.body.dataset.state = state;
  const isShown = hasResult && !['empty', 'error', 'stopped'].includes(state);
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
  if (how !== 'typed') shelf.putAway(next);
  if (how !== 'typed') read();
  else pause = setTimeout(read, text.length > LONG_TEXT ? LONG_PAUSE_MS : PAUSE_MS);
}

/** Puts a whole new text in place of the old one, which can be brought back. The date of the old one goes with it. */
function replace(next, date = text.trim() === '' ? published.value : '') {
  const old = { text, date: published.value };
  shelf.set(next);
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
    progress.end();
    hasResult = false;
    empty();
    setState('empty');
    setStatus('');
    return;
  }
  setState('busy');
  setStatus('Reading…');
  progress.start(given);
  const tellBusy = setTimeout(() => announce('Reading the article'), TELL_BUSY_MS);
  try {
    const view = await reader.annotate(given, options);
    if (view === null || isStale()) return;
    const turn = takeTurns(isStale);
    const next = { plan: await planArticle(view, given, turn), facts: describe(view, given), later: createLater() };
    const sidebar = await drawFacts(view, given, next.facts, { off: selection.off, published: options.published, turn, later: next.later });
    if (!isStale()) show(view, given, { ...next, ...sidebar, published: options.published });
  } catch (error) {
    if (!isStale() || error.restarted) complain(error);
  } finally {
    clearTimeout(tellBusy);
    if (mine === run) progress.end();
  }
}

/** Stops reading a text that takes the reader too long. */
function cancel() {
  run += 1;
  reader.cancel();
  progress.end();
  setState('stopped');
  setStatus('');
  notify('Reading was stopped. Your text is kept.', { title: 'Read it now', run: read });
  byId('notice').querySelector('button').focus();
}

function show(view, given, drawn) {
  const { facts, cardOf } = drawn;
  selection.clear();
  later?.stop();
  later = drawn.later;
  const ways = drawArticle(article, drawn.plan, plan, later, (entries) => {
    selection.join(entries);
    search.paint();
  });
  const isRedated = plan?.text === given && dates.published !== drawn.published;
  const changes = isRedated ? whatChanged(dates.found, view.dates, given) : null;
  plan = drawn.plan;
  dates = { found: view.dates, published: drawn.published };
  byId('fact-list').replaceChildren(...drawn.sections);
  byId('sections').replaceChildren(...drawn.links);
  drawLegend(byId('legend'), view, selection.off, (category, isOn) => selection.switchOff(category, !isOn));
  selection.show({ text: given, facts, entries: plan.entries, ...ways, cardOf });
  drawToll(view);
  hasResult = true;
  setState('ready');
  later.start();
  looks.show(view);
  search.show(given, ways.reach);
  density.show(given, plan.entries, ways.reach);
  if (isNewArticle) byId('facts').scrollTop = 0;
  isNewArticle = false;
  if (isComplaining) byId('notice').replaceChildren();
  isComplaining = false;
  const words = [changes, summary(view)].filter(Boolean).join(' ');
  setStatus(words);
  announce(words);
}

/** Leaves nothing of the last article on the page, out of sight either. */
function empty() {
  later?.stop();
  plan = null;
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
setState('empty');
// A browser may bring back what the field held before a reload.
if (field.value !== '') take(field.value, 'pasted');
