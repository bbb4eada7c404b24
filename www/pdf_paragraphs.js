// Lines of a PDF to paragraphs: lines are joined, words parted at a line end made whole, paragraphs kept apart. Page numbers
// and running heads go only where they are sure to be that. Pure: no DOM, no library.

/** Lines this much further apart than most, or letters this much larger, begin a new paragraph. */
const WIDE_LEADING = 1.3;
const OTHER_HEIGHT = 1.12;
/** Lines of one paragraph are never further apart than so many heights: drafts with room for remarks are not. */
const MAX_LEADING = 2.6;
const OTHER_WIDTH = 1.4;
/** How far, in heights, a first line is set in. */
const INDENT = 0.7;
/** How far, in widths of the column, the last line of a paragraph stays short, with a full stop and without one. */
const SHORT = 0.12;
const VERY_SHORT = 0.25;
/** No word is longer than this. */
const MAX_WORD = 80;
/** Fewer lines than this do not show how wide their column is. */
const MIN_LINES = 3;
/** Of a column of many lines this share ends at its right edge or before. */
const MANY_LINES = 12;
const FULL_LINES = 0.85;
/** Running heads stand on at least so many pages, within this share of the page at its top or bottom. */
const MIN_PAGES = 3;
const EDGE = 0.14;

const ENDS_SENTENCE = /[.!?…:;]["'”’»)\]]*$/u;
const RUNS_ON = /[-‐\u00ad,—–]$/u;
const BEGINS_LOWER = /^[\p{Ll}(]/u;

/** The text of pages, each `{ height, lines }` with the lines of `linesOfPage`. */
export function paragraphsOfPages(pages) {
  const lines = withoutFurniture(pages).flatMap((page, i) => withColumns(page.lines).map((line) => ({ ...line, page: i })));
  const leading = usualLeading(lines);
  const whole = wordsOf(lines);
  const paragraphs = [];
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    if (last && !begins(line, last, leading)) append(paragraphs.at(-1), line.text, whole);
    else paragraphs.push([line.text]);
  });
  return paragraphs.map((parts) => parts.join('').replaceAll('\u00ad', '')).join('\n\n');
}

/** The lines of a page with what their columns are: the edges `columnLeft` and `columnRight`, and `nInColumn` lines. */
function withColumns(lines) {
  const columns = new Map();
  for (const line of lines) {
    if (!columns.has(line.column)) columns.set(line.column, []);
    columns.get(line.column).push(line);
  }
  const found = new Map([...columns].map(([column, inIt]) => [column, edgesOf(inIt)]));
  return lines.map((line) => ({ ...line, ...found.get(line.column) }));
}

function edgesOf(lines) {
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  return {
    columnLeft: lines.reduce((least, { left }) => Math.min(least, left), Infinity),
    // Of many lines, one or two may stand out over the edge.
    columnRight: rights[Math.floor((rights.length - 1) * (rights.length > MANY_LINES ? FULL_LINES : 1))],
    nInColumn: lines.length,
  };
}

/** Whether a line begins a paragraph, from how it stands to the one before. */
function begins(line, last, leading) {
  const height = Math.max(line.height, last.height);
  if (height > OTHER_HEIGHT * Math.min(line.height, last.height)) return true;
  const endsSentence = ENDS_SENTENCE.test(last.text);
  const isShort = !RUNS_ON.test(last.text) && hasRoom(last, line, endsSentence ? SHORT : VERY_SHORT);
  if (!sameColumn(line, last)) {
    // Over a column's or a page's end a paragraph runs on where its sentence does.
    if (BEGINS_LOWER.test(line.text)) return false;
    if (line.page === last.page && isOtherWidth(line, last)) return true;
    // Of a few lines alone nobody can tell how wide their column is.
    return isShort || (endsSentence && (isSetIn(line) || last.nInColumn < MIN_LINES));
  }
  if (last.y - line.y > WIDE_LEADING * (leading.get(Math.round(line.height)) ?? line.height * 1.2)) return true;
  return (isSetIn(line) && !isSetIn(last)) || (isShort && !BEGINS_LOWER.test(line.text));
}

function isSetIn({ left, columnLeft, height }) {
  return left - columnLeft > INDENT * height;
}

