// Where the core and the worker that runs it come from: files beside the page. The edition in one file has its own
// (xtask/one_file/core.js).

/** A promise of the compiled core. */
export function loadModule() {
  return WebAssembly.compileStreaming(fetch(new URL('pkg/article_annotator_bg.wasm', import.meta.url)));
}

/** A new worker, which waits for the compiled core. */
export function newWorker() {
  return new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
}
