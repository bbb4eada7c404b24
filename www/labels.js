// The words the page shows, and the order in which it shows things. Pure: no DOM.

/** Categories of marks, in the order of the legend. `hue` is one of the three top-level colours. */
export const CATEGORIES = {
  casualty: { hue: 'casualties', one: 'casualty figure', many: 'casualty figures', title: 'Casualties' },
  quote: { hue: 'quotes', one: 'quote', many: 'quotes', title: 'Quotes' },
  person: { hue: 'names', one: 'person', many: 'people', title: 'People' },
  organization: { hue: 'names', one: 'group', many: 'groups', title: 'Groups' },
  place: { hue: 'names', one: 'place', many: 'places', title: 'Places' },
  nationality: { hue: 'names', one: 'nationality', many: 'nationalities', title: 'Nationalities' },
  event: { hue: 'names', one: 'event', many: 'events', title: 'Events' },
  product: { hue: 'names', one: 'product', many: 'products', title: 'Products' },
  work: { hue: 'names', one: 'work', many: 'works', title: 'Works' },
  date: { hue: 'names', one: 'date', many: 'dates', title: 'Dates' },
};

/** Kinds of entities, in the order of the sidebar, with their headings there. */
export const ENTITY_HEADINGS = {
  person: 'People',
  organization: 'Groups and organisations',
  place: 'Places',
  nationality: 'Nationalities and peoples',
  event: 'Events',
  product: 'Products',
  work: 'Works',
};

const SCOPES = {
  cumulative: 'Running total',
  historical: 'Earlier event',
  hypothetical: 'Hypothetical',
  threat: 'Threat',
};

const POLARITIES = { denied: 'Denied', unconfirmed: 'Unconfirmed' };

const QUALIFIERS = {
  exact: 'Exact',
  at_least: 'At least',
  more_than: 'More than',
  up_to: 'Up to',
  fewer_than: 'Fewer than',
  about: 'About',
  range: 'Range',
  vague: 'Vague word',
  implied: 'No figure in the text',
};

const GROUPS = {
  civilian: 'Civilians',
  combatant: 'Combatants',
  security_force: 'Security forces',
  aid_worker: 'Aid workers',
  media: 'Media workers',
  medical: 'Medical workers',
  perpetrator: 'Attackers',
  mixed: 'Mixed',
};

const KINDS_OF_PEOPLE = [
  ['children', 'child', 'children'],
  ['women', 'woman', 'women'],
  ['men', 'man', 'men'],
];

/** In the place of a speaker's name. */
export const NO_SPEAKER = 'No speaker named';

/** The switch for what nobody said, before its number. */
export const ATTITUDES = 'Also show what people think or hope';

/** The headings of the table of named victims. */
export const VICTIM_COLUMNS = ['Name', 'Age', 'What happened', 'Occupation', 'Nationality'];

/** The headings of the table of a codebook. */
export const CODEBOOK_COLUMNS = ['Field', 'Value', 'Rule'];

/** What the signs of the map stand for, by what is known of a place. */
export const MAP_LEGEND = {
  point: 'town or site',
  area: 'country, region or sea',
  country: 'somewhere in that country',
};

/** The button that shows all of the map, and what stands before the places that it lacks. */
export const WHOLE_WORLD = 'Whole world';
export const NOT_ON_THE_MAP = 'Not on the map';

/** Before the place that a name was taken for. */
export const ON_THE_MAP = 'on the map';

/** What the map shows, for who cannot see it; the cards below lead to each place. */
export function mapTitle(labels) {
  return `Map of ${counted(labels.length, 'place', 'places')}: ${labels.join('; ')}`;
}

/** Above the list of all places where an entity is named. */
export const EVERY_MENTION = 'Every mention';

/** Above the button that takes it. */
export const NEWER_VERSION = 'A newer version of this page is ready. Reload to use it; nothing of it is in use before.';

/** In the footer until all is loaded. */
export const STILL_LOADING = 'Still loading.';

/** In the footer: what this edition is short of. */
export const ONE_FILE = 'This is the edition in one file: it works from the disk, without a server. It cannot open PDF files; copy the text out of them.';
/** On the card of an entity, above what it said and above the figures in the sentences that name it. */
export const QUOTES_BY = 'Quotes by';
export const FIGURES_BESIDE = 'Figures in a sentence with';

/** When the reader adds a figure where the toll has others. */
export const ADDED_TO_TOLL = (phrase) => `“${phrase}” was added to the toll’s other figures. Does it count the same people as one of them, or take its place?`;

/** When another article is pasted over one that has a date of publication. */
export const DATE_STAYS = 'This is another article, and the date of publication is still that of the one before.';

/** In a section all of whose facts the filter leaves out. */
export const NONE_UNDER_FILTER = 'None of them under this filter. “Show: All facts” above brings them back.';

/** In the timeline, above what has no day. */
export const NO_DAY = 'Not tied to a day';

const LONG_DATE = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** In the timeline, where no date of the text is that day. */
export function publishedOn(day) {
  return `Published on ${LONG_DATE.format(new Date(`${day}T00:00:00Z`)).replace(',', '')}`;
}

