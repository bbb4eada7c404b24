// The casualties: the toll in a line, claims by event with their words and reasons, named victims, codebooks.

import { axe } from './axe.js';
import { readFile } from 'node:fs/promises';
import { test, expect } from './desk.js';

const EVENTS = `A strike killed 38 people, including 11 children, in Kabul on Monday, police said.

In a separate attack, a mine killed two farmers in Herat. It was the deadliest strike since 2019, when 63 people died.

More than 2,000 people have been killed in the war since 2014. Rebels threatened to kill 20 hostages.
`;
const DISPUTED = 'The government said 54 people had died in the flood. A doctors’ union said at least 61 people had died.';
const NAMED = `Amina Yusuf, 40, a retired teacher, was killed in Kabul on Monday.\n\n${'Nothing else was known that day.\n\n'.repeat(60)}Omar Haddad, 25, was injured.\n`;

const toll = (desk) => desk.facts.getByRole('group', { name: 'Toll of the main event' });
const claim = (desk, phrase) => desk.facts.locator('.card[data-category="casualty"]').filter({ has: desk.page.getByRole('button', { name: phrase, exact: true }) });

test('the toll stands first, in a line, with place, day and who is said to have done it', async ({ desk, page }) => {
  await page.getByLabel('Published on').fill('2023-02-04');
  await desk.give('A bomb killed 12 people in Kabul on Monday. The Taliban claimed responsibility for the attack.');
  await expect(toll(desk).locator('.headline')).toHaveText('12 killed, Kabul, 30 January 2023; claimed by the Taliban');
});

test('a figure of the toll leads to the words that it rests on', async ({ desk }) => {
  await desk.give(EVENTS);
  await toll(desk).getByRole('button', { name: '38 killed' }).click();
  await expect(desk.article.locator('mark.current')).toContainText('38');
  await expect(desk.facts.locator('.card.selected')).toContainText('38 killed');
});

test('figures that disagree stand side by side, each with its source', async ({ desk }) => {
  await desk.give(DISPUTED);
  await expect(toll(desk)).toContainText('Sources disagree on how many were killed');
  const accounts = toll(desk).locator('.accounts > li');
  await expect(accounts).toHaveText([/^54 according to the government$/, /^at least 61 according to/]);
  const boxes = await accounts.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()));
  expect(boxes[1].top).toBe(boxes[0].top);
  expect(boxes[1].left).toBeGreaterThan(boxes[0].right - 1);
  await accounts.nth(1).getByRole('link').click();
  await expect(claim(desk, 'at least 61 killed').getByRole('button').first()).toBeFocused();
});

test('a toll that is a sum says so, and dead attackers stand beside it', async ({ desk }) => {
  await desk.give('Three soldiers, two policemen and two attackers were killed in Kabul.');
  await expect(toll(desk).locator('.headline')).toHaveText('5 killed besides 2 attackers, Kabul');
  await expect(toll(desk)).toContainText('5 killed: Sum of 2 figures: the text gives no total.');
  await toll(desk).getByRole('link', { name: 'besides 2 attackers' }).click();
  await expect(claim(desk, '2 killed').last()).toHaveClass(/selected/);
});

test('claims stand by event, what the toll covers under what it rests on', async ({ desk }) => {
  await desk.give(EVENTS);
  const titles = desk.facts.locator('[aria-labelledby="casualties-title"]').getByRole('heading', { level: 4 });
  await expect(titles).toHaveText([/^Main event 2$/, /^Another event: Herat 1$/, /^Earlier events 1$/, /^Running totals 1$/, /^Threats 1$/, /codebooks/]);
  const cards = desk.facts.locator('.card[data-category="casualty"]');
  await expect(cards.nth(0)).toHaveClass(/in-toll/);
  await expect(cards.nth(1)).toHaveClass(/under/);
  await expect(cards.nth(1).locator('.relation')).toHaveText('Among: 38 killed');
  await cards.nth(1).locator('.relation').getByRole('link').click();
  await expect(cards.nth(0).getByRole('button').first()).toBeFocused();
});

