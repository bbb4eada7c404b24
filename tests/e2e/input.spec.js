// Ways in: typing, pasting, dropping, opening, the sample; and that the drawn text is the text given.

import { test, expect, STORY } from './desk.js';

test('a pasted article comes back marked, with its facts beside it', async ({ desk, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), STORY);
  await expect(desk.field).toHaveAccessibleName('Article');
  await desk.field.press('Control+V');
  await desk.isReady();
  expect(await desk.drawnText()).toBe(STORY);
  await expect(desk.marks('place').first()).toHaveText('Kabul');
  await expect(desk.marks('casualty').filter({ hasText: '12' }).first()).toBeVisible();
  await expect(desk.facts.getByRole('heading', { name: /^Casualties \d/ })).toBeVisible();
  await expect(desk.facts.getByRole('heading', { name: /^Quotes \d/ })).toBeVisible();
  await expect(desk.facts.getByRole('heading', { name: /^People, groups & places \d/ })).toBeVisible();
  await expect(desk.facts.getByRole('heading', { name: /^Dates \d/ })).toBeVisible();
  await expect(page.locator('#announcer')).toContainText(/^Found .* in \d+ words\.$/);
});

test('typing is read without a button', async ({ desk }) => {
  await desk.field.pressSequentially('Two people died in Kabul.');
  await expect.poll(() => desk.drawnText()).toBe('Two people died in Kabul.');
  await expect(desk.field).toBeFocused();
});

test('the sample shows every kind of fact', async ({ desk }) => {
  await desk.sample();
  for (const category of ['person', 'organization', 'place', 'date', 'casualty', 'quote']) {
    await expect(desk.marks(category).first()).toBeAttached();
  }
  await expect(desk.page.getByRole('group', { name: 'Toll of the main event' })).toContainText('killed');
  await expect(desk.article.getByRole('heading')).toHaveText(/^Bomb at port market/);
});

