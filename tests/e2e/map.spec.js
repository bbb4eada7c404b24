// The map of the places: what it shows, how it leads to the cards, and that the page does without it.

import { axe } from './axe.js';
import { test, expect } from './desk.js';

const TRIP = `A ferry left Suva for Apia on Monday. In Suva, the minister of Fiji spoke; in Hyderabad, nobody did.

The boat was later seen near Oldmarket Landing, a village in Samoa.
`;

const map = (page) => page.locator('.map');
const dot = (page, name) => page.locator('.dot').filter({ has: page.locator('.dot-name', { hasText: new RegExp(`^${name}$`) }) });

test('nothing is drawn without places', async ({ desk, page }) => {
  await desk.give('Ann Miller said on Monday that she was glad.');
  await expect(map(page)).toHaveCount(0);
});

test('the places of the sample are on the map, and told to who cannot see it', async ({ desk, page }) => {
  await desk.sample();
  await expect(page.getByRole('img', { name: /^Map of \d+ places: .*Lima, Peru/ })).toBeVisible();
  await expect(dot(page, 'Lima')).toBeVisible();
  await expect(map(page)).toContainText('Not on the map: Puerto Salinas.');
});

test('a dot leads to its card, and a selected card shows its dot', async ({ desk, page }) => {
  await desk.give(TRIP);
  await dot(page, 'Apia').click();
  const card = desk.facts.locator('.card', { has: page.getByRole('button', { name: 'Apia', exact: true }) });
  await expect(card).toHaveClass(/selected/);
  await expect(card.locator('.go')).toBeFocused();
  await expect(dot(page, 'Apia')).toHaveClass(/selected/);
  await page.keyboard.press('Escape');
  await expect(dot(page, 'Apia')).not.toHaveClass(/selected/);
  await desk.facts.getByRole('button', { name: 'Suva', exact: true }).click();
  await expect(dot(page, 'Suva')).toHaveClass(/selected/);
});

test('the card says which place of that name is meant', async ({ desk, page }) => {
  await desk.give(TRIP);
  const card = desk.facts.locator('.card', { has: page.getByRole('button', { name: 'Hyderabad', exact: true }) });
  await expect(card).toContainText('on the map: Hyderabad, India');
});

test('towns, areas and what is only known by its country differ in shape', async ({ desk, page }) => {
  await desk.give('A bomb went off in Karachi, Pakistan. Police guarded Bilawal House after the blast in Karachi.');
  const shapes = await page.locator('.dot').evaluateAll((dots) =>
    dots.map((node) => {
      const { borderStyle, borderRadius, backgroundColor, borderColor } = getComputedStyle(node, '::before');
      return [node.dataset.extent, borderStyle, borderRadius, backgroundColor === borderColor ? 'filled' : 'hollow'].join(' ');
    }),
  );
  expect(shapes.toSorted()).toEqual(['area solid 50% hollow', 'country dotted 0px hollow', 'point solid 50% filled']);
});

test('the whole world is a switch, and nothing moves but the map', async ({ desk, page }) => {
  await desk.give('Rain fell in Peshawar on Monday.');
  const left = () => dot(page, 'Peshawar').evaluate((node) => node.style.left);
  expect(parseFloat((await left()).match(/[\d.]+/u)[0])).toBeCloseTo(50, 3);
  const whole = page.getByRole('button', { name: 'Whole world' });
  await whole.scrollIntoViewIfNeeded();
  const before = await map(page).boundingBox();
  await whole.click();
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  expect(parseFloat((await left()).match(/[\d.]+/u)[0])).toBeCloseTo(69.9, 0);
  expect(await map(page).boundingBox()).toEqual(before);
});

test('places on both sides of the date line stand together', async ({ desk, page }) => {
  await desk.give('A ferry left Suva for Apia on Monday.');
  const [suva, apia] = [await dot(page, 'Suva').boundingBox(), await dot(page, 'Apia').boundingBox()];
  const { width } = await map(page).boundingBox();
  expect(suva.x).toBeLessThan(apia.x);
  expect(apia.x - suva.x).toBeLessThan(width);
});

test('without its data there is no map, and all else works', async ({ desk, page }) => {
  await page.route('**/map/coordinates.bin', (route) => route.fulfill({ body: 'no table' }));
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
  desk.forgive(/./);
  await desk.give(TRIP);
  await expect(desk.marks('place').first()).toBeVisible();
  await expect(map(page)).toHaveCount(0);
});

for (const [name, options] of [
  ['light, wide', { viewport: { width: 1280, height: 800 } }],
  ['dark, narrow', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['forced colours', { contextOptions: { forcedColors: 'active' } }],
]) {
  test.describe(name, () => {
    test.use({ ...options });

    test('axe finds nothing in the map', async ({ desk, page }) => {
      await desk.give(TRIP);
      await dot(page, 'Apia').click();
      const { violations } = await (await axe(page)).include('.map').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    });
  });
}
