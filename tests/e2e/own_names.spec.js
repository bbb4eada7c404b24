// The reader's own names: put on the list they are marked, taken off they are not; the list saves, loads and is kept.

import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { test, expect } from './desk.js';

const TEXT = 'They drank quellfix from Orsk. The heron of Orsk, Peter Miller, was in Kabul.\n';

const panel = (page) => page.locator('#own-names');
const list = (page) => page.getByRole('list', { name: 'Your own names' });
const unfold = (page) => page.getByText('Your own names', { exact: true }).click();
const add = async (page, kind, name, also = '') => {
  await page.getByLabel('What it is').selectOption(kind);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Also written').fill(also);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(list(page).getByText(name, { exact: true })).toBeVisible();
};
const load = (page, name, words) =>
  page.locator('#own-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(words) });
const isMarked = (desk, category, words) => expect(desk.marks(category).filter({ hasText: words })).toHaveCount(1);
const isUnmarked = (desk, words) => expect(desk.marks().filter({ hasText: words })).toHaveCount(0);

test('a name that is added is marked at once with its other forms, one removed no more', async ({ desk, page }) => {
  await desk.give(TEXT);
  await isUnmarked(desk, 'quellfix');
  await unfold(page);
  await add(page, 'product', 'Blue Quell', 'quellfix, the heron');
  await isMarked(desk, 'product', 'quellfix');
  await isMarked(desk, 'product', 'The heron');
  await expect(desk.facts.getByText('Blue Quell', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.locator('#own-names-count')).toHaveText('(1)');
  await page.getByRole('button', { name: 'Remove “Blue Quell”' }).click();
  await isUnmarked(desk, 'quellfix');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
});

test('removing by keyboard goes on to the next one', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  for (const name of ['Ada Lane', 'Bo Marsh', 'Cy Noll']) await add(page, 'person', name);
  await page.getByRole('button', { name: 'Remove “Bo Marsh”' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove “Ada Lane”' })).toBeFocused();
  await load(page, 'b.csv', 'kind,name\nperson,"Dee\nperson,Eve\n');
  await expect(page.locator('#own-problem')).toContainText('a quotation mark that is never closed');
  await expect(page.locator('#own-told')).toHaveText('');
});

test('a name that marks nothing says so', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  const told = page.locator('#own-told');
  await add(page, 'person', 'Peter');
  await expect(told).toHaveText(/^“Peter” is on your list\. Nothing is marked for it in this article: it stands there only within a longer name/u);
  await add(page, 'person', 'Ina Wells');
  await expect(told).toHaveText('“Ina Wells” is on your list. This article does not name it.');
  await add(page, 'product', 'quellfix');
  await isMarked(desk, 'product', 'quellfix');
  await expect(told).toHaveText('“quellfix” is on your list.');
});

test('what is no name is marked no more; removing all can be taken back', async ({ desk, page }) => {
  await desk.give(TEXT);
  await isMarked(desk, 'place', 'Kabul');
  await unfold(page);
  await add(page, 'ignore', 'Kabul');
  await isUnmarked(desk, 'Kabul');
  await page.getByRole('button', { name: 'Remove all' }).click();
  await isMarked(desk, 'place', 'Kabul');
  await desk.notice.getByRole('button', { name: 'Bring them back' }).click();
  await isUnmarked(desk, 'Kabul');
});

test('the same name put down again is another kind now', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  await add(page, 'product', 'quellfix');
  await isMarked(desk, 'product', 'quellfix');
  await add(page, 'work', 'quellfix');
  await isMarked(desk, 'work', 'quellfix');
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
});

test('the list is saved as a table and loaded again, also beside what is on it', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  await add(page, 'product', 'quellfix', 'blue, "stuff"');
  await add(page, 'title', 'The heron of Orsk,');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('names.csv');
  const file = await readFile(await saved.path(), 'utf8');
  expect(file).toBe('kind,name,also\nproduct,quellfix,"blue|""stuff"""\ntitle,"The heron of Orsk,",\n');
  await page.getByRole('button', { name: 'Remove all' }).click();
  await isUnmarked(desk, 'quellfix');
  await add(page, 'place', 'heron');
  await load(page, 'names.csv', file);
  await isMarked(desk, 'product', 'quellfix');
  await expect(list(page).getByRole('listitem')).toHaveCount(3);
});

test('a bad file is told with its line and changes nothing', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  await add(page, 'product', 'quellfix');
  await load(page, 'mine.csv', 'kind,name\nperson,Mira\nhuman,Otto\n');
  const problem = panel(page).getByRole('alert');
  await expect(problem).toContainText('“mine.csv” could not be loaded: line 3: found the kind "human", expected one of person');
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await isMarked(desk, 'product', 'quellfix');
  await load(page, 'mine.csv', 'kind;name\r\nPerson;Mira\r\n');
  await expect(problem).toBeEmpty();
  await expect(list(page).getByRole('listitem')).toHaveCount(2);
});

test('a name without a letter is refused and told', async ({ desk, page }) => {
  await desk.give(TEXT);
  await unfold(page);
  await page.getByLabel('Name', { exact: true }).fill('…');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('expected a name with a letter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
});

test('new articles are read with the list, and a saved article brings its own', async ({ desk, page }) => {
  await unfold(page);
  await add(page, 'product', 'quellfix');
  await desk.give(TEXT);
  await isMarked(desk, 'product', 'quellfix');
  await page.getByLabel('Save as').selectOption('json');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const json = await readFile(await (await saving).path());
  await page.getByRole('button', { name: 'Remove all' }).click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await desk.give(TEXT);
  await isUnmarked(desk, 'quellfix');
  await page.locator('#file').setInputFiles({ name: 'saved.json', mimeType: 'application/json', buffer: json });
  await isMarked(desk, 'product', 'quellfix');
  await expect(list(page).getByText('quellfix')).toBeVisible();
});

test('kept on the device, the list is there after a reload', async ({ desk, page }) => {
  await page.getByLabel('Keep on this device').check();
  await expect(page.locator('#keep-note')).toContainText('stay in this browser');
  await desk.give(TEXT);
  await unfold(page);
  await add(page, 'product', 'quellfix');
  await isMarked(desk, 'product', 'quellfix');
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
  desk.forgive(/./u);
  await desk.isDrawn(TEXT);
  await isMarked(desk, 'product', 'quellfix');
  await expect(page.locator('#own-names-count')).toHaveText('(1)');
});

for (const [colorScheme, width] of [['light', 1280], ['dark', 400], ['dark', 320]]) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test('axe finds nothing in the panel and nothing runs over the edge', async ({ desk, page }) => {
      await desk.give(TEXT);
      await unfold(page);
      await add(page, 'organization', 'Quellfixundwasserwirtschaftsbetriebsgesellschaft', 'QWBG');
      await load(page, 'bad.csv', 'names');
      await expect(panel(page).getByRole('alert')).not.toBeEmpty();
      const { violations } = await new AxeBuilder({ page }).include('.input').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      const wide = await panel(page).evaluate((node) =>
        [...node.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > innerWidth).map((part) => part.outerHTML),
      );
      expect(wide).toEqual([]);
      if (process.env.OWN_NAMES_PICTURES) await page.screenshot({ path: `${process.env.OWN_NAMES_PICTURES}/own-${colorScheme}-${width}.png` });
    });
  });
}
