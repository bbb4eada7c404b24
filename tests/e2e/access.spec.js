// For everyone: axe-core in every state, scheme and width; small screens; forced colours; reduced motion; print.

import { axe } from './axe.js';
import { test, expect, STORY } from './desk.js';

const isClean = async (page) => {
  const { violations } = await (await axe(page))
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' | ')}`)).toEqual([]);
};

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 400]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('axe finds nothing on the empty page', async ({ desk, page }) => {
        await expect(desk.facts).toBeHidden();
        await isClean(page);
      });

      test('axe finds nothing with a selection and a category switched off', async ({ desk, page }) => {
        await desk.sample();
        await desk.marks('person').nth(2).click();
        await desk.toggle(/^Dates/).click();
        await isClean(page);
      });
    });
  }
}

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing runs over the edge', async ({ desk, page }) => {
    await desk.sample();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((node) => !node.closest('.visually-hidden, .map-frame *') && node.getBoundingClientRect().right > innerWidth + 1)
        .map((node) => node.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
  });
});

test.describe('at 400 px', () => {
  test.use({ viewport: { width: 400, height: 800 }, hasTouch: true });

  test('a tap previews the fact and leads to its card and back', async ({ desk, page }) => {
    await desk.sample();
    const mark = desk.marks('person').nth(2);
    await mark.tap();
    await expect(page.locator('#preview')).toBeVisible();
    const top = await page.evaluate(() => scrollY);
    await page.getByRole('button', { name: 'See the card' }).tap();
    const card = desk.card(await mark.getAttribute('data-fact'));
    await expect(card).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(top);
    await card.getByRole('button').first().tap();
    await expect(desk.article.locator('mark.current')).toBeInViewport();
  });

  test('the toll stands at the top and leads to the casualties', async ({ desk, page }) => {
    await desk.give(STORY);
    await page.getByRole('link', { name: '12 killed, Kabul' }).tap();
    await expect(desk.facts.getByRole('heading', { name: /^Casualties/, level: 3 })).toBeInViewport();
  });

  test('the bar at the bottom leads to every section', async ({ desk, page }) => {
    await desk.sample();
    const bar = page.getByRole('navigation', { name: 'Sections' });
    for (const name of ['Casualties', 'Quotes', 'People', 'Dates']) {
      await bar.getByRole('link', { name: name === 'People' ? /^Names/ : new RegExp(`^${name}`) }).tap();
      await expect(desk.facts.getByRole('heading', { name: new RegExp(`^${name}`), level: 3 })).toBeInViewport();
    }
    await bar.getByRole('link', { name: 'Text' }).tap();
    await expect(page.getByRole('heading', { name: 'Marked text' })).toBeInViewport();
  });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('each category keeps a line or a sign of its own', async ({ desk, page }) => {
    await desk.sample();
    const looks = await page.evaluate(() =>
      ['person', 'organization', 'place', 'date', 'casualty', 'quote'].map((category) => {
        const mark = document.querySelector(`article mark[data-category="${category}"]`);
        const { borderBottomStyle, borderBottomWidth, borderLeftWidth } = getComputedStyle(mark);
        return [borderBottomStyle, borderBottomWidth, borderLeftWidth].join(' ');
      }),
    );
    expect(new Set(looks).size).toBe(looks.length);
    await isClean(page);
  });
});

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself', async ({ desk, page }) => {
    await desk.give(STORY);
    await desk.card(await desk.marks('person').first().getAttribute('data-fact')).click();
    const durations = await page.evaluate(() => document.getAnimations().map((animation) => animation.effect.getTiming().duration));
    expect(durations.filter((duration) => duration > 1)).toEqual([]);
  });
});

test('print has the text and the facts, and no controls', async ({ desk, page }) => {
  await desk.sample();
  await page.emulateMedia({ media: 'print' });
  await expect(desk.article).toBeVisible();
  await expect(desk.facts).toBeVisible();
  await expect(desk.field).toBeHidden();
  await expect(page.locator('#format')).toBeHidden();
});
