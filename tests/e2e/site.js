// dist/site on a plain web server, as any host would have it: no header but the type of each file. A newer version
// can be put in its place.

import { test as base, expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

export { expect };

const FOLDER = fileURLToPath(new URL('../../dist/site', import.meta.url));

const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  bin: 'application/octet-stream',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

/** The files of the site, by their path. */
function filesOf(folder) {
  if (!existsSync(folder)) throw new Error('dist/site is missing: run `cargo xtask dist`');
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(`${folder}/${path}`).isFile());
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${folder}/${path}`)]));
}

/** The fingerprint of a site: the name of the folder with its scripts. */
function buildOf(files) {
  return [...files.keys()].find((path) => path.endsWith('/app.js')).split('/')[0];
}

/** The same site as another build, `change` made to its text files. */
function rebuilt(files, build, change) {
  const old = buildOf(files);
  const next = new Map();
  for (const [path, bytes] of files) {
    const isText = /\.(?:html|js|css)$/u.test(path);
    const text = isText && change(bytes.toString().replaceAll(old, build), path);
    next.set(path.replace(old, build), isText ? Buffer.from(text) : bytes);
  }
  // The digests of what has changed.
  let worker = next.get('service_worker.js').toString();
  for (const [path, bytes] of next) {
    const listed = path === 'index.html' ? './' : path;
    const digest = createHash('sha256').update(bytes).digest('hex');
    worker = worker.replace(new RegExp(`("${listed.replaceAll('.', '\\.')}": ")[0-9a-f]{64}`, 'u'), `$1${digest}`);
  }
  return next.set('service_worker.js', Buffer.from(worker));
}

export const test = base.extend({
  site: async ({ page }, use) => {
    let files = filesOf(FOLDER);
    /** What was asked of the server, in order. */
    const asked = [];
    const server = createServer((request, response) => {
      const path = new URL(request.url, 'http://host').pathname.slice(1) || 'index.html';
      asked.push(path);
      const body = files.get(path);
      if (body === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'Content-Type': TYPES[path.split('.').at(-1)] }).end(body);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));

    await use({
      address: `http://127.0.0.1:${server.address().port}/`,
      build: buildOf(files),
      asked,
      files: () => files,
      /** Waits until nothing is left to load, and nothing has been asked for since. */
      isLoaded: () => expect(page.locator('body')).toHaveAttribute('data-requests', '0'),
      /** Puts another build in the place of this one. */
      renew: (build, change = (text) => text) => (files = rebuilt(files, build, change)),
      /** Drops the complaints that match. */
      forgive: (words) => complaints.splice(0, complaints.length, ...complaints.filter((line) => !words.test(line))),
      /** Takes the server away. */
      close: () => new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
    });

    server.close();
    server.closeAllConnections();
    expect(complaints, 'console').toEqual([]);
  },
});
