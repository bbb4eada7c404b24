// Saving the facts as files: every format that the core has, by pointer and by keyboard, and the report as a page.

import { readFile } from 'node:fs/promises';
import { STORY, expect, test } from './desk.js';

const NAME = 'a-bomb-killed-12-people-in-kabul-on';

/** Does something that saves a file; its name and content. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

test('the facts can be saved as JSON', async ({ desk, page }) => {
  await desk.give(STORY);
  await page.getByLabel('Published on').fill('2023-02-04');
  await page.getByRole('combobox', { name: 'Save as' }).selectOption('All facts (JSON)');
  const [name, content] = await saved(page, () => page.getByRole('button', { name: 'Save', exact: true }).click());
  expect(name).toBe(`${NAME}.json`);
  expect(JSON.parse(content)).toMatchObject({ format: 'article-annotator', version: 1, published: '2023-02-04' });
});

test('the core’s formats are offered, and each is saved under its own name', async ({ desk, page }) => {
  await desk.give(STORY);
  const choice = page.getByRole('combobox', { name: 'Save as' });
  const formats = await choice.locator('option').evaluateAll((options) => options.map(({ value }) => value));
  expect(formats.slice(0, 3)).toEqual(['html', 'markdown', 'csv:claims']);
  expect(new Set(formats).size).toBe(formats.length);
  for (const [format, ending, words] of [
    ['txt', '.txt', STORY],
    ['brat', '.ann', '\tPlace 27 32\tKabul\n'],
    ['conll', '.conll', '\nMaria\tB-PER\nMüller\tI-PER\n'],
    ['csv:entities', '-entities.csv', 'person,,Maria Müller'],
    ['markdown', '.md', '## Casualties\n\n**12 killed, Kabul'],
  ]) {
    expect(formats).toContain(format);
    await choice.selectOption(format);
    const [name, content] = await saved(page, () => page.getByRole('button', { name: 'Save', exact: true }).click());
    expect(name).toBe(`${NAME}${ending}`);
    expect(content).toContain(words);
  }
});

test('a format is chosen and saved with the keyboard alone', async ({ desk, page }) => {
  await desk.give(STORY);
  await page.getByRole('combobox', { name: 'Save as' }).focus();
  await page.keyboard.type('Spreadsheet of quotes');
  await page.keyboard.press('Tab');
  const [name, rows] = await saved(page, () => page.keyboard.press('Enter'));
  expect(name).toBe(`${NAME}-quotes.csv`);
  expect(rows.split('\n')[0]).toMatch(/^document,id,kind,words/);
});

test('the report is a page without scripts, whatever the article holds', async ({ desk, page, context }) => {
  const hostile = '<script>document.title = "run"</script> & <img src=x onerror=alert(1)>';
  await desk.give(`${STORY}\n${hostile} killed 3 people, “a <b>bold</b> claim,” said Ana Ruiz.\n`);
  await page.getByRole('combobox', { name: 'Save as' }).selectOption('html');
  const [name, html] = await saved(page, () => page.getByRole('button', { name: 'Save', exact: true }).click());
  expect(name).toBe(`${NAME}.html`);
  const report = await context.newPage();
  await report.setContent(html);
  await expect(report).toHaveTitle('a-bomb-killed-12-people-in-kabul-on');
  expect(await report.locator('script, img, link, iframe, b').count()).toBe(0);
  await expect(report.locator('.text')).toContainText(hostile);
  await expect(report.getByRole('columnheader', { name: 'According to' })).toBeVisible();
  await expect(report.locator('.text mark.casualty').filter({ hasText: '12 people' })).toHaveCount(1);
  await report.close();
});

test('the choice fits a phone', async ({ desk, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await desk.give(STORY);
  const box = await page.getByRole('combobox', { name: 'Save as' }).boundingBox();
  expect(box.width).toBeGreaterThan(80);
  expect(box.x + box.width).toBeLessThan(320);
});
