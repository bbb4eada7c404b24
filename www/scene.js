// What is drawn at the moment, and the ways through it: from a fact to its marks and its card, from a node to the
// marks around it, from an offset to its paragraph. Knows which categories are switched off.

const NOTHING = { text: '', facts: new Map(), marks: new Map(), lines: [], cards: new Map() };

/** What nobody said is shown only to who asks for it. */
const OFF_AT_FIRST = ['attitude'];

/**
 * The scene on `article` and, for the categories that are hidden there too, `pane`. What `show` takes is `{ text, facts, marks, lines, cards }`: see describe.js, article.js and
 * facts.js; without it nothing is drawn.
 */
export function createScene(article, pane) {
  const off = new Set();
  let drawn = NOTHING;

  /** Whether a mark counts: its category is on, or it is selected all the same. */
  const isOn = (mark) => !off.has(mark.dataset.category) || mark.classList.contains('selected');

  function switchOff(category, isOff) {
    if (isOff) off.add(category);
    else off.delete(category);
    for (const node of [article, pane]) node.classList.toggle(`without-${category}`, isOff);
  }
  for (const category of OFF_AT_FIRST) switchOff(category, true);

  return {
    show(next = NOTHING) {
      drawn = next;
    },

    /** The categories that are switched off. */
    off,

    switchOff,

    isOn,
    text: () => drawn.text,
    factOf: (node) => node.dataset.fact,
    /** What describe.js says of a fact. */
    described: (fact) => drawn.facts.get(fact),
    card: (fact) => drawn.cards.get(fact) ?? null,
    marksOf: (fact) => (drawn.marks.get(fact) ?? []).map(({ node }) => node),

    /** The marks that count around a node, innermost first. */
    chainAt(node) {
      const chain = [];
      for (let mark = node.closest('mark'); mark && article.contains(mark); mark = mark.parentNode.closest('mark')) {
        if (isOn(mark)) chain.push(mark);
      }
      return chain;
    },

    /** All marks that count, in reading order. */
    inOrder: () => [...article.querySelectorAll('mark')].filter(isOn),

    /** The first mark of a fact that touches a span. */
    markAt(fact, [start, end]) {
      return (drawn.marks.get(fact) ?? []).find((mark) => mark.start < end && mark.end > start)?.node ?? null;
    },

    /** Which of the fact's places a mark of it stands at. */
    placeOf(fact, mark) {
      const found = drawn.marks.get(fact)?.find(({ node }) => node === mark);
      const places = drawn.facts.get(fact)?.places ?? [];
      return Math.max(0, places.findIndex(([start, end]) => found && found.start < end && found.end > start));
    },

    /** The paragraph that an offset stands in. */
    paragraphAt: (offset) => drawn.lines.find(({ end }) => offset < end)?.node ?? null,
  };
}
