// The page in a real Chromium, and compromise in the same browser; `cargo xtask bench --page` runs it.
//
//   node page.mjs ADDRESS [CHROMIUM]   a line of JSON for each measurement: the median and the parts it is made of
//
// ADDRESS is that of the finished site. Compromise runs in a page of its own, given the same texts; it finds people,
// places, organisations and quotations, and draws nothing.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIRST_TEXT = 'A bomb killed 12 people in Peshawar on Monday, police chief Omar Khan said.';
/** The last is a little more than a megabyte. */
const TEXTS = [
  { name: '800 words', nWords: 800, nWarm: 3, nRuns: 15 },
  { name: '800 words in place of others', nWords: 800, nWarm: 3, nRuns: 15, isReplacing: true },
  { name: 'a megabyte', nWords: 170_000, nWarm: 0, nRuns: 3 },
];
const N_STARTS = 7;
/** Between two texts, as nobody pastes one while the last is still being drawn. */
const SETTLE_MS = 200;

const [address, executablePath] = process.argv.slice(2);

/** The golden articles one after the other, again from the first, up to `nWords` words. */
function textOf(nWords) {
  const folder = `${ROOT}/tests/articles`;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  const lines = names.flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').split(/\r?\n/u), '']);
  const chosen = [];
  for (let i = 0, n = 0; n < nWords; i += 1) {
    chosen.push(lines[i % lines.length]);
    n += chosen.at(-1).split(/\s+/u).filter(Boolean).length;
  }
  return chosen.join('\n');
}

/** The median of each value of several measurements. */
function medians(runs) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(Object.keys(runs[0]).map((part) => [part, median(runs.map((run) => run[part]))]));
}

/** Runs in the page before its scripts: notes when the reader is ready. */
function watchReady() {
  new MutationObserver(() => {
    if (document.body?.dataset.reader === 'ready') window.readyAt ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-reader'] });
}

const isLoaded = (page) => page.waitForFunction(() => document.body.dataset.requests !== undefined);

/** When the reader is ready: to somebody new, or to somebody whose browser has kept everything. */
async function ready(browser, isReturning) {
  const runs = [];
  let context = await browser.newContext();
  for (let i = 0; i < N_STARTS + 1; i += 1) {
    if (!isReturning) {
      await context.close();
      context = await browser.newContext();
    }
    const page = await context.newPage();
    await page.addInitScript(watchReady);
    await page.goto(address);
    await isLoaded(page);
    const run = await page.evaluate(() => {
      const { loadEventEnd, responseStart } = performance.getEntriesByType('navigation')[0];
      return { ms: Math.max(0, window.readyAt - loadEventEnd), 'from the first byte': window.readyAt - responseStart };
    });
    // The first one fills the caches of those that return.
    if (i > 0) runs.push(run);
    await page.close();
  }
  await context.close();
  return medians(runs);
}

/**
 * Runs in the page: gives a text as a paste does; resolves when it is drawn, with the times on the way. What is far out of
 * sight follows: the time of that is a part of its own.
 */
async function paste(text) {
  const field = document.getElementById('text');
  const { body } = document;
  const until = (state) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (body.dataset.state !== state) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(body, { attributes: true, attributeFilter: ['data-state'] });
    });
  field.value = text;
  field.offsetHeight;
  const start = performance.now();
  const drawn = until('ready');
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  await drawn;
  const inPlace = performance.now();
  document.getElementById('article').offsetHeight;
  document.getElementById('facts').offsetHeight;
  const laidOut = performance.now();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const marks = document.querySelectorAll('article mark').length;
  const nextFrame = performance.now();
  while (document.querySelector('.batch:empty')) await new Promise((resolve) => setTimeout(resolve, 1));
  return {
    ms: laidOut - start,
    'in place': inPlace - start,
    layout: laidOut - inPlace,
    'next frame': nextFrame - start,
    'out of sight too': performance.now() - start,
    marks,
  };
}

