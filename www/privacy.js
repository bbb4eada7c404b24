// The footer's two proofs: what was asked of any server since the page was loaded, and which build this is.

import { byId, element } from './dom.js';
import { BUILD, IS_ONE_FILE } from './edition.js';
import { buildMeaning, ONE_FILE, requestsSince, STILL_LOADING } from './labels.js';
import { createTally, watch } from './requests.js';

/** Fills the footer and keeps its count true. */
export function tellRequests() {
  const tally = createTally();

  function draw() {
    const sum = tally.sum();
    byId('requests').textContent = sum === null ? STILL_LOADING : requestsSince(sum);
    if (sum !== null) document.body.dataset.requests = sum.asked.length + sum.refused.length;
  }

  /** Takes what the page or one of its workers has recorded. */
  function report({ requests = [], refused = [] }) {
    for (const { url, at } of requests) tally.add(url, at);
    for (const url of refused) tally.refuse(url);
    draw();
  }

  watch(
    window,
    (requests) => report({ requests }),
    (refused) => report({ refused }),
  );
  const parts = [BUILD && buildMeaning(BUILD), IS_ONE_FILE && ONE_FILE].filter(Boolean);
  byId('edition').replaceChildren(...parts.map((words) => element('span', {}, `${words} `)));
  draw();

  return {
    report,
    /** From now on, the page is loaded. */
    begin() {
      tally.begin(performance.timeOrigin + performance.now());
      draw();
    },
  };
}
