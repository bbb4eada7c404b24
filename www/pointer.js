// The pointer: hovering previews both ways, a click jumps both ways, a second click goes to the mark around.

const isSelectingText = () => !(getSelection()?.isCollapsed ?? true);

const isInSight = (node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/** The card, the figure of the toll, the row of a victim or the link to a card that a node of the sidebar belongs to. */
const cardAt = (node) => node.closest('[data-to], .card, .toll-row, .victim');

/** Listens on `article` and `pane`; `actions` are those of selection.js. Returns `rest()`. */
export function followPointer(article, pane, actions) {
  const { scene, preview, isNarrow } = actions;

  // What is drawn anew under a pointer at rest is not what the reader points at: that takes a move.
  let isResting = false;
  const follow = (node, over) => {
    node.addEventListener('pointerover', (event) => {
      if (!isResting && event.pointerType !== 'touch') over(event);
    });
    node.addEventListener('pointermove', (event) => {
      if (isResting && event.pointerType !== 'touch') over(event);
    });
  };
  addEventListener('pointermove', () => (isResting = false), { passive: true });

  const letGo = () => {
    actions.unlight();
    preview.leave();
  };

  follow(article, (event) => {
    const [mark] = scene.chainAt(event.target);
    if (mark) actions.previewMark(mark);
    else letGo();
  });
  article.addEventListener('pointerleave', letGo);

  follow(pane, (event) => {
    const card = cardAt(event.target);
    if (!card) {
      letGo();
      return;
    }
    const fact = card.dataset.to ?? scene.factOf(card);
    if (actions.isLit(fact) && preview.isOpen()) return;
    actions.light(fact);
    const described = scene.described(fact);
    const needsPreview = !isNarrow() && described.places.length > 0 && !scene.marksOf(fact).some(isInSight);
    if (needsPreview) preview.ofWords(fact, described, scene.text(), card);
    else preview.leave();
  });
  pane.addEventListener('pointerleave', letGo);

  article.addEventListener('click', (event) => {
    if (isSelectingText()) return;
    const chain = scene.chainAt(event.target);
    if (chain.length === 0) {
      actions.clear();
      return;
    }
    const mark = actions.selectOutward(chain);
    mark.focus({ preventScroll: true });
    if (isNarrow()) actions.previewMark(mark, { pinned: true });
    else {
      preview.hide();
      actions.toCard(scene.factOf(mark), { focus: false });
    }
    actions.say(mark);
  });

  pane.addEventListener('click', (event) => {
    const card = cardAt(event.target);
    if (!card || isSelectingText() || event.target.closest('summary, .cite, .verdicts, .whys')) return;
    if (card.dataset.to) {
      event.preventDefault();
      preview.hide();
      actions.select(card.dataset.to, null);
      actions.toCard(card.dataset.to, { focus: true });
      return;
    }
    const fact = scene.factOf(card);
    const step = event.target.closest('.step');
    const at = card.matches('.victim') ? card.querySelector('.at') : event.target.closest('.at');
    preview.hide();
    if (step) actions.step(fact, Number(step.dataset.step));
    // A click without a pointer is a key: then the focus goes along.
    else actions.toText(fact, at ? Number(at.dataset.at) : actions.placeIn(fact), { focus: event.detail === 0 });
  });

  // A preview stands where its mark was: scrolling takes it away, unless it is kept.
  addEventListener('scroll', () => preview.leave(), { passive: true });

  return {
    /** To be called when something new is drawn. */
    rest() {
      isResting = true;
    },
  };
}
