// The review: confirming, dismissing, correcting and adding facts. Each step is an action that the core turns into an edit
// and replays; the page keeps the list of edits, and undoing is going back to an earlier list.

import { openCorrection, openNewFact } from './correct.js';
import { byId, element } from './dom.js';
import { createHistory } from './history.js';
import { left, pickFilter } from './labels.js';
import { FILTERS } from './choices.js';
import { offerSelection } from './markbar.js';
import { settings } from './settings.js';
import { toggleWhy } from './verdicts.js';

/** Facts less sure than this are worth a look first. */
const UNSURE = 0.7;

/** Whether the sidebar shows a fact under a filter. */
export function passes(filter, { review, confidence }) {
  if (filter === 'all') return true;
  if (filter === 'unsure') return review === 'unreviewed' && confidence !== null && confidence < UNSURE;
  return review === filter;
}

/**
 * Wires the review. `desk` holds the edits, `selection` what is selected; `read(edits, actions)` reads the text anew with
 * them and settles when it is drawn; `notify` and `announce` are those of the page.
 */
export function offerReview({ article, pane, desk, selection, read, notify, announce }) {
  const history = createHistory();
  let view = null;
  let facts = new Map();
  let text = '';
  let filter = 'all';
  let isBusy = false;

  byId('filter').append(...FILTERS.map(([code, words]) => element('option', { value: code }, words)));

  /** Does `actions`, given a label of what they do, and goes to `next`, a fact, or to where `at` stands. */
  async function act(actions, { next = null, at = null } = {}) {
    if (isBusy || actions.length === 0) return false;
    isBusy = true;
    const before = desk.current.edits;
    const held = document.activeElement?.closest('[data-verdict]')?.dataset.verdict ?? null;
    try {
      const after = await read(before, actions);
      if (after === null) return false;
      const made = after.review.changes.slice(before.length);
      if (made.some(({ isPlaced }) => !isPlaced)) {
        await read(before, []);
        notify('That does not go together with what the text and the other facts say. Nothing was changed.');
        return false;
      }
      const label = made.length === 1 ? made[0].label : `${made.length.toLocaleString('en')} changes`;
      history.push(desk.current.id, before, label);
      showSteps();
      announce(`${label}. ${left(view.review)}`);
      goTo(at === null ? next : factAt(at), held);
      return true;
    } catch (error) {
      notify(`That could not be done: ${error.message}`);
      return false;
    } finally {
      isBusy = false;
    }
  }

  async function go(way) {
    if (isBusy) return;
    const { id, edits } = desk.current;
    const step = history[way](id, edits);
    if (step === null) return;
    isBusy = true;
    try {
      await read(step.edits, []);
      showSteps();
      announce(`${way === 'undo' ? 'Undone' : 'Done again'}: ${step.label}. ${left(view.review)}`);
    } finally {
      isBusy = false;
    }
  }

  /** Reads anew without the edit at `index`, which can be undone in turn. */
  async function takeBack(index) {
    const before = desk.current.edits;
    const { label } = view.review.changes[index];
    await read(before.toSpliced(index, 1), []);
    history.push(desk.current.id, before, `Took back: ${label}`);
    showSteps();
    announce(`Took back: ${label}. ${left(view.review)}`);
  }

  /** The fact of which a place begins at an offset. */
  function factAt(offset) {
    for (const [id, { places }] of facts) if (places.some(([start]) => start === offset)) return id;
    return null;
  }

  /** Selects a fact and puts the reader back on the button of its card that was held. */
  function goTo(fact, held) {
    if (fact === null || !facts.has(fact)) return;
    selection.choose(fact);
    const card = pane.querySelector(`.card[data-fact="${fact}"]`);
    if (held) card?.querySelector(`[data-verdict="${held}"]`)?.focus({ preventScroll: true });
  }

  /** The ids of the facts that the filter lets through, in the order of the sidebar. */
  function listed() {
    const shown = view === null ? [] : [...view.claims, ...view.speakers.flatMap(({ quotes }) => quotes.map((id) => ({ id }))), ...view.entities, ...view.dates];
    return shown.map(({ id }) => id).filter((id) => facts.get(id)?.category !== 'attitude' && passes(filter, facts.get(id)));
  }

  /** Goes to the next or previous fact that is not reviewed, round and round. */
  function toUnreviewed(by) {
    const ids = listed();
    const open = ids.filter((id) => facts.get(id).review === 'unreviewed');
    if (open.length === 0) {
      announce('Everything is reviewed.');
      return;
    }
    const here = ids.indexOf(selection.selected());
    const ahead = open.filter((id) => (by > 0 ? ids.indexOf(id) > here : ids.indexOf(id) < here || here < 0));
    const next = by > 0 ? (ahead[0] ?? open[0]) : (ahead.at(-1) ?? open.at(-1));
    selection.choose(next, { isSeen: true });
    announce(`${facts.get(next).label}: ${facts.get(next).title}. ${facts.get(next).detail ?? ''}`);
  }

  /** The fact to go to when `fact` is dismissed: the one that takes its id, as the ids of a kind follow one another. */
  const judge = (verdict, fact) => {
    const known = facts.get(fact);
    if (!known) return;
    if (verdict === 'why') return;
    if (verdict === 'correct') {
      openCorrection({ fact, view, text, facts, act });
      return;
    }
    if (verdict === 'accept' && known.review === 'accepted') {
      const index = view.review.changes.findLastIndex(({ span, isConfirmation }) => isConfirmation && span?.[0] === known.places[0][0] && span[1] === known.places[0][1]);
      if (index >= 0) takeBack(index).then(() => goTo(fact, verdict));
      return;
    }
    act([{ change: verdict, on: { fact } }], { next: fact });
  };

  pane.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-verdict]');
    if (!button) return;
    const { fact } = button.closest('[data-fact]').dataset;
    if (button.dataset.verdict === 'why') toggleWhy(button, facts.get(fact), text);
    else judge(button.dataset.verdict, fact);
  });

  function showSteps() {
    const { undo, redo } = history.labels(desk.current.id);
    for (const [way, label] of [['undo', undo], ['redo', redo]]) {
      byId(way).disabled = label === null;
      byId(way).title = label ?? '';
    }
  }

  function showChanges() {
    const { changes } = view.review;
    const box = byId('changes');
    box.hidden = changes.length === 0;
    const lost = changes.filter(({ isPlaced }) => !isPlaced).length;
    byId('changes-title').textContent = lost === 0 ? `Your changes (${changes.length})` : `Your changes (${changes.length}, ${lost} lost)`;
    box.classList.toggle('has-lost', lost > 0);
    if (box.open) listChanges();
    else byId('changes-list').replaceChildren();
  }

  /** The newest first, as they are the ones to be taken back. */
  function listChanges() {
    const rows = view.review.changes.map(({ label, isPlaced }, index) =>
      element(
        'li',
        { class: isPlaced ? null : 'lost' },
        element('span', { dir: 'auto' }, label),
        isPlaced ? null : element('span', { class: 'badge warning' }, 'Lost: its words are gone from the text'),
        ' ',
        element('button', { type: 'button', class: 'small', 'data-change': index, 'aria-label': `Take back: ${label}` }, 'Take back'),
      ),
    );
    byId('changes-list').replaceChildren(...rows.reverse());
  }
  byId('changes').addEventListener('toggle', () => view && showChanges());
  byId('changes-list').addEventListener('click', ({ target }) => {
    const button = target.closest('[data-change]');
    if (button) takeBack(Number(button.dataset.change));
  });

  byId('undo').addEventListener('click', () => go('undo'));
  byId('redo').addEventListener('click', () => go('redo'));
  byId('unreviewed-previous').addEventListener('click', () => toUnreviewed(-1));
  byId('unreviewed-next').addEventListener('click', () => toUnreviewed(1));
  byId('filter').addEventListener('change', () => {
    filter = byId('filter').value;
    read(desk.current.edits, []).then(() => announce(pickFilter(listed().length)));
  });
  byId('accept-all').addEventListener('click', () => {
    const open = listed().filter((id) => facts.get(id).review === 'unreviewed');
    act(open.map((fact) => ({ change: 'accept', on: { fact } })));
  });
  byId('add-fact').addEventListener('click', () => openNewFact({ text, act }));

  offerSelection({ article, selection, act, describe: (fact) => facts.get(fact) ?? null });

  const isTyping = (node) => node.closest('input, textarea, select, dialog') !== null;
  const keys = {
    y: () => judge('accept', selection.selected()),
    x: () => judge('reject', selection.selected()),
    c: () => judge('correct', selection.selected()),
    n: () => toUnreviewed(1),
    p: () => toUnreviewed(-1),
  };
  byId('single-keys').checked = settings.get('keys');
  byId('single-keys').addEventListener('change', ({ target }) => settings.set('keys', target.checked));
  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || view === null || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      go(event.shiftKey ? 'redo' : 'undo');
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      go('redo');
    } else if (!event.ctrlKey && !event.metaKey && settings.get('keys') && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  return {
    /** The filter of the sidebar, as a test of what describe.js says of a fact. */
    isShown: (fact) => passes(filter, fact),

    /** To be called when a view is drawn. */
    show(next) {
      ({ view, facts, text } = next);
      byId('left').textContent = left(view.review);
      byId('accept-all').disabled = view.review.nUnreviewed === 0;
      for (const id of ['unreviewed-previous', 'unreviewed-next']) byId(id).disabled = view.review.nUnreviewed === 0;
      showSteps();
      showChanges();
    },
  };
}
