// Draws what is out of sight when it comes near, when somebody asks for it, or when the page has nothing else to do. All
// of it is drawn in the end, so that finding in the page, screen readers and printing reach everything.

/** How far out of sight a box is drawn already, so that scrolling never shows one undrawn. */
const NEAR = '1200px 0px';
/** Milliseconds of an idle turn that are left alone: the largest box takes about as long. */
const SPARE_MS = 5;
/** The length of a turn, however long the page is idle: somebody may begin to type. */
const TURN_MS = 15;
/** Where the browser does not tell when it is idle, the pause before a turn. */
const PAUSE_MS = 30;
/** After so long without an idle moment, as on a busy machine, a turn is taken all the same. */
const PATIENCE_MS = 100;

const whenIdle =
  globalThis.requestIdleCallback ??
  ((run) =>
    setTimeout(() => {
      const end = performance.now() + TURN_MS;
      run({ timeRemaining: () => end - performance.now() });
    }, PAUSE_MS));

/**
 * Boxes that wait to be drawn. `add(box, draw)` lets one wait; `now(box)` draws it at once, if it waits still; `start()`
 * begins to watch, when the boxes are on the page; `stop()` forgets them all.
 */
export function createLater() {
  const waiting = new Map();
  let isStopped = false;
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) now(target);
    },
    // `scrollMargin` is the same for boxes within what scrolls by itself.
    { rootMargin: NEAR, scrollMargin: NEAR },
  );

  function now(box) {
    const draw = waiting.get(box);
    if (!draw) return;
    waiting.delete(box);
    watcher.unobserve(box);
    draw();
  }

  function all() {
    for (const box of [...waiting.keys()]) now(box);
  }

  function goOn(deadline) {
    const end = performance.now() + TURN_MS;
    const hasTime = () => performance.now() < end && (deadline.didTimeout || deadline.timeRemaining() > SPARE_MS);
    for (const box of waiting.keys()) {
      if (isStopped || !hasTime()) break;
      now(box);
    }
    if (!isStopped && waiting.size > 0) whenIdle(goOn, { timeout: PATIENCE_MS });
  }

  return {
    add: (box, draw) => waiting.set(box, draw),
    now,
    isWaiting: (box) => waiting.has(box),
    start() {
      addEventListener('beforeprint', all);
      for (const box of waiting.keys()) watcher.observe(box);
      if (waiting.size > 0) whenIdle(goOn, { timeout: PATIENCE_MS });
    },
    stop() {
      isStopped = true;
      waiting.clear();
      watcher.disconnect();
      removeEventListener('beforeprint', all);
    },
  };
}
