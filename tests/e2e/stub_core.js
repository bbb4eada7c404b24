// Stands in for the generated core where a test must decide when it answers and how it fails. One block, one person a
// capitalised word. A text with HOLD waits until the test lets go of the request; with TRAP it traps; with BAD it throws.

export default async function init() {}

export function annotate(text, options) {
  if (text.includes('HOLD')) {
    const request = new XMLHttpRequest();
    request.open('GET', `/hold?${encodeURIComponent(text)}`, false);
    request.send();
  }
  if (text.includes('TRAP')) throw new WebAssembly.RuntimeError('unreachable');
  if (text.includes('BAD')) throw new Error('bad text, said the core');
  const entities = [...text.matchAll(/\b[A-Z][a-z]+\b/gu)].map((match, i) => ({
    id: `e${i}`,
    kind: 'person',
    subkind: null,
    label: 'Person',
    name: match[0],
    aliases: [],
    description: null,
    titles: [],
    mentions: [[match.index, match.index + match[0].length]],
  }));
  const marks = entities.map(({ id, mentions: [[start, end]] }) => ({ start, end, category: 'person', fact: id }));
  return {
    blocks: [{ start: 0, end: text.length, kind: 'body', marks }],
    headline: null,
    claims: [],
    events: [],
    victims: [],
    codebooks: [],
    quotes: [],
    attitudes: [],
    speakers: [],
    entities,
    dates: [],
    nWords: text.split(/\s+/u).length,
    elapsedMs: 0,
    published: options.published,
  };
}

export function exportJson(text) {
  return JSON.stringify({ text });
}

export function exportCsv(text) {
  return `${text}\n`;
}
