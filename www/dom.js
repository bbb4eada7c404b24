// Makes elements. Strings become text nodes, never markup: this is the only way the page puts words on the screen.

/** An element with attributes (`null` and `false` leave one out, `true` sets it bare) and children. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Whether the focus is nowhere, or about to be: what holds it may just have been hidden. */
export function isFocusLost() {
  const held = document.activeElement;
  return held === null || held === document.body || !held.checkVisibility();
}

/** Gives the focus to the first of these elements that takes it: what is hidden, gone or nothing does not. */
export function focusFirst(...nodes) {
  for (const node of nodes) {
    if (!node) continue;
    node.focus({ preventScroll: true });
    if (document.activeElement === node) return;
  }
}

/** The element of index.html with this id. */
export function byId(id) {
  return document.getElementById(id);
}
