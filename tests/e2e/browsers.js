// The browsers to test in: the system's where there are any, else those that Playwright has downloaded.

import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, firefox } from '@playwright/test';

/** CHROMIUM names another one. */
export const CHROMIUM = process.env.CHROMIUM ?? [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

/** FIREFOX names another one. */
const FIREFOX = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

const DOWNLOADS = join(tmpdir(), 'article-annotator-firefox');

/** What a project in Firefox uses: the system's, as it is, is driven by WebDriver BiDi. */
export const FIREFOX_USE = FIREFOX
  ? { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: FIREFOX, downloadsPath: DOWNLOADS } }
  : { browserName: 'firefox' };

/** Whether a test has to be left out for want of its browser. */
export function isMissing({ browserName }) {
  return browserName === 'firefox' && !FIREFOX && !existsSync(firefox.executablePath());
}

export const WITHOUT_FIREFOX = 'no Firefox here: `apt-get install firefox-esr` or `npx playwright install firefox` brings one';

/** The text of the file `name` that `act` makes the page save. */
export async function savedBy(act, { page, channel }, name) {
  // Playwright hears of no download from a Firefox that it drives by WebDriver BiDi.
  if (channel === 'moz-firefox') {
    const path = join(DOWNLOADS, name);
    rmSync(path, { force: true });
    await act();
    // It writes beside an empty file of that name, and puts the one in place of the other when it is done.
    const isWhole = () => existsSync(path) && statSync(path).size > 0 && !existsSync(`${path}.part`);
    await expect.poll(isWhole, `${name} is saved`).toBe(true);
    return readFileSync(path, 'utf8');
  }
  const saving = page.waitForEvent('download');
  await act();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(name);
  return readFileSync(await saved.path(), 'utf8');
}
