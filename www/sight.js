// What of the text the window shows, by the sheets that it is drawn in (see sheets.js).

/** The part of the text in the window and `margin` pixels around, whole sheets, as `[start, end]`. */
export function spanInSight(article, margin) {
  const sheets = article.children;
  const first = firstBelow(sheets, (box) => box.bottom > -margin);
  const after = firstBelow(sheets, (box) => box.top > innerHeight + margin);
  const startOf = (index) => (index < sheets.length ? Number(sheets[index].dataset.start) : Infinity);
  return [startOf(first), startOf(after)];
}

/** About which offset stands `y` pixels below the top of the window: within a sheet, text is taken as even. */
export function offsetAtHeight(article, y, length) {
  const sheets = article.children;
  if (sheets.length === 0) return 0;
  const index = Math.min(firstBelow(sheets, (box) => box.bottom > y), sheets.length - 1);
  const { top, height } = sheets[index].getBoundingClientRect();
  const start = Number(sheets[index].dataset.start);
  const end = Number(sheets[index + 1]?.dataset.start ?? length);
  const share = height === 0 ? 0 : Math.min(1, Math.max(0, (y - top) / height));
  return start + share * (end - start);
}

function firstBelow(sheets, isBelow) {
  let [low, high] = [0, sheets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(sheets[middle].getBoundingClientRect())) high = middle;
    else low = middle + 1;
  }
  return low;
}