async function annotated(browser, { nWords, nWarm, nRuns, isReplacing }) {
  const text = textOf(nWords);
  const page = await browser.newPage();
  // The core's own share, as the worker says it.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.task === 'annotate') {
        const asked = performance.now();
        this.addEventListener('message', ({ data }) => {
          if (data.id !== message.id) return;
          window.answeredAfter = performance.now() - asked;
          // The last of the view, which is text; to read it all would take the time that is measured.
          window.coreTook = Number(/"elapsedMs":([\d.]+)\}$/u.exec(data.result)?.[1]);
        });
      }
      return post.call(this, message, ...rest);
    };
  });
  await page.goto(address);
  await isLoaded(page);
  const runs = [];
  for (let i = 0; i < nWarm + nRuns; i += 1) {
    if (!isReplacing) await page.evaluate(() => document.getElementById('clear').click());
    await page.waitForTimeout(SETTLE_MS);
    // Another text each time, for the page to draw anew.
    const run = await page.evaluate(paste, `${text}\n\n${i}`);
    const parts = await page.evaluate(() => ({ 'worker answered': window.answeredAfter, 'of it the core': window.coreTook }));
    if (i >= nWarm) runs.push({ ...run, ...parts });
  }
  await page.close();
  return medians(runs);
}

/** Gives a text and waits until all of it is drawn. */
async function drawn(page, nWords) {
  await page.goto(address);
  await isLoaded(page);
  await page.evaluate(paste, textOf(nWords));
  await page.waitForTimeout(SETTLE_MS);
}

/** Typing in 100,000 characters: the longest task that held the page up (0 where none took 50 ms), and the slowest letter. */
async function typing(browser) {
  const page = await browser.newPage();
  await drawn(page, 17_000);
  await page.locator('#text').press('Control+End');
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate(() => {
    window.tasks = [];
    window.letters = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    new PerformanceObserver((list) => window.letters.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'event',
      durationThreshold: 16,
    });
  });
  // With the pause after which the page reads the text anew, several times.
  for (let i = 0; i < 5; i += 1) {
    await page.keyboard.type('Six people died. ', { delay: 60 });
    await page.waitForTimeout(1500);
  }
  const run = await page.evaluate(() => ({ ms: Math.max(0, ...window.tasks), 'slowest letter': Math.max(0, ...window.letters) }));
  await page.close();
  return run;
}

/** Scrolling through a megabyte: from one frame to the next. */
async function scrolling(browser) {
  const page = await browser.newPage();
  await drawn(page, 170_000);
  const run = await page.evaluate(async () => {
    const frames = [];
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 300; i += 1) {
      scrollBy(0, 400);
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    frames.sort((a, b) => a - b);
    return { ms: frames[150], 'of 20 frames the slowest': frames[285] };
  });
  await page.close();
  return run;
}

/** compromise in a page of its own: from the start of its script to its first answer, and its time on each text. */
async function compromise(browser) {
  const script = readFileSync(`${ROOT}/node_modules/compromise/builds/compromise.js`);
  const page = await browser.newPage();
  await page.route('**/compromise/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>compromise</title><p>' }),
  );
  const read = (text) => {
    const doc = window.nlp(text);
    const names = [doc.people(), doc.places(), doc.organizations()].map((found) => found.out('array').length);
    return names.reduce((sum, n) => sum + n) + doc.quotations().out('array').length;
  };
  const start = (first) =>
    page.evaluate(
      ([source, text]) =>
        new Promise((resolve) => {
          const node = document.createElement('script');
          const began = performance.now();
          node.onload = () => {
            window.read = new Function(`return ${source}`)();
            window.read(text);
            resolve({ ms: performance.now() - began });
          };
          node.src = 'compromise.js';
          document.head.append(node);
        }),
      [read.toString(), first],
    );
  const starts = [];
  for (let i = 0; i < N_STARTS; i += 1) {
    await page.goto(`${address}compromise/`);
    starts.push(await start(FIRST_TEXT));
  }
  report('ready', 'compromise', medians(starts));
  for (const { name, nWords, nWarm } of TEXTS.filter(({ isReplacing }) => !isReplacing)) {
    const text = textOf(nWords);
    const runs = [];
    // It takes half a minute for a megabyte.
    for (let i = 0; i <= 2 * nWarm; i += 1) {
      const run = await page.evaluate((given) => {
        const began = performance.now();
        const found = window.read(given);
        return { ms: performance.now() - began, found };
      }, text);
      if (i >= nWarm) runs.push(run);
    }
    report(name, 'compromise', medians(runs));
  }
  await page.close();
}

function report(what, tool, { ms, ...parts }) {
  console.log(JSON.stringify({ what, tool, ms, parts }));
}

const browser = await chromium.launch({ executablePath });
try {
  report('ready', 'page', await ready(browser, false));
  report('ready again', 'page', await ready(browser, true));
  for (const text of TEXTS) report(text.name, 'page', await annotated(browser, text));
  report('typing', 'page', await typing(browser));
  report('scrolling', 'page', await scrolling(browser));
  await compromise(browser);
} finally {
  await browser.close();
}
