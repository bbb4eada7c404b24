// The review: facts are confirmed, dismissed, corrected and added; tolls follow; every step can be undone; a file keeps it.

import { axe } from './axe.js';
import { readFileSync } from 'node:fs';
import { expect, test } from './desk.js';

const TEXT = `Blast kills 12 in Karsa

A bomb killed 12 people in Karsa on Monday, General Ana Ruiz said. “We will find them,” she said. Hope Ruiz, a nurse in Karsa, counted 14 bodies. Doctors said 30 people were wounded, among them two children.

Share this story on social media`;

const left = (desk) => desk.page.locator('#left');
const verdict = (desk, fact, name) => desk.card(fact).locator(`[data-verdict="${name}"]`);
const toll = (desk) => desk.page.locator('#toll-line');
const form = (desk) => desk.page.getByRole('dialog');

/** Selects words of the marked text, at their place with that number, as a drag does. */
async function select(desk, words, place = 0) {
  await desk.article.evaluate(
    (article, [sought, nth]) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let all = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push([all.length, node]);
        all += node.data;
      }
      let start = -1;
      for (let i = 0; i <= nth; i++) start = all.indexOf(sought, start + 1);
      const at = (offset) => {
        const [from, node] = nodes.findLast(([from]) => from <= offset);
        return [node, offset - from];
      };
      getSelection().setBaseAndExtent(...at(start), ...at(start + sought.length));
    },
    [words, place],
  );
  await expect(desk.page.getByRole('group', { name: 'The words you selected' })).toBeVisible();
}

/** Changes the text in the field as typing does. */
async function retype(desk, next) {
  await desk.field.evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
  }, next);
}

async function markAs(desk, value) {
  await desk.page.getByLabel('These words:').selectOption(value);
  await desk.page.getByRole('button', { name: 'Apply' }).click();
}

test('a fact is confirmed and the confirmation taken back', async ({ desk }) => {
  await desk.give(TEXT);
  await expect(left(desk)).toHaveText('12 of 12 not reviewed');
  await verdict(desk, 'c0', 'accept').click();
  await expect(left(desk)).toHaveText('11 of 12 not reviewed');
  await expect(verdict(desk, 'c0', 'accept')).toHaveAttribute('aria-pressed', 'true');
  await expect(verdict(desk, 'c0', 'accept')).toBeFocused();
  await expect(desk.card('c0').locator('.standing')).toHaveText('Confirmed by you');
  await verdict(desk, 'c0', 'accept').click();
  await expect(left(desk)).toHaveText('12 of 12 not reviewed');
});

test('a figure that is dismissed leaves the toll, and undo and redo go back and forth', async ({ desk }) => {
  await desk.give(TEXT);
  await expect(toll(desk)).toContainText('12 to 14 killed');
  await verdict(desk, 'c2', 'reject').click();
  await expect(toll(desk)).toContainText('Toll: 12 killed');
  await expect(desk.article.locator('mark[data-category="casualty"]', { hasText: '14' })).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await expect(toll(desk)).toContainText('12 to 14 killed');
  await desk.page.getByRole('button', { name: 'Redo' }).click();
  await expect(toll(desk)).toContainText('Toll: 12 killed');
  await desk.page.locator('#reading-title').focus();
  await desk.page.keyboard.press('Control+z');
  await expect(toll(desk)).toContainText('12 to 14 killed');
});

test('a figure is corrected in the form, and nonsense is told', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c2', 'correct').click();
  await form(desk).getByLabel('At least').fill('15');
  await form(desk).getByLabel('At most').fill('13');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk).getByRole('alert')).toHaveText('“At most” is less than “At least”.');
  await form(desk).getByLabel('At most').fill('18');
  await form(desk).getByLabel('As stated').fill('');
  await form(desk).getByLabel('According to').fill('nobody at all');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk).getByRole('alert')).toHaveText('“According to”: “nobody at all” does not stand in the text.');
  await form(desk).getByLabel('According to').fill('a nurse');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.card('c2')).toContainText('15 to 18 killed');
  await expect(desk.card('c2')).toContainText('a nurse');
  await expect(desk.card('c2').locator('.standing')).toHaveText('Corrected by you');
});

