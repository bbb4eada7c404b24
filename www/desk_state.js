// What lies on the desk: one or more articles, of which one is open. The only place that holds their texts, dates and
// corrections; the page, the queue, and what is kept on the device all follow it.

let lastId = 0;

/** An id that no other article has, in another tab neither. */
function newId() {
  lastId += 1;
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return `${Date.now().toString(36)}-${random.toString(36)}-${lastId}`;
}

/**
 * An article as it lies on the desk. `name` is that of its file, `edits` the reader's corrections as plain objects,
 * `lexicon` the file of the reader's own names, or `null`. `isUnsaved` tells that it holds work which no export has saved.
 */
export function newArticle({ name = '', text = '', published = '', edits = [], lexicon = null, ...others } = {}) {
  return { ...others, id: newId(), name, text, published, edits, lexicon, isUnsaved: false };
}

function isBlank({ text, edits }) {
  return text.trim() === '' && edits.length === 0;
}

/**
 * The desk, with one blank article at first. Articles are never changed, only replaced by others: who holds one can tell
 * by comparing whether it changed.
 */
export function createDesk() {
  let articles = [newArticle()];
  let at = 0;
  const listeners = [];

  /** New articles are read with the list that is in use. */
  function withLexicon(article) {
    const { lexicon } = articles[at];
    return article.lexicon === null && lexicon !== null ? { ...article, lexicon } : article;
  }

  function tell(isOther) {
    for (const listener of listeners) listener({ isOther });
  }

  return {
    get articles() {
      return articles;
    },
    /** The place of the open article among all. */
    get at() {
      return at;
    },
    get current() {
      return articles[at];
    },

    /** Calls `listener({ isOther })` after every change; `isOther` tells that another article is open now. */
    subscribe: (listener) => listeners.push(listener),

    /** Changes the open article; what is not in `patch` stays. `isWork` tells that the reader did it by hand. */
    change(patch, { isWork = true } = {}) {
      const isUnsaved = isWork || articles[at].isUnsaved;
      articles = articles.with(at, { ...articles[at], isUnsaved, ...patch });
      tell(false);
    },

    /** Gives the open article another list of the reader's own names, and with it all that have the same list. */
    shareLexicon(lexicon) {
      const { lexicon: old } = articles[at];
      articles = articles.map((article, i) =>
        article.lexicon === old ? { ...article, lexicon, isUnsaved: article.isUnsaved || i === at } : article,
      );
      tell(false);
    },

    /** Opens `article` in place of the one that is open, which is returned. */
    replace(article) {
      const old = articles[at];
      articles = articles.with(at, withLexicon(article));
      tell(true);
      return old;
    },

    /** Lays articles at `place`, in place of a lone blank one, and opens the first of them. */
    insert(added, place = articles.length) {
      if (added.length === 0) return;
      const rest = articles.length === 1 && isBlank(articles[0]) ? [] : articles;
      const inserted = added.map(withLexicon);
      at = Math.min(place, rest.length);
      articles = rest.toSpliced(at, 0, ...inserted);
      tell(true);
    },

    /** Lays `all` on the desk in place of what is there, and opens the one at `place`. */
    lay(all, place) {
      articles = all;
      at = Math.max(0, Math.min(place, all.length - 1));
      tell(true);
    },

    go(place) {
      if (place === at || !(place in articles)) return;
      at = place;
      tell(true);
    },

    /** Takes the open article away and returns it; the next one is open then, or a blank one. */
    remove() {
      const removed = articles[at];
      articles = articles.length === 1 ? [withLexicon(newArticle())] : articles.toSpliced(at, 1);
      at = Math.min(at, articles.length - 1);
      tell(true);
      return removed;
    },

    /** Takes all articles away and returns them. */
    clear() {
      const removed = articles;
      articles = [withLexicon(newArticle())];
      at = 0;
      tell(true);
      return removed;
    },

    /** Notes that an export has saved an article, unless it was changed in the meantime. */
    markSaved(article) {
      const place = articles.indexOf(article);
      if (place === -1) return;
      articles = articles.with(place, { ...article, isUnsaved: false });
      tell(false);
    },

    isBlank: () => articles.every(isBlank),
    hasUnsaved: () => articles.some(({ isUnsaved }) => isUnsaved),
  };
}
