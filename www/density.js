// The strip beside the text that shows where casualty figures, quotes and names lie in it, one lane each, and what of it
// the window shows. A click, a drag or the arrow keys jump. Height on the strip is share of the text, so that it is right
// however much of the text is drawn.

import { byId } from './dom.js';
import { CATEGORIES, placeInText } from './labels.js';
import { offsetAtHeight } from './sight.js';

/** The lanes from left to right, by the hue of the marks. */
const LANES = ['casualties', 'quotes', 'names'];
/** How high a tick is, and how much less a lane with few marks is seen than one with many. */
const TICK_PX = 3;
const FAINTEST = 0.4;
/** Marks at one place from which on a tick is as strong as can be. */
const MANY = 4;
/** A text that is not longer than this many windows needs no strip. */
const WINDOWS = 1.5;
/** What stands at the top of the window over the text. */
const HEAD_PX = 100;
const KEYS = { ArrowDown: 0.01, ArrowUp: -0.01, PageDown: 0.1, PageUp: -0.1, Home: -1, End: 1 };

/** How many marks of each lane begin in each of `n` parts of a text of `length`. */
export function densities(entries, length, n) {
  const lanes = Object.fromEntries(LANES.map((lane) => [lane, new Uint16Array(n)]));
  for (const { category, start } of entries) {
    const lane = lanes[CATEGORIES[category]?.hue];
    if (lane) lane[Math.min(n - 1, Math.floor((start / length) * n))] += 1;
  }
  return lanes;
}

/** Wires the strip on `article`. Returns `show(text, entries, reach)` for a newly drawn text. */
export function offerDensity(article) {
  const strip = byId('density');
  const canvas = byId('density-lanes');
  const pane = byId('density-window');
  let length = 0;
  let entries = [];
  let reach = () => null;
  let frame = 0;
  let at = 0;

  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (strip.hidden || height === 0) return;
    const scale = devicePixelRatio;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext('2d');
    pen.scale(scale, scale);
    const style = getComputedStyle(strip);
    const isForced = matchMedia('(forced-colors: active)').matches;
    const n = Math.max(1, Math.floor(height / TICK_PX));
    const lanes = densities(entries, length, n);
    const wide = width / LANES.length;
    LANES.forEach((lane, i) => {
      pen.fillStyle = isForced ? 'CanvasText' : style.getPropertyValue(`--${lane}`);
      lanes[lane].forEach((count, y) => {
        if (count === 0) return;
        pen.globalAlpha = FAINTEST + (1 - FAINTEST) * Math.min(1, count / MANY);
        pen.fillRect(i * wide + 1, y * TICK_PX, wide - 2, TICK_PX - 1);
      });
    });
  }

  function follow() {
    if (strip.hidden || length === 0) return;
    const top = offsetAtHeight(article, HEAD_PX, length) / length;
    const bottom = offsetAtHeight(article, innerHeight, length) / length;
    at = top;
    pane.style.top = `${top * 100}%`;
    pane.style.height = `${Math.max(1, (bottom - top) * 100)}%`;
    strip.setAttribute('aria-valuenow', String(Math.round(top * 100)));
    strip.setAttribute('aria-valuetext', placeInText(top));
  }

  function jump(share) {
    const offset = Math.min(length - 1, Math.max(0, Math.floor(share * length)));
    const block = reach(offset);
    if (!block) return;
    block.scrollIntoView({ block: 'start' });
    follow();
  }

  function fit() {
    strip.hidden = article.offsetHeight < WINDOWS * innerHeight;
    draw();
    follow();
  }

  const shareAt = (event) => {
    const { top, height } = canvas.getBoundingClientRect();
    return (event.clientY - top) / height;
  };
  strip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    strip.setPointerCapture(event.pointerId);
    jump(shareAt(event));
  });
  strip.addEventListener('pointermove', (event) => {
    if (strip.hasPointerCapture(event.pointerId)) jump(shareAt(event));
  });
  strip.addEventListener('keydown', (event) => {
    const by = KEYS[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    jump(Math.abs(by) === 1 ? Math.max(0, by) : at + by);
  });
  addEventListener(
    'scroll',
    () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    },
    { passive: true },
  );
  addEventListener('resize', fit, { passive: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  return {
    show(text, marks, reachAt) {
      length = text.length;
      entries = marks;
      reach = reachAt;
      // Measuring now would lay the page out once more than it is drawn.
      requestAnimationFrame(fit);
    },
  };
}
