// The text of a PDF, by pdf.js, which is loaded when the first PDF is opened: from the page's own origin, with a worker
// of its own. The one-file edition goes without it.

import { IS_ONE_FILE } from './edition.js';
import { linesOfPage } from './pdf_lines.js';
import { paragraphsOfPages } from './pdf_paragraphs.js';

const REASONS = {
  PasswordException: (name) => `“${name}” is locked with a password. Save a copy without one, or paste the text.`,
  InvalidPDFException: (name) => `“${name}” is damaged or no PDF. Paste the text instead.`,
};

let library = null;

async function load() {
  if (IS_ONE_FILE) {
    throw new Error('This edition of the page, in one file, reads no PDF. The edition on a web site does; or copy the text from the PDF and paste it.');
  }
  try {
    library ??= import(new URL('vendor/pdf.js', import.meta.url));
    const pdf = await library;
    pdf.GlobalWorkerOptions.workerSrc = new URL('vendor/pdf.worker.js', import.meta.url).href;
    return pdf;
  } catch (error) {
    library = null;
    throw new Error('What reads PDFs could not be loaded. Copy the text from the PDF and paste it.', { cause: error });
  }
}

/** The text of a PDF; throws an Error in plain words when there is none. `onPage(n, nPages)` tells how far it is. */
export async function textOfPdf(bytes, name, { signal, onPage }) {
  const pdf = await load();
  signal.throwIfAborted();
  const task = pdf.getDocument({ data: bytes, useSystemFonts: true, disableFontFace: true, verbosity: pdf.VerbosityLevel.ERRORS });
  // Ends the worker, so that what is under way stops at once.
  const stop = () => task.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const pages = await pagesOf(await task.promise, signal, onPage);
    if (pages.every(({ lines }) => lines.length === 0)) {
      throw new Error(`“${name}” has no text in it, only pictures of pages, as scanners make them. Run a text recognition (OCR) over it first.`);
    }
    return paragraphsOfPages(pages);
  } catch (error) {
    signal.throwIfAborted();
    const reason = REASONS[error.name];
    throw reason ? new Error(reason(name), { cause: error }) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    await stop();
  }
}

async function pagesOf(file, signal, onPage) {
  const pages = [];
  for (let n = 1; n <= file.numPages; n += 1) {
    onPage(n, file.numPages);
    const page = await file.getPage(n);
    const { items } = await page.getTextContent();
    signal.throwIfAborted();
    const [, bottom, , top] = page.view;
    pages.push({ height: top - bottom, lines: linesOfPage(piecesOf(items, bottom)) });
    page.cleanup();
  }
  return pages;
}

/** What pdf.js calls items, without those that stand upright or on their head, as stamps in the margin do. */
function piecesOf(items, bottom) {
  return items
    .filter(({ str, transform: [a, b] }) => str !== undefined && Math.abs(b) <= Math.abs(a) * 0.1 && a >= 0)
    .map(({ str, width, height, transform: [, , , d, x, y] }) => ({
      text: str,
      left: x,
      right: x + width,
      y: y - bottom,
      height: height || Math.abs(d),
    }));
}
