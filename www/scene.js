// What is drawn at the moment, and the ways through it: from a fact to its marks and its card, from a node to the
// marks around it, from an offset to its paragraph. Knows which categories are switched off.

import { grouped } from './grouped.js';

const NOTHING = { text: '', facts: new Map(), entries: [], ensure: () => null, lineAt: () => null, cardOf: () => null, dots: new Map() };

/** What nobody said is shown only to who asks for it. */
const OFF_AT_FIRST = ['attitude'];

/**
 * The scene on `article` and, for the categories that are hidden there too, `pane`. What `show` takes is `{ text, facts,
 * entries, ensure, lineAt, cardOf }`: see describe.js, sheets.js and facts.js; without it nothing is drawn. Marks of a
 * long text may have no element yet: those that are asked for by themselves are drawn for it.
 */
export function createScene(article, pane) {
  const off = new Set();
  let drawn = NOTHING;
  /** The marks of each fact in reading order. */
  let marks = new Map();

  /** Whether a mark counts: its category is on, or it is selected all the same. */
  const isOn = (mark) => !off.has(mark.dataset.category) || mark.classList.contains('selected');
  const isEntryOn = ({ category, node }) => !off.has(category) || (node?.classList.contains('selected') ?? false);

  function switchOff(category, isOff) {
    if (isOff) off.add(category);
    else off.delete(category);
    for (const node of [article, pane]) node.classList.toggle(`without-${category}`, isOff);
  }
  for (const category of OFF_AT_FIRST) switchOff(category, true);

  const indexOf = (mark) => drawn.entries.findIndex(({ node }) => node === mark);
  const reach = (entry) => (entry ? drawn.ensure(entry) : null);

  return {
    show(next = NOTHING) {
      drawn = next;
      marks = grouped(drawn.entries, ({ fact }) => fact);
    },

    /** The categories that are switched off. */
    off,

    switchOff,

    isOn,
    text: () => drawn.text,
    factOf: (node) => node.dataset.fact,
    /** What describe.js says of a fact. */
    described: (fact) => drawn.facts.get(fact),
    card: (fact) => drawn.cardOf(fact),
    /** The marks of a fact that are drawn. */
    dot: (fact) => drawn.dots.get(fact) ?? null,
    marksOf: (fact) => (marks.get(fact) ?? []).flatMap(({ node }) => node ?? []),

    /** The marks that count around a node, innermost first. */
    chainAt(node) {
      const chain = [];
      for (let mark = node.closest('mark'); mark && article.contains(mark); mark = mark.parentNode.closest('mark')) {
        if (isOn(mark)) chain.push(mark);
      }
      return chain;
    },

    /** The first and the last of the marks that count, in reading order, and the neighbours of one. */
    first: () => reach(drawn.entries.find(isEntryOn)),
    last: () => reach(drawn.entries.findLast(isEntryOn)),
    next: (mark) => reach(drawn.entries.slice(indexOf(mark) + 1).find(isEntryOn)),
    previous: (mark) => reach(drawn.entries.slice(0, indexOf(mark)).findLast(isEntryOn)),

    /** The first mark of a fact that touches a span. */
    markAt(fact, [start, end]) {
      return reach((marks.get(fact) ?? []).find((mark) => mark.start < end && mark.end > start));
    },

    /** Which of the fact's places a mark of it stands at. */
    placeOf(fact, mark) {
      const found = marks.get(fact)?.find(({ node }) => node === mark);
      const places = drawn.facts.get(fact)?.places ?? [];
      return Math.max(0, places.findIndex(([start, end]) => found && found.start < end && found.end > start));
    },

    /** The paragraph that an offset stands in. */
    paragraphAt: (offset) => drawn.lineAt(offset),
  };
}
