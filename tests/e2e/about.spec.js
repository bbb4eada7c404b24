// The sheet "How this works, and how well": reached by button and keyboard, readable on any screen and on paper.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './desk.js';

const TITLE = 'How this works, and how well';
const opener = (page) => page.getByRole('button', { name: TITLE });
const sheet = (page) => page.getByRole('dialog', { name: TITLE });

test('it opens by keyboard at its title, and Escape goes back, with what was selected', async ({ desk, page }) => {
  await desk.sample();
  await desk.marks('person').nth(2).click();
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).getByRole('heading', { name: TITLE, level: 2 })).toBeFocused();
  await expect(sheet(page).getByRole('heading', { level: 3 })).toHaveText([
    'What the page does',
    'How well it works',
    'What it gets wrong',
    'What your browser does with your text',
  ]);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
  await expect(desk.article.locator('mark.current')).toHaveCount(1);
});

test('it begins at its top each time, scrolls by keyboard and closes by its button', async ({ desk, page }) => {
  await expect(desk.field).toBeVisible();
  const top = () => page.locator('#about').evaluate((box) => box.scrollTop);
  await opener(page).click();
  // A key that comes before the sheet is laid out scrolls nothing.
  await expect(async () => {
    await page.keyboard.press('End');
    expect(await top()).toBeGreaterThan(500);
  }).toPass();
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await expect(sheet(page)).toBeHidden();
  await opener(page).click();
  expect(await top()).toBe(0);
  await expect(sheet(page).getByRole('table')).toHaveCount(3);
});

test('each figure has the heads of its row and its column', async ({ desk, page }) => {
  await expect(desk.field).toBeVisible();
  await opener(page).click();
  const names = sheet(page).getByRole('table', { name: /^Names/ });
  await expect(names.getByRole('columnheader')).toHaveText(['This page', 'spaCy, small', 'spaCy, medium']);
  const row = names.getByRole('row', { name: 'World press: all names' });
  await expect(row.getByRole('rowheader')).toHaveText('World press: all names');
  await expect(row.getByRole('cell')).toHaveText(['84.8', '66.7', '69.4']);
});

for (const [colorScheme, forcedColors] of [['light', 'none'], ['dark', 'none'], ['light', 'active']]) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, forced colours ${forcedColors}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 640 }, contextOptions: { forcedColors } });

      test('axe finds nothing, and nothing runs over the edge', async ({ desk, page }) => {
        await expect(desk.field).toBeVisible();
        await opener(page).click();
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
        expect(await page.locator('#about').evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
      });
    });
  }
}

test('what is printed while it is open is the sheet, all of it', async ({ desk, page }) => {
  await desk.sample();
  await opener(page).click();
  await page.emulateMedia({ media: 'print' });
  await expect(desk.article).toBeHidden();
  await expect(sheet(page).getByRole('button', { name: 'Close' })).toBeHidden();
  await expect(sheet(page)).toHaveCSS('overflow-y', 'visible');
  // What is fixed would end with the first page.
  await expect(sheet(page)).toHaveCSS('position', 'absolute');
});
