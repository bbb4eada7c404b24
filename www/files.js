// Reads a file that was dropped or opened: plain text or HTML, in UTF-8, UTF-16 or, failing those, Windows-1252.

import { paragraphsOfHtml } from './paragraphs.js';

/** Larger files are refused: a browser's text field would stand still. */
const MAX_BYTES = 20_000_000;

/** The text of `bytes`, by byte order mark, else as UTF-8, else by the charset that HTML names, else Windows-1252. */
export function decode(bytes) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
    const named = /<meta[^>]+charset=["']?([\w-]+)/iu.exec(start)?.[1] ?? 'windows-1252';
    try {
      return new TextDecoder(named).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

/** Whether a file name or type says HTML. */
export function isHtml({ name, type }) {
  return /\.x?html?$/iu.test(name) || type === 'text/html' || type === 'application/xhtml+xml';
}

/** The text of a file; throws an Error in plain words when it holds none. */
export async function readTextFile(file) {
  if (file.size > MAX_BYTES) throw new Error(`“${file.name}” is larger than 20 MB. Paste the part you need.`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(`“${file.name}” could not be read. Is it a folder, or was it moved?`);
  }
  const raw = decode(bytes);
  if (raw.includes('\0')) throw new Error(`“${file.name}” is not a text. Open a .txt or .html file, or paste the text.`);
  const text = isHtml(file) ? paragraphsOfHtml(raw) : raw;
  if (text.trim() === '') throw new Error(`“${file.name}” has no text in it.`);
  return text;
}
