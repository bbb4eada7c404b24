// The quotes: by speaker, with kind and stance, the way to the text and back, the line to cite one by, and the switch for
// what people think or hope.

import { axe } from './axe.js';
import { readFile } from 'node:fs/promises';
import { test, expect } from './desk.js';

const VOICES = `“They killed 12 people in Kabul,” Torek Farhadi told The Globe and Mail. “It was a long night.” Farhadi, a former Afghan government adviser, said that Washington had “no plan at all”.

Police said the road was closed. The Taliban denied that its commanders had been in the house. The police confirmed that two foreigners were among the dead.

“The whole roof came down on us in the night,” they said.
`;
/** The same with much between the text and the cards, so that they are out of each other's sight. */
const FAR = `${VOICES}\n${'Nothing else was known about it that day.\n\n'.repeat(60)}`;
const HOPES = 'Ana said the bridge was closed. Ana hopes the school will open. Ben hopes the rain will stop.';

const speakers = (desk) => desk.facts.locator('.speaker:visible');
const heading = (group) => group.getByRole('heading', { level: 4 });
const quote = (desk, words) => desk.facts.locator('.card[data-kind]').filter({ hasText: words });
const words = (card) => card.getByRole('button').first();
const cite = (card) => card.getByRole('button', { name: /^(Copy citation|✓ Copied)/ });
const sections = (desk) => desk.page.getByRole('navigation', { name: 'Sections' });

/** Where everything in the sidebar is. */
const boxes = (desk) =>
  desk.facts.evaluate((pane) =>
    [...pane.querySelectorAll('.card, .speaker, button, p')].map((node) => [node.offsetLeft, node.offsetTop, node.offsetWidth, node.offsetHeight].join()),
  );