test('a claim shows its sentence, its badges and its parts', async ({ desk, page }) => {
  await page.getByLabel('Published on').fill('2023-02-04');
  await desk.give(EVENTS);
  const card = claim(desk, '38 killed');
  await expect(card.locator('.sentence')).toHaveText('A strike killed 38 people, including 11 children, in Kabul on Monday, police said.');
  await expect(card.locator('.sentence b').first()).toHaveText('killed');
  await expect(card.locator('.badges')).toContainText('11 children');
  await expect(card.locator('.badges')).toContainText('Source: officials');
  await expect(card.locator('.parts')).toContainText('When Monday (30 January 2023)');
  await expect(claim(desk, 'more than 2,000 killed').locator('.badge.warning')).toHaveText('Running total');
});

test('why a figure is outside the toll is told to everybody', async ({ desk, page }) => {
  await desk.give(EVENTS);
  const card = claim(desk, '63 killed');
  await expect(card).toContainText('Not counted: an earlier or separate event.');
  await expect(card.getByRole('button').first()).toHaveAccessibleDescription('Not counted: an earlier or separate event.');
  const mark = desk.article.locator(`mark[data-fact="${await card.getAttribute('data-fact')}"]`).first();
  await mark.hover();
  await expect(page.locator('#preview')).toContainText('Not counted: an earlier or separate event.');
  await page.keyboard.press('Escape');
  await card.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('article mark:focus')).toContainText('63');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('#preview')).toBeVisible();
});

test('named victims are a table whose rows lead to their words', async ({ desk }) => {
  await desk.give(NAMED);
  const table = desk.facts.getByRole('table', { name: /^Named victims/ });
  await expect(table.getByRole('columnheader')).toHaveText(['Name', 'Age', 'What happened', 'Occupation', 'Nationality']);
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toHaveText(/Amina Yusuf40killedretired teacher/);
  const mark = desk.marks('person').filter({ hasText: 'Omar Haddad' });
  await expect(mark).not.toBeInViewport();
  await rows.nth(2).getByRole('button', { name: 'Omar Haddad' }).click();
  await expect(mark).toBeInViewport();
  await expect(mark).toHaveClass(/current/);
});

