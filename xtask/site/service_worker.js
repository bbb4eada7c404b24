// Keeps one version of the page whole for use without a network, and answers from what it kept: nothing of a page
// that it serves reaches the network. A version's files lie in a folder of its own, so that no page can ever load
// parts of two. `cargo xtask dist` fills in the constants.

const BUILD = '{{build}}';
const POLICY = "{{policy}}";
/** The SHA-256 of each file, by its path from here. */
const FILES = {{files}};

const PREFIX = 'article-annotator ';
const CACHE = PREFIX + BUILD;
const PAGE = './';

const scope = new URL('./', self.location.href);

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches a file, and refuses one of another version: a host may be in the middle of taking a new one. */
async function keep(cache, path, expected) {
  const response = await fetch(path, { cache: 'no-cache', credentials: 'omit' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await sha256(bytes)) !== expected) throw new Error(`${path} is not that of build ${BUILD}`);
  // A worker has the policy of its own script's answer, whatever the host sends.
  const headers = { 'Content-Type': response.headers.get('Content-Type'), 'Content-Security-Policy': POLICY };
  await cache.put(path, new Response(bytes, { headers }));
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map(([path, expected]) => keep(cache, path, expected)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Tabs that were open before may still ask for files of the version before: that one stays. */
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Whether an address is that of the page itself. */
function isPage({ pathname }) {
  return pathname === scope.pathname || pathname === `${scope.pathname}index.html`;
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const path = isPage(new URL(request.url)) ? PAGE : request;
  return (await cache.match(path)) ?? (await caches.match(path)) ?? new Response(null, { status: 404 });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  // Other pages of the same host are not ours to answer for.
  if (event.request.mode === 'navigate' && !isPage(new URL(event.request.url))) return;
  event.respondWith(answer(event.request));
});