test('names are joined, split, retyped and renamed', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'e1', 'correct').click();
  await form(desk).getByLabel('The same as').selectOption({ label: 'Hope Ruiz (Person)' });
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.card('e1')).toContainText('Also: Ana Ruiz');
  await verdict(desk, 'e1', 'correct').click();
  await form(desk).getByRole('button', { name: 'Split off mention 1' }).click();
  await expect(desk.card('e2')).toContainText('Hope Ruiz');
  await verdict(desk, 'e0', 'correct').click();
  await form(desk).getByLabel('Kind').selectOption('organization');
  await form(desk).getByLabel('Full name').fill('Karsa United');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.card('e0').locator('.go')).toHaveText('Karsa United');
  await expect(desk.marks('organization')).toHaveCount(3);
});

test('a quote gets another speaker', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'q1', 'correct').click();
  await form(desk).getByLabel('Who says it').selectOption({ label: 'Hope Ruiz' });
  await form(desk).getByRole('button', { name: 'Save' }).click();
  const hope = desk.page.locator('.speaker', { hasText: 'Hope Ruiz' });
  await expect(hope.locator('.card')).toContainText('We will find them');
});

test('words are marked by selecting them, everywhere they stand', async ({ desk }) => {
  await desk.give(TEXT);
  await select(desk, 'people');
  await markAs(desk, 'product');
  await expect(desk.marks('product')).toHaveCount(2);
  await expect(desk.page.locator('.card.selected .go')).toHaveText('people');
  await expect(desk.page.locator('.card.selected .standing')).toHaveText('Added by you');
  await select(desk, 'Doctors');
  await markAs(desk, 'casualty:missing');
  await expect(toll(desk)).toContainText('1 missing');
});

test('words are used for the selected fact', async ({ desk }) => {
  await desk.give(TEXT);
  await desk.card('c2').locator('.go').click();
  await select(desk, 'Hope Ruiz');
  await markAs(desk, 'of:source');
  await expect(desk.card('c2').locator('.parts')).toContainText('According to Hope Ruiz');
});

test('page furniture is taken into the article', async ({ desk }) => {
  await desk.give(TEXT);
  await expect(desk.page.locator('article .boilerplate')).toHaveCount(1);
  await select(desk, 'Share this story');
  await markAs(desk, 'region:body');
  await expect(desk.page.locator('article .boilerplate')).toHaveCount(0);
});

test('a fact is added by keyboard alone', async ({ desk }) => {
  await desk.give(TEXT);
  await desk.page.getByRole('button', { name: 'Add a fact…' }).press('Enter');
  await desk.page.keyboard.type('no such words');
  await desk.page.keyboard.press('Enter');
  await expect(form(desk).getByRole('alert')).toHaveText('“no such words” does not stand in the text.');
  await form(desk).getByLabel('Words, as they stand').fill('bomb');
  await form(desk).getByLabel('They are').selectOption('product');
  await desk.page.keyboard.press('Enter');
  await expect(desk.marks('product')).toHaveText('bomb');
});

test('single letters review fact after fact, and can be switched off', async ({ desk }) => {
  await desk.give(TEXT);
  await desk.page.locator('#reading-title').focus();
  await desk.page.keyboard.press('n');
  await expect(desk.card('c0')).toHaveClass(/selected/u);
  await desk.page.keyboard.press('y');
  await expect(left(desk)).toHaveText('11 of 12 not reviewed');
  await desk.page.keyboard.press('n');
  await expect(desk.card('c1')).toHaveClass(/selected/u);
  await desk.page.keyboard.press('x');
  await expect(left(desk)).toHaveText('10 of 11 not reviewed');
  await desk.page.getByText('Keyboard', { exact: true }).click();
  await desk.page.getByLabel('Single letters work as shortcuts').uncheck();
  expect(new URL(desk.page.url()).hash).toBe('#keys=off');
  await desk.page.locator('#reading-title').focus();
  await desk.page.keyboard.press('y');
  await expect(left(desk)).toHaveText('10 of 11 not reviewed');
});

test('the sidebar is filtered, and all that it shows confirmed at once', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'e0', 'accept').click();
  await desk.page.getByLabel('Show', { exact: true }).selectOption('accepted');
  await expect(desk.page.locator('.card')).toHaveCount(1);
  await desk.page.getByLabel('Show', { exact: true }).selectOption('unreviewed');
  await expect(desk.page.locator('.card')).toHaveCount(11);
  await desk.page.getByRole('button', { name: 'Confirm all shown' }).click();
  await expect(left(desk)).toHaveText('All 12 reviewed');
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await expect(left(desk)).toHaveText('11 of 12 not reviewed');
});