/** What a new date of publication did to `n` dates, with examples of `[words, phrase]`. */
export function changedDates(n, how, examples, hasMore) {
  const one = n === 1;
  const verb = { new: one ? 'now resolves' : 'now resolve', gone: one ? 'is tied to no day now' : 'are tied to no day now', other: one ? 'has changed' : 'have changed' }[how];
  const shown = examples.map(([words, phrase]) => `${words} → ${phrase ?? 'no day'}`).join('; ');
  return `${counted(n, 'date', 'dates')} ${verb}: ${shown}${hasMore ? '; …' : '.'}`;
}

const PRECISIONS = { duration: 'A length of time' };

const NUMERALS = new Intl.NumberFormat('en');

/** "12,000". */
export function numeral(n) {
  return NUMERALS.format(n);
}

/** "1 person", "12,000 people". */
export function counted(n, one, many) {
  return `${numeral(n)} ${n === 1 ? one : many}`;
}

/** "1,000,003 characters", in the place of a text too long for its field. */
export function characters(n) {
  return counted(n, 'character', 'characters');
}

/** "3 of 17", or how many there are while none is the current one. */
export function hitCount(current, n) {
  if (n === 0) return 'Not found';
  return current < 0 ? `${numeral(n)} found` : `${numeral(current + 1)} of ${numeral(n)}`;
}

/** The switch for what is not part of the article. */
export function greyText(n) {
  return `Not part of the article (${numeral(n)})`;
}

/** Where the reader is, as a share of the text. */
export function placeInText(share) {
  return `${Math.round(share * 100)} % of the text`;
}

/** What is under way, for how long. */
export function reading(length, ms) {
  return `Reading ${characters(length)}: ${(ms / 1000).toFixed(1)} s`;
}

/** The short labels of a claim. Those that keep a figure apart from plain facts are `isWarning`. */
export function claimBadges(claim) {
  return [
    { text: SCOPES[claim.scope], isWarning: true },
    { text: POLARITIES[claim.polarity], isWarning: true },
    { text: QUALIFIERS[claim.qualifier], isWarning: false },
    { text: claim.source?.kind ? `Source: ${claim.source.kind}` : undefined, isWarning: false },
    { text: GROUPS[claim.group], isWarning: false },
    ...KINDS_OF_PEOPLE.map(([kind, one, many]) => ({ text: claim[kind] ? counted(claim[kind], one, many) : undefined, isWarning: false })),
  ].filter(({ text }) => text !== undefined);
}

/** The parts of a claim that the text names, as label and words. */
export function claimParts(claim) {
  return [
    ['Who', claim.victims],
    [claim.actor?.label, claim.actor],
    ['Where', claim.place],
    ['When', claim.time],
    ['How', claim.means],
    ['According to', claim.source],
  ]
    .filter(([, part]) => part)
    .map(([label, part]) => ({ label, text: part.days ? `${part.text} (${part.days})` : part.text }));
}

/** The words of a claim's sentence in pieces; those that prove the claim are `isProof`. */
export function sentencePieces({ sentence, spans }, text) {
  const pieces = [];
  const add = (until, isProof) => {
    if (until > at) pieces.push({ text: text.slice(at, until), isProof });
    at = Math.max(at, until);
  };
  let at = sentence.start;
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    add(Math.min(start, sentence.end), false);
    add(Math.min(end, sentence.end), true);
  }
  add(sentence.end, false);
  return pieces;
}

/** What stands before the titles that a person is named with. */
export function titleLabel(n) {
  return n === 1 ? 'Title:' : 'Titles:';
}

/** What a time expression comes to: the resolved day, or why there is none. */
export function dateMeaning(date) {
  if (date.phrase) return date.basis === 'inferred' ? `${date.phrase}, from the date of publication` : date.phrase;
  return PRECISIONS[date.precision] ?? 'Not tied to a day; a date of publication may help';
}

/** How many facts of each category a view holds. */
export function countFacts(view) {
  const counts = Object.fromEntries(Object.keys(CATEGORIES).map((category) => [category, 0]));
  counts.casualty = view.claims.length;
  counts.quote = view.quotes.length;
  counts.date = view.dates.length;
  for (const entity of view.entities) counts[entity.kind] = (counts[entity.kind] ?? 0) + 1;
  return counts;
}

/** One sentence for the status line: "Found 2 casualty figures, 1 quote and 8 people in 641 words." */
export function summary(view) {
  const counts = countFacts(view);
  const found = Object.entries(CATEGORIES)
    .filter(([category]) => counts[category] > 0)
    .map(([category, words]) => counted(counts[category], words.one, words.many));
  const words = counted(view.nWords, 'word', 'words');
  if (found.length === 0) return `No names, dates, quotes or casualty figures found in ${words}.`;
  return `Found ${listed(found)} in ${words}.`;
}

