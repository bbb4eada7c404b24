// The text of a Word document (.docx): the paragraphs of its main part. Deleted and hidden words, notes, comments, headers
// and footers are left out. A .docx is an archive of XML, and the browser reads both: no library is needed.

import { unzip } from './unzip.js';

/** The main part of a document larger than this is refused: a small archive can hold a huge one. */
const MAX_BYTES = 100_000_000;
/** How a document begins that has a password, or that an older Word wrote. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
/** What stands in a document besides the words that a reader sees; a fallback says the same once more. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'pPr', 'sectPr']);
const SIGNS = { tab: '\t', cr: '\n', noBreakHyphen: '\u2011' };

/** The text of the document; throws an Error in plain words when it cannot be read. */
export async function textOfDocx(bytes, name) {
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) {
    throw new Error(`“${name}” is locked with a password, or an old .doc. Save it as .docx without a password, or paste the text.`);
  }
  try {
    const xml = await unzip(bytes, 'word/document.xml', MAX_BYTES);
    const page = new DOMParser().parseFromString(new TextDecoder().decode(xml), 'application/xml');
    if (page.documentElement.localName !== 'document') throw new TypeError('no document');
    return blocks(page.documentElement).join('\n\n');
  } catch (error) {
    throw new Error(`“${name}” is damaged or no Word document. Paste the text instead.`, { cause: error });
  }
}

/** The paragraphs below a node. */
function blocks(node) {
  return [...node.children].flatMap((child) => {
    if (LEFT_OUT.has(child.localName)) return [];
    if (child.localName === 'p') return paragraph(child);
    if (child.localName === 'tbl') return table(child);
    return blocks(child);
  });
}

/** A paragraph, and after it those of the text boxes in it. */
function paragraph(node) {
  const boxes = [];
  const words = runs(node, boxes).replace(/[ \t]*\n[ \t]*/gu, '\n').trim();
  return words === '' ? boxes : [words, ...boxes];
}

function runs(node, boxes) {
  let words = '';
  for (const child of node.children) {
    const name = child.localName;
    if (name === 't') words += child.textContent;
    else if (name in SIGNS) words += SIGNS[name];
    else if (name === 'br') words += isPageBreak(child) ? '' : '\n';
    else if (name === 'txbxContent') boxes.push(...blocks(child));
    else if (!LEFT_OUT.has(name) && !isHidden(child)) words += runs(child, boxes);
  }
  return words;
}

/** Rows whose cells are short are lines of one paragraph; others come paragraph by paragraph, as tables that lay out a page. */
function table(node) {
  const rows = [...node.getElementsByTagNameNS('*', 'tr')].filter((row) => closest(row, 'tbl') === node);
  const cells = rows.map((row) => [...row.children].filter(({ localName }) => localName === 'tc').map(blocks));
  if (cells.flat().some((cell) => cell.length > 1)) return cells.flat(2);
  const lines = cells.map((row) => row.flat().join('\t')).filter((line) => line !== '');
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function closest(node, name) {
  let around = node.parentNode;
  while (around && around.localName !== name) around = around.parentNode;
  return around;
}

const valueOf = (node, name) => [...node.attributes].find(({ localName }) => localName === name)?.value;

function isPageBreak(node) {
  return valueOf(node, 'type') === 'page' || valueOf(node, 'type') === 'column';
}

function isHidden(run) {
  if (run.localName !== 'r') return false;
  const properties = [...run.children].find(({ localName }) => localName === 'rPr');
  const vanish = [...(properties?.children ?? [])].find(({ localName }) => localName === 'vanish');
  return vanish !== undefined && !['0', 'false', 'off'].includes(valueOf(vanish, 'val'));
}
