// From what is selected on the page to offsets in the text given, and back.

import { test, expect, STORY } from './desk.js';
import { longText } from './longtext.js';

/** Selects by mouse-like means: from one place of the page to another, given as selectors of elements and positions. */
const select = (page, from, to) =>
  page.evaluate(
    ([a, b]) => {
      const place = ([selector, position]) => [document.querySelector(selector), position];
      getSelection().setBaseAndExtent(...place(a), ...place(b));
    },
    [from, to],
  );

const selected = (page) =>
  page.evaluate(async () => {
    const { selectedSpan } = await import('./offsets.js');
    return selectedSpan(document.getElementById('article'));
  });

test('nothing selected is no span', async ({ desk, page }) => {
  await desk.give(STORY);
  expect(await selected(page)).toBeNull();
  await select(page, ['h1', 0], ['h1', 1]);
  expect(await selected(page)).toBeNull();
});

test('a drag over marked text selects it, and gives its offsets', async ({ desk, page }) => {
  await desk.give(STORY);
  const quote = desk.marks('quote').last();
  const { x, y, width, height } = await quote.boundingBox();
  await page.mouse.move(x + 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 2, y + height / 2, { steps: 4 });
  await page.mouse.up();
  const [start, end] = await selected(page);
  expect(STORY.slice(start, end)).toContain('We are safe');
  expect(await page.evaluate(() => getSelection().toString().trim())).toBe(STORY.slice(start, end));
  await expect(page.locator('.selected'), 'a drag selects no mark').toHaveCount(0);
});

test('nested marks, several paragraphs and their gaps', async ({ desk, page }) => {
  const text = '😢 “We lost 12 people in Kabul,” said Maria Müller.\r\n\r\n  Second of Lima.\n\n\nThird.\n';
  await desk.drop({ name: 'story.txt', type: 'text/plain', body: text });
  await desk.isDrawn(text);
  await desk.isReady();
  const spans = await page.evaluate(async () => {
    const { offsetAt, placeAt, rangeOf } = await import('./offsets.js');
    const article = document.getElementById('article');
    const whole = article.textContent;
    return Array.from({ length: whole.length + 1 }, (_, offset) => ({
      offset,
      back: offsetAt(article, ...placeAt(article, offset)),
      words: rangeOf(article, offset, Math.min(offset + 7, whole.length)).toString() === whole.slice(offset, offset + 7),
    }));
  });
  expect(spans.filter(({ offset, back, words }) => offset !== back || !words)).toEqual([]);
  // From within the first paragraph's marks to the start of the last one: white space at the ends is left out.
  await select(page, ['article mark[data-category="place"]', 0], ['article .block:last-child', 0]);
  expect(await selected(page)).toEqual([text.indexOf('Kabul'), text.indexOf('Lima.') + 5]);
});

test('a selection that goes beyond the article is cut to it', async ({ desk, page }) => {
  await desk.give(STORY);
  await select(page, ['h1', 0], ['footer', 1]);
  expect(await selected(page)).toEqual([0, STORY.trimEnd().length]);
  await select(page, ['article mark[data-category="person"]', 0], ['footer', 1]);
  expect(await selected(page)).toEqual([STORY.indexOf('Maria'), STORY.trimEnd().length]);
});

test('a selection stays when the marks under it are drawn', async ({ desk, page }) => {
  const text = longText(60_000);
  await desk.give(text);
  // Within one turn of the page: nothing else can draw the sheet in between.
  const [before, after, isMarked] = await page.evaluate(async () => {
    const { selectedSpan, keepingSelection, rangeOf } = await import('./offsets.js');
    const article = document.getElementById('article');
    const sheet = article.lastElementChild;
    const start = Number(sheet.dataset.start) + 20;
    getSelection().removeAllRanges();
    getSelection().addRange(rangeOf(article, start, start + 300));
    const first = selectedSpan(article);
    keepingSelection(article, sheet, () => {
      for (const block of sheet.children) block.replaceChildren(...block.textContent.split(/(?<=\s)/u));
    });
    return [first, selectedSpan(article), sheet.firstElementChild.childNodes.length > 1];
  });
  expect(isMarked).toBe(true);
  expect(after).toEqual(before);
});
