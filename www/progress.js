// What a reader sees while a long text is read: how long it has taken so far, and a way to stop it. The core reads a text
// in one go and cannot say how far it is, so nothing here pretends to know.

import { byId } from './dom.js';
import { reading } from './labels.js';

/** Reading for longer than this shows. */
const SHOWN_AFTER_MS = 400;
const TICK_MS = 200;

/** Wires the button that stops reading. Returns `start(text)` and `end()`. */
export function showProgress(onCancel) {
  const box = byId('progress');
  let tick = 0;
  const end = () => {
    clearInterval(tick);
    box.hidden = true;
  };
  byId('cancel').addEventListener('click', onCancel);
  return {
    start(text) {
      end();
      const since = performance.now();
      tick = setInterval(() => {
        const elapsed = performance.now() - since;
        byId('progress-words').textContent = reading(text.length, elapsed);
        box.hidden = elapsed < SHOWN_AFTER_MS;
      }, TICK_MS);
    },
    end,
  };
}
