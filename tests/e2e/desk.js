// The page under test, with guards that hold in every test: nothing in the console, no violation of the
// Content-Security-Policy, no request after load, no sideways scrolling.

import { test as base, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';

export { expect };

const STUB = readFileSync(new URL('stub_core.js', import.meta.url), 'utf8');

export const test = base.extend({
  /** Whether the stub stands in for the core. */
  stub: [false, { option: true }],

  desk: async ({ page, stub }, use) => {
    const complaints = [];
    const requests = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
    });
    if (stub) {
      await page.route('**/pkg/article_annotator.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: STUB }),
      );
    }
    await page.goto('/');
    await expect(page.locator('body')).toHaveAttribute('data-requests', '0');
    page.on('request', (request) => {
      if (request.url().startsWith('http') && !request.url().includes('/hold?')) requests.push(request.url());
    });

    const desk = {
      page,
      field: page.locator('#text'),
      article: page.getByRole('article'),
      facts: page.getByRole('region', { name: 'Facts', exact: true }),
      notice: page.locator('#notice'),
      /** The marks of a category, or of all. */
      marks: (category) => page.locator(category ? `article mark[data-category="${category}"]` : 'article mark'),
      card: (fact) => page.locator(`.card[data-fact="${fact}"]`),
      toggle: (name) => page.getByRole('group', { name: 'Show marks for' }).getByRole('button', { name }),
      isReady: () => expect(page.locator('body')).toHaveAttribute('data-state', 'ready'),
      /** Waits until exactly this text is drawn. Compared in the page: telling two long texts apart in words is slow. */
      isDrawn: (text) =>
        page.waitForFunction((given) => document.getElementById('article').textContent === given, text),
      /** Waits until what is out of sight is drawn as well. */
      isWhole: () => page.waitForFunction(() => document.querySelector('.batch:empty, .codebook:empty') === null, null, { polling: 100 }),
      /** Puts a text in the field as a paste does, and waits for its marks and cards. */
      give: async (text) => {
        // Not `fill`, which takes Chromium a time that grows with the square of the text.
        await desk.field.evaluate((field, given) => {
          field.focus();
          field.value = given;
          field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
        }, text);
        await desk.isDrawn(text);
        await desk.isReady();
        await desk.isWhole();
      },
      sample: async () => {
        await page.getByRole('button', { name: 'Try a sample' }).click();
        await desk.isReady();
        await desk.isWhole();
      },
      /** Drops what the guards have seen so far, or only the requests whose address matches. */
      forgive: (address = null) => {
        if (address === null) complaints.length = 0;
        const kept = address === null ? [] : requests.filter((url) => !address.test(url));
        requests.splice(0, requests.length, ...kept);
      },
      drawnText: () => page.locator('#article').evaluate((article) => article.textContent),
      drop: async ({ name, type, body }) => {
        const transfer = await page.evaluateHandle(
          ([fileName, fileType, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], fileName, { type: fileType }));
            return data;
          },
          [name, type, [...Buffer.from(body)]],
        );
        await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
        await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
      },
    };
    await use(desk);

    expect(complaints, 'console').toEqual([]);
    expect(requests, 'requests after load').toEqual([]);
    expect(await page.evaluate(() => window.violations), 'policy violations').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scroll').toBe(true);
  },
});

/** Names, a date, a casualty figure and a quote with its speaker, in sentences as plain as can be. */
export const STORY = `A bomb killed 12 people in Kabul on Monday, police said.

“We are safe,” said Maria Müller, a nurse in Kabul.
`;
