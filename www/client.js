// Talks to the worker: one question at a time for annotations, the newest first; answers to overtaken questions
// are dropped; a worker whose core trapped is replaced by one that stands ready. Knows nothing of the page.

/** What went wrong in the worker. `restarted` tells that a new worker has taken over. */
export class ReaderError extends Error {
  constructor(message, { restarted = false, loading = false } = {}) {
    super(message);
    this.name = 'ReaderError';
    this.restarted = restarted;
    /** The core could not be loaded at all. */
    this.loading = loading;
  }
}

/**
 * A reader of articles. `newWorker()` starts a worker script, `module` is a promise of the compiled core. A spare
 * worker is kept started, so that a restart needs nothing from the network. What the workers report of their own
 * requests goes to `onReport`; they warm up on `sample`, `{ text, published }`.
 */
export function createReader(newWorker, module, { onReport = () => {}, sample = null } = {}) {
  let lastId = 0;
  let newest = 0;
  let running = Promise.resolve();
  let current = launch();
  let spare = null;
  const ready = current.started;
  const settled = ready.then(standBy);
  settled.catch(() => {});

  function standBy() {
    const next = launch();
    spare = next;
    return next.started.catch(() => {
      if (spare === next) spare = null;
    });
  }

  function launch() {
    const worker = newWorker();
    const open = new Map();
    const fail = (error) => {
      for (const { reject } of open.values()) reject(error);
      open.clear();
    };
    const ask = (task, ...args) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        open.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, task, args });
      });
    worker.onmessage = ({ data: { id, result, error, report } }) => {
      if (report) {
        onReport(report);
        return;
      }
      const question = open.get(id);
      open.delete(id);
      if (error) question?.reject(Object.assign(new ReaderError(error.message), { fatal: error.fatal }));
      else question?.resolve(result);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      fail(Object.assign(new ReaderError(event.message || 'the worker could not be started'), { fatal: true }));
    };
    const started = Promise.resolve(module).then((compiled) => ask('start', compiled, sample));
    started.catch(() => {});
    const stop = () => {
      worker.terminate();
      fail(new ReaderError('reading was stopped'));
    };
    return { ask, started, stop, isAsked: () => open.size > 0 };
  }

  async function put(task, ...args) {
    current ??= launch();
    const asked = current;
    try {
      await asked.started;
    } catch (error) {
      if (asked === current) current = null;
      throw new ReaderError(error.message, { loading: true });
    }
    try {
      return await asked.ask(task, ...args);
    } catch (error) {
      if (!error.fatal) throw error;
      if (asked === current) change();
      throw new ReaderError(error.message, { restarted: true });
    }
  }

  /** Puts the spare worker in the place of the current one. */
  function change() {
    const ended = current;
    current = spare ?? launch();
    standBy();
    ended.stop();
  }

  return {
    /** Settles when the core is loaded; rejects when it cannot be. */
    ready,

    /** Settles when a spare worker stands by as well. */
    settled,

    /** The view of `text` with `located`, its places by `coordinates` where there are any, or `null` when a newer question overtook this one. */
    async annotate(text, options, coordinates = null) {
      newest += 1;
      const mine = newest;
      const before = running;
      let done;
      running = new Promise((resolve) => {
        done = resolve;
      });
      try {
        await before;
        if (mine !== newest) return null;
        const view = await put('annotate', text, options, coordinates);
        return mine === newest ? JSON.parse(view) : null;
      } catch (error) {
        // A trap is worth telling even when the text has moved on; any other error belongs to the text it came from.
        if (mine !== newest && !error.restarted) return null;
        throw error;
      } finally {
        done();
      }
    },

    /** Makes answers that are still on their way count as overtaken. */
    forget() {
      newest += 1;
    },

    /** Gives up what is being read, whose answer is then `null`; the next question goes to the spare worker. */
    cancel() {
      newest += 1;
      if (current?.isAsked()) change();
    },

    /** The facts of articles, each `{ text, name, options }`, as one file of a format ("json", "csv:claims"). */
    exportAs: (format, articles) => put('exportAs', format, articles),

    /** What a file of ours holds: `{ text, published, dictionary, edits }`. */
    openFile: (json) => put('openFile', json),

    /** The entries of a file of the reader's own names, each `{ kind, name, also: [] }`, and the file of such entries. */
    readDictionary: (file) => put('readDictionary', file),
    writeDictionary: (entries) => put('writeDictionary', entries),

    /** Every format that there is: its name, title, group, ending of a file, media type, and whether it holds `many` articles. */
    formats: () => put('formats'),
  };
}
