// What the sheet "How this works, and how well" says, and the figures on it. Each table names the file of the project that
// its figures come from; tests/js/about.test.js checks that they stand there. Pure: no DOM.

export const TITLE = 'How this works, and how well';

export const WHAT_IT_DOES = {
  title: 'What the page does',
  steps: [
    'The page looks for names, dates, casualty figures and quotes in an English text that you give it, marks them where they stand and lists them beside it.',
    'A small model that learned from labelled texts, with lists of names to help it, finds people, groups and places; rules written by hand find dates, figures and who said what.',
    'It then joins the mentions of one person, group or place, works out the days, and adds up the toll of the main event, from which repeated figures, earlier events, running totals, threats and denials stay out.',
    'All this happens in your browser, with no chatbot and no service behind it, and the same text always gives the same result.',
    'It tells what the text says, not whether it is true: “Why?” on each card shows the words, how the fact was found and how sure the page is, and you confirm, correct or dismiss it.',
  ],
};

export const HOW_WELL = {
  title: 'How well it works',
  paragraphs: [
    'No machine reads without mistakes: check each fact against its words before you use it. These are development figures: we looked at the same texts while we built the page, so expect somewhat less on yours.',
    'A score runs from 0 to 100 and falls with everything missed and with everything wrongly shown. At 85, about 15 of 100 things in the text are missed or cut wrongly, and about 15 of 100 that are shown are wrong. Specialists know it as F1.',
  ],
};

/** Tables of figures in percent, written as the `source` has them. */
export const TABLES = [
  {
    caption: 'Names: score, for the right kind and both ends',
    columns: ['This page', 'spaCy, small', 'spaCy, medium'],
    rows: [
      { label: 'World press, 113 articles: people', figures: ['90.8', '69.4', '71.7'] },
      { label: 'World press: groups', figures: ['76.3', '54.8', '57.4'] },
      { label: 'World press: places', figures: ['84.5', '73.8', '76.7'] },
      { label: 'World press: all names', figures: ['84.8', '66.7', '69.4'] },
      { label: 'Web, blogs and mail: people', figures: ['77.7', '54.0', '59.6'] },
      { label: 'Web, blogs and mail: groups', figures: ['63.0', '44.2', '46.2'] },
      { label: 'Web, blogs and mail: places', figures: ['80.7', '73.9', '77.0'] },
      { label: 'Web, blogs and mail: all names', figures: ['75.3', '58.3', '62.2'] },
    ],
    note: 'The press is from outside the United States and Britain. spaCy is a tool that developers run on servers; its two models of 12 and 33 MB, release 3.8, read the same texts.',
    source: 'data/README.md',
  },
  {
    caption: 'Tolls: texts with exactly the figure that a recorder coded, in percent',
    columns: ['Figure stated', 'All texts', 'False alarms'],
    rows: [
      { label: 'Conflict notes coded by ACLED: killed', figures: ['92.3', '87.9', '1.1'] },
      { label: 'Terrorism notes of RAND: killed', figures: ['94.2', '88.0', '2.0'] },
      { label: 'Terrorism notes of RAND: injured', figures: ['94.5', '87.3', '2.5'] },
      { label: 'US gun violence, articles: killed', figures: ['83.9', '83.9', '6.1'] },
      { label: 'US gun violence, articles: injured', figures: ['70.5', '70.5', '22.5'] },
      { label: 'Disasters, first paragraphs: killed', figures: ['69.0', '69.0', '0.0'] },
      { label: 'Displacement reports: displaced', figures: ['77.8', '77.8', '–'] },
    ],
    note: '“Figure stated” counts the texts that have the figure in so many words. A false alarm is a toll told for a text whose event had none. A recorder’s figure is of the event after all reports, so an article of the first day can be read rightly and still count as wrong here. We know of no other tool that reads such figures, so there is nothing to set beside these. In 54 articles of our own, the score of finding each figure is 94.7.',
    source: 'docs/casualties.md',
  },
  {
    caption: 'Quotes: score',
    columns: ['This page', 'Another tool', 'People'],
    rows: [
      { label: 'US political news, 84 articles: words in quotation marks', figures: ['92.1', '71', '91'] },
      { label: 'US political news: words in quotation marks with the right speaker', figures: ['86.5', '63', '–'] },
      { label: 'US political news: all statements, in quotation marks or not', figures: ['80.0', '66', '–'] },
      { label: 'Our own 57 articles: direct quotes', figures: ['99.3', '–', '–'] },
      { label: 'Our own articles: their speaker, share right', figures: ['100.0', '–', '–'] },
      { label: 'Our own articles: all statements', figures: ['97.1', '–', '–'] },
    ],
    note: 'The other tool is textacy for the first two rows and GenderGapTracker for the third, both on servers. “People” is how far two people who mark the same text agree.',
    source: 'docs/quotes.md',
  },
];

export const LIMITS = {
  title: 'What it gets wrong',
  items: [
    ['English only.', 'Other languages stay as they are, and little is found in them.'],
    ['Sarcasm and figures of speech.', 'What is said in jest is read as meant, and “the bulls were slaughtered on Wall Street” is counted as dead.'],
    ['Groups and companies.', 'About one in four is missed, rare names above all. Tell the page the names of your beat under “Your own names”.'],
    ['Nicknames and roles.', '“The Bulldog” or “the judge” is tied to a person only where the text leaves a single one it can be.'],
    ['People of one name.', 'Two people with the same name in one article become one. Split them with “Correct”.'],
    ['Places of one name.', 'On the map, a name goes to the largest place that is called so, whichever the article means.'],
    ['Where a quote ends.', 'Without quotation marks, a tail of the writer’s own (“…, ending weeks of speculation”) is taken for part of what was said. Of a statement within a statement, only the outer one is shown.'],
    ['Victims and their families.', 'In “the mother of Pedro Díaz, who died”, one death is counted but the name is not tied to it. Three families count as three, as the text names them.'],
    ['Several events in one article.', 'Where no event stands first, figures of different events may be added up: read the figures under the toll.'],
    ['Vague words.', '“Dozens” stays a range. “Civilian” is never guessed: the text says so, or names a civilian’s work.'],
    ['Dates.', 'Without a date of publication, “Monday” is no day of the calendar. “Last summer” is a northern one.'],
    ['Files.', 'A scanned PDF is a picture without text: run text recognition (OCR) over it first. Pictures and charts are not read.'],
  ],
};

export const YOUR_TEXT = {
  title: 'What your browser does with your text',
  items: [
    ['Nothing leaves your computer.', 'The text is read in your browser. A rule in the page forbids it to connect to anything but the place that it came from, and it sends no text there either. The foot of the page counts the requests made since it was loaded, by the browser’s own record.'],
    ['Nothing is kept unless you ask.', 'Close the page and the text is gone. While there is work that you have not saved, the page warns you first.'],
    ['With “Keep on this device”,', 'your articles, their dates, your corrections and your own names stay in this browser, on this device. Switching it off, or “Erase everything kept”, deletes them. Do not use it on a computer that you share.'],
    ['Files that you save', 'lie where your browser puts downloads. A JSON file holds the whole text, your corrections and your own names, for you to go on later.'],
    ['The address of the page', 'holds your settings, such as which marks are switched off, and never anything of the text.'],
  ],
};

/** Below a table. */
export function sourceLine(source) {
  return `Measured as ${source} of the project tells.`;
}
