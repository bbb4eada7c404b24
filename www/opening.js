// Tells how far files are that are being opened, with a button to call it off. Quick files come and go unseen.

import { byId } from './dom.js';

const QUICK_MS = 250;

/** Shows progress until `end()`; the button aborts `controller`. */
export function showOpening(controller) {
  const box = byId('opening');
  const bar = byId('opening-bar');
  const cancel = byId('opening-cancel');
  const late = setTimeout(() => (box.hidden = false), QUICK_MS);
  const stop = () => {
    end();
    controller.abort();
  };
  const end = () => {
    clearTimeout(late);
    cancel.removeEventListener('click', stop);
    if (box.contains(document.activeElement)) byId('open').focus();
    box.hidden = true;
  };
  cancel.addEventListener('click', stop);
  return {
    tell({ name, file, nFiles, page, nPages }) {
      const place = nFiles > 1 ? ` (file ${file} of ${nFiles})` : '';
      const pages = nPages > 0 ? `: page ${page} of ${nPages}` : '…';
      byId('opening-words').textContent = `Opening “${name}”${place}${pages}`;
      if (nPages > 0) {
        bar.max = nPages;
        bar.value = page;
      } else bar.removeAttribute('value');
    },
    end,
  };
}
