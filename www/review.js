// The review: confirming, dismissing, correcting and adding facts. Each step is an action that the core turns into an edit
// and replays; the page keeps the list of edits, and undoing is going back to an earlier list.

import { FILTERS, GONE, MISMATCH } from './choices.js';
import { openCorrection, openNewFact } from './correct.js';
import { byId, element } from './dom.js';
import { createHistory } from './history.js';
import { ADDED_TO_TOLL, left, lost, numeral, pickFilter } from './labels.js';
import { offerSelection } from './markbar.js';
import { pin, pinAction } from './pins.js';
import { settings } from './settings.js';
import { keepStanding } from './stand.js';
import { toggleWhy } from './verdicts.js';

/** Facts less sure than this are worth a look first. */
const UNSURE = 0.7;

/** Whether the sidebar shows a fact under a filter. */
export function passes(filter, { review, confidence }) {
  if (filter === 'all') return true;
  if (filter === 'unsure') return review === 'unreviewed' && confidence !== null && confidence < UNSURE;
  return review === filter;
}

/** Lets a button work or not. One that cannot work keeps the focus, which `disabled` would drop. */
function enable(button, isOn) {
  button.setAttribute('aria-disabled', String(!isOn));
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
  /** What the reader did last: each step waits for the one before it, so that none is lost. */
  let last = Promise.resolve();
  /** Where in the list the fact stood that was dismissed by key last. */
  let dismissedAt = 0;
  /** How many corrections of which article are lost. */
  let lostBefore = { id: '', nLost: 0 };
  const stand = keepStanding(pane);

  byId('filter').append(...FILTERS.map(([code, words]) => element('option', { value: code }, words)));

  /** Runs `step` after those before it. */
  function inTurn(step) {
    last = last.then(step).catch((error) => notify(`That could not be done: ${error.message}`));
    return last;
  }

  /**
   * Does `actions`, which are on the facts as they are now, in their turn, and goes to `next`, a fact, or to the one that
   * is `at` an offset then. Gives what is wrong in words, or `null`; before anything moves, `onDone()` is called. `run` is
   * for who has the turn already.
   */
  function act(actions, { next = null, at = null, onDone = () => {}, run = inTurn } = {}) {
    const pinned = actions.map((action) => pinAction(action, facts));
    const where = next === null ? () => null : pin(next, facts);
    const given = { id: desk.current.id, text: desk.current.text };
    const isSame = () => desk.current.id === given.id && desk.current.text === given.text;
    let problem = null;
    const step = run(async () => {
      const now = pinned.map((actionOn) => actionOn(facts));
      if (!isSame() || now.includes(null)) {
        problem = GONE;
        announce(problem);
        return;
      }
      if (now.length === 0) {
        onDone();
        return;
      }
      const place = stand.note(where(facts));
      const before = desk.current.edits;
      let after;
      try {
        after = await read(before, now);
        // Overtaken by a reading of the same text, such as for a new date.
        if (after === null && isSame()) after = await read(before, now);
      } catch (error) {
        problem = `That could not be done: ${error.message}`;
        return;
      }
      if (after === null) {
        problem = GONE;
        return;
      }
      const made = after.review.changes.slice(before.length);
      if (made.some(({ isPlaced }) => !isPlaced)) {
        await read(before);
        problem = MISMATCH;
        return;
      }
      const label = made.length === 1 ? made[0].label : `${numeral(made.length)} changes`;
      history.push(desk.current.id, before, label);
      onDone();
      const fact = at === null ? where(facts) : factAt(at);
      finish(`${label}. ${left(view.review)}`, place, fact);
      if (actions.some(({ change, value }) => change === 'add' && value === 'casualty')) askWhose(fact);
    });
    return step.then(() => problem);
  }

  /** Asks of a new figure that adds to others in the toll whether it counts other people. */
  function askWhose(fact) {
    const added = view.claims.find(({ id }) => id === fact);
    const isOther = ({ id, outcome, inToll }) => inToll && id !== fact && outcome === added.outcome;
    if (!added?.inToll || !view.claims.some(isOther)) return;
    notify(ADDED_TO_TOLL(added.phrase), { title: 'Say what it is', run: () => openCorrection({ fact, view, text, facts, act }) });
  }

  /** Tells a problem with what was done outside of a form, which tells its own. */
  const tell = (problem) => problem !== null && notify(problem);

  /** After a step: says what was done, selects `fact`, and puts the reader where they were. */
  function finish(words, place, fact = null) {
    showSteps();
    announce(words);
    if (fact !== null && facts.has(fact)) selection.choose(fact, { isStill: true });
    stand.restore(place, fact);
  }

  const go = (way) =>
    inTurn(async () => {
      const { id, edits } = desk.current;
      const step = history[way](id, edits);
      if (step === null) return;
      const place = stand.note(selection.selected());
      await read(step.edits);
      finish(`${way === 'undo' ? 'Undone' : 'Done again'}: ${step.label}. ${left(view.review)}`, place);
    });

  /** Reads anew without one of the edits, which can be undone in turn; `find()` gives its place when it is its turn. */
  const takeBack = (find, fact = null, run = inTurn) =>
    run(async () => {
      const index = find();
      if (index < 0) return;
      const before = desk.current.edits;
      const place = stand.note(fact);
      const { label } = view.review.changes[index];
      await read(before.toSpliced(index, 1));
      history.push(desk.current.id, before, `Took back: ${label}`);
      finish(`Took back: ${label}. ${left(view.review)}`, place, fact);
    });

  /** The fact of which a place begins at an offset. */
  function factAt(offset) {
    for (const [id, { places }] of facts) if (places.some(([start]) => start === offset)) return id;
    return null;
  }

  /** The ids of the facts that the filter lets through, in the order of the sidebar. */
  function listed() {
    const quotes = view?.speakers.flatMap(({ quotes: ids }) => ids.map((id) => ({ id }))) ?? [];
    const shown = view === null ? [] : [...view.claims, ...quotes, ...view.entities, ...view.dates];
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
    const selected = ids.indexOf(selection.selected());
    // What was dismissed by key left its place to the next one.
    const here = selected >= 0 || by < 0 ? selected : dismissedAt - 1;
    const ahead = open.filter((id) => (by > 0 ? ids.indexOf(id) > here : ids.indexOf(id) < here || here < 0));
    const next = by > 0 ? (ahead[0] ?? open[0]) : (ahead.at(-1) ?? open.at(-1));
    selection.choose(next, { isSeen: true });
    announce(`${facts.get(next).label}: ${facts.get(next).title}. ${facts.get(next).detail ?? ''}`);
  }

  async function judge(verdict, fact, run = inTurn) {
    const known = facts.get(fact);
    if (!known) return;
    if (verdict === 'correct') openCorrection({ fact, view, text, facts, act });
    else if (verdict === 'accept' && known.review === 'accepted') {
      const [start, end] = known.places[0];
      await takeBack(
        () => view.review.changes.findLastIndex(({ span, isConfirmation }) => isConfirmation && span?.[0] === start && span[1] === end),
        fact,
        run,
      );
    } else tell(await act([{ change: verdict, on: { fact } }], { next: fact, run }));
  }

  /** A verdict by key, on what is selected when its turn has come. */
  const judgeByKey = (verdict) => () =>
    inTurn(() => {
      const fact = selection.selected();
      if (fact === null) return;
      dismissedAt = verdict === 'reject' ? listed().indexOf(fact) : 0;
      return judge(verdict, fact, (step) => step());
    });

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
      enable(byId(way), label !== null);
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

  /** Tells of corrections whose words or facts are no longer found, when there are more of them than before. */
  function tellLost() {
    const n = view.review.changes.filter(({ isPlaced }) => !isPlaced).length;
    const { id } = desk.current;
    if (n > (lostBefore.id === id ? lostBefore.nLost : 0)) notify(lost(n), { title: 'See which', run: () => byId('changes-title').click() });
    lostBefore = { id, nLost: n };
  }

  /** The newest first, as they are the ones to be taken back. */
  function listChanges() {
    const rows = view.review.changes.map(({ label, isPlaced }, index) =>
      element(
        'li',
        { class: isPlaced ? null : 'lost' },
        element('span', { dir: 'auto' }, label),
        isPlaced ? null : element('span', { class: 'badge warning' }, 'Lost: its words or its fact are no longer found'),
        ' ',
        element('button', { type: 'button', class: 'small', 'data-change': index, 'aria-label': `Take back: ${label}` }, 'Take back'),
      ),
    );
    byId('changes-list').replaceChildren(...rows.reverse());
  }
  byId('changes').addEventListener('toggle', () => view && showChanges());
  byId('changes-list').addEventListener('click', ({ target }) => {
    const button = target.closest('[data-change]');
    if (button) takeBack(() => Number(button.dataset.change));
  });

  byId('undo').addEventListener('click', () => go('undo'));
  byId('redo').addEventListener('click', () => go('redo'));
  byId('unreviewed-previous').addEventListener('click', () => toUnreviewed(-1));
  byId('unreviewed-next').addEventListener('click', () => toUnreviewed(1));
  byId('filter').addEventListener('change', () => {
    filter = byId('filter').value;
    inTurn(async () => {
      await read();
      announce(pickFilter(listed().length));
    });
  });
  byId('accept-all').addEventListener('click', () => {
    const open = listed().filter((id) => facts.get(id).review === 'unreviewed');
    act(open.map((fact) => ({ change: 'accept', on: { fact } }))).then(tell);
  });
  byId('add-fact').addEventListener('click', () => openNewFact({ text, act }));

  offerSelection({ article, selection, act: (...what) => act(...what).then(tell), describe: (fact) => facts.get(fact) ?? null });

  const isTyping = (node) => node.closest('input, textarea, select, dialog') !== null;
  const keys = {
    y: judgeByKey('accept'),
    x: judgeByKey('reject'),
    c: judgeByKey('correct'),
    n: () => inTurn(() => toUnreviewed(1)),
    p: () => inTurn(() => toUnreviewed(-1)),
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
      history.begin(desk.current.id, view.edits, view.review.changes.map(({ label }) => label));
      byId('left').textContent = left(view.review);
      for (const id of ['accept-all', 'unreviewed-previous', 'unreviewed-next']) enable(byId(id), view.review.nUnreviewed > 0);
      tellLost();
      showSteps();
      showChanges();
    },
  };
}