test('pasted markup becomes paragraphs and nothing of it runs', async ({ desk, page }) => {
  await desk.field.evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/html', '<style>p{}</style><h1>Flood in <b>Lima</b></h1><p>One.<br>Two &amp; three.</p><script>window.ran = 1</script><p style="color: red" onclick="x">Four <img src="x" onerror="window.ran = 1"></p>');
    data.setData('text/plain', 'other');
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => desk.drawnText()).toBe('Flood in Lima\n\nOne.\nTwo & three.\n\nFour');
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test('markup pasted as text stays text', async ({ desk, page }) => {
  const text = '<script>window.ran = 1</script> <img src=x onerror="window.ran = 1"> in <b>Kabul</b>';
  await desk.give(text);
  expect(await desk.drawnText()).toBe(text);
  await expect(desk.article.locator('script, img, b')).toHaveCount(0);
  await expect(desk.facts.locator('script, img')).toHaveCount(0);
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test('a dropped HTML file becomes the paragraphs of its article', async ({ desk }) => {
  await desk.drop({
    name: 'story.html',
    type: 'text/html',
    body: '<title>T</title><nav>Menu</nav><article><h1>Flood</h1><p>A  river\nrose.</p><p>It “fell”.</p></article><footer>Imprint</footer>',
  });
  await expect.poll(() => desk.drawnText()).toBe('Flood\n\nA river rose.\n\nIt “fell”.');
});

test('a dropped text file keeps its line ends', async ({ desk }) => {
  const text = 'First line in Kabul.\r\nSecond.\r\n\r\nThird.\r\n';
  await desk.drop({ name: 'story.txt', type: 'text/plain', body: text });
  await expect.poll(() => desk.drawnText()).toBe(text);
});

test('an old text file in Windows-1252 is read as such', async ({ desk }) => {
  await desk.drop({ name: 'old.txt', type: 'text/plain', body: Buffer.from('\x93Yes,\x94 said M\xfcller.', 'latin1') });
  await expect.poll(() => desk.drawnText()).toBe('“Yes,” said Müller.');
});

test('a file can be opened with the button, twice', async ({ desk, page }) => {
  for (const text of ['The first of Kabul.', 'The second of Lima.']) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open files…' }).click();
    await (await chooser).setFiles({ name: 'story.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect.poll(() => desk.drawnText()).toBe(text);
  }
});

test('a file that is no text is refused in words', async ({ desk }) => {
  await desk.give(STORY);
  await desk.drop({ name: 'photo.jpg', type: 'image/jpeg', body: Buffer.from([1, 0, 0, 2]) });
  await expect(desk.notice).toContainText('“photo.jpg” is not a text');
  expect(await desk.drawnText()).toBe(STORY);
});

test('a text that was replaced or cleared can be brought back', async ({ desk, page }) => {
  await desk.give(STORY);
  await desk.sample();
  await desk.notice.getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => desk.drawnText()).toBe(STORY);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-state', 'empty');
  await expect(desk.facts).toBeHidden();
  await desk.notice.getByRole('button', { name: 'Bring it back' }).click();
  await expect(desk.field).toHaveValue(STORY);
});

test('clearing takes the date along and leaves nothing on the page', async ({ desk, page }) => {
  const date = page.getByLabel('Published on');
  await desk.give(STORY);
  await date.fill('2023-02-04');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(date).toHaveValue('');
  for (const id of ['article', 'fact-list', 'legend', 'toll-line', 'preview-body']) {
    await expect(page.locator(`#${id}`)).toBeEmpty();
  }
  await desk.notice.getByRole('button', { name: 'Bring it back' }).click();
  await desk.isReady();
  await expect(date).toHaveValue('2023-02-04');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(desk.notice).toContainText('cleared');
  await desk.give(STORY);
  await expect(desk.notice).toBeEmpty();
});

test('a new article starts with its first facts and no preview', async ({ desk, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const pane = page.locator('#facts');
  const scrollDown = () => pane.evaluate((node) => ((node.scrollTop = 300), node.scrollTop));
  await desk.sample();
  expect(await scrollDown()).toBe(300);
  await desk.field.press('Control+End');
  await page.keyboard.type(' More.');
  await expect.poll(() => desk.drawnText()).toContain(' More.');
  await desk.isReady();
  expect(await pane.evaluate((node) => node.scrollTop), 'typing leaves it').toBe(300);

  await desk.marks('person').first().hover();
  await expect(page.locator('#preview')).toBeVisible();
  const next = await page.evaluate(() => document.getElementById('article').textContent.replace('port', 'fish'));
  await page.evaluate((text) => navigator.clipboard.writeText(text), next);
  await desk.field.press('Control+A');
  await page.keyboard.press('Control+V');
  await desk.isDrawn(next);
  await desk.isReady();
  expect(await pane.evaluate((node) => node.scrollTop)).toBe(0);
  await expect(page.locator('#preview')).toBeHidden();

  await scrollDown();
  await page.getByRole('button', { name: 'Clear' }).click();
  await desk.give(next);
  expect(await pane.evaluate((node) => node.scrollTop), 'after Clear').toBe(0);
});

const HARD_TEXTS = {
  emoji: '👩‍👩‍👧‍👦 In Kabul 🇦🇫 12 people died 😢. “Yes 👍,” said Maria Müller.',
  'right to left': 'قُتل 12 شخصًا في كابول يوم الاثنين.\n\nA bomb killed 12 people in Kabul.',
  'zero width and no-break': 'A\u200bbomb\u00a0killed 12\u202fpeople\ufeff in\u200dKabul.',
  'combining marks': 'Mari\u0301a Mu\u0308ller was in Kabul.',
  'white space only around': '\n\n\n  Kabul fell.  \n\n\t\n',
  'quotation marks only': '“”"‘’«»„“'.repeat(200),
};

for (const [name, text] of Object.entries(HARD_TEXTS)) {
  test(`the drawn text is the text given: ${name}`, async ({ desk }) => {
    await desk.give(text);
    expect(await desk.drawnText()).toBe(text);
  });
}

test('the drawn text is the text given: lone surrogates', async ({ desk, page }) => {
  // Made in the page: they would not survive the way there.
  await desk.field.evaluate((field) => {
    window.given = 'Kabul \ud800 and \udc00 Lima';
    field.value = window.given;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await desk.isReady();
  expect(await page.evaluate(() => document.getElementById('article').textContent === window.given)).toBe(true);
});

test('a text of 100,000 characters is drawn whole, and again after a keystroke', async ({ desk, page }) => {
  const text = STORY.repeat(Math.ceil(100_000 / STORY.length));
  await desk.give(text);
  await desk.field.press('Control+End');
  await page.keyboard.type('X');
  await desk.isDrawn(`${text}X`);
});

/** What programs put on the clipboard beside the words, in short. */
const CLIPBOARDS = {
  'a word processor on the web': [
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr" style="line-height:1.38"><span style="white-space:pre-wrap">Flood in Lima</span></h1><p dir="ltr"><span style="white-space:pre-wrap">One  </span><span>word.</span></p><br><ul style="margin:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>First</span></p></li><li><p>Second</p><ol><li><p>Inner</p></li></ol></li></ul></b>',
    'Flood in Lima\n\nOne word.\n\nFirst\n\nSecond\n\nInner',
  ],
  Word: [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body><!--StartFragment--><p class=MsoNormal>Flood<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraph><![if !supportLists]><span style=\'mso-list:Ignore\'>·<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp; </span></span><![endif]>An\r\nitem<o:p></o:p></p><table><tr><td><p class=MsoNormal>Killed</p></td><td><p class=MsoNormal>12</p></td></tr></table><!--EndFragment--></body></html>',
    'Flood\n\nAn item\n\nKilled\n\n12',
  ],
  'an encyclopedia': [
    '<h2><span class="mw-headline">Toll</span><span class="mw-editsection"><a href="/w">edit</a></span></h2><p>It killed 12.<sup id="cite_ref-1" class="reference"><a href="#n">[1]</a></sup></p><table class="wikitable"><tbody><tr><th>Killed</th><td>12</td></tr><tr><th>Hurt</th><td>40</td></tr></tbody></table><blockquote><div><p>“Yes.”</p></div></blockquote>',
    'Toll\n\nIt killed 12.\n\nKilled\t12\nHurt\t40\n\n“Yes.”',
  ],
};

for (const [name, [html, expected]] of Object.entries(CLIPBOARDS)) {
  test(`what is copied from ${name} becomes clean paragraphs`, async ({ desk }) => {
    await desk.field.evaluate((field, given) => {
      const data = new DataTransfer();
      data.setData('text/html', given);
      data.setData('text/plain', 'other');
      field.focus();
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    await expect.poll(() => desk.drawnText()).toBe(expected);
  });
}

test('the source of a web page is read as it stands, and as a page when the reader says so', async ({ desk }) => {
  await desk.give('<div class="story">\n<p>A bomb killed <b>12</b> people in Kabul.</p>\n<p>It was Monday.</p></div>');
  await expect(desk.notice).toContainText('This looks like the source of a web page.');
  await desk.notice.getByRole('button', { name: 'Read the page instead' }).click();
  await desk.isDrawn('A bomb killed 12 people in Kabul.\n\nIt was Monday.');
  await desk.notice.getByRole('button', { name: 'Bring it back' }).click();
  await expect(desk.field).toHaveValue(/^<div/u);
});

test('the date of publication of an article that is pasted over is told', async ({ desk, page }) => {
  await desk.give('A bomb killed 12 people in Kabul on Monday.');
  const date = page.getByLabel('Published on');
  await date.fill('2023-02-04');
  await desk.field.selectText();
  await desk.field.evaluate((field) => {
    field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromPaste', bubbles: true }));
    field.value = 'Rain fell in Lima on Friday.';
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  });
  await expect(desk.notice).toContainText('the date of publication is still that of the one before');
  await desk.notice.getByRole('button', { name: 'Take it away' }).click();
  await expect(date).toHaveValue('');
  await desk.isDrawn('Rain fell in Lima on Friday.');
});
