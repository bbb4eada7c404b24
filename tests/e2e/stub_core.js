// Stands in for the generated core where a test must decide when it answers and how it fails. One block, one person a
// capitalised word, one quote or hope a "Name said …" or "Name hopes …". A text with HOLD waits until the test lets go of
// the request; with TRAP it traps; with BAD it throws.

export default async function init() {}

const PROVENANCE = { how: 'Made up.', sure: null, confidence: null, review: 'unreviewed', standing: 'Not reviewed' };

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
    ...PROVENANCE,
  }));
  const reports = [...text.matchAll(/\b([A-Z][a-z]+) (said|hopes) ([^.]+)/gu)].map(reportOf);
  const marks = [
    ...entities.map(({ id, mentions: [[start, end]] }) => ({ start, end, category: 'person', fact: id })),
    ...reports.map(({ id, stance, fragments: [[start, end]] }) => ({ start, end, category: stance === null ? 'quote' : 'attitude', fact: id })),
  ].sort((a, b) => a.start - b.start);
  const said = reports.filter(({ stance }) => stance === null);
  return JSON.stringify({
    blocks: [{ start: 0, end: text.length, kind: 'body', marks }],
    headline: null,
    claims: [],
    events: [],
    victims: [],
    codebooks: [],
    quotes: said,
    attitudes: reports.filter(({ stance }) => stance !== null),
    speakers: [...new Set(reports.map(({ speaker }) => speaker.name))].map((name) => ({
      name,
      entity: null,
      label: null,
      about: null,
      nQuotes: said.filter(({ speaker }) => speaker.name === name).length,
      tally: null,
      quotes: reports.filter(({ speaker }) => speaker.name === name).map(({ id }) => id),
    })),
    entities,
    dates: [],
    review: { changes: [], nFacts: entities.length + said.length, nUnreviewed: entities.length + said.length },
    edits: [],
    nWords: text.split(/\s+/u).length,
    elapsedMs: 0,
    published: options.published,
    located: [],
  });
}

function reportOf({ index, 0: { length }, 1: name, 2: cue, 3: words }, i) {
  return {
    id: `q${i}`,
    ...PROVENANCE,
    kind: 'indirect',
    label: cue === 'said' ? 'Reported' : 'Not said',
    stance: cue === 'said' ? null : 'thinks or hopes',
    fragments: [[index + length - words.length, index + length]],
    said: cue,
    toldTo: null,
    speaker: { name, entity: null, isOtherwise: false },
    citation: `${words} — ${name}`,
  };
}

export function formats() {
  return [{ format: 'json', title: 'All facts (JSON)', group: 'For other programs', ending: '.json', type: 'application/json', many: true }];
}

export function exportAs(format, articles) {
  return articles.map(({ text }) => JSON.stringify({ text })).join('\n');
}
