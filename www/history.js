// The steps of a review that can be undone and done again: for each article the lists of edits before and after the
// present one. Pure: no DOM.

/** No more steps than this are remembered of an article. */
const MAX_STEPS = 500;

/** Remembers steps by the id of an article. */
export function createHistory() {
  const byArticle = new Map();

  function of(id) {
    if (!byArticle.has(id)) byArticle.set(id, { past: [], future: [] });
    return byArticle.get(id);
  }

  return {
    /** Begins an article that comes with edits, kept or opened, unless it is known: each of them is a step, with its label. */
    begin(id, edits, labels) {
      if (!byArticle.has(id)) of(id).past = labels.map((label, i) => ({ edits: edits.slice(0, i), label })).slice(-MAX_STEPS);
    },
    /** Notes that the article's edits were `before`, and what is done now has a `label`. */
    push(id, before, label) {
      const steps = of(id);
      steps.past = [...steps.past, { edits: before, label }].slice(-MAX_STEPS);
      steps.future = [];
    },
    /** Steps back from the edits `now`: those to go back to and what is undone, or `null`. */
    undo: (id, now) => move(of(id), 'past', 'future', now),
    redo: (id, now) => move(of(id), 'future', 'past', now),
    /** What undoing and doing again would concern, each a label or `null`. */
    labels(id) {
      const { past = [], future = [] } = byArticle.get(id) ?? {};
      return { undo: past.at(-1)?.label ?? null, redo: future.at(-1)?.label ?? null };
    },
  };
}

function move(steps, from, to, now) {
  const step = steps[from].pop();
  if (!step) return null;
  steps[to].push({ edits: now, label: step.label });
  return step;
}
