// dist/article-annotator.html, opened from the disk: the whole job without a server, a request or a complaint. Runs in
// Firefox too.

import { test, expect } from '@playwright/test';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMissing, savedBy, WITHOUT_FIREFOX } from './browsers.js';

const FILE = fileURLToPath(new URL('../../dist/article-annotator.html', import.meta.url));

test.skip(isMissing, WITHOUT_FIREFOX);

/** Opens the file and fails on whatever it asks for, is refused or complains of. */
async function open(page) {
  expect(existsSync(FILE), 'dist/article-annotator.html is missing: run `cargo xtask dist`').toBe(true);
  const trouble = [];
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const isWithin = request.url() === pathToFileURL(FILE).href || /^(?:blob|data):/u.test(request.url());
    if (!isWithin) trouble.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
  });
  await page.goto(pathToFileURL(FILE).href);
  await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
  return {
    isQuiet: async () => {
      expect(trouble).toEqual([]);
      expect(await page.evaluate(() => window.violations)).toEqual([]);
      await expect(page.locator('#requests')).toHaveText(/^0 requests since load: nothing was sent or fetched/);
    },
  };
}

test('the file does the whole job from the disk', async ({ page, channel }) => {
  const file = await open(page);
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(page.getByRole('group', { name: 'Toll of the main event' })).toContainText('killed');

  const mark = page.locator('article mark[data-category="person"]').nth(2);
  await mark.click();
  const card = page.locator(`.card[data-fact="${await mark.getAttribute('data-fact')}"]`);
  await expect(card).toBeInViewport();
  await card.getByRole('button').first().click();
  await expect(page.locator('article mark.current')).toBeInViewport();

  await page.getByLabel('Save as').selectOption('json');
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  const name = 'bomb-at-port-market-kills-14-as-army.json';
  const facts = JSON.parse(await savedBy(save, { page, channel }, name));
  expect(facts.claims.length).toBeGreaterThan(5);
  expect(facts.quotes.length).toBeGreaterThan(5);
  await file.isQuiet();
});

test('the file says which edition it is and what that leaves out', async ({ page }) => {
  const file = await open(page);
  await expect(page.locator('#edition')).toContainText(/Build [0-9a-f]{12}: the same number means the same files/);
  await expect(page.locator('#edition')).toContainText('It cannot open PDF files');
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(
    /https?:|'self'|\*|'unsafe-inline'|'unsafe-eval'|connect-src/u,
  );
  expect(statSync(FILE).size).toBeLessThan(4_000_000);
  await file.isQuiet();
});

test('nothing in the file can reach a server, even if it tried', async ({ page }) => {
  await open(page);
  const outcome = await page.evaluate(() => fetch('http://127.0.0.1:9/collect').then(() => 'sent', () => 'refused'));
  expect(outcome).toBe('refused');
  expect(await page.evaluate(() => window.violations)).toEqual(['connect-src']);
  await expect(page.locator('#requests')).toContainText('1 more was refused by the page’s own rules: http://127.0.0.1:9');
});
