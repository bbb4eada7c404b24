// Keeping on this device: nothing is stored unless the reader says so, and then nothing is lost.

import { test, expect, STORY } from './desk.js';

/** What the browser holds for the page, whichever way. */
const stored = (page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));
const NOTHING = { databases: [], local: 0, session: 0, caches: 0, cookies: '' };

const keep = (page) => page.getByLabel('Keep on this device');
const note = (page) => page.locator('#keep-note');
const turnOn = async (page) => {
  await keep(page).check();
  await expect(note(page)).toContainText('stay in this browser');
};
/** Loads the page anew; what it asks for then is no request after load. */
const reload = async (desk) => {
  await desk.page.reload();
  await expect(desk.page.locator('body')).toHaveAttribute('data-requests', '0');
  desk.forgive(/./u);
};

test('off: nothing is stored, whatever is done, and a reload forgets', async ({ desk, page }) => {
  await expect(keep(page)).not.toBeChecked();
  await desk.give(STORY);
  await page.getByLabel('Published on').fill('2023-02-04');
  await desk.field.press('Control+End');
  await page.keyboard.type('More.');
  await page.locator('#file').setInputFiles([1, 2].map((n) => ({ name: `${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from('Kabul.') })));
  await expect(page.locator('#queue')).toBeVisible();
  expect(await stored(page)).toEqual(NOTHING);
  await reload(desk);
  await expect(desk.field).toHaveValue('');
  expect(await stored(page)).toEqual(NOTHING);
});

test('on: text, date and queue come back after a reload, also what was typed just before', async ({ desk, page }) => {
  await turnOn(page);
  await desk.give(STORY);
  await page.getByLabel('Published on').fill('2023-02-04');
  await page.locator('#file').setInputFiles([1, 2].map((n) => ({ name: `${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Kabul ${n}.`) })));
  await desk.isDrawn('Kabul 1.');
  await desk.field.press('Control+End');
  await page.keyboard.type(' Typed.');
  await reload(desk);
  await expect(keep(page)).toBeChecked();
  await desk.isDrawn('Kabul 1. Typed.');
  await expect(page.locator('#queue-place')).toHaveText('Article 2 of 3');
  await page.locator('#queue-previous').click();
  await desk.isDrawn(STORY);
  await expect(page.getByLabel('Published on')).toHaveValue('2023-02-04');
  expect(await stored(page)).toEqual({ ...NOTHING, databases: ['article-annotator'] });
});

test('on: a tab that is closed or crashes loses nothing', async ({ desk, page, context }) => {
  await desk.give(STORY);
  const another = async () => {
    const tab = await context.newPage();
    await tab.goto('/');
    await expect(keep(tab)).toBeChecked();
    return tab;
  };
  let tab = await context.newPage();
  await tab.goto('/');
  await turnOn(tab);
  await tab.locator('#text').pressSequentially('Kabul fell.');
  const closed = tab.waitForEvent('close');
  await tab.close({ runBeforeUnload: true });
  await closed;

  tab = await another();
  await expect(tab.locator('#text')).toHaveValue('Kabul fell.');
  await tab.locator('#text').press('Control+End');
  await tab.keyboard.type(' Again.');
  // Written a moment after the last key, with nobody leaving.
  const written = () => tab.evaluate(async () => {
    const ask = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const db = await ask(indexedDB.open('article-annotator'));
    const articles = await ask(db.transaction('articles').objectStore('articles').getAll());
    db.close();
    return articles.map(({ text }) => text).join();
  });
  await expect.poll(written).toBe('Kabul fell. Again.');
  const crashed = tab.waitForEvent('crash');
  const devtools = await context.newCDPSession(tab);
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  await tab.close();

  tab = await another();
  await expect(tab.locator('#text')).toHaveValue('Kabul fell. Again.');
  await tab.close();
  expect(await page.locator('#text').inputValue()).toBe(STORY);
});

test('on: what was taken away does not come back', async ({ desk, page }) => {
  await turnOn(page);
  await page.locator('#file').setInputFiles([1, 2].map((n) => ({ name: `${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Kabul ${n}.`) })));
  await desk.isDrawn('Kabul 1.');
  await page.getByRole('button', { name: 'Remove this one' }).click();
  await desk.isDrawn('Kabul 2.');
  await reload(desk);
  await desk.isDrawn('Kabul 2.');
  await expect(page.locator('#queue')).toBeHidden();
});

for (const name of ['Erase everything kept', 'Keep on this device']) {
  test(`one click on “${name}” erases everything`, async ({ desk, page }) => {
    await turnOn(page);
    await desk.give(STORY);
    await reload(desk);
    await desk.isDrawn(STORY);
    await page.getByRole(name.startsWith('Erase') ? 'button' : 'checkbox', { name }).click();
    await expect(note(page)).toContainText('Everything kept was erased.');
    await expect(keep(page)).not.toBeChecked();
    await expect(keep(page)).toBeFocused();
    expect(await stored(page)).toEqual(NOTHING);
    // What is typed from now on is not kept either.
    await desk.field.press('Control+End');
    await page.keyboard.type('More.');
    await reload(desk);
    await expect(desk.field).toHaveValue('');
    expect(await stored(page)).toEqual(NOTHING);
  });
}

test('a second tab does not overwrite the first, and can take over with nothing lost', async ({ desk, page, context }) => {
  await turnOn(page);
  await desk.give('The first tab in Kabul.');
  const other = await context.newPage();
  await other.goto('/');
  await expect(note(other)).toContainText('Another tab keeps its articles');
  await expect(keep(other)).not.toBeChecked();
  await expect(other.locator('#text')).toHaveValue('');
  await other.locator('#text').fill('The second tab in Lima.');
  await expect(other.locator('#article')).toHaveText('The second tab in Lima.');

  await other.getByRole('button', { name: 'Keep here instead' }).click();
  await expect(keep(other)).toBeChecked();
  await expect(other.locator('#queue-place')).toHaveText('Article 2 of 2');
  await expect(other.locator('#text')).toHaveValue('The second tab in Lima.');
  await expect(note(page)).toContainText('Another tab has taken over');
  await expect(keep(page)).not.toBeChecked();

  // Back again: what both hold is there once, what the first changed meanwhile stands beside it.
  await desk.field.press('Control+End');
  await page.keyboard.type(' Changed.');
  await page.getByRole('button', { name: 'Keep here instead' }).click();
  await expect(keep(page)).toBeChecked();
  await expect(page.getByLabel('Go to article').locator('option')).toHaveText([
    '1. The first tab in Kabul.',
    '2. The second tab in Lima.',
    '3. The first tab in Kabul. Changed.',
  ]);
  await other.close();
});

test('erasing in one tab stops another from keeping', async ({ desk, page, context }) => {
  await turnOn(page);
  await desk.give(STORY);
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Erase everything kept' }).click();
  await expect(note(other)).toContainText('Everything kept was erased.');
  await expect(keep(page)).not.toBeChecked();
  await expect(desk.field).toHaveValue(STORY);
  expect(await stored(page)).toEqual(NOTHING);
  await other.close();
});

test('a browser that refuses is told in words, and everything else works', async ({ desk, page }) => {
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await keep(page).click();
  await expect(note(page)).toContainText('does not let the page store anything');
  await expect(keep(page)).not.toBeChecked();
  await desk.give(STORY);
});

test('a device without room is told in words', async ({ desk, page }) => {
  await turnOn(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await desk.give(STORY);
  await expect(note(page)).toContainText('no room left');
  await expect(keep(page)).not.toBeChecked();
});

/** Whether leaving the page asks first. */
const asksBeforeLeaving = async (page) => {
  const asked = page.waitForEvent('dialog', { timeout: 1500 }).then(
    async (dialog) => {
      await dialog.dismiss();
      return dialog.type() === 'beforeunload';
    },
    () => false,
  );
  await page.close({ runBeforeUnload: true });
  return asked;
};

test('leaving asks first while there is work that nothing holds', async ({ desk, page }) => {
  await desk.give(STORY);
  await desk.field.press('Control+End');
  await page.keyboard.type('More.');
  await desk.isDrawn(`${STORY}More.`);
  expect(await asksBeforeLeaving(page)).toBe(true);
  // An export holds it now.
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true);
  await page.keyboard.press('Control+End');
  await page.getByLabel('Published on').fill('2023-02-04');
  await expect.poll(() => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(false);
  // The device holds it now.
  await turnOn(page);
  expect(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true);
});

test('leaving does not ask after a paste, a file or the sample alone', async ({ desk, page }) => {
  const mayLeave = () => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await desk.give(STORY);
  expect(await mayLeave()).toBe(true);
  await desk.sample();
  expect(await mayLeave()).toBe(true);
  await desk.drop({ name: 'a.txt', type: 'text/plain', body: 'Kabul.' });
  await desk.isDrawn('Kabul.');
  expect(await mayLeave()).toBe(true);
});

test('on: after a reload the review can still be undone, step by step', async ({ desk, page }) => {
  await turnOn(page);
  await desk.give(STORY);
  const verdict = (n) => page.locator('.card [data-verdict="accept"]').nth(n);
  await verdict(0).click();
  await verdict(1).click();
  await expect(page.locator('#changes-title')).toHaveText('Your changes (2)');
  await reload(desk);
  await expect(page.locator('#changes-title')).toHaveText('Your changes (2)');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(page.locator('#changes-title')).toHaveText('Your changes (1)');
  await undo.click();
  await expect(page.locator('#changes')).toBeHidden();
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.locator('#changes-title')).toHaveText('Your changes (1)');
});
