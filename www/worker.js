// Runs the core away from the page. Answers every message with its id and either a result or an error.
// `fatal` tells the page that this worker can no longer be trusted: the core trapped, or never started. Reports what it
// loads itself, so that the page can count it.

import { watch } from './requests.js';

watch(
  self,
  (requests) => self.postMessage({ report: { requests } }),
  (refused) => self.postMessage({ report: { refused } }),
);

/** How often a sample is read before anybody asks: a browser makes code fast only when it has run for some time. */
const WARM_UPS = 60;

let start;
const core = new Promise((resolve, reject) => {
  start = { resolve, reject };
});
core.catch(() => {});

/** Fetched while the core is compiled. */
const glue = import('./pkg/article_annotator.js');
glue.catch(() => {});

async function load(module) {
  const loaded = await glue;
  await loaded.default({ module_or_path: module });
  return loaded;
}

/** Reads a sample in the pauses between questions, which it never holds up for longer than one reading takes. */
async function warmUp({ text, published }) {
  const loaded = await core;
  for (let i = 0; i < WARM_UPS; i++) {
    loaded.annotate(text, { published });
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const tasks = {
  start: (_, module) => start.resolve(load(module)),
  annotate: (loaded, text, options, coordinates) => loaded.annotate(text, options, coordinates ?? undefined),
  openFile: (loaded, json) => loaded.openFile(json),
  exportAs: (loaded, format, articles) => loaded.exportAs(format, articles),
  readDictionary: (loaded, file) => loaded.readDictionary(file),
  writeDictionary: (loaded, entries) => loaded.writeDictionary(entries),
  formats: (loaded) => loaded.formats(),
};

self.onmessage = async ({ data: { id, task, args } }) => {
  let loaded = null;
  try {
    if (task === 'start') tasks.start(null, ...args);
    loaded = await core;
    const result = task === 'start' ? null : tasks[task](loaded, ...args);
    self.postMessage({ id, result });
    if (task === 'start' && args[1]) warmUp(args[1]);
  } catch (error) {
    const fatal = loaded === null || error instanceof WebAssembly.RuntimeError;
    self.postMessage({ id, error: { message: String(error?.message ?? error), fatal } });
  }
};
