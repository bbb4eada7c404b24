// Counts what the page and its workers have asked of any server since the page was loaded, by the browser's own
// record, and what the page's policy refused.

/** Addresses of what the page holds itself. */
const WITHIN = /^(?:blob|data|about):/u;

/** Counts requests, each an address and the time it began, in milliseconds since 1970. Pure. */
export function createTally() {
  const requests = [];
  /** A request that two policies refuse (the page's and its host's) is one. */
  const refused = new Set();
  let since = Infinity;
  return {
    add(url, at) {
      if (!WITHIN.test(url)) requests.push({ url, at });
    },
    refuse(url) {
      refused.add(url);
    },
    /** From `at` on, requests count as made after loading. */
    begin(at) {
      since = at;
    },
    /** The addresses asked for since, and all that were refused; `null` while the page is still loading. */
    sum: () => (since === Infinity ? null : { asked: requests.filter(({ at }) => at >= since).map(({ url }) => url), refused: [...refused] }),
  };
}

/** What a page or worker records: resources as they are loaded, and addresses that the policy refused. */
export function watch(scope, onRequests, onRefused) {
  const { timeOrigin } = scope.performance;
  const observer = new scope.PerformanceObserver((list) =>
    onRequests(list.getEntries().map(({ name, startTime }) => ({ url: name, at: timeOrigin + startTime }))),
  );
  observer.observe({ type: 'resource', buffered: true });
  scope.addEventListener('securitypolicyviolation', ({ blockedURI }) => onRefused([blockedURI]));
}
