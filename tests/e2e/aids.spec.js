// Aids for reading: search, the strip of where marks lie, the toll that stays, labels, the timeline, what else is said of
// an entity, what a date of publication changes.

import { axe } from './axe.js';
import { test, expect, STORY } from './desk.js';
import { longText } from './longtext.js';

const painted = (page, name) => page.evaluate((key) => [...CSS.highlights.get(key)].map((range) => range.toString()), name);

test('search counts, steps through the hits and forgets on Escape', async ({ desk, page }) => {
  await desk.sample();
  const field = page.getByRole('searchbox', { name: 'Find' });
  const count = page.locator('#search-count');
  await field.fill('castaneda');
  await expect(count).toHaveText('2 found');
  expect(await painted(page, 'hit')).toEqual(['Castañeda', 'Castañeda']);
  await expect(page.locator('#announcer')).toHaveText('2 found');
  await field.press('Enter');
  await expect(count).toHaveText('1 of 2');
  expect(await painted(page, 'current-hit')).toEqual(['Castañeda']);
  await expect(desk.article.locator('.block', { hasText: 'Hernán Castañeda' })).toBeInViewport();
  await field.press('Enter');
  await field.press('Enter');
  await expect(count).toHaveText('1 of 2');
  await field.press('Shift+Enter');
  await expect(count).toHaveText('2 of 2');
  await page.getByRole('button', { name: 'Next hit' }).click();
  await expect(count).toHaveText('1 of 2');
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(count).toBeEmpty();
  expect(await painted(page, 'hit')).toEqual([]);
  await field.fill('nowhere in it');
  await expect(count).toHaveText('Not found');
  await expect(page.getByRole('button', { name: 'Next hit' })).toBeDisabled();
});

test('a hit far down a long text is drawn and brought into view', async ({ desk, page }) => {
  await desk.give(longText(150_000));
  const field = page.getByRole('searchbox', { name: 'Find' });
  await field.fill('this was report');
  const n = (await page.locator('#search-count').textContent()).match(/^\d+/u)[0];
  await field.press('Shift+Enter');
  await expect(page.locator('#search-count')).toHaveText(`${n} of ${n}`);
  const { top, height } = await page.evaluate(() => {
    const [range] = CSS.highlights.get('current-hit');
    const { top: y } = range.getBoundingClientRect();
    return { top: y, height: innerHeight };
  });
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(height);
});

test('the strip tells the place and leads through the text by keys and by pointer', async ({ desk, page }) => {
  await desk.give(longText(60_000));
  const strip = page.getByRole('slider', { name: 'Place in the text' });
  await strip.focus();
  await page.keyboard.press('End');
  await expect(strip).toHaveAttribute('aria-valuetext', /^(9\d|100) % of the text$/);
  await expect(desk.article.locator('.block').last()).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(desk.article.locator('.block').first()).toBeInViewport();
  const { x, y, width, height } = await page.locator('#density-lanes').boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect.poll(async () => Number(await strip.getAttribute('aria-valuenow'))).toBeGreaterThan(35);
  expect(Number(await strip.getAttribute('aria-valuenow'))).toBeLessThan(65);
  // All three lanes have ink.
  const ink = await page.locator('#density-lanes').evaluate((canvas) => {
    const { width: wide, height: high } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, wide, high);
    const lanes = [false, false, false];
    for (let i = 0; i < wide * high; i++) if (data[i * 4 + 3] > 0) lanes[Math.floor(((i % wide) * 3) / wide)] = true;
    return lanes;
  });
  expect(ink).toEqual([true, true, true]);
});

test('a short text has no strip', async ({ desk, page }) => {
  await desk.give(STORY);
  await expect(page.locator('#density')).toBeHidden();
});

