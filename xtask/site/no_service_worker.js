// Sent by `cargo xtask serve`: a service worker of a finished site that was served at the same address before would
// go on showing that site.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.registration.unregister()));
