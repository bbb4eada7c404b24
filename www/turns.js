// Takes turns with the page while something long is drawn, so that it never stands still.

/** Milliseconds of drawing before the page gets a turn. */
const SLICE_MS = 12;

/** Thrown to whoever draws what nobody waits for any more. */
export class Overtaken extends Error {
  constructor() {
    super('the text has changed since');
    this.name = 'Overtaken';
  }
}

/**
 * A function to be awaited after each small piece of drawing: now and then it gives the page a turn, and after one
 * it throws `Overtaken` if `isStale()`.
 */
export function takeTurns(isStale) {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    if (isStale()) throw new Overtaken();
    since = performance.now();
  };
}
