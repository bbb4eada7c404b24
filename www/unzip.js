// Takes one file out of a zip archive, inflated by the browser itself. Reads what office programs write: no archives of
// several volumes, none of over 4 GB, none with a password.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const HEADER_BYTES = 30;
const MAX_COMMENT = 0xffff;

/** The bytes of the file `name` in the archive, or `null` when it has none; throws when it is broken or over `maxBytes`. */
export async function unzip(archive, name, maxBytes) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (const entry of entries(view, archive)) {
    if (entry.name !== name) continue;
    const start = entry.at + HEADER_BYTES + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = archive.subarray(start, start + entry.size);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new RangeError('packed in an unknown way');
    return inflate(packed, maxBytes);
  }
  return null;
}

function* entries(view, archive) {
  let end = archive.length - END_BYTES;
  const last = Math.max(0, end - MAX_COMMENT);
  while (end >= last && view.getUint32(end, true) !== END) end -= 1;
  if (end < last) throw new RangeError('not a zip archive');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('broken directory');
    const nameLength = view.getUint16(at + 28, true);
    const name = archive.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
    yield {
      name: new TextDecoder().decode(name),
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    };
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

async function inflate(packed, maxBytes) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      throw new RangeError('too large');
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
