// Settings in the address: they come back with it; nonsense in it does no harm; the text never stands there.

import { test, expect, STORY } from './desk.js';

test('categories switched off and attitudes stand in the address and come back with it', async ({ desk, page }) => {
  await desk.give(`${STORY}\n\nPolice believe that the bomber fled.`);
  await desk.toggle(/^Dates/).click();
  await desk.toggle(/^Places/).click();
  await page.getByLabel(/think or hope/).check();
  const address = page.url();
  expect(new URL(address).hash).toBe('#off=place,date&attitudes=on');
  await desk.toggle(/^Dates/).click();
  await expect(page).toHaveURL(/#off=place&attitudes=on$/);

  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
  await desk.give(`${STORY}\n\nPolice believe that the bomber fled.`);
  await expect(desk.toggle(/^Dates/)).toHaveAttribute('aria-pressed', 'false');
  await expect(desk.toggle(/^People/)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel(/think or hope/)).toBeChecked();
  await expect(page.locator('#article')).toHaveClass(/without-place/);
  desk.forgive(/./u);
});

test('the codebook chosen comes back, and an address changed by hand counts at once', async ({ desk, page }) => {
  await desk.sample();
  await page.getByLabel('Codebook').selectOption('gtd');
  await expect(page).toHaveURL(/#codebook=gtd$/);
  await desk.give(STORY);
  await expect(page.getByLabel('Codebook')).toHaveValue('gtd');
  await page.evaluate(() => (location.hash = '#codebook=ucdp&off=person'));
  await expect(page.getByLabel('Codebook')).toHaveValue('ucdp');
  await expect(desk.toggle(/^People/)).toHaveAttribute('aria-pressed', 'false');
});

test('nonsense in the address does no harm, and nothing of the text gets there', async ({ desk, page }) => {
  await page.evaluate(() => (location.hash = '#off=%E0%A4%A,toString,date&codebook=<b>&attitudes=perhaps&__proto__=x'));
  await desk.give(STORY);
  await expect(desk.toggle(/^Dates/)).toHaveAttribute('aria-pressed', 'false');
  await page.getByLabel('Published on').fill('2023-02-04');
  await desk.toggle(/^Dates/).click();
  await expect(page).toHaveURL(/\/$/);
});
