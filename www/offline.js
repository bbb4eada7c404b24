// Keeps the page on this device for use without a network, in the edition that has a service worker; tells when a
// newer version lies ready. A version is taken as a whole or not at all: see xtask/site/service_worker.js.

import { HAS_SERVICE_WORKER } from './edition.js';

/** Settles when a new service worker has kept its version, or given up. The first one goes on to take its place. */
function isDone(worker, { active }) {
  const ends = active === null ? ['activated', 'redundant'] : ['installed', 'activated', 'redundant'];
  return new Promise((resolve) => {
    const look = () => {
      if (ends.includes(worker.state)) resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/**
 * Settles when there is nothing left to load. `onNewer(take)` is called when a newer version lies ready; `take()`
 * reloads the page with it.
 */
export async function keepForOffline(onNewer) {
  const { serviceWorker } = navigator;
  if (!HAS_SERVICE_WORKER || !serviceWorker) return;

  const offer = (next) =>
    onNewer(() => {
      // In another tab it may have been taken already.
      if (next.state === 'activated') location.reload();
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      next.postMessage('take over');
    });

  try {
    const registration = await serviceWorker.register('service_worker.js');
    // Whether there is a newer one is asked here and nowhere else; without a network there is nobody to ask.
    await registration.update().catch(() => {});
    if (registration.installing) await isDone(registration.installing, registration);
    if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  } catch {
    // A browser may forbid service workers (a private window): the page works as it is, with a network.
  }
}
