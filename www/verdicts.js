// The line at the foot of each card: confirm, dismiss, correct, and why the fact is there. What they do is in review.js.

import { context } from './describe.js';
import { element } from './dom.js';

/** Characters of the fact's title, and of what tells it from others, in the names of its buttons. */
const NAME_LENGTH = 60;
/** Characters of text on each side of a fact in the answer to why. */
const SENTENCE = 110;

const BUTTONS = [
  ['accept', '✓', 'Confirm'],
  ['reject', '✗', 'Dismiss'],
  ['correct', 'Correct', 'Correct'],
  ['why', 'Why?', 'Why is this here:'],
];

/** Copied for each card: making each part anew takes several times as long. */
let template = null;

function makeTemplate() {
  const buttons = BUTTONS.map(([verdict, sign]) =>
    element('button', { type: 'button', class: 'verdict', 'data-verdict': verdict }, sign),
  );
  buttons[0].setAttribute('aria-pressed', 'false');
  buttons[3].setAttribute('aria-expanded', 'false');
  return element('div', { class: 'verdicts' }, buttons, element('span', { class: 'standing' }));
}

/** The line for a fact as describe.js tells it. */
export function verdicts({ title, told = '', review, standing }) {
  template ??= makeTemplate();
  const line = template.cloneNode(true);
  const name = [title, told].filter(Boolean).map((words) => words.slice(0, NAME_LENGTH)).join(': ');
  BUTTONS.forEach(([, , words], i) => line.children[i].setAttribute('aria-label', `${words} ${name}`));
  if (review !== 'unreviewed') {
    line.lastChild.textContent = standing;
    line.firstChild.setAttribute('aria-pressed', String(review === 'accepted'));
  }
  return line;
}

/** Opens or closes the answer to why below the line of `button`. */
export function toggleWhy(button, fact, text) {
  const line = button.closest('.verdicts');
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!isOpen));
  if (isOpen) {
    line.nextElementSibling.remove();
    return;
  }
  const { before, words, after } = context(text, fact.places[0], SENTENCE);
  // The card of a casualty figure shows its sentence.
  const isShown = fact.category === 'casualty';
  line.after(
    element(
      'dl',
      { class: 'whys' },
      isShown ? null : element('div', {}, element('dt', {}, 'In the text'), element('dd', { dir: 'auto' }, before, element('b', {}, words), after)),
      element('div', {}, element('dt', {}, 'How it was found'), element('dd', {}, fact.how)),
      fact.sure === null
        ? null
        : element('div', {}, element('dt', {}, 'How sure'), element('dd', {}, fact.confidence === null ? fact.sure : `${fact.sure} (${Math.round(fact.confidence * 100)} of 100)`)),
      element('div', {}, element('dt', {}, 'Review'), element('dd', {}, fact.standing)),
    ),
  );
}
