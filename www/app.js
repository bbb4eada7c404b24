// Puts the page together: text in, view from the worker, article and sidebar drawn. Computes no fact of its own.

import { offerAbout } from './about.js';
import { createAtlas } from './atlas.js';
import { roomFor } from './cards.js';
import { offerCitations } from './cite.js';
import { createReader } from './client.js';
import { loadModule, newWorker } from './core.js';
import { offerDensity } from './density.js';
import { describe } from './describe.js';
import { createDesk, newArticle } from './desk_state.js';
import { byId, element } from './dom.js';
import { offerDownloads } from './downloads.js';
import { drawFacts } from './facts.js';
import { listenForText } from './input.js';
import { offerKeeping } from './keeping.js';
import { articleTitle, CATEGORIES, DATE_STAYS, NEWER_VERSION, summary } from './labels.js';
import { warnBeforeLeaving } from './leaving.js';
import { drawLegend } from './legend.js';
import { createLater } from './later.js';
import { keepLongTextsAway } from './longfield.js';
import { keepForOffline } from './offline.js';
import { tellRequests } from './privacy.js';
import { showProgress } from './progress.js';
import { offerLooks } from './looks.js';
import { whatChanged } from './resolved.js';
import { notify } from './notice.js';
import { offerOwnNames } from './own_names.js';
import { isSource, paragraphsOfHtml } from './paragraphs.js';
import { showQueue } from './queue.js';
import { offerReview } from './review.js';
import { SAMPLE } from './sample.js';
import { offerSearch } from './search.js';
import { createSelection } from './selection.js';
import { drawArticle, planArticle } from './sheets.js';
import { settings } from './settings.js';
import { takeTurns } from './turns.js';

/** Milliseconds without a keystroke before the text is read again; longer for texts that take longer to draw. */
const PAUSE_MS = 200;
const LONG_PAUSE_MS = 600;
const LONG_TEXT = 50_000;
/** More problems than this with files are not told. */
const MANY_PROBLEMS = 5;
/** Reading for longer than this is told, and for longer than that to screen readers. */
const SHOW_BUSY_MS = 150;
const TELL_BUSY_MS = 1000;

const field = byId('text');
const published = byId('published');
const article = byId('article');

const requests = tellRequests();
const reader = createReader(newWorker, loadModule(), { onReport: requests.report, sample: SAMPLE });
const progress = showProgress(cancel);
const shelf = keepLongTextsAway(field, take);
const atlas = createAtlas(() => hasResult && read());
const selection = createSelection(article, byId('facts'), announce);
const search = offerSearch(article, announce);
const density = offerDensity(article);
const looks = offerLooks(article);

/** The articles; the text that counts is that of the open one, exactly as it was given. */
const desk = createDesk();
const review = offerReview({ article, pane: byId('facts'), desk, selection, read, notify, announce });
/** The run of the reader that belongs to it. */
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
  byId('clear').disabled = desk.current.text === '';
}

