// The pictures in docs: the sample after some steps of a review, on a wide and on a narrow screen, in light and in dark.
// No test: screenshots.config.js runs it.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './desk.js';

/** What a picture may weigh, as all of them stay in the repository. */
const MAX_BYTES = 250_000;
/** Below this the facts follow the text. */
const NARROW = 992;

async function shoot(page, name) {
  const path = fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
  await page.screenshot({ path });
  expect(statSync(path).size).toBeLessThan(MAX_BYTES);
}

/** Confirms a figure and a quote, dismisses a name, and selects the figure that others dispute. */
async function review(desk) {
  const card = (words) => desk.facts.locator('.card', { hasText: words }).first();
  const steps = [
    [card('kills 14 as army'), 'accept'],
    [card('We do not make war'), 'accept'],
    [card('Clara Whitfield'), 'reject'],
  ];
  for (const [i, [fact, verdict]] of steps.entries()) {
    await fact.locator(`[data-verdict="${verdict}"]`).click();
    await expect(desk.page.locator('#changes-title')).toHaveText(`Your changes (${i + 1})`);
    await desk.isReady();
  }
  await desk.article.locator('mark[data-category="casualty"]', { hasText: '17 bodies' }).click();
  await desk.page.mouse.move(0, 0);
}

const toTop = (locator) => locator.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));

for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[1280, 880], [400, 860]]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

      test('after some steps of a review', async ({ desk, page }) => {
        await desk.sample();
        await review(desk);
        await page.evaluate(() => document.activeElement.blur());
        if (width < NARROW) {
          await toTop(page.locator('.reading-head'));
          await shoot(page, `page-${width}-${colorScheme}`);
          // Takes the preview away, which stands over the cards.
          await page.keyboard.press('Escape');
          await toTop(page.locator('.review-bar'));
          // What was out of sight is drawn now.
          await expect(desk.facts.locator('.card').first()).toBeInViewport();
          await shoot(page, `facts-${width}-${colorScheme}`);
        } else {
          await toTop(desk.facts.locator('.facts-head'));
          await toTop(page.locator('.masthead'));
          await expect(desk.facts.locator('.card').first()).toBeInViewport();
          await shoot(page, `page-${width}-${colorScheme}`);
        }
      });
    });
  }
}
