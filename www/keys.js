// The keyboard: the marks are one tab stop, the arrow keys move between them, Enter jumps to the card, Space selects
// and then goes outward, Escape clears.

/** Listens on `article`; `actions` are those of selection.js. */
export function followKeys(article, actions) {
  const { scene, preview, isNarrow } = actions;

  const moves = {
    ArrowRight: (mark) => scene.next(mark),
    ArrowLeft: (mark) => scene.previous(mark),
    ArrowUp: (mark) => scene.chainAt(mark)[1] ?? null,
    Home: () => scene.first(),
    End: () => scene.last(),
  };

  function goTo(mark) {
    actions.rove(mark);
    // On a narrow screen the preview takes the bottom.
    mark.scrollIntoView({ block: isNarrow() ? 'center' : 'nearest' });
    mark.focus({ preventScroll: true });
    actions.previewMark(mark, { pinned: true });
    actions.say(mark);
  }

  article.addEventListener('keydown', (event) => {
    const mark = event.target.closest('mark');
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in moves) {
      event.preventDefault();
      const next = moves[event.key](mark);
      if (next) goTo(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      actions.select(scene.factOf(mark), mark);
      preview.hide();
      actions.toCard(scene.factOf(mark), { focus: true });
    } else if (event.key === ' ') {
      event.preventDefault();
      const chosen = actions.selectOutward(scene.chainAt(mark));
      goTo(chosen);
      if (!isNarrow()) actions.toCard(scene.factOf(chosen), { focus: false });
    }
  });

  article.addEventListener('focusin', (event) => {
    const mark = event.target.closest('mark');
    if (mark) actions.rove(mark);
    if (mark?.matches(':focus-visible')) actions.previewMark(mark, { pinned: true });
  });
  article.addEventListener('focusout', () => {
    if (!isNarrow()) preview.hide();
    actions.unlight();
  });

  document.addEventListener('keydown', (event) => {
    // Within a sheet or a form it closes that alone.
    if (event.key === 'Escape' && event.target.closest('dialog') === null) actions.clear();
  });
}