/** What was asked of servers since the page was loaded: see requests.js. */
export function requestsSince({ asked, refused }) {
  const n = counted(asked.length, 'request', 'requests');
  const what = asked.length === 0 ? 'nothing was sent or fetched' : `of ${listed([...new Set(asked)])}`;
  const words = `${n} since load: ${what}, by your browser’s own count.`;
  if (refused.length === 0) return words;
  const times = counted(refused.length, 'more was refused', 'more were refused');
  return `${words} ${times} by the page’s own rules: ${listed(refused)}.`;
}

/** What the fingerprint of a build is for. */
export function buildMeaning(build) {
  return `Build ${build}: the same number means the same files, wherever they come from.`;
}

/** What stands for an article in a list: the name of its file, else its first words. */
export function articleTitle({ name, text }) {
  const start = text.slice(0, 200).trimStart().split(/[\r\n]/u, 1)[0].trim();
  return name || (start.length > 60 ? `${start.slice(0, 59).trimEnd()}…` : start) || 'Empty';
}

/** "Article 2 of 5", counted from 0. */
export function placeInQueue(at, n) {
  return `Article ${at + 1} of ${n}`;
}

/** What keeping on this device is at, beside its switch. */
export const KEEPING = {
  off: 'Nothing is stored. Closing the page forgets the text.',
  on: 'Texts, dates, corrections and your own names stay in this browser.',
  elsewhere: 'Another tab keeps its articles on this device. What you do in this tab is not kept.',
  taken: 'Another tab has taken over. What you do in this tab is kept no longer.',
  refused: 'This browser does not let the page store anything, as in a private window. Save a file before you leave.',
  full: 'The device has no room left or refused to store more. What you do now is not kept: save a file before you leave.',
  erased: 'Everything kept was erased. What you see is forgotten when you close the page.',
  notErased: 'What was kept could not be erased. Clear this page’s data in the settings of your browser.',
};

/** How much of the review is left: "7 of 23 not reviewed". */
export function left({ nFacts, nUnreviewed }) {
  if (nFacts === 0) return 'Nothing to review';
  return nUnreviewed === 0 ? `All ${numeral(nFacts)} reviewed` : `${numeral(nUnreviewed)} of ${numeral(nFacts)} not reviewed`;
}

/** That corrections are lost. */
export function lost(n) {
  return `${counted(n, 'of your corrections is', 'of your corrections are')} lost: what they were about is no longer found in the text.`;
}

/** How many facts a filter lets through. */
export function pickFilter(n) {
  return `${counted(n, 'fact', 'facts')} shown`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items) {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A name for an article from the first words of its text: "bomb-at-market-kills-14". */
export function documentName(text) {
  const start = text.slice(0, 200).trimStart().split(/[\r\n]/u, 1)[0].normalize('NFKD').toLowerCase();
  const words = start.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).join('-') || 'article';
}

/** Beside the button that saves, and in its place where it cannot be chosen. */
export function allArticles(n) {
  return `All ${numeral(n)} articles in one file`;
}
export const ONE_ARTICLE_A_FILE = 'A file of this kind holds one article';

/** The words of a quote, its parts joined by an ellipsis, or by a line end where nothing stands between them. */
export function quoteText({ fragments }, text) {
  const join = (i) => (i === 0 ? '' : text.slice(fragments[i - 1][1], fragments[i][0]).trim() === '' ? '\n' : ' … ');
  return fragments.map(([start, end], i) => join(i) + text.slice(start, end)).join('');
}

/** What an entry of the reader's own names can be, in the order of the choice. */
export const OWN_KINDS = {
  person: 'Person',
  organization: 'Group',
  place: 'Place',
  nationality: 'Nationality',
  event: 'Event',
  product: 'Product',
  work: 'Work',
  title: 'Title',
  ignore: 'Not a name',
};

/** The panel of the reader's own names. */
export const OWN_NAMES = {
  title: 'Your own names',
  about:
    'Names that are missed, or taken for something else: put them down here and they are marked in every article on the desk. A title, such as “Harbourmaster”, stands before a person’s name; what is “not a name” is never marked where it stands alone. Save the list as a file to use it another time.',
  kind: 'What it is',
  name: 'Name',
  also: 'Also written',
  alsoHint: 'Other ways to write it, with commas between. All are shown under the name.',
  added: (name) => `“${name}” is on your list.`,
  /** Nothing in the article is marked for it: its words stand there within longer names or otherwise written, or do not. */
  unmarked: (words, name, text) =>
    text.toLowerCase().includes(name.toLowerCase())
      ? `${words} Nothing is marked for it in this article: it stands there only within a longer name, on two lines, or with other capitals.`
      : `${words} This article does not name it.`,
  removed: (name) => `“${name}” is off your list.`,
  loaded: (names, file) => `${names} added from “${file}”.`,
  cleared: 'Your own names were removed.',
  back: 'Your own names are back.',
  tooLarge: 'it is larger than any list of names',
  refused: (why) => `This cannot stand on the list: ${why}.`,
  notLoaded: (file, why) => `“${file}” could not be loaded: ${why}. It should be a table saved as CSV.`,
  rest: (nShown, n) => `The newest ${nShown} of ${numeral(n)} are shown; the file holds them all.`,
};

export function nOwnNames(n) {
  return counted(n, 'name', 'names');
}
