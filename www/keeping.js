// Keeping the articles on this device, only when the reader turns it on. One tab keeps at a time: it holds a lock, and
// another tab is told so and may take over, with nothing lost.

import { byId } from './dom.js';
import { KEEPING } from './labels.js';
import { newArticle } from './desk_state.js';
import { deleteStore, openStore, readStore, writeStore } from './storage.js';

const LOCK = 'article-annotator';
/** Milliseconds without a change before the articles are written. */
const PAUSE_MS = 300;
/** How long a reload may take to let go of the lock. */
const PATIENCE_MS = 1500;

/**
 * Wires the switch to `desk`. `onChange()` is called when what is kept begins or ceases to be so. Returns
 * `isKept()`, whether all there is has been written or will be in a moment, and `started`, which settles when what was kept is back.
 */
export function offerKeeping(desk, onChange) {
  /** `off`, `on`, `elsewhere` (another tab keeps), `taken` (another took over), `refused` or `full`. */
  let state = 'off';
  let db = null;
  let release = () => {};
  let pause = 0;
  /** The articles as they were last written, by id. */
  let written = new Map();

  function setState(next) {
    state = next;
    byId('keep').checked = state === 'on';
    byId('keep-note').textContent = KEEPING[state];
    byId('erase').hidden = !['on', 'full', 'elsewhere', 'taken'].includes(state);
    byId('take-over').hidden = !['elsewhere', 'taken'].includes(state);
    onChange();
  }

  /** Waits a little for the lock, or with `steal` takes it from another tab; `false` where another tab holds on to it. */
  function lock({ steal = false } = {}) {
    return new Promise((resolve, reject) => {
      const options = steal ? { steal } : { signal: AbortSignal.timeout(PATIENCE_MS) };
      const held = navigator.locks.request(LOCK, options, () => {
        resolve(true);
        return new Promise((letGo) => (release = letGo));
      });
      held.catch((error) => {
        if (error.name === 'TimeoutError') resolve(false);
        else if (error.name === 'AbortError') letGo('taken');
        else reject(error);
      });
    });
  }

  function letGo(next) {
    clearTimeout(pause);
    release();
    db?.close();
    db = null;
    written = new Map();
    setState(next);
  }

  async function open(isNew) {
    db = await openStore({ isNew });
    if (db) db.onversionchange = () => letGo('off');
    return db !== null;
  }

  async function save() {
    clearTimeout(pause);
    if (state !== 'on') return;
    const { articles, at } = desk;
    const ids = articles.map(({ id }) => id);
    const changed = articles.filter((article) => written.get(article.id) !== article);
    const removed = [...written.keys()].filter((id) => !ids.includes(id));
    written = new Map(articles.map((article) => [article.id, article]));
    try {
      await writeStore(db, { changed, removed, ids, at });
    } catch {
      if (state === 'on') letGo('full');
    }
  }

  /** Lays what is kept on the desk, before what is there; an article that differs from its kept twin stays beside it. */
  async function bringBack() {
    const kept = await readStore(db);
    const twins = new Map(kept.articles.map((article) => [article.id, article]));
    written = twins;
    const own = desk.isBlank() ? [] : desk.articles.filter((article) => !isSame(article, twins.get(article.id)));
    // What is another's and differs is no newer version of ours: both stay.
    const others = own.map((article) => (twins.has(article.id) ? { ...newArticle(article), isUnsaved: article.isUnsaved } : article));
    const all = [...kept.articles, ...others];
    if (all.length > 0) desk.lay(all, others.length > 0 ? kept.articles.length : kept.at);
  }

  async function start() {
    try {
      if (!(await open(false))) return;
      if (await lock()) {
        await bringBack();
        setState('on');
      } else letGo('elsewhere');
    } catch {
      // A browser that refuses to store says so when the reader asks for it.
      letGo('off');
    }
  }

  async function turnOn(how) {
    // What this tab could not write is newer than what it wrote.
    const wasFull = state === 'full';
    try {
      if (!(await lock(how))) return letGo('elsewhere');
      await open(true);
      if (!wasFull) await bringBack();
      setState('on');
      await save();
      // Else the browser may clear it when the disk is full; some ask the reader first.
      navigator.storage?.persist?.().catch(() => {});
    } catch {
      letGo('refused');
    }
  }

  async function erase() {
    letGo('off');
    try {
      await deleteStore();
      byId('keep-note').textContent = KEEPING.erased;
    } catch {
      byId('keep-note').textContent = KEEPING.notErased;
    }
  }

  byId('keep').addEventListener('change', ({ target }) => (target.checked ? turnOn() : erase()));
  byId('erase').addEventListener('click', () => {
    byId('keep').focus();
    erase();
  });
  byId('take-over').addEventListener('click', () => {
    byId('keep').focus();
    turnOn({ steal: true });
  });
  desk.subscribe(() => {
    clearTimeout(pause);
    if (state === 'on') pause = setTimeout(save, PAUSE_MS);
  });
  // The last moments in which a page may surely still do something.
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save());

  setState('off');
  return { isKept: () => state === 'on', started: start() };
}

function isSame(article, other) {
  return other !== undefined && JSON.stringify(article) === JSON.stringify(other);
}
