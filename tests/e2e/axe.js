// axe-core on the page under test.

import AxeBuilder from '@axe-core/playwright';

/** An analysis of `page`, all of which is laid out first: axe measures what is out of sight too. */
export async function axe(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.batch, .sheet { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  return new AxeBuilder({ page });
}
