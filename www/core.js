// Where the core, the worker that runs it and the coordinates come from: files beside the page. The edition in one file has its own
// (xtask/one_file/core.js).

/** A promise of the compiled core. */
export function loadModule() {
  return WebAssembly.compileStreaming(fetch(new URL('pkg/article_annotator_bg.wasm', import.meta.url)));
}

/** A promise of the bytes that the core finds places by. */
export async function loadCoordinates() {
  const response = await fetch(new URL('map/coordinates.bin', import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A new worker, which waits for the compiled core. */
export function newWorker() {
  return new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
}
