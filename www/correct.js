// The forms: correcting a fact, and adding one by its words. Everything that the pointer can do in the text can be done
// here by keyboard.

import { ADDITIONS, GROUPS, KINDS, OUTCOMES, PARTS, POLARITIES, QUOTE_KINDS, RELATIONS, SCOPES } from './choices.js';
import { context } from './describe.js';
import { byId, element } from './dom.js';
import { hitsOf, unaccented } from './find.js';

/** Characters of text on each side of a mention in the list. */
const CONTEXT = 30;
/** Characters of another fact in a choice. */
const TITLE_LENGTH = 70;

const dialog = () => byId('correction');

function field(label, control, hint = null) {
  const id = control.id;
  return element(
    'p',
    { class: 'field' },
    element('label', { for: id }, label),
    control,
    hint === null ? null : element('small', {}, hint),
  );
}

function select(id, options, chosen) {
  return element('select', { id }, options.map(([value, words]) => element('option', { value, selected: value === chosen }, words)));
}

const input = (id, value, attributes = {}) => element('input', { id, value: value ?? '', autocomplete: 'off', dir: 'auto', ...attributes });

const cut = (words) => (words.length > TITLE_LENGTH ? `${words.slice(0, TITLE_LENGTH)}…` : words).replace(/\s+/gu, ' ');

/** All places of `words` in `text` as `[start, end]`; where they do not stand like that, in any case and without accents. */
function placesOf(words, text) {
  const places = [];
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length)) places.push([at, at + words.length]);
  return places.length > 0 ? places : hitsOf(unaccented(text), words);
}

/** Where `words` stand in `text`, nearest to `near`; `null` where they do not. */
export function placeOf(words, text, near = 0) {
  const places = placesOf(words, text);
  if (places.length === 0) return null;
  const [start, end] = places.reduce((best, place) => (Math.abs(place[0] - near) < Math.abs(best[0] - near) ? place : best));
  return { start, end };
}

/** Does what a form says and closes it, or says in it what is wrong. */
async function save(actions, options, act) {
  const problem = await act(actions, { ...options, onDone: () => dialog().close() });
  if (problem !== null) byId('correction-problem').textContent = problem;
}

/** Shows the dialog with a form; `submit()` gives the actions, or a message in words about what is wrong. */
function openDialog(title, nodes, submit, act, options) {
  byId('correction-title').textContent = title;
  byId('correction-fields').replaceChildren(...nodes);
  byId('correction-problem').textContent = '';
  const form = byId('correction-form');
  form.onsubmit = async (event) => {
    event.preventDefault();
    const made = submit();
    if (typeof made === 'string') {
      byId('correction-problem').textContent = made;
      return;
    }
    await save(made.actions ?? made, made.actions ? { ...options, at: made.at } : options, act);
  };
  byId('correction-cancel').onclick = () => dialog().close();
  dialog().showModal();
  byId('correction-fields').querySelector('input, select')?.focus();
}

/** Opens the form for a fact. `act(actions, options)` is that of review.js. */
export function openCorrection({ fact, view, text, facts, act }) {
  const make = { e: entityForm, q: quoteForm, c: claimForm, d: dateForm }[fact[0]];
  const { title } = facts.get(fact);
  const { nodes, submit } = make({ fact, view, text, facts, act });
  openDialog(`Correct “${cut(title)}”`, nodes, submit, act, { next: fact });
}

function entityForm({ fact, view, text, act }) {
  const entity = view.entities.find(({ id }) => id === fact);
  const others = view.entities.filter(({ id }) => id !== fact).map(({ id, name, label }) => [id, `${cut(name)} (${label})`]);
  /** What the form says so far goes along. */
  const one = (index, change) => {
    const said = submit();
    if (typeof said === 'string') byId('correction-problem').textContent = said;
    else save([...said, { change, on: { fact, mention: index } }], { next: fact }, act);
  };
  const mentions = entity.mentions.map((place, index) => {
    const { before, words, after } = context(text, place, CONTEXT);
    const button = (change, words_, label) => {
      const node = element('button', { type: 'button', class: 'small', 'aria-label': `${label} ${index + 1}` }, words_);
      node.addEventListener('click', () => one(index, change));
      return node;
    };
    return element(
      'li',
      {},
      element('span', { dir: 'auto' }, before, element('b', {}, words), after),
      ' ',
      button('reject', 'Not this one', 'Dismiss mention'),
      ' ',
      entity.mentions.length > 1 ? button('split', 'Somebody or something else', 'Split off mention') : null,
    );
  });
  const submit = () => {
    const [kind, name, same] = ['correct-kind', 'correct-name', 'correct-same'].map((id) => byId(id)?.value ?? '');
    if (name.trim() === '') return 'A name is needed.';
    const other = view.entities.find(({ id }) => id === same);
    if (other && other.kind !== kind) {
      const kindOf = (code) => KINDS.find(([value]) => value === code)?.[1] ?? code;
      return `The kind of “${cut(other.name)}” is “${kindOf(other.kind)}”, not “${kindOf(kind)}”. If they are the same, choose one kind for both, here or there.`;
    }
    // Joined first: the kind and name that are chosen are those of both then.
    const on = { fact: same || fact };
    const actions = same === '' ? [] : [{ change: 'merge', on: { fact }, other: on }];
    if (kind !== entity.kind) actions.push({ change: 'kind', on, value: kind });
    if (name.trim() !== entity.name) actions.push({ change: 'name', on, value: name.trim() });
    return actions;
  };
  return {
    nodes: [
      field('Kind', select('correct-kind', KINDS, entity.kind)),
      field('Full name', input('correct-name', entity.name)),
      others.length === 0 ? null : field('The same as', select('correct-same', [['', 'Nobody or nothing else'], ...others], '')),
      element('details', { class: 'correct-mentions', open: entity.mentions.length < 8 }, element('summary', {}, `Mentions (${entity.mentions.length})`), element('ol', {}, mentions)),
    ].filter(Boolean),
    submit,
  };
}

