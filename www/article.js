// Draws a paragraph with its marks: marks are nested <mark>s. The drawn text, concatenated, is the text given: nothing is
// trimmed, folded or replaced.

import { element } from './dom.js';

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

/** The element of a paragraph, with its words alone. */
export function plainParagraph(blocks, text) {
  const kind = kindOf(blocks);
  const node = element(kind === 'headline' ? 'h3' : 'p', { class: `block ${kind}`, dir: 'auto' });
  for (const [part, block] of parts(blocks, node)) drawPieces(part, { ...block, marks: [] }, text, block === blocks.at(-1));
  return node;
}

/** Draws the marks of a paragraph into its element. `entryOf(mark)` gives its class and is told its element, as `node`. */
export function markParagraph(node, blocks, text, entryOf) {
  node.replaceChildren();
  for (const [part, block] of parts(blocks, node)) drawPieces(part, block, text, block === blocks.at(-1), entryOf);
}

/** Where each block of a paragraph is drawn: in the paragraph itself, or in an element of its own kind within. */
function* parts(blocks, node) {
  const kind = kindOf(blocks);
  for (const block of blocks) {
    const part = block.kind === kind ? node : element('span', { class: `part ${block.kind}` });
    yield [part, block];
    if (part !== node) node.append(part);
  }
}

function drawPieces(part, block, text, hidesGap, entryOf) {
  let into = part;
  for (const piece of pieces(block, text)) {
    if (piece.text !== undefined) into.append(piece.text);
    else if (piece.gap !== undefined) into.append(hidesGap ? element('span', { class: 'gap' }, piece.gap) : piece.gap);
    else if (piece.close) into = into.parentNode;
    else {
      const entry = entryOf(piece.open);
      const { category, fact } = piece.open;
      entry.node = element('mark', { class: entry.style, 'data-category': category, 'data-fact': fact, tabindex: -1 });
      into.append(entry.node);
      into = entry.node;
    }
  }
}
