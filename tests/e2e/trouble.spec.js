// What may go wrong, and the states in between, with a core that the test holds, breaks and lets go.

import { test, expect } from './desk.js';

test.use({ stub: true });

/** Holds the stub's requests by text; `release(text)` lets one go. */
async function holds(page) {
  const held = new Map();
  await page.route('**/hold?*', (route) => held.set(decodeURIComponent(new URL(route.request().url()).search.slice(1)), route));
  return {
    isHeld: (text) => expect.poll(() => held.has(text)).toBe(true),
    release: async (text) => {
      await held.get(text).fulfill({ body: '' });
      held.delete(text);
    },
  };
}

test('before there is a text the page says what it does', async ({ desk, page }) => {
  await expect(page.getByRole('heading', { name: 'What you will see' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear' })).toBeDisabled();
  await expect(desk.facts).toBeHidden();
  await desk.field.fill('   \n');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'empty');
});

test('while a text is read the page says so and stays usable', async ({ desk, page }) => {
  const hold = await holds(page);
  await desk.field.fill('HOLD Anna');
  await hold.isHeld('HOLD Anna');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'busy');
  await expect(page.locator('#status')).toHaveText('Reading…');
  await desk.field.press('End');
  await hold.release('HOLD Anna');
  await desk.isReady();
  await expect(desk.marks()).toHaveText(['Anna']);
});

test('an answer that the text has overtaken is never drawn', async ({ desk, page }) => {
  const hold = await holds(page);
  await page.evaluate(() => {
    window.drawn = [];
    const article = document.getElementById('article');
    new MutationObserver(() => window.drawn.push(article.textContent)).observe(article, { childList: true });
  });
  await desk.field.fill('HOLD Anna');
  await hold.isHeld('HOLD Anna');
  await desk.field.fill('Then Berta');
  await desk.field.fill('Then Clara');
  await hold.release('HOLD Anna');
  await desk.isReady();
  await expect(desk.article).toHaveText('Then Clara');
  expect(await page.evaluate(() => window.drawn)).toEqual(['Then Clara']);
});

test('a text cleared while it is read stays cleared', async ({ desk, page }) => {
  const hold = await holds(page);
  await desk.field.fill('HOLD Anna');
  await hold.isHeld('HOLD Anna');
  await desk.field.fill('');
  await hold.release('HOLD Anna');
  await desk.field.fill('Berta');
  await expect(desk.article).toHaveText('Berta');
});

test('a trap starts a new worker, without the network, tells the reader and keeps the text', async ({ desk, context }) => {
  await context.setOffline(true);
  await desk.field.fill('Anna met a TRAP');
  await expect(desk.notice).toContainText('was started again');
  await expect(desk.field).toHaveValue('Anna met a TRAP');
  await expect(desk.facts).toBeHidden();
  await desk.field.fill('Anna met nobody');
  await expect(desk.marks()).toHaveText(['Anna']);
  await expect(desk.notice).toBeEmpty();
  // The next spare worker could not be fetched, which is not what this test is about.
  desk.forgive();
});

test('a text that traps again and again never takes the page down', async ({ desk }) => {
  for (const text of ['One TRAP', 'Two TRAP', 'Three TRAP']) {
    await desk.field.fill(text);
    await expect(desk.notice).toContainText('was started again');
    await desk.notice.getByRole('button', { name: 'Dismiss' }).click();
  }
  await desk.field.fill('Anna');
  await expect(desk.marks()).toHaveText(['Anna']);
  // Spare workers are fetched from the page's own files.
  desk.forgive(/\/(?:worker|requests|sample|pkg\/article_annotator)\.js$/u);
});

test('an error of the core is shown in its words', async ({ desk }) => {
  await desk.field.fill('BAD Anna');
  await expect(desk.notice).toContainText('bad text, said the core');
  await desk.field.fill('Anna');
  await expect(desk.marks()).toHaveText(['Anna']);
  await expect(desk.notice).toBeEmpty();
});

test('a text without facts says so', async ({ desk, page }) => {
  await desk.give('nothing here');
  await expect(page.locator('#status')).toHaveText('No names, dates, quotes or casualty figures found in 2 words.');
});
