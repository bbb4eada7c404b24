// Loading: one policy in the page and from the server; a core that cannot be loaded is told in words, the text kept.

import { test, expect } from '@playwright/test';

for (const part of ['article_annotator.js', 'article_annotator_bg.wasm']) {
  test(`without ${part} the page says that it cannot read`, async ({ page }) => {
    await page.route(`**/pkg/${part}`, (route) => route.abort());
    await page.goto('/');
    await expect(page.locator('#notice')).toContainText('The reader could not be loaded');
    await page.getByRole('textbox', { name: 'Article' }).fill('Kept.');
    await expect(page.locator('#notice')).toContainText('Your text is kept.');
    await expect(page.getByRole('textbox', { name: 'Article' })).toHaveValue('Kept.');
    await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  });
}

test('the server sends the policy that the page carries', async ({ page }) => {
  const response = await page.goto('/');
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(meta).toContain("default-src 'none'");
  expect(response.headers()['content-security-policy']).toContain(meta);
});
