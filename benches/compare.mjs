// The core in Wasm, compromise and wink-nlp on the same texts, under Node; `cargo xtask bench` runs it.
//
//   node compare.mjs throughput PKG TEXT…   a line of JSON for each tool and text: median time and what was found
//   node compare.mjs ready PKG TOOL         one line: from nothing loaded to the first answer
//
// PKG is the folder with the generated JavaScript and module of the core. Each tool is asked for what it has of what
// the page shows, as plain values.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const MIN_RUNS = 3;
const MIN_TOTAL_MS = 2000;
const FIRST_TEXT = 'A bomb killed 12 people in Peshawar on Monday, police chief Omar Khan said.';

const [mode, pkg, ...rest] = process.argv.slice(2);

// Each loads one tool and returns a function from a text to the counts of what was found.
const tools = {
  async core() {
    const core = await import(pathToFileURL(`${pkg}/article_annotator.js`));
    core.initSync({ module: await readFile(`${pkg}/article_annotator_bg.wasm`) });
    return (text) => {
      const view = JSON.parse(core.annotate(text, {}));
      const mentions = view.entities.reduce((sum, entity) => sum + entity.mentions.length, 0);
      return { mentions, quotes: view.quotes.length + view.attitudes.length, claims: view.claims.length };
    };
  },

  async compromise() {
    const { default: nlp } = await import('compromise');
    return (text) => {
      const doc = nlp(text);
      const names = [doc.people(), doc.places(), doc.organizations()].map((found) => found.out('array').length);
      return { mentions: names[0] + names[1] + names[2], quotes: doc.quotations().out('array').length };
    };
  },

  async 'wink-nlp'() {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = winkNLP(model);
    return (text) => {
      const doc = nlp.readDoc(text);
      // No names: dates, numbers, money and the like.
      const values = doc.entities().out(nlp.its.detail).length;
      return { values, sentences: doc.sentences().out().length };
    };
  },
};

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function throughput(paths) {
  const loaded = [];
  for (const [tool, load] of Object.entries(tools)) loaded.push([tool, await load()]);
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    for (const [tool, find] of loaded) {
      let found;
      const times = [];
      let total = 0;
      while (times.length < MIN_RUNS || total < MIN_TOTAL_MS) {
        const start = performance.now();
        found = find(text);
        times.push(performance.now() - start);
        total += times.at(-1);
      }
      console.log(JSON.stringify({ tool, path: basename(path), ms: median(times), found }));
    }
  }
}

async function ready(tool) {
  const start = performance.now();
  const find = await tools[tool]();
  find(FIRST_TEXT);
  console.log(JSON.stringify({ tool, ms: performance.now() - start }));
}

if (mode === 'throughput') await throughput(rest);
else if (mode === 'ready') await ready(rest[0]);
else throw new Error('usage: compare.mjs throughput PKG TEXT… | ready PKG TOOL');
