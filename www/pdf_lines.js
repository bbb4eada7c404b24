// The words of a PDF page, which knows only where each piece stands, as lines in the order in which people read them:
// down one column, then down the next. Units are those of the page, y grows upwards. Pure: no DOM, no library.

/** A gap wider than this many times the height of the letters parts two columns; a narrower one parts words. */
const COLUMN_GAP = 1.3;
const WORD_GAP = 0.17;
/** Pieces whose baselines are closer than this, in heights, stand in one line. */
const SAME_LINE = 0.4;
/** Fewer lines than this on one side are no column. */
const MIN_COLUMN_LINES = 3;
/** So many places are looked at for a gap: a hostile page has thousands. */
const MAX_CANDIDATES = 20;

/**
 * The lines of a page, each `{ text, left, right, y, height, column }`, from pieces of `{ text, left, right, y, height }`
 * in the order of the file. Lines of one column have the same number as `column`.
 */
export function linesOfPage(pieces) {
  const columns = columnsOf(segmentsOf(pieces.filter(({ text }) => text !== '')));
  return columns.flatMap((segments, column) => linesOf(segments).map((line) => ({ ...line, column })));
}

/** Pieces that follow each other in one line without a wide gap, as one. */
function segmentsOf(pieces) {
  const segments = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    const height = Math.max(piece.height, last?.height ?? 0) || 1;
    const gap = last ? piece.left - last.right : 0;
    const isBlank = piece.text.trim() === '';
    const follows = last && Math.abs(piece.y - last.y) < SAME_LINE * height && gap > -0.5 * height && gap < COLUMN_GAP * height;
    if (follows) append(last, piece, gap > WORD_GAP * height);
    else if (!isBlank) segments.push({ ...piece });
  }
  return segments.filter(({ text }) => text.trim() !== '');
}

function append(line, piece, isApart) {
  const needsSpace = isApart && !/\s$/u.test(line.text) && !/^\s/u.test(piece.text);
  line.text += (needsSpace ? ' ' : '') + piece.text;
  if (piece.text.trim() === '') return;
  line.right = Math.max(line.right, piece.right);
  // What is set small at a baseline of its own, a footnote mark, does not say where the line stands.
  if (piece.height > line.height) Object.assign(line, { height: piece.height, y: piece.y });
}

/**
 * Segments as columns in reading order. What runs across both columns, such as a headline, parts what is above it from
 * what is below; left and right of a gap are looked at again for further columns.
 */
function columnsOf(segments) {
  const gap = gapOf(segments);
  if (gap === null) return segments.length === 0 ? [] : [segments];
  const across = segments.filter(({ left, right }) => left < gap && right > gap).sort((a, b) => b.y - a.y);
  const columns = [];
  let above = Infinity;
  for (const { y: below } of [...across, { y: -Infinity }]) {
    const band = segments.filter(({ left, right, y }) => y < above && y > below && (right <= gap || left >= gap));
    columns.push(...columnsOf(band.filter(({ right }) => right <= gap)), ...columnsOf(band.filter(({ left }) => left >= gap)));
    const wide = across.filter(({ y }) => y === below);
    if (wide.length > 0) {
      const [last] = columns.slice(-1);
      // Lines across the page that follow each other are one column.
      if (last && last.isWide && band.length === 0) last.push(...wide);
      else columns.push(Object.assign(wide, { isWide: true }));
    }
    above = below;
  }
  return columns;
}

/** Where the gap between two columns is, or `null`: few lines cross it, and many stand on either side at one height. */
function gapOf(segments) {
  const lefts = segments.map(({ left }) => left).sort((a, b) => a - b);
  const rights = segments.map(({ right }) => right).sort((a, b) => a - b);
  const candidates = [...new Set(lefts.map((left) => Math.round(left) - 1))]
    .map((x) => {
      const nLeft = nBelow(rights, x);
      const nRight = segments.length - nBelow(lefts, x);
      const n = Math.min(nLeft, nRight);
      return { x, n, score: n - (segments.length - nLeft - nRight) };
    })
    .filter(({ n, score }) => n >= MIN_COLUMN_LINES && score >= 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_CANDIDATES);
  return candidates.find(({ x }) => standBeside(segments, x))?.x ?? null;
}

/** Whether what is left of `x` and what is right of it stand mostly at the same height. */
function standBeside(segments, x) {
  const left = segments.filter(({ right }) => right <= x);
  const right = segments.filter((segment) => segment.left > x);
  const beside = Math.min(top(left), top(right)) - Math.max(bottom(left), bottom(right));
  const height = Math.min(top(left) - bottom(left), top(right) - bottom(right));
  return height > 0 && beside > 0.5 * height;
}

/** How many of the sorted numbers are `x` or less. */
function nBelow(sorted, x) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

const top = (segments) => segments.reduce((most, { y }) => Math.max(most, y), -Infinity);
const bottom = (segments) => segments.reduce((least, { y }) => Math.min(least, y), Infinity);

/** The segments of one column as lines from top to bottom; the parts of a line that is spread out join again. */
function linesOf(column) {
  const lines = [];
  for (const segment of column.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - segment.y) < SAME_LINE * Math.min(last.height, segment.height)) {
      if (segment.left >= last.left) append(last, segment, true);
      else lines.splice(-1, 1, { ...segment, text: `${segment.text.trimEnd()} ${last.text}`, right: Math.max(last.right, segment.right) });
    } else lines.push({ ...segment });
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/[ \t\u00a0]+/gu, ' ').trim() }));
}
