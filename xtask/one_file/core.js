// Takes the place of www/core.js in the edition in one file: the core lies in the page, packed, and so does the
// worker's script and the coordinates. None needs a request, which the file's policy would refuse.

import coordinates from './map/coordinates.bin';
import source from './worker.txt';

/** The bytes that stand in the page as base64. */
function packed() {
  const block = document.getElementById('core');
  const characters = atob(block.textContent);
  // Three megabytes that nobody needs any more.
  block.remove();
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** A promise of the compiled core. */
export function loadModule() {
  const unpacked = new Blob([packed()]).stream().pipeThrough(new DecompressionStream('gzip'));
  // Compiled while it is unpacked.
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { 'Content-Type': 'application/wasm' } }));
}

/** A promise of the bytes that the core finds places by. */
export async function loadCoordinates() {
  return coordinates;
}

/** A new worker, which waits for the compiled core. */
export function newWorker() {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // Its first answer shows that the script was read.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
