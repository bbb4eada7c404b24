// From places on the page to offsets in the text given, in UTF-16 units, and back. The article's text nodes, concatenated,
// are the text, also where its marks are not drawn yet; each sheet of it (see sheets.js) knows where it starts.

const startOf = (sheet) => Number(sheet.dataset.start);

/** The offset of a place in `article`: a node in it and a position in that node, as ranges give them. */
export function offsetAt(article, node, position) {
  const range = document.createRange();
  const sheet = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentNode).closest('.sheet');
  range.setStart(sheet ?? article, 0);
  range.setEnd(node, position);
  return (sheet ? startOf(sheet) : 0) + range.toString().length;
}

/** The place in `article` where `offset` is: `[node, position]`, or `null` beyond its end. */
export function placeAt(article, offset) {
  const sheet = sheetAt(article, offset);
  if (sheet === null) return null;
  const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  let left = offset - startOf(sheet);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return null;
}

/** The words from `start` to `end` as a range of the page. */
export function rangeOf(article, start, end) {
  const [from, to] = [placeAt(article, start), placeAt(article, end)];
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The sheet that an offset stands in. */
function sheetAt(article, offset) {
  const sheets = article.children;
  let [low, high] = [0, sheets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(sheets[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return sheets[low - 1] ?? null;
}

/**
 * What the reader has selected in `article`, as `[start, end]` without the white space around it; `null` where nothing of
 * the article is. Of a selection that goes beyond the article, what lies in it.
 */
export function selectedSpan(article) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(article);
  const isBefore = whole.compareBoundaryPoints(Range.START_TO_START, range) > 0;
  const isBeyond = whole.compareBoundaryPoints(Range.END_TO_END, range) < 0;
  const start = isBefore ? 0 : offsetAt(article, range.startContainer, range.startOffset);
  const words = (isBefore || isBeyond ? clipped(range, whole, isBefore, isBeyond) : range).toString();
  return trimmed(words, start);
}

function clipped(range, whole, isBefore, isBeyond) {
  const inside = range.cloneRange();
  if (isBefore) inside.setStart(whole.startContainer, whole.startOffset);
  if (isBeyond) inside.setEnd(whole.endContainer, whole.endOffset);
  return inside;
}

/** The span of `words`, which begin at `start`, without the white space around them; `null` where nothing is left. */
export function trimmed(words, start) {
  const inner = words.trim();
  if (inner === '') return null;
  const from = start + words.indexOf(inner);
  return [from, from + inner.length];
}

/** Runs `change`, which draws `box` anew, and selects again what was selected of `article`. */
export function keepingSelection(article, box, change) {
  const selection = getSelection();
  const ends = selection && !selection.isCollapsed
    ? [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]]
    : [];
  if (!ends.some(([node]) => box.contains(node))) {
    change();
    return;
  }
  // An end outside of the box stays where it is.
  const offsets = ends.map(([node, position]) => (box.contains(node) ? offsetAt(article, node, position) : null));
  change();
  const [anchor, focus] = ends.map((end, i) => (offsets[i] === null ? end : placeAt(article, offsets[i])));
  selection.setBaseAndExtent(...anchor, ...focus);
}