test('links between claims, victims and codebooks work from the keyboard', async ({ desk, page }) => {
  await desk.give(`${EVENTS}\nAmina Yusuf, 40, a retired teacher, was killed.`);
  await desk.facts.locator('.relation').first().getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(claim(desk, '38 killed').getByRole('button').first()).toBeFocused();
  await desk.facts.getByRole('link', { name: 'Named victims' }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.facts.getByRole('heading', { name: /^Named victims/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('article mark:focus')).toHaveText(/Amina Yusuf/);
  await desk.facts.getByRole('link', { name: 'In recorders’ codebooks' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(desk.facts.getByLabel('Codebook', { exact: true })).toBeFocused();
  await page.keyboard.type('G');
  await expect(desk.facts.locator('.codebook').getByRole('table')).toHaveAccessibleName('GTD');
});

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('disputes, victims and codebooks keep inside the edges', async ({ desk, page }) => {
    await desk.give(`${DISPUTED}\n\nBartholomew Featherstonehaugh-Wintergreen, 31, a photographer, was killed.`);
    await desk.facts.getByLabel('Codebook', { exact: true }).selectOption({ index: 3 });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.facts *')]
        .filter((node) => !node.closest('.visually-hidden, thead') && node.getBoundingClientRect().right > innerWidth + 1)
        .map((node) => node.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
  });
});

test('print names the codebook and leaves the controls out', async ({ desk, page }) => {
  await desk.give(EVENTS);
  await page.emulateMedia({ media: 'print' });
  await expect(desk.facts.getByLabel('Codebook', { exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: /CSV/ })).toHaveCount(0);
  const name = await desk.facts.locator('.about').evaluate((node) => getComputedStyle(node, '::before').content);
  expect(name).toContain('ACLED');
  await page.emulateMedia({ media: 'screen' });
});

test('a text without named victims has no table of them', async ({ desk }) => {
  await desk.give(EVENTS);
  await expect(desk.facts.getByRole('table', { name: /^Named victims/ })).toHaveCount(0);
});

test('a codebook can be chosen, and every number has its rule and its claims', async ({ desk, page }) => {
  await desk.give('Dozens of people were killed in Kabul on Monday.');
  const chooser = desk.facts.getByLabel('Codebook', { exact: true });
  const table = desk.facts.locator('.codebook').getByRole('table');
  await expect(table).toHaveAccessibleName('ACLED');
  const row = table.getByRole('row').nth(1);
  await expect(row.getByRole('rowheader')).toContainText('Fatalities');
  await expect(row.getByRole('cell').nth(0)).toHaveText('12');
  await expect(row.getByRole('cell').nth(1)).toContainText('“dozens” 12');
  await row.getByRole('link', { name: '24 or more killed' }).click();
  await expect(claim(desk, '24 or more killed')).toHaveClass(/selected/);

  await chooser.focus();
  await chooser.selectOption({ label: 'GTD' });
  await expect(table).toHaveAccessibleName('GTD');
  await expect(chooser).toBeFocused();
  const blank = table.getByRole('row').nth(1);
  await expect(blank.getByRole('cell').nth(0)).toHaveText('left blank');
  await expect(blank.getByRole('cell').nth(1)).toContainText('too vague');

  await desk.give('A flood killed nine people.');
  await expect(table, 'the choice is kept').toHaveAccessibleName('GTD');
  await expect(table.getByRole('row').nth(1).getByRole('cell').nth(0)).toHaveText('9');
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  desk.forgive();
});

test('every codebook is offered', async ({ desk }) => {
  await desk.give(EVENTS);
  const names = await desk.facts.getByLabel('Codebook', { exact: true }).locator('option').allTextContents();
  for (const name of ['ACLED', 'UCDP', 'GTD', 'Airwars', 'Wikimpacts']) expect(names.join()).toContain(name);
});

test('claims and a codebook can be downloaded as CSV', async ({ desk, page }) => {
  await desk.give(EVENTS);
  const download = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return [file.suggestedFilename(), (await readFile(await file.path(), 'utf8')).split('\n')];
  };
  const [claims, lines] = await download('Download claims (CSV)');
  expect(claims).toBe('a-strike-killed-38-people-including-11-children-claims.csv');
  expect(lines[0]).toMatch(/^document,id,/);
  expect(lines[1]).toMatch(/^a-strike-killed-38-people-including-11-children,c0,/);
  await desk.facts.getByLabel('Codebook', { exact: true }).selectOption({ label: 'GTD' });
  const [fields, rows] = await download('Download GTD (CSV)');
  expect(fields).toMatch(/-gtd\.csv$/);
  expect(rows[1]).toContain(',gtd,nkill,');
});

test('thousands of claims leave the page alive', async ({ desk, page }) => {
  test.slow();
  const text = Array.from({ length: 3000 }, (_, i) => `In a separate attack, gunmen killed ${(i % 90) + 2} people in Kabul.\n\n`).join('');
  await page.evaluate(() => {
    window.tasks = [0];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  });
  await desk.give(text);
  await expect.poll(() => desk.facts.locator('.card[data-category="casualty"]').count(), { message: 'all are drawn in the end', timeout: 30_000 }).toBeGreaterThan(2900);
  // About 0.1 s; work that grows with the square of the claims would take minutes.
  expect(await page.evaluate(() => Math.max(...window.tasks))).toBeLessThan(5000);
  await desk.card('c1500').getByRole('button').first().click();
  await expect(desk.article.locator('mark.current')).toBeInViewport();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 400]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('axe finds nothing in disputes, victims and a long codebook', async ({ desk, page }) => {
        await desk.give(`${DISPUTED}\n\n${EVENTS}\n\nAmina Yusuf, 40, a retired teacher, was killed.`);
        await desk.facts.getByLabel('Codebook', { exact: true }).selectOption({ label: 'UCDP GED' });
        const { violations } = await (await axe(page)).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' | ')}`)).toEqual([]);
      });
    });
  }
}
