// Reads a file that was dropped or opened: plain text, Markdown or HTML, in UTF-8, UTF-16 or, failing those,
// Windows-1252; a Word document or a PDF; or our own export.

import { textOfDocx } from './docx.js';
import { paragraphsOfMarkdown } from './markdown.js';
import { paragraphsOfHtml } from './paragraphs.js';
import { textOfPdf } from './pdf.js';

/** Larger files are refused: a browser's text field would stand still. */
const MAX_BYTES = 20_000_000;

const ENDINGS = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xht: 'html',
  md: 'markdown',
  markdown: 'markdown',
  docx: 'docx',
  doc: 'docx',
  pdf: 'pdf',
  json: 'json',
  jsonl: 'json',
  txt: 'text',
};
const TYPES = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/msword': 'docx',
  'application/pdf': 'pdf',
  'application/json': 'json',
};

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

/** What a file is, by its name or type: `html`, `markdown`, `docx`, `pdf`, `json` or else `text`. */
export function formatOf({ name, type }) {
  const [, ending] = /\.([a-z]+)$/iu.exec(name) ?? [];
  return ENDINGS[ending?.toLowerCase()] ?? TYPES[type] ?? 'text';
}

/**
 * Reads a file: `{ kind: 'text', text }`, or for our own export `{ kind: 'annotation', jsons }`, the text of each article's object.
 * Throws an Error in plain words when there is no text in it, and what `signal` was aborted with once it was.
 * `onPage(n, nPages)` tells how far a long file is.
 */
export async function readFile(file, { signal = new AbortController().signal, onPage = () => {} } = {}) {
  if (file.size > MAX_BYTES) throw new Error(`“${file.name}” is larger than 20 MB. Paste the part you need.`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(`“${file.name}” could not be read. Is it a folder, or was it moved?`);
  }
  signal.throwIfAborted();
  const format = formatOf(file);
  if (format === 'json') {
    const jsons = annotationsIn(bytes);
    if (jsons === null) throw new Error(`“${file.name}” is not a file that this page has saved, or it is damaged.`);
    return { kind: 'annotation', jsons };
  }
  const text = await textOf(bytes, format, file.name, { signal, onPage });
  if (text.trim() === '') throw new Error(`“${file.name}” has no text in it.`);
  return { kind: 'text', text };
}

async function textOf(bytes, format, name, how) {
  if (format === 'pdf') return textOfPdf(bytes, name, how);
  if (format === 'docx') return textOfDocx(bytes, name);
  const raw = decode(bytes);
  if (raw.includes('\0')) {
    throw new Error(`“${name}” is not a text. Open a .txt, .md, .html, .docx or .pdf file, or paste the text.`);
  }
  if (format === 'html') return paragraphsOfHtml(raw);
  return format === 'markdown' ? paragraphsOfMarkdown(raw) : raw;
}

/** Our own export, which is one object or, of several articles, one a line; `null` where the bytes are something else. */
function annotationsIn(bytes) {
  const text = decode(bytes);
  if (isOurs(text)) return [text];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every(isOurs) ? lines : null;
}

function isOurs(json) {
  try {
    return JSON.parse(json)?.format === 'article-annotator';
  } catch {
    return false;
  }
}