/** Puts a clipboard in the place of the browser's that keeps what is copied in `window.copied`, or refuses. */
const withClipboard = (page, refuses = false) =>
  page.evaluate((isRefused) => {
    window.copied = [];
    const writeText = async (text) => {
      if (isRefused) throw new DOMException('not allowed', 'NotAllowedError');
      window.copied.push(text);
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  }, refuses);

test('quotes stand by speaker, in the order of the first, nobody last', async ({ desk }) => {
  await desk.give(VOICES);
  await expect(heading(speakers(desk))).toHaveText([/^Torek Farhadi 2$/, /^Police 2$/, /^Taliban 1$/, /^No speaker named 1$/]);
  await expect(desk.facts.getByRole('heading', { name: /^Quotes/, level: 3 })).toHaveText('Quotes 6');
  await expect(sections(desk).getByRole('link', { name: /^Quotes/ })).toHaveText('Quotes 6');
  await expect(desk.toggle(/^Quotes/)).toContainText('6');
  const farhadi = speakers(desk).first();
  await expect(farhadi.locator('.who')).toHaveText('a former Afghan government adviser');
  await expect(farhadi.locator('.tally')).toHaveText('1 word for word, 1 partly word for word');
  await expect(speakers(desk).nth(2).locator('.who')).toHaveText('Armed group');
});

test('the name of a speaker leads to the card that tells more', async ({ desk }) => {
  await desk.give(VOICES);
  await heading(speakers(desk).first()).getByRole('link', { name: 'Torek Farhadi' }).click();
  const card = desk.facts.locator('.card[data-category="person"]').filter({ hasText: 'Torek Farhadi' });
  await expect(card).toHaveClass(/selected/);
  await expect(words(card)).toBeFocused();
});

test('a card tells in words and in its line how the quote was put', async ({ desk }) => {
  await desk.give(VOICES);
  const line = (card) => words(card).evaluate((node) => getComputedStyle(node).borderInlineStartStyle);
  const direct = quote(desk, 'They killed');
  await expect(direct.locator('.badges')).toHaveText('Word for word');
  await expect(direct.locator('.cue')).toHaveText('told, to The Globe and Mail:');
  const denied = quote(desk, 'its commanders');
  await expect(denied.locator('.badges')).toHaveText('Reported denies');
  await expect(denied.locator('.cue')).toHaveText('denied:');
  const mixed = quote(desk, 'no plan at all');
  await expect(mixed.locator('.badges')).toHaveText('Partly word for word');
  await expect(quote(desk, 'whole roof').locator('.cue')).toHaveText('said (“they” in the text):');
  expect(new Set([await line(direct), await line(denied), await line(mixed)]).size).toBe(3);
});

test('speech of each kind is underlined in its own way, below the names and figures in it', async ({ desk }) => {
  await desk.give(VOICES);
  const marks = desk.marks('quote');
  const line = (mark) => mark.evaluate((node) => getComputedStyle(node).borderBottomStyle);
  const direct = marks.filter({ hasText: 'They killed' });
  const lines = [await line(direct), await line(marks.filter({ hasText: 'no plan' })), await line(marks.filter({ hasText: 'the road' }))];
  expect(lines).toEqual(['solid', 'dashed', 'dotted']);
  const figure = direct.locator('mark[data-category="casualty"]').first();
  await expect(figure).toBeVisible();
  const bottom = async (mark) => (await mark.boundingBox()).y + (await mark.boundingBox()).height;
  expect(await bottom(direct)).toBeGreaterThan(await bottom(figure));
  const place = direct.locator('mark[data-category="place"]').first();
  expect(await bottom(direct)).toBeGreaterThan(await bottom(place));
  await expect(place).toHaveText('Kabul');
});

test('from a card to the text and back by keyboard', async ({ desk, page }) => {
  await desk.give(FAR);
  const card = quote(desk, 'its commanders');
  await words(card).focus();
  await page.keyboard.press('Enter');
  const mark = desk.article.locator('mark.current');
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
  await expect(mark).toContainText('that its commanders had been in the house');
  await page.keyboard.press('Enter');
  await expect(words(card)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cite(card)).toBeFocused();
});

test('the parts of a quote can be stepped through', async ({ desk }) => {
  await desk.give(FAR);
  const card = quote(desk, 'They killed');
  await card.hover();
  await card.getByRole('button', { name: /^Next part/ }).click();
  await card.getByRole('button', { name: /^Next part/ }).click();
  await expect(desk.article.locator('mark.current')).toContainText('It was a long night.');
  await expect(card.locator('.position')).toHaveText('2 of 2');
});

test('a citation is copied, said so to everybody, and nothing moves', async ({ desk, page }) => {
  await page.getByLabel('Published on').fill('2023-02-04');
  await desk.give(VOICES);
  await withClipboard(page);
  const card = quote(desk, 'They killed');
  const before = await boxes(desk);
  await cite(card).focus();
  await page.keyboard.press('Enter');
  await expect(cite(card)).toHaveAccessibleName(/^✓ Copied/);
  await expect(page.locator('#announcer')).toHaveText('Citation copied');
  expect(await boxes(desk), 'nothing moved').toEqual(before);
  await cite(quote(desk, 'its commanders')).click();
  await expect.poll(() => page.evaluate(() => window.copied)).toEqual([
    '“They killed 12 people in Kabul … It was a long night.” — Torek Farhadi, a former Afghan government adviser (told; to The Globe and Mail; article of 4 February 2023)',
    'Reported, not word for word: that its commanders had been in the house — Taliban (denied; article of 4 February 2023)',
  ]);
  await expect(desk.article.locator('mark.current'), 'the text stays where it is').toHaveCount(0);
});

test('where the browser refuses to copy, the citation is shown to be copied by hand', async ({ desk, page }) => {
  await desk.give(VOICES);
  await withClipboard(page, true);
  const card = quote(desk, 'the road was closed');
  await cite(card).focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('dialog');
  await expect(box.getByRole('textbox')).toBeFocused();
  const citation = 'Reported, not word for word: the road was closed — Police (said)';
  await expect(box.getByRole('textbox')).toHaveValue(citation);
  expect(await page.evaluate(() => getSelection().toString())).toBe(citation);
  const { violations } = await (await axe(page)).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(cite(card)).toBeFocused();
});

test('the quotes can be downloaded as a table', async ({ desk, page }) => {
  await desk.give(VOICES);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download quotes (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-quotes\.csv$/);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(rows).toHaveLength(7);
  expect(rows[0]).toMatch(/^document,id,kind,words,cue,stance,speaker_words,speaker,entity,/);
  expect(rows[1]).toContain('“They killed 12 people in Kabul,” … “It was a long night.”');
});

test('without what people think or hope there is no switch', async ({ desk }) => {
  await desk.give(VOICES);
  await expect(desk.facts.getByRole('checkbox')).toHaveCount(0);
});

test('what somebody hopes is told from what they said', async ({ desk }) => {
  await desk.give(`${VOICES}\nTorek Farhadi hopes that the road will open soon.\n`);
  await expect(heading(speakers(desk).first())).toHaveText('Torek Farhadi 2');
  await desk.facts.getByRole('checkbox', { name: 'Also show what people think or hope (1)' }).check();
  await expect(heading(speakers(desk).first())).toHaveText('Torek Farhadi 2');
  await expect(quote(desk, 'the road will open').locator('.badges')).toHaveText('Not said thinks or hopes');
  await expect(desk.marks('attitude')).toHaveText('that the road will open soon');
});

test.describe('what people think or hope', () => {
  test.use({ stub: true });

  const theSwitch = (desk) => desk.facts.getByRole('checkbox', { name: 'Also show what people think or hope (2)' });

  test('is left out until it is asked for', async ({ desk, page }) => {
    await desk.give(HOPES);
    await expect(theSwitch(desk)).not.toBeChecked();
    await expect(heading(speakers(desk))).toHaveText(['Ana 1']);
    await expect(desk.facts.getByRole('heading', { name: /^Quotes/, level: 3 })).toHaveText('Quotes 1');
    await expect(page.locator('#status')).toContainText('1 quote and');
    await expect(quote(desk, 'the school')).toBeHidden();
    const mark = desk.marks('attitude').first();
    expect(await mark.evaluate((node) => getComputedStyle(node).borderBottomColor)).toBe('rgba(0, 0, 0, 0)');
    await mark.click();
    await expect(mark).not.toHaveClass(/selected/);
  });

  test('is shown under its speakers and in the text, and hidden again', async ({ desk, page }) => {
    await desk.give(HOPES);
    const at = () => theSwitch(desk).boundingBox();
    const before = await at();
    const blocks = await desk.article.locator('.block').first().boundingBox();
    await theSwitch(desk).focus();
    await page.keyboard.press('Space');
    await expect(heading(speakers(desk))).toHaveText(['Ana 1', 'Ben']);
    await expect(quote(desk, 'the school').locator('.badges')).toHaveText('Not said thinks or hopes');
    await expect(desk.facts.getByRole('heading', { name: /^Quotes/, level: 3 })).toHaveText('Quotes 1');
    const mark = desk.marks('attitude').first();
    expect(await mark.evaluate((node) => getComputedStyle(node).borderBottomColor)).not.toBe('rgba(0, 0, 0, 0)');
    expect(await at(), 'the switch stays in its place').toEqual(before);
    expect(await desk.article.locator('.block').first().boundingBox()).toEqual(blocks);
    await mark.click();
    await expect(mark).toHaveClass(/current/);

    await theSwitch(desk).press('Space');
    await expect(page.locator('.selected')).toHaveCount(0);
    await expect(heading(speakers(desk))).toHaveText(['Ana 1']);
  });

  test('stays as it was switched for the next text', async ({ desk }) => {
    await desk.give(HOPES);
    await theSwitch(desk).check();
    await desk.give(`${HOPES} Cleo said it was late.`);
    await expect(theSwitch(desk)).toBeChecked();
    await expect(heading(speakers(desk))).toHaveText(['Ana 1', 'Ben', 'Cleo 1']);
  });

  test('can be all that there is', async ({ desk }) => {
    await desk.give('Ana hopes the school will open. Ben hopes the rain will stop.');
    await expect(desk.facts.getByRole('region', { name: /^Quotes/ })).toContainText('None found.');
    await theSwitch(desk).check();
    await expect(heading(speakers(desk))).toHaveText(['Ana', 'Ben']);
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 400, 320]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('axe finds nothing among the quotes', async ({ desk, page }) => {
        await desk.give(VOICES);
        await words(quote(desk, 'its commanders')).click();
        const { violations } = await (await axe(page)).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' | ')}`)).toEqual([]);
      });
    });
  }
}

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('the line of what is switched off is not seen', async ({ desk }) => {
    await desk.give(VOICES);
    const mark = desk.marks('quote').first();
    const colours = () => mark.evaluate((node) => [getComputedStyle(node).borderBottomColor, getComputedStyle(document.body).backgroundColor]);
    const [shown, ground] = await colours();
    expect(shown).not.toBe(ground);
    await desk.toggle(/^Quotes/).click();
    expect((await colours())[0]).toBe(ground);
  });
});

test('on paper the quotes have their labels and no buttons', async ({ desk, page }) => {
  await desk.give(VOICES);
  await page.emulateMedia({ media: 'print' });
  await expect(quote(desk, 'its commanders').locator('.badges')).toBeVisible();
  await expect(cite(quote(desk, 'its commanders'))).toBeHidden();
});