/** Whether the line after it, or its first word, would have had room in a line: so it was ended on purpose. */
function hasRoom({ text, left, right, columnLeft, columnRight }, next, share) {
  const room = columnRight - right;
  const word = next.text.split(' ', 1)[0].length + 1;
  return room > share * (columnRight - columnLeft) && room > (1.25 * word * (right - left)) / text.length;
}

/** Whether one of two lines runs across the page and the other stands in a column. */
function isOtherWidth(a, b) {
  const [narrow, wide] = [a, b].map(({ columnLeft, columnRight }) => columnRight - columnLeft).sort((x, y) => x - y);
  return wide > OTHER_WIDTH * narrow;
}

const sameColumn = (a, b) => a.page === b.page && a.column === b.column;

/** For letters of each height, how far apart their lines mostly are. */
function usualLeading(lines) {
  const gaps = new Map();
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    if (!last || !sameColumn(line, last) || last.y <= line.y) return;
    const height = Math.round(line.height);
    if (!gaps.has(height)) gaps.set(height, []);
    gaps.get(height).push(last.y - line.y);
  });
  // The lower third: where every paragraph is short, the gaps between paragraphs are as many as those within.
  const third = (found) => found.sort((a, b) => a - b)[Math.floor(found.length / 3)];
  return new Map([...gaps].map(([height, found]) => [height, Math.min(third(found), MAX_LEADING * height)]));
}

/** All words of the text, to tell "well-known" parted at its hyphen from a word parted at a line end. */
function wordsOf(lines) {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*/gu) ?? []));
}

/** Puts a line after the last of a paragraph's `parts`. Only that one is looked at: a paragraph can be a whole book. */
function append(parts, line, whole) {
  const before = parts.pop();
  const parted = /([\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*)([-‐\u00ad])$/u.exec(before.slice(-MAX_WORD));
  if (parted) {
    const [, start, hyphen] = parted;
    const rest = /^[\p{L}\p{N}]+/u.exec(line)?.[0] ?? '';
    const keepsHyphen = hyphen !== '\u00ad' && (!/^\p{Ll}/u.test(line) || isKnownWithHyphen(start, rest, whole));
    parts.push(keepsHyphen ? before : before.slice(0, -1), line);
  } else parts.push(before, /[—–/]$/u.test(before) ? '' : ' ', line);
}

function isKnownWithHyphen(start, rest, whole) {
  const [a, b] = [start.toLowerCase(), rest.toLowerCase()];
  return (whole.has(`${a}-${b}`) || whole.has(`${a}‐${b}`)) && !whole.has(a + b);
}

/** Pages without their running heads and page numbers. */
function withoutFurniture(pages) {
  const edges = pages.flatMap((page, i) => page.lines.filter((line) => isAtEdge(line, page)).map((line) => ({ line, page: i })));
  const drop = new Set();
  for (const found of group(edges, ({ line }) => `${Math.round(line.y / 3)} ${line.text.replace(/\d+/gu, '#')}`)) {
    if (isRunning(found, pages.length)) for (const { line } of found) drop.add(line);
  }
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !drop.has(line)) }));
}

function isAtEdge({ y }, { height }) {
  return y < EDGE * height || y > (1 - EDGE) * height;
}

/** The same words on many pages; or, where only numbers differ, numbers that count the pages. */
function isRunning(found, nPages) {
  const pages = new Set(found.map(({ page }) => page));
  const numbers = found.map(({ line, page }) => Number(/\d+/u.exec(line.text)?.[0]) - page);
  const counts = numbers.every((n) => n === numbers[0]);
  // A number alone that is the page's own is none of the text, even on a single page.
  if (found.every(({ line, page }) => line.text === String(page + 1))) return true;
  const isNumber = /^(?:page\s*)?[-–—|(\s]*\d+[-–—|)\s]*(?:(?:of|\/)\s*\d+)?$/iu.test(found[0].line.text);
  if (isNumber) return counts && (pages.size >= 2 || /^page/iu.test(found[0].line.text));
  const isEverywhere = pages.size >= MIN_PAGES && pages.size >= 0.4 * nPages;
  return isEverywhere && (counts || new Set(found.map(({ line }) => line.text)).size === 1);
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups.values();
}
