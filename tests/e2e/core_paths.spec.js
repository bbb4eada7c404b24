// The core paths, in every browser that is there: paste, facts, select, jump, export.

import { isMissing, savedBy, WITHOUT_FIREFOX } from './browsers.js';
import { test, expect, STORY } from './desk.js';

test.skip(isMissing, WITHOUT_FIREFOX);

test('a pasted article is marked, its facts lead to its words and back, and leave as files', async ({ desk, page, channel }) => {
  await desk.give(STORY);
  await expect(desk.marks('place').first()).toHaveText('Kabul');
  await expect(desk.facts.getByRole('heading', { name: /^Casualties \d/ })).toBeVisible();
  await expect(desk.facts.getByRole('heading', { name: /^Quotes \d/ })).toBeVisible();

  const mark = desk.marks('person').first();
  await mark.click();
  const card = desk.card(await mark.getAttribute('data-fact'));
  await expect(card).toHaveClass(/selected/);
  await expect(card).toBeInViewport();
  await card.getByRole('button').first().click();
  await expect(desk.article.locator('mark.current')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(desk.article.locator('mark.selected')).toHaveCount(0);

  await page.getByLabel('Save as').selectOption('json');
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  const facts = JSON.parse(await savedBy(save, { page, channel }, 'a-bomb-killed-12-people-in-kabul-on.json'));
  expect(facts.entities.map(({ name }) => name)).toContain('Maria Müller');
});

test('the sample is read, and the keyboard goes from mark to card', async ({ desk, page }) => {
  await desk.sample();
  await expect(page.getByRole('group', { name: 'Toll of the main event' })).toContainText('killed');
  await desk.marks().first().focus();
  await page.keyboard.press('ArrowRight');
  const fact = await page.evaluate(() => document.activeElement.dataset.fact);
  await page.keyboard.press('Enter');
  await expect(desk.card(fact)).toBeInViewport();
});
