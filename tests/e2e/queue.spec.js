// Several articles on the desk: a queue with a place, a list of names, and what belongs to each.

import { readFile } from 'node:fs/promises';
import { axe } from './axe.js';
import { test, expect, STORY } from './desk.js';

const FILES = [
  { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('The first of Kabul.') },
  { name: 'two.md', mimeType: 'text/markdown', buffer: Buffer.from('# The *second* of Lima.') },
  { name: 'three.html', mimeType: 'text/html', buffer: Buffer.from('<p>The third of Paris.</p>') },
];

/** Chooses files as the button does, and waits until the first of them is drawn. */
const choose = async (desk, files = FILES) => {
  await desk.page.locator('#file').setInputFiles(files);
  await expect(desk.page.locator('#queue')).toBeVisible();
  await desk.isReady();
};

const bar = (page) => page.getByRole('group', { name: 'Articles on the desk' });
const press = (page, name) => bar(page).getByRole('button', { name, exact: true }).click();

test('several files make a queue with a place, names and ways on', async ({ desk, page }) => {
  await choose(desk);
  await expect(bar(page)).toContainText('Article 1 of 3');
  await expect(page.getByLabel('Go to article').locator('option')).toHaveText(['1. one.txt', '2. two.md', '3. three.html']);
  await desk.isDrawn('The first of Kabul.');
  await press(page, 'Next');
  await desk.isDrawn('The second of Lima.');
  await expect(bar(page)).toContainText('Article 2 of 3');
  await page.getByLabel('Go to article').selectOption({ index: 2 });
  await desk.isDrawn('The third of Paris.');
  // At the end the button stays where the keyboard can find it, and does nothing.
  const next = bar(page).getByRole('button', { name: 'Next' });
  await next.press('Enter');
  await expect(bar(page)).toContainText('Article 3 of 3');
  await expect(next).toBeFocused();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
});

test('each article keeps its own text and date', async ({ desk, page }) => {
  await choose(desk);
  const date = page.getByLabel('Published on');
  await date.fill('2023-02-04');
  await desk.field.press('Control+End');
  await page.keyboard.type(' More.');
  await press(page, 'Next');
  await desk.isDrawn('The second of Lima.');
  await expect(date).toHaveValue('');
  await date.fill('2024-05-06');
  await press(page, 'Previous');
  await desk.isDrawn('The first of Kabul. More.');
  await expect(date).toHaveValue('2023-02-04');
  await press(page, 'Next');
  await expect(date).toHaveValue('2024-05-06');
});

test('one is taken away, or all, and can be brought back', async ({ desk, page }) => {
  await choose(desk);
  await press(page, 'Next');
  await press(page, 'Remove this one');
  await desk.isDrawn('The third of Paris.');
  await expect(bar(page)).toContainText('Article 2 of 2');
  await expect(desk.notice).toContainText('“two.md” was taken away.');
  await desk.notice.getByRole('button', { name: 'Bring it back' }).click();
  await desk.isDrawn('The second of Lima.');
  await expect(bar(page)).toContainText('Article 2 of 3');
  await press(page, 'Clear all');
  await expect(bar(page)).toBeHidden();
  await expect(desk.field).toHaveValue('');
  await expect(desk.field).toBeFocused();
  await expect(desk.facts).toBeHidden();
  await desk.notice.getByRole('button', { name: 'Bring them back' }).click();
  await expect(bar(page)).toContainText('Article 1 of 3');
  await desk.isDrawn('The first of Kabul.');
});

test('what comes later joins the queue, in the place of nothing', async ({ desk, page }) => {
  await desk.give(STORY);
  await choose(desk, FILES.slice(0, 2));
  await expect(bar(page)).toContainText('Article 2 of 3');
  await expect(page.getByLabel('Go to article').locator('option').first()).toHaveText('1. A bomb killed 12 people in Kabul on Monday, police said.');
  await desk.drop({ name: 'late.txt', type: 'text/plain', body: 'A late one.' });
  await desk.isDrawn('A late one.');
  await expect(bar(page)).toContainText('Article 4 of 4');
  await page.getByLabel('Go to article').selectOption({ index: 0 });
  await desk.isDrawn(STORY);
});

test('of several files those that hold no text are named, the others open', async ({ desk, page }) => {
  const bad = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([1, 0, 2]) };
  const facts = { name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') };
  await choose(desk, [FILES[0], bad, facts, FILES[1]]);
  await expect(desk.notice).toContainText('“photo.jpg” is not a text');
  await expect(desk.notice).toContainText('“facts.json” is not a file that this page has saved');
  await desk.isDrawn('The first of Kabul.');
  await expect(page.getByLabel('Go to article').locator('option')).toHaveText([`1. ${FILES[0].name}`, `2. ${FILES[1].name}`]);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`${colorScheme}, 320 px`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 700 }, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing in the queue, and the keyboard goes through it', async ({ desk, page }) => {
      await choose(desk, [{ ...FILES[0], name: `${'a-very-long-name-'.repeat(8)}.txt` }, FILES[1]]);
      const { violations } = await (await axe(page)).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await bar(page).getByRole('button', { name: 'Previous' }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await desk.isDrawn('The second of Lima.');
      await page.keyboard.press('Tab');
      await expect(page.getByLabel('Go to article')).toBeFocused();
    });
  });
}

test('all articles are saved in one file, which opens as the same queue', async ({ desk, page }) => {
  await choose(desk, [
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('A bomb killed 12 people in Kabul.') },
    { name: 'two.txt', mimeType: 'text/plain', buffer: Buffer.from('A bomb killed 12 people in Kabul.\n\nA day later 14 were dead.') },
  ]);
  await page.getByLabel('Published on').fill('2023-02-04');
  await page.getByLabel('Save as').selectOption('csv:claims');
  await page.getByLabel('All 2 articles in one file').check();
  const saved = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  };
  const table = await saved();
  expect(table.name).toBe('2-articles-claims.csv');
  const rows = (await readFile(table.path, 'utf8')).trim().split(/\r?\n/u);
  expect(rows.map((row) => row.split(',')[0])).toEqual([
    'document',
    'a-bomb-killed-12-people-in-kabul',
    'a-bomb-killed-12-people-in-kabul-2',
    'a-bomb-killed-12-people-in-kabul-2',
  ]);
  // A report is of one article.
  await page.getByLabel('Save as').selectOption('html');
  await expect(page.getByLabel('A file of this kind holds one article')).toBeDisabled();
  await page.getByLabel('Save as').selectOption('json');
  await expect(page.getByLabel('All 2 articles in one file')).toBeChecked();
  const lines = await saved();
  expect(lines.name).toBe('2-articles.jsonl');
  await press(page, 'Clear all');
  await page.locator('#file').setInputFiles({ name: lines.name, mimeType: 'application/jsonl', buffer: await readFile(lines.path) });
  await expect(bar(page)).toContainText('Article 1 of 2');
  await desk.isDrawn('A bomb killed 12 people in Kabul.');
  await expect(page.getByLabel('Published on')).toHaveValue('2023-02-04');
  await press(page, 'Next');
  await desk.isDrawn('A bomb killed 12 people in Kabul.\n\nA day later 14 were dead.');
});
