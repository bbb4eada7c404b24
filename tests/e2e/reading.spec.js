// Reading: the legend, hovering, jumping both ways by pointer and by keyboard, the date of publication.

import { test, expect, STORY } from './desk.js';

/** Space before the story, so that text and cards are out of each other's sight. */
const FAR = `${STORY}\n${'Nothing else was known about it that day.\n\n'.repeat(60)}Later, Pedro Alvarez came to Lima.\n`;

/** Where every block and card is: must stay the same when something is selected. */
const boxes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.block, .card, .facts-section')].map((node) => [node.offsetLeft, node.offsetTop, node.offsetWidth, node.offsetHeight].join()),
  );

test('the legend switches a category off and on', async ({ desk }) => {
  await desk.give(STORY);
  const place = desk.marks('place').first();
  const toggle = desk.toggle(/^Places/);
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(toggle).toContainText('1');
  const line = () => place.evaluate((mark) => getComputedStyle(mark).borderBottomColor);
  const before = await line();
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  expect(await line()).toBe('rgba(0, 0, 0, 0)');
  await toggle.press('Enter');
  expect(await line()).toBe(before);
});

test('a mark switched off is not selected by a click', async ({ desk }) => {
  await desk.give(STORY);
  await desk.toggle(/^Places/).click();
  await desk.marks('place').nth(1).click();
  await expect(desk.marks('place').nth(1)).not.toHaveClass(/selected/);
});

test('a click in the text selects the mark and shows its card; Escape clears', async ({ desk, page }) => {
  await desk.give(FAR);
  const before = await boxes(page);
  const mark = desk.marks('person').first();
  await mark.click();
  await expect(mark).toHaveClass(/current/);
  const card = desk.card(await mark.getAttribute('data-fact'));
  await expect(card).toHaveClass(/selected/);
  await expect(card).toBeInViewport();
  await expect(card.getByRole('button').first()).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('#announcer')).toContainText('Person');
  expect(await boxes(page), 'nothing moved').toEqual(before);
  await page.keyboard.press('Escape');
  await expect(page.locator('.selected, .current')).toHaveCount(0);
  expect(await boxes(page), 'nothing moved').toEqual(before);
});

test('a click on a card brings its words into view', async ({ desk }) => {
  await desk.give(FAR);
  const mark = desk.marks('person').last();
  await expect(mark).not.toBeInViewport();
  await desk.card(await mark.getAttribute('data-fact')).getByRole('button').first().click();
  await expect(mark).toBeInViewport();
  await expect(mark).toHaveClass(/current/);
});

test('the card of a quote says how it was put', async ({ desk, page }) => {
  await desk.give(`${STORY}\nThe minister Ana Ruiz denied that soldiers had fired.\n`);
  await expect(desk.facts.locator('.card[data-category="quote"]').filter({ hasText: 'soldiers' }).locator('.cue')).toHaveText('denied:');
  await expect(desk.facts.locator('.card').filter({ hasText: 'We are safe' }).locator('.cue')).toHaveText('said:');
  await desk.marks('quote').filter({ hasText: 'soldiers' }).first().hover();
  await expect(page.locator('#preview')).toContainText('denied: ');
});

test('a second click goes to the mark around', async ({ desk }) => {
  await desk.give('“We lost 12 people in Kabul,” said Maria Müller, a doctor.');
  const inner = desk.article.locator('mark[data-category="quote"] mark').last();
  await expect(inner).toBeVisible();
  await inner.click();
  await expect(inner).toHaveClass(/current/);
  await inner.click();
  await expect(inner).not.toHaveClass(/current/);
  expect(await inner.evaluate((mark) => mark.parentNode.closest('mark').classList.contains('current'))).toBe(true);
});

test('mentions can be stepped through from the card', async ({ desk }) => {
  await desk.give(STORY);
  const places = desk.marks('place');
  const card = desk.card(await places.first().getAttribute('data-fact'));
  await card.hover();
  const next = card.getByRole('button', { name: /^Next mention/ });
  await next.click();
  await expect(places.nth(0)).toHaveClass(/current/);
  await next.click();
  await expect(places.nth(1)).toHaveClass(/current/);
  await expect(card.locator('.position')).toHaveText('2 of 2');
  await card.getByRole('button', { name: /^Previous mention/ }).click();
  await expect(places.nth(0)).toHaveClass(/current/);
});

test('hovering previews both ways', async ({ desk, page }) => {
  await desk.give(FAR);
  const mark = desk.marks('person').first();
  const fact = await mark.getAttribute('data-fact');
  await mark.hover();
  await expect(page.locator('#preview')).toContainText('Maria Müller');
  await expect(desk.card(fact)).toHaveClass(/lit/);
  const far = desk.card(await desk.marks('person').last().getAttribute('data-fact'));
  await far.hover();
  await expect(desk.marks('person').last()).toHaveClass(/lit/);
  await expect(page.locator('#preview')).toContainText('Later, Pedro Alvarez came to Lima');
  await page.keyboard.press('Escape');
  await expect(page.locator('#preview')).toBeHidden();
});

test('everything can be done from the keyboard', async ({ desk, page }) => {
  await desk.field.focus();
  await page.keyboard.insertText(STORY);
  await expect.poll(() => desk.drawnText()).toBe(STORY);
  await desk.isReady();

  const isOnMark = () => page.evaluate(() => document.activeElement.matches('article mark'));
  let tabs = 0;
  while (!(await isOnMark())) {
    await page.keyboard.press('Tab');
    tabs += 1;
    expect(tabs, 'Tab reaches the marked text').toBeLessThan(30);
  }
  const focused = page.locator('article mark:focus');
  const first = await focused.textContent();
  await page.keyboard.press('ArrowRight');
  expect(await focused.textContent()).not.toBe(first);
  await expect(page.locator('#preview')).toBeVisible();
  await page.keyboard.press('End');
  const fact = await focused.getAttribute('data-fact');

  await page.keyboard.press('Enter');
  await expect(desk.card(fact).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('data-fact', fact);
  await expect(focused).toHaveClass(/current/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.selected')).toHaveCount(0);

  await page.keyboard.press('Tab');
  expect(await isOnMark(), 'the marks are one tab stop').toBe(false);
});

test('the skip link leads to the facts', async ({ desk, page }) => {
  await desk.give(STORY);
  await page.getByRole('link', { name: 'Skip to the facts' }).focus();
  await expect(page.getByRole('link', { name: 'Skip to the facts' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Facts', exact: true })).toBeFocused();
  expect(new URL(page.url()).hash).toBe('');
});

test('the links of the sidebar lead to its sections', async ({ desk, page }) => {
  await desk.sample();
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Dates/ }).click();
  await expect(desk.facts.getByRole('heading', { name: /^Dates/ })).toBeFocused();
  await expect(desk.facts.getByRole('heading', { name: /^Dates/ })).toBeInViewport();
});

test('the date of publication turns a weekday into a day', async ({ desk, page }) => {
  await desk.give(STORY);
  const fact = await desk.marks('date').first().getAttribute('data-fact');
  await expect(desk.card(fact)).not.toContainText('2023');
  await page.getByLabel('Published on').fill('2023-02-04');
  await expect(desk.card(fact)).toContainText('30 January 2023');
});

test('a fact whose category is switched off still leads to its words', async ({ desk }) => {
  await desk.give(STORY);
  await desk.toggle(/^People/).click();
  const mark = desk.marks('person').first();
  await desk.card(await mark.getAttribute('data-fact')).getByRole('button').first().click();
  await expect(mark).toHaveClass(/selected/);
});
