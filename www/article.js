// Draws the text with its marks: one element a paragraph, marks as nested <mark>s. The drawn text, concatenated, is the
// text given: nothing is trimmed, folded or replaced.

import { element } from './dom.js';

/** From this many blocks on, the browser may skip drawing those out of sight. */
const MANY_BLOCKS = 120;

const QUOTE_STYLES = { direct: null, mixed: 'partly', indirect: 'reported' };

/**
 * What to draw for a block, in order: `{ text }`, `{ open: mark }`, `{ close: true }`, and last the white space
 * after the block as `{ gap }`. Expects marks outer first and never crossing.
 */
export function* pieces(block, text) {
  const whole = text.slice(block.start, block.end);
  const end = block.start + whole.trimEnd().length;
  const open = [];
  let at = block.start;
  for (const mark of block.marks) {
    while (open.length > 0 && open.at(-1) <= mark.start) {
      const close = open.pop();
      if (close > at) yield { text: text.slice(at, close) };
      at = Math.max(at, close);
      yield { close: true };
    }
    if (mark.start > at) yield { text: text.slice(at, mark.start) };
    at = Math.max(at, mark.start);
    yield { open: mark };
    open.push(mark.end);
  }
  while (open.length > 0) {
    const close = open.pop();
    if (close > at) yield { text: text.slice(at, close) };
    at = Math.max(at, close);
    yield { close: true };
  }
  if (end > at) yield { text: text.slice(at, end) };
  at = Math.max(at, end);
  if (block.end > at) yield { gap: text.slice(at, block.end) };
}

/** Blocks that stand in one line, as a story does after its dateline, in one list. */
export function paragraphs(blocks) {
  const lists = [];
  for (const block of blocks) {
    if (block.joined && lists.length > 0) lists.at(-1).push(block);
    else lists.push([block]);
  }
  return lists;
}

/** A paragraph is what its text is, not what its dateline or the credit at its end is. */
export function kindOf(blocks) {
  return (blocks.find(({ kind }) => kind !== 'dateline') ?? blocks[0]).kind;
}

/**
 * The class of a mark, from what it marks: `reported` for speech in the writer's words, `partly` where some are the
 * speaker's own, `aside` for the evidence of a casualty figure that is not the figure itself.
 */
export function markStyles(view) {
  const kinds = new Map(view.quotes.map(({ id, kind }) => [id, QUOTE_STYLES[kind]]));
  const figures = new Map(view.claims.map(({ id, spans }) => [id, spans[0]]));
  return ({ fact, start, end }) => {
    if (kinds.has(fact)) return kinds.get(fact);
    const figure = figures.get(fact);
    return figure && (figure[1] <= start || end <= figure[0]) ? 'aside' : null;
  };
}

function drawParagraph(blocks, text, marks, styleOf) {
  const kind = kindOf(blocks);
  const node = element(kind === 'headline' ? 'h3' : 'p', { class: `block ${kind}`, dir: 'auto' });
  for (const block of blocks) {
    const part = block.kind === kind ? node : element('span', { class: `part ${block.kind}` });
    drawPieces(part, block, text, { marks, styleOf, hidesGap: block === blocks.at(-1) });
    if (part !== node) node.append(part);
  }
  return node;
}

function drawPieces(part, block, text, { marks, styleOf, hidesGap }) {
  let into = part;
  for (const piece of pieces(block, text)) {
    if (piece.text !== undefined) into.append(piece.text);
    else if (piece.gap !== undefined) into.append(hidesGap ? element('span', { class: 'gap' }, piece.gap) : piece.gap);
    else if (piece.close) into = into.parentNode;
    else {
      const { category, fact, start, end } = piece.open;
      const mark = element('mark', {
        class: styleOf(piece.open),
        'data-category': category,
        'data-fact': fact,
        tabindex: -1,
      });
      into.append(mark);
      into = mark;
      if (!marks.has(fact)) marks.set(fact, []);
      marks.get(fact).push({ start, end, node: mark });
    }
  }
}

/**
 * Draws `view` of `text` out of sight, taking turns with the page (see turns.js). Returns the blocks as a fragment, for
 * each fact its marks in reading order, and each paragraph with where it ends.
 */
export async function drawArticle(view, text, turn) {
  const fragment = document.createDocumentFragment();
  const marks = new Map();
  const lines = [];
  const styleOf = markStyles(view);
  for (const blocks of paragraphs(view.blocks)) {
    const node = drawParagraph(blocks, text, marks, styleOf);
    lines.push({ end: blocks.at(-1).end, node });
    fragment.append(node);
    await turn();
  }
  return { fragment, marks, lines, isLong: lines.length > MANY_BLOCKS };
}
