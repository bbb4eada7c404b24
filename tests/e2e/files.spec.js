// Files: Word, PDF, Markdown, our own export, broken and locked ones, long ones and several at once.

import { SAMPLE } from '../../www/sample.js';
import { test, expect } from './desk.js';
import { columnOf, docxOf, pdfOf } from './made_files.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';
/** What reads PDFs is asked for from the page's own origin when the first one is opened. */
const LIBRARY = /\/vendor\/pdf(?:\.worker)?\.js$/u;

const paragraph = (text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

test('a Word document becomes its paragraphs, nothing loaded', async ({ desk }) => {
  const body = [
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Flood kills 12 in Kabul</w:t></w:r></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">The river </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rose</w:t></w:r><w:r><w:t xml:space="preserve"> &amp; fell.</w:t><w:br/><w:t>Again.</w:t></w:r></w:p>',
    '<w:p><w:del><w:r><w:delText>gone </w:delText></w:r></w:del><w:ins><w:r><w:t>Kept</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>',
    '<w:p/>',
    `<w:tbl><w:tr><w:tc>${paragraph('Killed')}</w:tc><w:tc>${paragraph('12')}</w:tc></w:tr><w:tr><w:tc>${paragraph('Hurt')}</w:tc><w:tc>${paragraph('40')}</w:tc></w:tr></w:tbl>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('In a box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Around it.</w:t></w:r></w:p>`,
  ].join('');
  await desk.drop({ name: 'story.docx', type: DOCX, body: docxOf(body) });
  await desk.isDrawn('Flood kills 12 in Kabul\n\nThe river rose & fell.\nAgain.\n\nKept\n\nKilled\t12\nHurt\t40\n\nAround it.\n\nIn a box.');
  await expect(desk.marks('casualty').first()).toBeAttached();
});

test('broken and locked Word documents are refused in words', async ({ desk }) => {
  const whole = docxOf(paragraph('Kabul.'));
  await desk.drop({ name: 'cut.docx', type: DOCX, body: whole.subarray(0, 100) });
  await expect(desk.notice).toContainText('“cut.docx” is damaged or no Word document');
  await desk.drop({ name: 'old.doc', type: 'application/msword', body: Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await expect(desk.notice).toContainText('“old.doc” is locked with a password, or an old .doc');
  await desk.drop({ name: 'blank.docx', type: DOCX, body: docxOf('<w:p/>') });
  await expect(desk.notice).toContainText('“blank.docx” has no text');
});

test('a PDF becomes paragraphs: columns, hyphens, headline, running head and page number', async ({ desk }) => {
  const left = [
    'Heavy rain brought a wall of water',
    'through the old town on Monday, kil-',
    'ling 12 people, police said.',
    '  The river rose four metres in an',
    'hour. Well-known bridges fell and a',
    'well-',
  ];
  const right = [
    'known market was washed away.',
    '  “We are safe,” said Maria Lopez,',
    'who saw it all from a roof.',
  ];
  const page = (number, lines) => [
    { x: 72, y: 760, size: 8, text: 'The Port Courier' },
    ...lines,
    { x: 300, y: 30, size: 8, text: String(number) },
  ];
  const set = (lines, x) => columnOf(lines.map((text) => text.replace(/“/gu, '\x93').replace(/”/gu, '\x94')), { x, top: 690 }).map((line) => {
    const indent = line.text.length - line.text.trimStart().length;
    return { ...line, x: line.x + indent * 6, text: line.text.trimStart() };
  });
  // The file holds the lines across both columns, row by row, as some programs write them.
  const rows = left.flatMap((_, i) => [set(left, 60)[i], set(right, 330)[i]]).filter(Boolean);
  const body = pdfOf([
    page(4, [{ x: 60, y: 720, size: 20, text: 'Flood kills 12 in port town' }, ...rows]),
    page(5, columnOf(['A second page begins with a line that', 'ends here.'])),
    page(6, columnOf(['A third one.'])),
  ]);
  await desk.drop({ name: 'story.pdf', type: PDF, body });
  await desk.isDrawn(
    [
      'Flood kills 12 in port town',
      'Heavy rain brought a wall of water through the old town on Monday, killing 12 people, police said.',
      'The river rose four metres in an hour. Well-known bridges fell and a well-known market was washed away.',
      '“We are safe,” said Maria Lopez, who saw it all from a roof.',
      'A second page begins with a line that ends here.',
      'A third one.',
    ].join('\n\n'),
  );
  desk.forgive(LIBRARY);
});

test('a PDF printed by a browser in two columns gives back its paragraphs', async ({ desk, context }) => {
  const paragraphs = SAMPLE.text.split('\n\n').slice(3, 13);
  const printer = await context.newPage();
  await printer.setContent(
    `<html lang="en"><style>div { columns: 2; text-align: justify; hyphens: auto } p { margin: 0; text-indent: 1.5em }</style>
    <h1>A headline over both</h1><div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></html>`,
  );
  const body = await printer.pdf({ format: 'A4' });
  await printer.close();
  await desk.drop({ name: 'printed.pdf', type: PDF, body });
  await desk.isDrawn(['A headline over both', ...paragraphs].join('\n\n'));
  desk.forgive(LIBRARY);
});

test('PDFs without text, damaged or locked are refused in words', async ({ desk }) => {
  await desk.drop({ name: 'scan.pdf', type: PDF, body: pdfOf([[]]) });
  await expect(desk.notice).toContainText('“scan.pdf” has no text in it, only pictures of pages');
  await desk.drop({ name: 'broken.pdf', type: PDF, body: Buffer.from('%PDF-1.4 and nothing more') });
  await expect(desk.notice).toContainText('“broken.pdf” is damaged or no PDF');
  const key = '00'.repeat(32);
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`;
  await desk.drop({ name: 'locked.pdf', type: PDF, body: pdfOf([columnOf(['Secret.'])], { extra: lock }) });
  await expect(desk.notice).toContainText('“locked.pdf” is locked with a password');
  desk.forgive(LIBRARY);
});

test('without the library a PDF is refused in words, and pasting is left', async ({ desk, page }) => {
  await page.route(LIBRARY, (route) => route.fulfill({ status: 404, body: '' }));
  await desk.drop({ name: 'story.pdf', type: PDF, body: pdfOf([columnOf(['Kabul.'])]) });
  await expect(desk.notice).toContainText('What reads PDFs could not be loaded');
  desk.forgive();
});

const LONG = pdfOf(
  Array.from({ length: 300 }, (_, n) => columnOf(Array.from({ length: 50 }, (_, i) => `Line ${i} of page ${n} of a long report about nothing`))),
);

/** Notes what is told of progress, and how long the page ever stood still; `cancelAt` presses Cancel at that page. */
const watchOpening = (page, cancelAt = null) =>
  page.evaluate((stop) => {
    window.told = [];
    window.longest = 0;
    const words = document.getElementById('opening-words');
    const box = document.getElementById('opening');
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) if (!box.hidden) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
    new MutationObserver(() => {
      window.told.push(words.textContent);
      const [, at] = /page (\d+) of/u.exec(words.textContent) ?? [];
      if (stop !== null && Number(at) >= stop) document.getElementById('opening-cancel').click();
    }).observe(words, { childList: true });
  }, cancelAt);

test('a PDF of 300 pages tells how far it is and leaves the page alive', async ({ desk, page }) => {
  await watchOpening(page);
  // Through the field for files: so many bytes would take long on their way to a drop.
  await page.locator('#file').setInputFiles({ name: 'long.pdf', mimeType: PDF, buffer: LONG });
  await expect(page.locator('#opening')).toBeVisible();
  await page.waitForFunction(() => document.getElementById('article').textContent.includes('Line 49 of page 299'), null, { timeout: 25_000 });
  const { told, longest } = await page.evaluate(() => ({ told: window.told, longest: window.longest }));
  expect(told.filter((words) => /“long\.pdf”: page \d+ of 300$/u.test(words)).length).toBeGreaterThan(20);
  expect(longest, 'milliseconds without a breath').toBeLessThan(1000);
  await desk.isReady();
  desk.forgive(LIBRARY);
});

test('opening a long PDF can be called off', async ({ desk, page }) => {
  await watchOpening(page, 40);
  await page.locator('#file').setInputFiles({ name: 'long.pdf', mimeType: PDF, buffer: LONG });
  await expect.poll(() => page.evaluate(() => window.told.some((words) => /page 4\d of 300$/u.test(words)))).toBe(true);
  await expect(page.locator('#opening')).toBeHidden();
  // What comes after it is not disturbed.
  await desk.drop({ name: 'next.pdf', type: PDF, body: pdfOf([columnOf(['Kabul fell.'])]) });
  await desk.isDrawn('Kabul fell.');
  await expect(desk.notice).toBeEmpty();
  expect(await page.evaluate(() => window.told.some((words) => words.includes('page 200')))).toBe(false);
  desk.forgive(LIBRARY);
});

test('a file can be pasted', async ({ desk }) => {
  await desk.field.evaluate((field) => {
    const data = new DataTransfer();
    data.items.add(new File(['Pasted in Kabul.'], 'a.txt', { type: 'text/plain' }));
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await desk.isDrawn('Pasted in Kabul.');
});

test('Markdown loses its signs', async ({ desk }) => {
  const body = '# Flood in *Kabul*\n\nThe **river**\nrose, [police](https://example.org) said.\n\n- One\n- Two\n';
  await desk.drop({ name: 'story.md', type: '', body });
  await desk.isDrawn('Flood in Kabul\n\nThe river rose, police said.\n\nOne\n\nTwo');
});
