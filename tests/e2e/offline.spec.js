// dist/site: whole without a network after the first visit, installable, and never two versions in one page.

import { test, expect } from './site.js';
import { STORY } from './desk.js';

const read = async (page, text) => {
  await page.getByRole('textbox', { name: 'Article' }).fill(text);
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
};

test('after the first visit the page works without its server', async ({ site, page }) => {
  await page.goto(site.address);
  await site.isLoaded();
  await expect(page.locator('#edition')).toContainText(`Build ${site.build}`);
  await site.close();

  await page.reload();
  await site.isLoaded();
  await read(page, STORY);
  await expect(page.locator('article mark[data-category="place"]').first()).toHaveText('Kabul');
  const download = page.waitForEvent('download');
  await page.getByLabel('Save as').selectOption('json');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await download).suggestedFilename()).toBe('a-bomb-killed-12-people-in-kabul-on.json');
  await expect(page.locator('#requests')).toHaveText(/^0 requests since load/);
});

test('a second visit asks the server for nothing but whether there is a newer version', async ({ site, page }) => {
  await page.goto(site.address);
  await site.isLoaded();
  site.asked.length = 0;
  await page.reload();
  await site.isLoaded();
  await read(page, STORY);
  expect(new Set(site.asked)).toEqual(new Set(['service_worker.js']));
});

test('what the page does not hold is not fetched from its server either', async ({ site, page }) => {
  await page.goto(site.address);
  await site.isLoaded();
  await page.reload();
  await site.isLoaded();
  site.asked.length = 0;
  const status = await page.evaluate(() => fetch('collect?text=secret').then((response) => response.status));
  expect(status).toBe(404);
  expect(site.asked).toEqual([]);
  await expect(page.locator('#requests')).toHaveText(/^1 request since load: of http\S+secret/);
  site.forgive(/404/u);
});

test('kept scripts carry the policy that a plain host does not send', async ({ site, page }) => {
  await page.goto(site.address);
  await site.isLoaded();
  await page.reload();
  await site.isLoaded();
  const policy = await page.evaluate(async (build) => {
    const response = await caches.match(`${build}/worker.js`);
    return response.headers.get('Content-Security-Policy');
  }, site.build);
  expect(policy).toContain("default-src 'none'");
});

test('the browser finds the page installable', async ({ site, page, context }) => {
  await page.goto(site.address);
  await site.isLoaded();
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data).name).toBe('Article Annotator');
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window of its own is no reason against it.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  for (const { src } of JSON.parse(data).icons) expect(site.files().has(src), src).toBe(true);
});

test('a newer version is told, and taken only when the reader says so', async ({ site, page, context }) => {
  await page.goto(site.address);
  await site.isLoaded();
  const change = (text, path) => (path.endsWith('labels.js') ? text.replace("title: 'Casualties'", "title: 'Toll'") : text);
  site.renew('feedfacecafe', change);

  // Another tab of the old version stays open; the first one learns of the new version and waits.
  const other = await context.newPage();
  await other.goto(site.address);
  await page.reload();
  const notice = page.locator('#notice');
  await expect(notice).toContainText('A newer version of this page is ready');
  await expect(page.locator('#edition')).toContainText(`Build ${site.build}`);
  await read(page, STORY);
  await expect(page.getByRole('button', { name: /^Casualties/ })).toBeVisible();

  await page.reload();
  await notice.getByRole('button', { name: 'Reload with it' }).click();
  await expect(page.locator('#edition')).toContainText('Build feedfacecafe');
  await read(page, STORY);
  await expect(page.getByRole('button', { name: /^Toll/ })).toBeVisible();

  // The other tab goes on with the files of its own version, without the server.
  await site.close();
  const status = await other.evaluate((build) => fetch(`${build}/worker.js`).then((response) => response.status), site.build);
  expect(status).toBe(200);
  await expect(other.locator('#edition')).toContainText(`Build ${site.build}`);
});

test('half of a newer version is never taken', async ({ site, page }) => {
  await page.goto(site.address);
  await site.isLoaded();
  const files = site.renew('feedfacecafe');
  // The host is still copying: one file is that of no version.
  files.set('feedfacecafe/facts.js', Buffer.from('// half a file'));
  await page.reload();
  await site.isLoaded();
  await expect(page.locator('#edition')).toContainText(`Build ${site.build}`);
  await expect(page.locator('#notice')).toBeEmpty();
  expect(await page.evaluate(() => caches.keys())).toEqual([`article-annotator ${site.build}`]);
});
