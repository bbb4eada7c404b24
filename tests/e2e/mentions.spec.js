// The cards of people, groups and places: kind, titles, other names, description, and every mention of them.

import { axe } from './axe.js';
import { test, expect } from './desk.js';

const PROFILE = `General Torek Farhadi came to Kabul on Monday. “We are ready,” said Farhadi.

Torek Farhadi, a former government adviser, met officials of the Taliban and of the Health Ministry.

Gen. Farhadi left Kabul on Tuesday, the Taliban said.
`;

const MANY = 300;
const LONG = Array.from({ length: MANY }, (_, i) => `Maria Müller came to Lima on day ${i + 1} of the strike.\n\n`).join('');

const cardOf = (desk, name) => desk.facts.locator('.card').filter({ has: desk.page.getByRole('button', { name, exact: true }) });

const open = async (card) => {
  await card.getByText('Every mention').click();
  return card.getByRole('listitem').getByRole('button');
};

test('a card says what somebody or something is', async ({ desk }) => {
  await desk.give(PROFILE);
  const person = cardOf(desk, 'Torek Farhadi');
  await expect(person).toContainText('a former government adviser');
  await expect(person).toContainText('Also: Farhadi');
  await expect(person.locator('.titles')).toHaveText(/^Titles: General, Gen/);
  await expect(cardOf(desk, 'Taliban')).toContainText('Armed group');
  await expect(cardOf(desk, 'Health Ministry')).toContainText('Ministry');
  await expect(cardOf(desk, 'Kabul')).toContainText('Capital city');
});

test('a title and a description lead to where they stand', async ({ desk }) => {
  await desk.give(PROFILE);
  const card = cardOf(desk, 'Torek Farhadi');
  const marks = desk.article.locator(`mark[data-fact="${await card.getAttribute('data-fact')}"]`);
  await card.getByRole('button', { name: 'a former government adviser' }).click();
  await expect(marks.nth(2)).toHaveClass(/current/);
  await card.getByRole('button', { name: /^Gen\.?$/ }).click();
  await expect(marks.nth(3)).toHaveClass(/current/);
});

test('every mention is listed with its words and leads to the text', async ({ desk, page }) => {
  await desk.give(PROFILE);
  const card = cardOf(desk, 'Torek Farhadi');
  const marks = desk.article.locator(`mark[data-fact="${await card.getAttribute('data-fact')}"]`);
  const list = await open(card);
  await expect(list).toHaveCount(await marks.count());
  await expect(list.nth(1)).toContainText('said Farhadi');
  await list.nth(1).click();
  await expect(marks.nth(1)).toHaveClass(/current/);
  await expect(list.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(card.locator('.position')).toHaveText('2 of 4');
  await expect(page.locator('#announcer')).toContainText('2 of 4');

  await card.getByRole('button', { name: /^Next mention/ }).click();
  await expect(list.nth(2)).toHaveAttribute('aria-current', 'true');
  await expect(card.locator('.mentions [aria-current]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(card.locator('.mentions [aria-current]')).toHaveCount(0);
});

test('a list that is opened later points to the place already chosen', async ({ desk }) => {
  await desk.give(PROFILE);
  const mark = desk.marks('place').last();
  await mark.click();
  const list = await open(desk.card(await mark.getAttribute('data-fact')));
  await expect(list.nth(1)).toHaveAttribute('aria-current', 'true');
});

test('what is named once has no list', async ({ desk }) => {
  await desk.give('Pedro Alvarez came to Lima.');
  await expect(desk.facts.getByText('Every mention')).toHaveCount(0);
});

test('the list is one tab stop with arrow keys', async ({ desk, page }) => {
  await desk.give(PROFILE);
  const card = cardOf(desk, 'Torek Farhadi');
  const list = card.getByRole('listitem').getByRole('button');
  await card.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await expect(list.first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(list.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(list.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(list.nth(3)).toBeFocused();
  await page.keyboard.press('Enter');
  const mark = page.locator('article mark:focus');
  await expect(mark).toHaveClass(/current/);
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button').first()).toBeFocused();
  await list.nth(3).focus();
  await page.keyboard.press('Tab');
  await expect(list.and(page.locator(':focus'))).toHaveCount(0);
});

test('hundreds of mentions are all there, and the next card stays near', async ({ desk }) => {
  await desk.give(LONG);
  const card = desk.card(await desk.marks('person').first().getAttribute('data-fact'));
  const list = await open(card);
  await expect(list).toHaveCount(MANY);
  expect((await card.boundingBox()).height).toBeLessThan(500);
  await list.last().click();
  await expect(desk.marks('person').last()).toBeInViewport();
  await expect(card.locator('.position')).toHaveText(`${MANY} of ${MANY}`);
  await desk.marks('person').nth(MANY / 2).click();
  await expect(list.nth(MANY / 2)).toBeInViewport();
});

test('an open list is printed whole', async ({ desk, page }) => {
  await desk.give(LONG);
  const card = desk.card(await desk.marks('person').first().getAttribute('data-fact'));
  await open(card);
  await page.emulateMedia({ media: 'print' });
  const [shown, whole] = await card.locator('.mentions').evaluate((list) => [list.clientHeight, list.scrollHeight]);
  expect(shown).toBeGreaterThanOrEqual(whole);
  await page.emulateMedia({ media: 'screen' });
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 400]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('axe finds nothing in an open card', async ({ desk, page }) => {
        await desk.give(PROFILE);
        const list = await open(cardOf(desk, 'Torek Farhadi'));
        await list.nth(1).click();
        const { violations } = await (await axe(page)).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' | ')}`)).toEqual([]);
      });
    });
  }
}