test('verdicts that follow one another at once are each on their own fact', async ({ desk, page }) => {
  await desk.give(TEXT);
  await page.evaluate(() => {
    for (const fact of ['c1', 'c2', 'e0', 'q1']) {
      const verdict = fact[0] === 'c' ? 'reject' : 'accept';
      document.querySelector(`.card[data-fact="${fact}"] [data-verdict="${verdict}"]`).click();
    }
  });
  await page.locator('#changes-title').click();
  await expect(page.locator('#changes-list li > span:first-child')).toHaveText([
    'Confirmed “We will find them,”',
    'Confirmed “Karsa”',
    'Dismissed “14”',
    'Dismissed “12”',
  ]);
});

test('keys in a row do what they say, each on what the one before it left', async ({ desk, page }) => {
  await desk.give(TEXT);
  await page.locator('#reading-title').focus();
  for (const key of ['n', 'y', 'n', 'x', 'x', 'n', 'y']) page.keyboard.press(key);
  // First all of it: what a click is meant for moves while cards are drawn.
  await expect(left(desk)).toHaveText('9 of 11 not reviewed');
  await page.locator('#changes-title').click();
  await expect(page.locator('#changes-list li > span:first-child')).toHaveText(['Confirmed “14”', 'Dismissed “12”', 'Confirmed “12”']);
});

test('the card that was judged stays where it is, and the focus on it or on the one that takes its place', async ({ desk, page }) => {
  await desk.sample();
  const button = verdict(desk, 'e5', 'accept');
  await button.scrollIntoViewIfNeeded();
  const before = (await desk.card('e5').boundingBox()).y;
  await button.click();
  await expect(desk.card('e5').locator('.standing')).toHaveText('Confirmed by you');
  expect(Math.abs((await desk.card('e5').boundingBox()).y - before)).toBeLessThan(3);
  const below = await desk.card('e5').locator('xpath=following-sibling::li[1]').locator('.go').textContent();
  await verdict(desk, 'e5', 'reject').click();
  const held = page.locator('.card', { has: page.locator('[data-verdict="reject"]:focus') });
  await expect(held.locator('.go')).toHaveText(below);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(left(desk)).toHaveText('65 of 65 not reviewed');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
});

test('a form that asks for what cannot be says so and keeps what it holds', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c0', 'correct').click();
  await form(desk).getByLabel('It is', { exact: true }).selectOption('part_of');
  await form(desk).getByLabel('this figure').selectOption({ index: 0 });
  await form(desk).getByLabel('As stated').fill('13');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk).getByRole('alert')).toContainText('cannot be parts of each other');
  await expect(form(desk).getByLabel('As stated')).toHaveValue('13');
  await form(desk).getByLabel('It is', { exact: true }).selectOption('');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.card('c0').locator('.go')).toHaveText('13 killed');
});

test('another article in place of one with corrections starts without them, and the first can be brought back', async ({ desk, page }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c2', 'reject').click();
  await expect(left(desk)).toHaveText('11 of 11 not reviewed');
  await desk.field.fill('Two people died in Lima.');
  await desk.isDrawn('Two people died in Lima.');
  await expect(page.locator('#changes')).toBeHidden();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await desk.isDrawn(TEXT);
  await expect(toll(desk)).toContainText('Toll: 12 killed');
});

test('corrections hold when the text changes, those that are lost are told, and each can be taken back', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c2', 'reject').click();
  await expect(left(desk)).toHaveText('11 of 11 not reviewed');
  await verdict(desk, 'e2', 'accept').click();
  await expect(left(desk)).toHaveText('10 of 11 not reviewed');
  await retype(desk, `LIMA —\n\n${TEXT}`.replace('counted 14 bodies', 'found 13 bodies'));
  await expect(desk.notice).toContainText('1 of your corrections is lost');
  await desk.page.getByText('Your changes (2, 1 lost)').click();
  await expect(desk.page.locator('#changes-list li.lost')).toContainText('Dismissed “14”');
  await expect(desk.page.locator('.card', { hasText: 'Hope Ruiz' }).locator('.standing').last()).toHaveText('Confirmed by you');
  await desk.page.getByRole('button', { name: 'Take back: Dismissed' }).click();
  await expect(desk.page.locator('#changes-list li')).toHaveCount(1);
});

test('every fact says why it is there', async ({ desk }) => {
  await desk.give(TEXT);
  await verdict(desk, 'e1', 'why').click();
  const why = desk.card('e1').locator('.whys');
  await expect(why).toContainText('How it was found');
  await expect(why).toContainText(/Almost surely right|Probably right|worth a check|Unsure/u);
  await verdict(desk, 'e1', 'why').click();
  await expect(why).toHaveCount(0);
});

