// Draws the text in sheets of some paragraphs. Those of a long text hold its words alone until they come near; only then
// are their marks drawn (see later.js). A sheet whose words are the same when the text is drawn anew keeps its element,
// and with the same marks all that is in it: the place that is read and what is selected there stay.

import { kindOf, markParagraph, markStyles, paragraphs, plainParagraph } from './article.js';
import { element } from './dom.js';
import { grouped } from './grouped.js';
import { keepingSelection } from './offsets.js';

/** A sheet ends with the paragraph that goes over one of these. */
const SHEET_LENGTH = 3000;
const SHEET_PARAGRAPHS = 24;
/** From this length on, sheets out of sight are left for later. */
const LONG_TEXT = 20_000;

/** About how large letters, lines and the space below a paragraph are drawn, to guess how high a sheet will be. */
const LETTER_PX = 8.2;
const LINE_PX = 34;
const GAP_PX = 17;

/** Paragraphs in sheets: lists of what `paragraphs` of article.js gives. */
export function sheetsOf(lines) {
  const sheets = [];
  let start = 0;
  for (const line of lines) {
    const sheet = sheets.at(-1);
    if (sheet && sheet.length < SHEET_PARAGRAPHS && line[0].start - start < SHEET_LENGTH) sheet.push(line);
    else {
      sheets.push([line]);
      start = line[0].start;
    }
  }
  return sheets;
}

/**
 * Plans the drawing of `view` of `text`, taking turns with the page (see turns.js). Gives `entries`, all marks in reading
 * order as `{ start, end, category, fact, style, sheet, node }`, `node` being null until it is drawn, and `sheets`.
 */
export async function planArticle(view, text, turn) {
  const styleOf = markStyles(view);
  const entries = [];
  const sheets = [];
  for (const lines of sheetsOf(paragraphs(view.blocks))) {
    const sheet = { start: lines[0][0].start, lines, node: null, first: entries.length, isDrawn: false };
    for (const mark of lines.flat().flatMap(({ marks }) => marks)) {
      entries.push({ ...mark, style: styleOf(mark), sheet, node: null });
    }
    sheet.end = lines.at(-1).at(-1).end;
    sheet.last = entries.length;
    sheet.words = text.slice(sheet.start, sheet.end);
    sheet.looks = looksOf(sheet, entries);
    sheets.push(sheet);
    await turn();
  }
  return { text, entries, sheets };
}

/** All that decides how a sheet is drawn, but its words. */
function looksOf({ lines, start, first, last }, entries) {
  const marks = entries.slice(first, last).flatMap((mark) => [mark.start - start, mark.end - start, mark.category, mark.fact, mark.style]);
  return [lines.map((blocks) => blocks.map(({ kind, end }) => `${kind}${end - start}`).join('+')), marks].join();
}

/**
 * Puts a plan on the page in place of `earlier`, the one that is there (or null). `later` draws what is out of sight;
 * `onMarks(entries)` is told of marks that are drawn then. Returns `ensure(entry)`, which gives the element of a mark
 * and draws it before if need be, `lineAt(offset)`, the paragraph there, and `reach(offset)`, the same drawn with its marks.
 */
export function drawArticle(article, plan, earlier, later, onMarks) {
  const { text, entries, sheets } = plan;
  const isLong = text.length > LONG_TEXT;
  const width = article.clientWidth || innerWidth;

  const fill = (sheet) => {
    let next = sheet.first;
    const entryOf = () => entries[next++];
    const draw = () => {
      sheet.lines.forEach((blocks, i) => {
        if (blocks.some(({ marks }) => marks.length > 0)) markParagraph(sheet.node.children[i], blocks, text, entryOf);
      });
    };
    keepingSelection(article, sheet.node, draw);
    sheet.isDrawn = true;
  };

  const seen = inSight(earlier);
  const stock = grouped(earlier?.sheets ?? [], ({ words }) => words);
  sheets.forEach((sheet, i) => {
    const old = stock.get(sheet.words)?.shift();
    if (old) adopt(sheet, old, plan, earlier);
    else {
      sheet.node = element('div', { class: 'sheet' });
      sheet.node.style.containIntrinsicBlockSize = `auto ${heightOf(sheet, width)}px`;
    }
    sheet.node.dataset.start = sheet.start;
    if (sheet.node.childElementCount === 0) sheet.node.append(...sheet.lines.map((blocks) => plainParagraph(blocks, text)));
    if (sheet.isDrawn || sheet.first === sheet.last) return;
    // What the reader looks at, now or at first, is drawn at once.
    if (i > 0 && !seen.has(sheet.node)) {
      later.add(sheet.node, () => {
        fill(sheet);
        onMarks(entries.slice(sheet.first, sheet.last));
      });
    } else fill(sheet);
  });
  markRuns(sheets);
  put(article, sheets.map(({ node }) => node));
  article.classList.toggle('long', isLong);

  return {
    ensure(entry) {
      if (entry.node === null) later.now(entry.sheet.node);
      return entry.node;
    },
    lineAt: (offset) => lineAt(sheets, offset),
    reach(offset) {
      const line = lineAt(sheets, offset);
      if (line) later.now(line.parentNode);
      return line;
    },
  };
}

/** The elements of the sheets that the window shows. */
function inSight(plan) {
  return new Set(
    (plan?.sheets ?? []).map(({ node }) => node).filter((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }),
  );
}

/** Takes over the element of a sheet with the same words and, where the marks are the same too, what is in it. */
function adopt(sheet, old, plan, earlier) {
  sheet.node = old.node;
  if (sheet.looks !== old.looks) {
    old.node.replaceChildren();
    return;
  }
  sheet.isDrawn = old.isDrawn;
  for (let i = 0; i < sheet.last - sheet.first; i++) {
    plan.entries[sheet.first + i].node = earlier.entries[old.first + i].node;
  }
}

/** Puts `nodes` into `box`, leaving those alone that stand there already: taking them out would forget their height. */
function put(box, nodes) {
  const kept = new Set(nodes);
  for (const child of [...box.children]) if (!kept.has(child)) child.remove();
  nodes.forEach((node, i) => {
    if (box.children[i] !== node) box.insertBefore(node, box.children[i] ?? null);
  });
}

/** The first paragraph of each run that is no part of the article carries the words that say so. */
function markRuns(sheets) {
  let isRun = false;
  for (const { lines, node } of sheets) {
    lines.forEach((blocks, i) => {
      const isBoilerplate = kindOf(blocks) === 'boilerplate';
      node.children[i].classList.toggle('opens', isBoilerplate && !isRun);
      isRun = isBoilerplate;
    });
  }
}

function heightOf({ lines }, width) {
  const perLine = Math.max(10, width / LETTER_PX);
  const heights = lines.map((blocks) => Math.ceil((blocks.at(-1).end - blocks[0].start) / perLine) * LINE_PX + GAP_PX);
  return heights.reduce((sum, height) => sum + height, 0);
}

function lineAt(sheets, offset) {
  const sheet = sheets.find(({ end }) => offset < end) ?? sheets.at(-1);
  if (!sheet) return null;
  const index = sheet.lines.findIndex((blocks) => offset < blocks.at(-1).end);
  return sheet.node.children[index < 0 ? sheet.lines.length - 1 : index];
}
