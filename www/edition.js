// Which copy of the page this is. These lines are those of the source; `cargo xtask serve` and `cargo xtask dist` put
// their own in the place of this file (xtask/src/edition.rs).

/** Whether the whole page is one file: what needs further files is left out of it. */
export const IS_ONE_FILE = false;

/** Whether a service worker lies beside the page, which keeps it for use without a network. */
export const HAS_SERVICE_WORKER = false;

/** The build's fingerprint: the start of the SHA-256 of the page's files. Empty in the source. */
export const BUILD = '';
