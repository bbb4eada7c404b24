// The articles that are kept on this device, in the browser's own database (IndexedDB). The database exists only while
// the reader wants it: that it exists is how the page knows.

const NAME = 'article-annotator';
const VERSION = 1;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const ended = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the device refused'));
  });

/** Opens the database, or gives `null` where there is none and none is to be made. Rejects where the browser refuses. */
export async function openStore({ isNew }) {
  const request = indexedDB.open(NAME, VERSION);
  let isMissing = false;
  request.onupgradeneeded = () => {
    if (isNew) {
      request.result.createObjectStore('articles', { keyPath: 'id' });
      request.result.createObjectStore('order');
    } else {
      // What was being made is not made.
      isMissing = true;
      request.transaction.abort();
    }
  };
  try {
    return await done(request);
  } catch (error) {
    if (isMissing) return null;
    throw error;
  }
}

/** All articles in their order, and which of them is open. */
export async function readStore(db) {
  const transaction = db.transaction(['articles', 'order']);
  const [articles, order] = await Promise.all([
    done(transaction.objectStore('articles').getAll()),
    done(transaction.objectStore('order').get('desk')),
  ]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  return { articles: (order?.ids ?? []).map((id) => byId.get(id)).filter(Boolean), at: order?.at ?? 0 };
}

/** Writes what changed, all or nothing. */
export function writeStore(db, { changed, removed, ids, at }) {
  const transaction = db.transaction(['articles', 'order'], 'readwrite', { durability: 'strict' });
  const articles = transaction.objectStore('articles');
  for (const article of changed) articles.put(article);
  for (const id of removed) articles.delete(id);
  transaction.objectStore('order').put({ ids, at }, 'desk');
  // At once: the page may be about to close.
  transaction.commit();
  return ended(transaction);
}

/** Deletes the database with everything in it. */
export function deleteStore() {
  return done(indexedDB.deleteDatabase(NAME));
}