test('a saved file brings text, date and corrections back exactly', async ({ desk, page }) => {
  await desk.give(TEXT);
  await page.locator('#published').fill('2023-02-04');
  await verdict(desk, 'c2', 'reject').click();
  await expect(left(desk)).toHaveText('11 of 11 not reviewed');
  await page.getByLabel('Save as').selectOption('json');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  const before = await desk.facts.textContent();
  await page.locator('#clear').click();
  await page.locator('#file').setInputFiles({ name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await desk.isDrawn(TEXT);
  await desk.isReady();
  await desk.isWhole();
  await expect(page.locator('#published')).toHaveValue('2023-02-04');
  await expect(toll(desk)).toContainText('Toll: 12 killed');
  expect(await desk.facts.textContent()).toBe(before);
  const [again] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  expect(readFileSync(await again.path(), 'utf8')).toBe(saved);
  await page.locator('#file').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(saved.replace('14 bodies', '15 bodies')) });
  await expect(desk.notice).toContainText('the text is another one than was saved');
});

test('the focus is never lost: after a form, after taking back the last change, after a message', async ({ desk, page }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c2', 'correct').press('Enter');
  await form(desk).getByLabel('Where').fill('Hope Ruiz');
  await form(desk).getByRole('button', { name: 'Save' }).press('Enter');
  await expect(form(desk)).toBeHidden();
  await expect(verdict(desk, 'c2', 'correct')).toBeFocused();
  await page.locator('#changes-title').click();
  await page.getByRole('button', { name: /^Take back/u }).press('Enter');
  await expect(page.locator('#changes')).toBeHidden();
  await expect(page.locator('#facts-title')).toBeFocused();
  await page.locator('#clear').press('Enter');
  await desk.notice.getByRole('button', { name: 'Bring it back' }).press('Enter');
  await desk.isDrawn(TEXT);
  await expect(page.locator('#text, #clear').and(page.locator(':focus'))).toHaveCount(1);
});

test('a figure that adds to the toll is asked about', async ({ desk, page }) => {
  await desk.give('A bomb killed 12 people in Karsa on Monday. Over a hundred graves were dug.');
  await select(desk, 'a hundred graves');
  await markAs(desk, 'casualty:killed');
  await expect(desk.notice).toContainText('was added to the toll’s other figures');
  await desk.notice.getByRole('button', { name: 'Say what it is' }).click();
  await form(desk).getByLabel('It is', { exact: true }).selectOption('updates');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk)).toBeHidden();
  await expect(toll(desk)).not.toContainText('112');
});

test('a filter leaves no headings over nothing, and says so where it leaves out all', async ({ desk, page }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c0', 'accept').click();
  await expect(left(desk)).toHaveText('11 of 12 not reviewed');
  await page.locator('#filter').selectOption('accepted');
  await expect(page.locator('.card')).toHaveCount(1);
  await expect(page.locator('.facts-section h4:not(#codebooks-title)')).toHaveText(['Main event 1']);
  await expect(page.getByText('None of them under this filter.')).toHaveCount(3);
});

test('words of the text are found in any case; what is joined must be of one kind', async ({ desk, page }) => {
  await desk.give(TEXT);
  await verdict(desk, 'c1', 'correct').click();
  await form(desk).getByLabel('Where').fill('KARSA');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk)).toBeHidden();
  await desk.isWhole();
  const ids = await page.evaluate(() => [...document.querySelectorAll('.card')].map((card) => [card.dataset.category, card.dataset.fact]));
  const [person, place] = ['person', 'place'].map((kind) => ids.find(([category]) => category === kind)[1]);
  await verdict(desk, person, 'correct').click();
  await form(desk).getByLabel('The same as').selectOption(place);
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk).getByRole('alert')).toContainText('The kind of “Karsa” is “Place”, not “Person”.');
  await form(desk).getByLabel('Kind').selectOption('place');
  await form(desk).getByRole('button', { name: 'Save' }).click();
  await expect(form(desk)).toBeHidden();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the review and its forms, ${colorScheme}`, async ({ desk, page }) => {
    await page.emulateMedia({ colorScheme });
    await desk.give(TEXT);
    await verdict(desk, 'c0', 'accept').click();
    await expect(left(desk)).toHaveText('11 of 12 not reviewed');
    await page.locator('#changes-title').click();
    await verdict(desk, 'e1', 'why').click();
    await select(desk, 'Doctors');
    expect((await (await axe(page)).analyze()).violations).toEqual([]);
    await page.locator('#mark-close').click();
    for (const fact of ['c0', 'q0', 'e0', 'd0']) {
      await verdict(desk, fact, 'correct').click();
      expect((await (await axe(page)).include('#correction').analyze()).violations).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}
