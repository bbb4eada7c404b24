// The articles on the desk, where there is more than one: which one is open, the way to the others, and taking away.

import { byId, element } from './dom.js';
import { articleTitle, placeInQueue } from './labels.js';

/** Wires the bar above the text to `desk`. `onTaken(articles, place)` is told what was taken away, and from where. */
export function showQueue(desk, onTaken) {
  const names = byId('queue-names');
  let shown = [];

  function draw() {
    const { articles, at } = desk;
    byId('queue').hidden = articles.length < 2;
    byId('clear').hidden = articles.length > 1;
    const titles = articles.map((article, i) => `${i + 1}. ${articleTitle(article)}`);
    if (titles.length !== shown.length || titles.some((title, i) => title !== shown[i])) {
      names.replaceChildren(...titles.map((title, i) => element('option', { value: i }, title)));
      shown = titles;
    }
    names.selectedIndex = at;
    byId('queue-place').textContent = placeInQueue(at, articles.length);
    // Not `disabled`: the focus would be lost at either end.
    byId('queue-previous').setAttribute('aria-disabled', String(at === 0));
    byId('queue-next').setAttribute('aria-disabled', String(at === articles.length - 1));
  }

  names.addEventListener('change', () => desk.go(names.selectedIndex));
  byId('queue-previous').addEventListener('click', () => desk.go(desk.at - 1));
  byId('queue-next').addEventListener('click', () => desk.go(desk.at + 1));
  byId('queue-remove').addEventListener('click', () => {
    const place = desk.at;
    onTaken([desk.remove()], place);
    if (byId('queue').hidden) byId('text').focus();
  });
  byId('queue-clear').addEventListener('click', () => {
    onTaken(desk.clear(), 0);
    byId('text').focus();
  });
  desk.subscribe(draw);
  draw();
}
