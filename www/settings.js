// The reader's settings, kept in the address after the #, so that a bookmark or a link brings them back. Only how the page
// looks and works stands there: never the text, nor the date, which is about the text.

import { CATEGORIES } from './labels.js';

/** Some of the words allowed. */
const list = (allowed) => ({
  first: [],
  read: (words) => allowed.filter((word) => words.split(',').includes(word)),
  write: (words) => words.join(','),
});
const onOff = (first) => ({
  first,
  read: (word) => (first ? word !== 'off' : word === 'on'),
  write: (isOn) => (isOn ? 'on' : 'off'),
});
/** A short name, such as a codebook has. */
const code = {
  first: null,
  read: (word) => (/^[a-z][a-z0-9_-]{0,30}$/u.test(word) ? word : null),
  write: (word) => word ?? '',
};

/** What can be set: its value at first, and how it is read from the address and written there. */
const SETTINGS = {
  /** The categories of marks that are switched off. */
  off: list(Object.keys(CATEGORIES)),
  /** Whether what people only think or hope is shown. */
  attitudes: onOff(false),
  /** Whether single letters are shortcuts. */
  keys: onOff(true),
  /** The codebook chosen. */
  codebook: code,
};

/** The settings that a fragment ("#off=date&codebook=acled") tells; what it does not tell, or tells wrongly, is as at first. */
export function readFragment(fragment) {
  const told = new URLSearchParams(fragment.replace(/^#/u, ''));
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { first, read }]) => [name, told.has(name) ? read(told.get(name)) : first]),
  );
}

/** The fragment for `values`, without those that are as at first; empty where all are. */
export function writeFragment(values) {
  const told = Object.entries(SETTINGS)
    .filter(([name, { first, write }]) => write(values[name]) !== write(first))
    .map(([name, { write }]) => `${name}=${encodeURIComponent(write(values[name])).replaceAll('%2C', ',')}`);
  return told.length === 0 ? '' : `#${told.join('&')}`;
}

/** The settings in the address of `view`, a window. */
function createSettings(view) {
  let values = readFragment(view.location.hash);
  const listeners = [];
  view.addEventListener('hashchange', () => {
    values = readFragment(view.location.hash);
    for (const listener of listeners) listener();
  });
  return {
    get: (name) => values[name],
    set(name, value) {
      values = { ...values, [name]: value };
      const { pathname, search } = view.location;
      view.history.replaceState(view.history.state, '', writeFragment(values) || `${pathname}${search}`);
    },
    /** Calls `listener()` when the reader has changed the address. */
    subscribe: (listener) => listeners.push(listener),
  };
}

/** The settings of this page; there are none where there is no page. */
export const settings = globalThis.document ? createSettings(globalThis.window) : null;