function setStatus(words) {
  byId('status').textContent = words;
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

function take(next, given) {
  // What is typed in place of a text with corrections is another article; else it may still be the same one.
  const how = given === 'rewritten' ? (desk.current.edits.length > 0 ? 'whole' : 'typed') : given;
  const old = desk.current;
  const isWhole = how === 'whole' || desk.current.text.trim() === '';
  if (isWhole && how !== 'typed') {
    isNewArticle = true;
    selection.clear();
    if (next.trim() !== '') byId('notice').replaceChildren();
    desk.change({ text: next, name: '', edits: [], isUnsaved: false }, { isWork: false });
  } else desk.change(next === '' ? { text: next, isUnsaved: false } : { text: next });
  // One message at a time: the one by which work could be lost comes first.
  if ((isWhole || next === '') && old.edits.length > 0) {
    desk.change({ edits: [] }, { isWork: false });
    notify('The earlier article and its corrections were replaced.', { title: 'Bring it back', run: () => replace(old) });
  } else if (isWhole && how !== 'typed' && isSource(next)) {
    notify('This looks like the source of a web page.', { title: 'Read the page instead', run: () => replace(newArticle({ text: paragraphsOfHtml(next) })) });
  } else if (isWhole && next.trim() !== '' && old.text.trim() !== '' && old.published !== '') {
    notify(DATE_STAYS, { title: 'Take it away', run: () => setPublished('') });
  }
  clearTimeout(pause);
  if (how !== 'typed') shelf.putAway(next);
  if (how !== 'typed') read();
  else pause = setTimeout(read, next.length > LONG_TEXT ? LONG_PAUSE_MS : PAUSE_MS);
}

function setPublished(day) {
  published.value = day;
  desk.change({ published: day }, { isWork: desk.current.text.trim() !== '' });
  read();
}

/** Puts the article on the page that is open on the desk now. */
function open() {
  shelf.set(desk.current.text);
  published.value = desk.current.published;
  byId('notice').replaceChildren();
  isNewArticle = true;
  selection.clear();
  read();
}

/** Puts an article in place of the open one, which can be brought back. */
function replace(article) {
  const old = desk.replace(article);
  if (old.text.trim() === '' || old.text === article.text) return;
  notify(article.text === '' ? 'The text was cleared.' : 'The earlier text was replaced.', {
    title: 'Bring it back',
    run: () => replace(old),
  });
}

/** Lays new articles on the desk: one takes the place of the one that is there, several or further ones make a queue. */
function lay(articles) {
  // The date that was set before the text came belongs to it.
  const { text, published: date } = desk.current;
  if (text.trim() === '' && articles[0].published === '') articles[0].published = date;
  if (articles.length === 1 && desk.articles.length === 1) replace(articles[0]);
  else desk.insert(articles);
}

function layFiles(found) {
  const texts = found.filter(({ json }) => !json);
  const exports = found.filter(({ json }) => json);
  if (texts.length > 0) lay(texts.map(newArticle));
  openSaved(exports);
}

/** Opens files that this page or the program has saved: text, date and corrections are as they were. */
async function openSaved(files) {
  const articles = [];
  const problems = [];
  for (const { name, json } of files) {
    try {
      const { text, published: date, dictionary, edits } = await reader.openFile(json);
      articles.push(newArticle({ name, text, published: date ?? '', edits, lexicon: dictionary }));
    } catch (error) {
      problems.push(`“${name || 'An article of the file'}” could not be opened: ${error.message}.`);
    }
  }
  if (articles.length > 0) lay(articles);
  if (problems.length > 0) notify([...new Set(problems)].slice(0, MANY_PROBLEMS).join(' '));
}

/** What the core is told beside the text. */
function optionsOf({ published, edits, lexicon }) {
  return { published: published || null, dictionary: lexicon, edits };
}

/**
 * Reads the text with the reader's `edits` and `actions`, what the reader does now, and draws what comes of it. Gives the
 * view, or `null` where something newer overtook it; what is wrong with an action is thrown, anything else is told.
 */
async function read(edits = desk.current.edits, actions = []) {
  clearTimeout(pause);
  run += 1;
  const mine = run;
  const given = desk.current.text;
  const options = optionsOf({ ...desk.current, edits });
  const isStale = () => mine !== run || given !== desk.current.text;

  if (given.trim() === '') {
    reader.forget();
    progress.end();
    hasResult = false;
    empty();
    setState('empty');
    setStatus('');
    return null;
  }
  setState('busy');
  progress.start(given);
  // Most texts are read before anybody could see that they are: a status would only cost them a picture more.
  const showBusy = setTimeout(() => setStatus('Reading…'), SHOW_BUSY_MS);
  const tellBusy = setTimeout(() => announce('Reading the article'), TELL_BUSY_MS);
  try {
    const view = await reader.annotate(given, { ...options, actions }, atlas.coordinates());
    if (view === null || isStale()) return null;
    const map = atlas.draw(view.entities.filter(({ kind }) => kind === 'place'), view.located);
    const turn = takeTurns(isStale);
    const next = { plan: await planArticle(view, given, turn), facts: describe(view, given), later: createLater() };
    const sidebar = await drawFacts(view, given, next.facts, {
      map,
      off: selection.off,
      published: options.published,
      turn,
      later: next.later,
      room: roomFor(byId('fact-list'), hasResult),
      isShown: review.isShown,
    });
    if (isStale()) return null;
    // The edits as the core has placed them in this text.
    if (view.edits.length > 0 || desk.current.edits.length > 0) {
      desk.change({ edits: view.edits }, { isWork: view.edits.length !== desk.current.edits.length });
    }
    show(view, given, { ...next, ...sidebar, published: options.published });
    return view;
  } catch (error) {
    if (actions.length > 0 && !error.restarted && !error.loading) {
      setState('ready');
      throw error;
    }
    if (!isStale() || error.restarted) complain(error);
    return null;
  } finally {
    clearTimeout(showBusy);
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
  atlas.show();
  byId('sections').replaceChildren(...drawn.links);
  drawLegend(byId('legend'), view, selection.off, (category, isOn) => {
    selection.switchOff(category, !isOn);
    settings.set('off', Object.keys(CATEGORIES).filter((name) => selection.off.has(name)));
  });
  selection.show({ text: given, facts, entries: plan.entries, ...ways, cardOf, dots: drawn.dots });
  review.show({ view, facts, text: given });
  drawToll(view);
  hasResult = true;
  setState('ready');
  later.start();
  looks.show(view);
  search.show(given, ways.reach);
  density.show(given, plan.entries, ways.reach);
  // With the next frame: now it would lay the page out once more.
  if (isNewArticle) requestAnimationFrame(() => (byId('facts').scrollTop = 0));
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
  onText: (next, how) => (how === 'loaded' ? lay([newArticle({ text: next })]) : take(next, how)),
  onFiles: layFiles,
  onProblem: (message) => notify(message),
});
published.addEventListener('change', () => setPublished(published.value));
byId('sample').addEventListener('click', () => lay([newArticle(SAMPLE)]));
byId('clear').addEventListener('click', () => {
  replace(newArticle());
  field.focus();
});

desk.subscribe(({ isOther }) => isOther && open());
showQueue(desk, (taken, place) => {
  const full = taken.filter(({ text }) => text.trim() !== '');
  if (full.length === 0) return;
  notify(full.length === 1 ? `“${articleTitle(full[0])}” was taken away.` : `${full.length} articles were taken away.`, {
    title: full.length === 1 ? 'Bring it back' : 'Bring them back',
    run: () => desk.insert(taken, place),
  });
});
const lookAtRisk = warnBeforeLeaving(desk, () => desk.hasUnsaved() && !keeping.isKept());
const keeping = offerKeeping(desk, lookAtRisk);

function followSettings() {
  for (const category of Object.keys(CATEGORIES)) {
    selection.switchOff(category, settings.get('off').includes(category));
  }
  selection.switchOff('attitude', !settings.get('attitudes'));
}
settings.subscribe(() => {
  followSettings();
  read();
});
followSettings();

offerOwnNames(desk, reader, { onChange: () => read(), notify, announce });
offerCitations(byId('facts'), announce);
offerAbout();
byId('facts').addEventListener('change', ({ target }) => {
  if (target.id !== 'attitudes') return;
  selection.switchOff('attitude', !target.checked);
  settings.set('attitudes', target.checked);
});
offerDownloads(reader, desk, optionsOf, complain, (saved) => saved.forEach(desk.markSaved));

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
keeping.started.then(() => {
  // A browser may bring back what the field held before a reload.
  if (desk.isBlank() && field.value !== '') take(field.value, 'pasted');
});