function quoteForm({ fact, view, text }) {
  const quote = [...view.quotes, ...view.attitudes].find(({ id }) => id === fact);
  const speaker = quote.speaker?.entity ?? (quote.speaker === null ? '' : 'words');
  const voices = view.entities.map(({ id, name }) => [id, cut(name)]);
  const none = [['', 'Nobody named']];
  const present = quote.speaker !== null && quote.speaker.entity === null ? [['words', `“${cut(quote.speaker.text)}”`]] : [];
  const words = text.slice(quote.fragments[0][0], quote.fragments.at(-1)[1]);
  return {
    nodes: [
      field('How it is given', select('correct-kind', QUOTE_KINDS, quote.kind)),
      field('Who says it', select('correct-speaker', [...present, ...none, ...voices], speaker)),
      field('Or the words for the speaker', input('correct-speaker-words', ''), 'As they stand in the text; they go before the choice above.'),
      field('The words', element('textarea', { id: 'correct-words', rows: 3, dir: 'auto' }, words), 'As they stand in the text, in one piece.'),
    ],
    submit() {
      const actions = [];
      const [from] = quote.fragments[0];
      const kind = byId('correct-kind').value;
      if (kind !== quote.kind) actions.push({ change: 'kind', on: { fact }, value: kind });
      const named = byId('correct-speaker-words').value.trim();
      const chosen = byId('correct-speaker').value;
      if (named !== '') {
        const at = placeOf(named, text, from);
        if (at === null) return `“${named}” does not stand in the text.`;
        actions.push({ change: 'speaker', on: { fact }, at });
      } else if (chosen !== speaker) {
        actions.push({ change: 'speaker', on: { fact }, ...(chosen === '' ? {} : { other: { fact: chosen } }) });
      }
      // Last: the words are what the quote is found by.
      const given = byId('correct-words').value.trim();
      if (given.replace(/\s+/gu, ' ') !== words.trim().replace(/\s+/gu, ' ')) {
        const at = placeOf(given, text, from);
        if (at === null) return 'The words of the quote do not stand in the text like that.';
        actions.push({ change: 'span', on: { fact }, at });
      }
      return actions;
    },
  };
}

