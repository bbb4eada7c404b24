// What a reader can choose when correcting a fact: the codes of the exchange format with the words for them.

/** Kinds of names. */
export const KINDS = [
  ['person', 'Person'],
  ['organization', 'Group or organisation'],
  ['place', 'Place'],
  ['nationality', 'Nationality or people'],
  ['event', 'Event'],
  ['product', 'Product'],
  ['work', 'Work'],
];

export const QUOTE_KINDS = [
  ['direct', 'Word for word'],
  ['mixed', 'Partly word for word'],
  ['indirect', 'Reported'],
];

export const OUTCOMES = [
  ['killed', 'Killed'],
  ['injured', 'Injured'],
  ['missing', 'Missing'],
  ['detained', 'Detained'],
  ['abducted', 'Abducted'],
  ['displaced', 'Displaced'],
  ['casualties', 'Dead or hurt'],
];

export const SCOPES = [
  ['incident', 'An event that is reported'],
  ['cumulative', 'A running total'],
  ['historical', 'An earlier event'],
  ['hypothetical', 'Something that could happen'],
  ['threat', 'A threat'],
];

export const POLARITIES = [
  ['affirmed', 'The text says so'],
  ['unconfirmed', 'The text calls it unconfirmed'],
  ['denied', 'The text denies it'],
];

export const GROUPS = [
  ['unknown', 'Not told'],
  ['civilian', 'Civilians'],
  ['combatant', 'Combatants'],
  ['security_force', 'Security forces'],
  ['aid_worker', 'Aid workers'],
  ['media', 'Media workers'],
  ['medical', 'Medical workers'],
  ['perpetrator', 'Attackers'],
  ['mixed', 'Mixed'],
];

/** What a figure is to another one, before that one's words. */
export const RELATIONS = [
  ['', 'A figure of its own'],
  ['repeats', 'The same people as'],
  ['updates', 'In place of'],
  ['part_of', 'Part of'],
  ['subset_of', 'Among'],
];

/** The parts of a figure that are words of the text. */
export const PARTS = [
  ['victims', 'Who'],
  ['actor', 'Done by'],
  ['place', 'Where'],
  ['time', 'When'],
  ['means', 'How'],
  ['source', 'According to'],
];

/** What words can be added as. */
export const ADDITIONS = [
  ...KINDS,
  ['date', 'Date'],
  ['quote', 'Quote'],
  ...OUTCOMES.map(([code, words]) => [`casualty:${code}`, `Casualties: ${words.toLowerCase()}`]),
];

/** Which facts the sidebar shows. */
export const FILTERS = [
  ['all', 'All facts'],
  ['unreviewed', 'Not reviewed'],
  ['unsure', 'Not reviewed and unsure'],
  ['accepted', 'Confirmed by you'],
  ['corrected', 'Corrected by you'],
  ['added', 'Added by you'],
];

/** Why a step was not done. */
export const GONE = 'That fact is no longer there, or the text has changed. Nothing was done.';
export const MISMATCH =
  'That does not fit together: two figures cannot be parts of each other, a name cannot be split from itself. Nothing was changed.';
