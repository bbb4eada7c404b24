// Search in the text, beside the browser's own, which knows nothing of what is far down: a field with a count, next and
// previous. Hits are painted by the CSS Custom Highlight API, which leaves the page's elements alone; where there is none,
// the current hit is selected.

import { byId } from './dom.js';
import { hitsOf, unaccented } from './find.js';
import { hitCount } from './labels.js';
import { rangeOf } from './offsets.js';
import { spanInSight } from './sight.js';

/** What is painted beyond the window on each side, in window heights. */
const MARGIN = 1;
/** Milliseconds without a keystroke before the count is spoken. */
const SPEAK_AFTER_MS = 600;
/** Room kept free at the top and the bottom of the window around a hit. */
const EDGE_PX = 120;

/** Wires the search on `article`. Returns `show(text, reach)` for a newly drawn text and `paint()` for one drawn further. */
export function offerSearch(article, announce) {
  const field = byId('search');
  const output = byId('search-count');
  const canPaint = 'highlights' in CSS;
  const [all, one] = canPaint ? [new Highlight(), new Highlight()] : [null, null];
  if (canPaint) {
    one.priority = 1;
    CSS.highlights.set('hit', all);
    CSS.highlights.set('current-hit', one);
  }
  let folded = '';
  let reach = () => null;
  let hits = [];
  let current = -1;
  let speaking = 0;
  let frame = 0;

  function say() {
    output.textContent = field.value.trim() === '' ? '' : hitCount(current, hits.length);
    clearTimeout(speaking);
    if (output.textContent !== '') speaking = setTimeout(() => announce(output.textContent), SPEAK_AFTER_MS);
    for (const id of ['search-previous', 'search-next']) byId(id).disabled = hits.length === 0;
  }

  function paint() {
    if (!canPaint) return;
    all.clear();
    one.clear();
    if (hits.length === 0) return;
    const [from, to] = spanInSight(article, MARGIN * innerHeight);
    for (let i = firstFrom(hits, from); i < hits.length && hits[i][0] < to; i++) {
      const range = rangeOf(article, ...hits[i]);
      if (range) (i === current ? one : all).add(range);
    }
  }

  function go(index) {
    if (hits.length === 0) return;
    current = (index + hits.length) % hits.length;
    const [start, end] = hits[current];
    const block = reach(start);
    const range = rangeOf(article, start, end);
    const isAway = () => {
      const { top, bottom } = range.getBoundingClientRect();
      return top < EDGE_PX || bottom > innerHeight - EDGE_PX;
    };
    if (isAway()) block.scrollIntoView({ block: 'center' });
    // A paragraph can be longer than the window.
    if (isAway()) scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2 });
    if (!canPaint) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    paint();
    say();
  }

  function search() {
    hits = hitsOf(folded, field.value);
    current = -1;
    paint();
    say();
  }

  const forward = () => go(current < 0 ? firstFrom(hits, spanInSight(article, 0)[0]) : current + 1);
  const back = () => go(current < 0 ? firstFrom(hits, spanInSight(article, 0)[0]) - 1 : current - 1);

  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey) back();
      else forward();
    } else if (event.key === 'Escape' && field.value !== '') {
      event.preventDefault();
      event.stopPropagation();
      field.value = '';
      search();
    }
  });
  byId('search-next').addEventListener('click', forward);
  byId('search-previous').addEventListener('click', back);
  const paintSoon = () => {
    if (hits.length === 0) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(paint);
  };
  addEventListener('scroll', paintSoon, { passive: true });
  addEventListener('resize', paintSoon, { passive: true });

  return {
    show(text, reachAt) {
      folded = unaccented(text);
      reach = reachAt;
      const kept = current;
      search();
      if (kept >= 0 && kept < hits.length) current = kept;
      say();
      paint();
    },
    paint: paintSoon,
  };
}

/** The first of `hits` that begins at `offset` or after it; the number of them where none does. */
function firstFrom(hits, offset) {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle][0] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