for (const width of [1280, 400]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('the toll stays while one reads, and covers no mark that is jumped to', async ({ desk, page }) => {
      await desk.sample();
      const toll = page.getByRole('link', { name: /^14 to 17 killed/ });
      const marks = desk.marks('person');
      const mark = desk.article.locator('mark.current');
      for (const person of [marks.last(), marks.first()]) {
        const fact = await person.getAttribute('data-fact');
        await desk.card(fact).getByRole('button').first().click();
        await expect(mark).toHaveAttribute('data-fact', fact);
        await expect(mark).toBeInViewport();
        await expect(toll).toBeInViewport();
        const bar = await page.locator('#reading-bar').boundingBox();
        expect((await mark.boundingBox()).y).toBeGreaterThan(bar.y + bar.height);
      }
    });

    test('axe finds nothing with labels, a search and an open card', async ({ desk, page }) => {
      await desk.sample();
      await page.getByRole('button', { name: 'Show labels' }).click();
      await page.getByRole('searchbox', { name: 'Find' }).fill('the');
      await page.getByRole('searchbox', { name: 'Find' }).press('Enter');
      await desk.facts.getByText(/^Quotes by/).first().click();
      const { violations } = await (await axe(page)).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' | ')}`)).toEqual([]);
    });
  });
}

test('labels say what each mark is, and leave the text as it is', async ({ desk, page }) => {
  await desk.give(STORY);
  const place = desk.marks('place').first();
  const label = () => place.evaluate((mark) => getComputedStyle(mark, '::after').content);
  expect(await label(), 'for screen readers alone').toMatch(/^"\u2060"/);
  await page.getByRole('button', { name: 'Show labels' }).click();
  await expect(page.getByRole('button', { name: 'Show labels' })).toHaveAttribute('aria-pressed', 'true');
  expect(await label()).toBe('" (place)"');
  expect(await desk.drawnText()).toBe(STORY);
});

test('what is not part of the article can be put out of sight', async ({ desk, page }) => {
  await desk.sample();
  const given = await desk.drawnText();
  const newsletter = desk.article.getByText('Sign up for our morning newsletter');
  await expect(newsletter).toBeVisible();
  await page.getByRole('button', { name: /^Not part of the article/ }).click();
  await expect(newsletter).toBeHidden();
  expect(await desk.drawnText()).toBe(given);
});

test('dates stand in order, with their words and the day of publication', async ({ desk, page }) => {
  await desk.give('A car bomb killed 31 people in Lima in July 2021.\n\nThe talks began on Monday. They will go on in May 2024. They ended in 2016.\n');
  await page.getByLabel('Published on').fill('2024-03-15');
  await expect(page.locator('#status')).toContainText('now resolve');
  await expect(page.locator('#status')).toContainText('Monday → Monday 11 March 2024');
  await expect(page.locator('#announcer')).toContainText('Monday → Monday 11 March 2024');
  const dates = page.getByRole('region', { name: /^Dates/ });
  await expect(dates.locator('h4, p.published-day')).toHaveText([/^2016/, /^July 2021/, /^Monday 11 March 2024/, 'Published on Friday 15 March 2024', /^May 2024/]);
  await dates.getByRole('button', { name: 'July 2021', exact: true }).click();
  await expect(desk.marks('date').first()).toHaveClass(/current/);
});

test('the card of a person leads to what they said and to the figures beside their name', async ({ desk }) => {
  await desk.give('Maria Müller, a nurse, said 12 people were killed in Kabul. “We are safe,” Müller said.\n');
  const card = desk.card(await desk.marks('person').first().getAttribute('data-fact'));
  await card.getByText(/^Quotes by \(2\)/).click();
  const quote = card.getByRole('link', { name: 'We are safe' });
  await quote.click();
  await expect(desk.facts.locator('.card.selected')).toContainText('We are safe');
  await card.getByText(/^Figures in a sentence with \(1\)/).click();
  await card.getByRole('link', { name: '12 killed' }).click();
  await expect(desk.facts.locator('.card.selected')).toContainText('12 killed');
});
