// The message line above the text.

import { byId, element, focusFirst, isFocusLost } from './dom.js';

/** Shows a message with at most one thing to do about it. */
export function notify(message, action = null) {
  const box = byId('notice');
  let before = null;
  /** Takes the message away, with what is done about it, and puts the focus that was on it where it was before. */
  const end = (run = () => {}) => {
    const isHere = box.contains(document.activeElement);
    box.replaceChildren();
    run();
    if (isHere && isFocusLost()) focusFirst(before, byId('text'), byId('reading-title'));
  };
  const close = element('button', { type: 'button', class: 'quiet', 'aria-label': 'Dismiss this message' }, '×');
  close.addEventListener('click', () => end());
  const parts = [element('p', {}, message)];
  if (action) {
    const button = element('button', { type: 'button' }, action.title);
    button.addEventListener('click', () => end(action.run));
    parts.push(button);
  }
  box.replaceChildren(...parts, close);
  box.onfocusin = ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) before = relatedTarget;
  };
}