function claimForm({ fact, view, text, facts }) {
  const claim = view.claims.find(({ id }) => id === fact);
  const others = view.claims.filter(({ id }) => id !== fact).map(({ id, phrase }) => [id, `${cut(phrase)} · ${cut(facts.get(id).place ?? sentenceOf(view, text, id))}`]);
  const number = (id, value) => input(id, value, { type: 'number', min: 0, step: 1, inputmode: 'numeric' });
  const relation = claim.relation ?? { kind: '', claim: others[0]?.[0] ?? '' };
  return {
    nodes: [
      field('What happened', select('correct-outcome', OUTCOMES, claim.outcome)),
      element(
        'fieldset',
        { class: 'numbers' },
        element('legend', {}, 'How many'),
        field('At least', number('correct-min', claim.min)),
        field('At most', number('correct-max', claim.max), 'Empty: no upper bound'),
        field('As stated', number('correct-best', claim.best), 'Empty: a range or a vague word'),
      ),
      field('It is about', select('correct-scope', SCOPES, claim.scope)),
      field('Does it hold', select('correct-polarity', POLARITIES, claim.polarity)),
      field('The people are', select('correct-group', GROUPS, claim.group)),
      others.length === 0
        ? null
        : element(
            'fieldset',
            {},
            element('legend', {}, 'What it is to the other figures'),
            field('It is', select('correct-relation', RELATIONS, relation.kind)),
            field('this figure', select('correct-other', others, relation.claim)),
          ),
      element(
        'fieldset',
        {},
        element('legend', {}, 'In the words of the text (empty: not told)'),
        PARTS.map(([part, label]) => field(label, input(`correct-${part}`, claim[part]?.text))),
      ),
    ].filter(Boolean),
    submit() {
      const value = (id) => byId(`correct-${id}`).value;
      const count = (id) => (value(id).trim() === '' ? null : Number(value(id)));
      const [min, max, best] = told(['min', 'max', 'best'].map(count), [claim.min, claim.max, claim.best]);
      const on = { fact };
      const actions = [];
      if ([min, max, best].some((n) => n !== null && !Number.isSafeInteger(n))) return 'That is too large a number, or no whole one.';
      if (min === null) return 'The lowest number is needed; 0 if the text guarantees none.';
      if (max !== null && max < min) return '“At most” is less than “At least”.';
      if (best !== null && (best + 1 < min || (max !== null && best > max))) return '“As stated” does not lie within the range.';
      if (min !== claim.min || max !== claim.max || best !== claim.best) {
        actions.push({ change: 'count', on, min, ...(max === null ? {} : { max }), ...(best === null ? {} : { best }) });
      }
      for (const part of ['scope', 'polarity', 'group']) {
        if (value(part) !== claim[part]) actions.push({ change: part, on, value: value(part) });
      }
      if (others.length > 0) {
        const [kind, other] = [value('relation'), value('other')];
        if (kind !== '' && leadsTo(view, other, fact)) return 'Those two cannot be parts of each other: that figure already rests on this one.';
        if (kind === '' && claim.relation) actions.push({ change: 'relation', on });
        else if (kind !== '' && (kind !== relation.kind || other !== relation.claim)) actions.push({ change: 'relation', on, value: kind, other: { fact: other } });
      }
      for (const [part, label] of PARTS) {
        const words = value(part).trim();
        if (words === (claim[part]?.text ?? '')) continue;
        const at = placeOf(words, text, claim.spans[0][0]);
        if (words !== '' && at === null) return `“${label}”: “${words}” does not stand in the text.`;
        actions.push({ change: part, on, ...(at === null ? {} : { at }) });
      }
      if (value('outcome') !== claim.outcome) actions.push({ change: 'outcome', on, value: value('outcome') });
      return actions;
    },
  };
}

/** Three numbers as the reader means them: where one exact number stood and one field tells another, that one everywhere. */
export function told([min, max, best], before) {
  const isExact = before.every((n) => n === before[0]);
  const changed = [min, max, best].filter((n) => n !== before[0]);
  const isOne = isExact && changed.length === 1 && changed[0] !== null;
  return isOne && (best !== before[0] || min > before[0]) ? [changed[0], changed[0], changed[0]] : [min, max, best];
}

/** Whether what a figure is to others comes to another figure. */
function leadsTo(view, from, to) {
  const links = new Map(view.claims.map(({ id, relation }) => [id, relation?.claim ?? null]));
  for (let at = from, n = 0; at !== null && n <= links.size; at = links.get(at) ?? null, n += 1) if (at === to) return true;
  return false;
}

function sentenceOf(view, text, id) {
  const { sentence } = view.claims.find((claim) => claim.id === id);
  return text.slice(sentence.start, sentence.end);
}

function dateForm({ fact, view }) {
  const date = view.dates.find(({ id }) => id === fact);
  return {
    nodes: [
      field('First day', input('correct-from', date.from, { type: 'date' })),
      field('Last day', input('correct-until', date.until, { type: 'date' }), 'The same for a single day.'),
    ],
    submit() {
      const [from, until] = ['correct-from', 'correct-until'].map((id) => byId(id).value);
      if (from === '') return 'The first day is needed.';
      if (until !== '' && until < from) return 'The last day is before the first.';
      return from === date.from && until === date.until ? [] : [{ change: 'days', on: { fact }, from, until: until || from }];
    },
  };
}

/** Opens the form that adds a fact by its words. */
export function openNewFact({ text, act }) {
  openDialog(
    'Add a fact',
    [
      field('Words, as they stand in the text', input('new-words', '')),
      field('Which of them, if they stand there several times', input('new-place', 1, { type: 'number', min: 1, step: 1 })),
      field('They are', select('new-kind', ADDITIONS, 'person')),
      element('p', { class: 'field check' }, element('label', {}, element('input', { type: 'checkbox', id: 'new-everywhere', checked: true }), ' Names: everywhere in the text')),
    ],
    () => {
      const words = byId('new-words').value.trim();
      const places = placesOf(words, text);
      if (places.length === 0) return words === '' ? 'Some words of the text are needed.' : `“${words}” does not stand in the text.`;
      const place = places[Number(byId('new-place').value) - 1];
      if (place === undefined) return `They stand there ${places.length === 1 ? 'once' : `${places.length} times`}.`;
      const [start, end] = place;
      const [value, outcome] = byId('new-kind').value.split(':');
      const isName = !['quote', 'date', 'casualty'].includes(value);
      const on = { start, end };
      const action = { change: 'add', on, value, ...(outcome ? { outcome } : {}), ...(isName && byId('new-everywhere').checked ? { everywhere: true } : {}) };
      return { actions: [action], at: start };
    },
    act,
    {},
  );
}
