// The message line above the text.

import { byId, element } from './dom.js';

/** Shows a message with at most one thing to do about it. */
export function notify(message, action = null) {
  const close = element('button', { type: 'button', class: 'quiet', 'aria-label': 'Dismiss this message' }, '×');
  close.addEventListener('click', () => byId('notice').replaceChildren());
  const parts = [element('p', {}, message)];
  if (action) {
    const button = element('button', { type: 'button' }, action.title);
    button.addEventListener('click', () => {
      byId('notice').replaceChildren();
      action.run();
    });
    parts.push(button);
  }
  byId('notice').replaceChildren(...parts, close);
}
