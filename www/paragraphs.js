// Turns a parsed HTML document into plain paragraphs. Reads the tree only: nothing of it is ever put on the page.

const SKIPPED = new Set(
  ('script style noscript template svg math canvas iframe object embed audio video head title meta link form button ' +
    'input select textarea nav dialog').split(' '),
);
const BLOCKS = new Set(
  ('address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 ' +
    'h6 header hgroup hr html li main menu ol p pre section summary table tbody td tfoot th thead tr ul').split(' '),
);

const TABLE_PARTS = new Set('table tbody td tfoot th thead tr'.split(' '));
/** What an encyclopedia puts beside its words, and Word before the items of a list; `withoutStyles` has renamed styles. */
const BESIDE = /(?:^|\s)(?:mw-editsection|mw-jump-link|noprint|navbox)(?:\s|$)/u;
const WORD_BULLET = /mso-list:\s*ignore/iu;

/**
 * The text of `root`, its blocks set apart by an empty line, white space folded as a browser folds it. The rows of a table
 * are lines with a tab between cells, unless it holds blocks of its own, as a table does that lays out a page.
 */
export function paragraphsOf(root) {
  const paragraphs = [];
  let words = '';
  const finish = () => {
    const paragraph = words.replace(/ *\n */gu, '\n').replace(/ {2,}/gu, ' ').trim();
    if (paragraph !== '') paragraphs.push(paragraph);
    words = '';
  };
  // An explicit stack: pasted markup can be nested deeper than calls may be.
  const stack = [{ node: root, isEnd: false, isPre: false }];
  while (stack.length > 0) {
    const { node, isEnd, isPre } = stack.pop();
    if (isEnd) finish();
    else if (node.nodeType === 3) words += isPre ? node.data : node.data.replace(/[ \t\r\n\f]+/gu, ' ');
    else if (node.localName === 'br') words += '\n';
    else if (node.nodeType !== 1 || !isSkipped(node)) {
      const rows = node.localName === 'table' ? rowsOf(node) : null;
      if (rows !== null) {
        finish();
        words = rows;
        finish();
        continue;
      }
      const isBlock = BLOCKS.has(node.localName);
      const keepsLines = isPre || node.localName === 'pre';
      if (isBlock) {
        finish();
        stack.push({ node, isEnd: true });
      }
      for (let child = node.lastChild; child; child = child.previousSibling) {
        stack.push({ node: child, isEnd: false, isPre: keepsLines });
      }
    }
  }
  finish();
  return paragraphs.join('\n\n');
}

function isSkipped(node) {
  return (
    SKIPPED.has(node.localName) ||
    node.hasAttribute('hidden') ||
    node.getAttribute('aria-hidden') === 'true' ||
    BESIDE.test(node.getAttribute('class') ?? '') ||
    (node.localName === 'sup' && node.getAttribute('class') === 'reference') ||
    WORD_BULLET.test(node.getAttribute('data-dropped') ?? '')
  );
}

/** The rows of a table, a line each with a tab between cells; `null` where a cell holds more than a line of words. */
function rowsOf(table) {
  const rows = [];
  for (const node of within(table)) {
    const name = node.localName;
    if (name === 'caption' || (BLOCKS.has(name) && (name === 'table' || !TABLE_PARTS.has(name)))) return null;
    if (name === 'tr') rows.push([]);
    else if (name === 'td' || name === 'th') rows.at(-1)?.push(paragraphsOf(node));
  }
  if (rows.flat().some((cell) => cell.includes('\n'))) return null;
  return rows.map((cells) => cells.filter((cell) => cell !== '').join('\t')).join('\n');
}

/** The nodes below `root`, in order. */
function* within(root) {
  const stack = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node !== root) yield node;
    for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
  }
}

/** Whether pasted markup has blocks; without any, the plain text beside it on the clipboard is as good. */
export function hasBlocks(html) {
  return /<(?:p|div|br|li|h[1-6]|article|section|blockquote|td|pre)\b/iu.test(html);
}

/** Whether a text that came as plain words is the source of a web page. */
export function isSource(text) {
  return /^\s*(?:<!doctype html|<html|<\?xml|<!--|<(?:head|body|article|section|main|div|p|h1)[\s>])/iu.test(text) && /<\/(?:p|div|article|body|section|li)>/iu.test(text);
}

/**
 * Markup without its styles and event handlers. The page's policy forbids them anyway, and the browser would report
 * each one to the console; the text they stand beside is not touched.
 */
export function withoutStyles(html) {
  return html
    .replace(/<(\/?)style(?=[\s>])/giu, '<$1script')
    .replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/(?<=[\s"'/])(?:style|on[a-z]+)(?=\s*=)/giu, 'data-dropped'));
}

/** The paragraphs of an HTML page: of its one `<article>` or `<main>` if it has just one, else of all of it. */
export function paragraphsOfHtml(html) {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const name of ['article', 'main']) {
    const found = page.querySelectorAll(name);
    if (found.length !== 1) continue;
    const text = paragraphsOf(found[0]);
    if (text !== '') return text;
  }
  return paragraphsOf(page.body);
}
