// Markdown to the paragraphs that its reader sees: the signs of headings, lists, emphasis, links and code go, the words
// stay, and the lines of a paragraph become one. Pictures, footnote marks and the settings at the top are left out.

const FENCE = /^ {0,3}(```+|~~~+)/u;
/** A line that ends a paragraph without being part of one: a rule, or what underlines a heading. */
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*|-+[ \t]*)$/u;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;
const REFERENCE = /^ {0,3}\[[^\]]+\]:\s*\S/u;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/u;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/u;
const QUOTE = /^(?: {0,3}>[ \t]?)+/u;

/** The plain text of Markdown. */
export function paragraphsOfMarkdown(source) {
  const paragraphs = [];
  let lines = [];
  let fence = null;
  const finish = () => {
    const text = lines.join('').trim();
    if (text !== '') paragraphs.push(text);
    lines = [];
  };
  const add = (line) => {
    // Two spaces or a backslash at the end keep the line end; else the next line runs on.
    const isBroken = /(?: {2,}|\\)$/u.test(line);
    lines.push(`${plain(line.replace(/(?:[ \t]+|\\)$/u, '').trimStart())}${isBroken ? '\n' : ' '}`);
  };

  for (const whole of withoutSettings(source.replace(/\r\n?/gu, '\n')).split('\n')) {
    const line = whole.replace(QUOTE, '');
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) {
        finish();
        fence = null;
      } else lines.push(`${whole}\n`);
    } else if (mark) {
      finish();
      fence = mark;
    } else if (line.trim() === '' || RULE.test(line) || REFERENCE.test(line)) finish();
    else if (HEADING.test(line)) {
      finish();
      add(line.replace(HEADING, '').replace(/[ \t]+#+[ \t]*$/u, ''));
      finish();
    } else if (line.includes('|') && TABLE_RULE.test(line)) continue;
    else if (/^[ \t]*\|.*\|[ \t]*$/u.test(line)) lines.push(`${cells(line).map(plain).join('\t')}\n`);
    else if (ITEM.test(line)) {
      finish();
      add(line.replace(ITEM, ''));
    } else add(line);
  }
  finish();
  return paragraphs.join('\n\n');
}

/** Without the block of settings between two lines of dashes at the very top. */
function withoutSettings(source) {
  return source.replace(/^\uFEFF?---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/u, '');
}

function cells(line) {
  return line.trim().slice(1, -1).split(/(?<!\\)\|/u).map((cell) => cell.trim());
}

/**
 * The words of a line: what is escaped or stands as code is set aside first, as no sign counts in it. No sign reaches
 * further than the numbers say, so that a long line of opening ones takes no time that grows with its square.
 */
function plain(line) {
  const aside = [];
  const keep = (words) => `\u{E000}${aside.push(words) - 1}\u{E001}`;
  const text = line
    .replace(/(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)/gu, (_, ticks, words) => keep(words.trim()))
    .replace(/\\([!-/:-@[-`{-~])/gu, (_, sign) => keep(sign))
    .replace(/<((?:https?:\/\/|mailto:)[^\s>]+)>/gu, (_, address) => keep(address))
    .replace(/<!--.*?-->|<\/?[a-zA-Z][^<>]{0,2000}>/gu, '')
    .replace(/!\[[^\]]{0,1000}\](?:\([^)]{0,2000}\)|\[[^\]]{0,1000}\])/gu, '')
    .replace(/\[\^[^\]]{1,1000}\]:?/gu, '')
    .replace(/\[([^\]]{1,1000})\](?:\((?:[^()]|\([^()]{0,500}\)){0,2000}\)|\[[^\]]{0,1000}\])/gu, '$1')
    .replace(/(\*\*\*|\*\*|\*)(?=\S)(.{1,2000}?)(?<=\S)\1/gu, '$2')
    .replace(/(\*\*|\*)(?=\S)(.{1,2000}?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)(.{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)(.{1,2000}?)(?<=\S)~~/gu, '$1');
  return text.replace(/\u{E000}(\d+)\u{E001}/gu, (_, i) => aside[i] ?? '');
}
