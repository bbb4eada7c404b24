//! Words and phrases with a number each, matched a token at a time.

use fst::raw::{Fst, Output};

/// A compiled map of lower-case phrases, their tokens joined by single spaces.
pub struct PhraseMap {
    fst: Fst<&'static [u8]>,
}

impl PhraseMap {
    /// Reads a map that the build script has made.
    ///
    /// # Panics
    /// If `bytes` is not such a map, which the first test that runs would show.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the bytes are compiled in, not input")]
    pub fn compiled_in(bytes: &'static [u8]) -> Self {
        Self { fst: Fst::new(bytes).expect("build.rs writes a valid fst") }
    }

    /// The number of the word `key`, and whether longer phrases begin with it.
    #[must_use]
    pub fn word(&self, key: &str) -> (Option<u64>, bool) {
        let mut node = self.fst.root();
        let mut output = Output::zero();
        for byte in key.bytes() {
            let Some(transition) = node.find_input(byte).map(|idx| node.transition(idx)) else {
                return (None, false);
            };
            output = output.cat(transition.out);
            node = self.fst.node(transition.addr);
        }
        let number = node.is_final().then(|| output.cat(node.final_output()).value());
        (number, node.find_input(b' ').is_some())
    }

    /// Every phrase that the tokens of `keys` begin with, shortest first: its length in tokens and its number.
    /// Reads no further than the longest phrase that could still match. An empty key is passed over.
    pub fn matches<K: AsRef<str>>(
        &self,
        keys: impl Iterator<Item = K>,
    ) -> impl Iterator<Item = (usize, u64)> {
        let mut node = self.fst.root();
        let mut output = Output::zero();
        let mut first = true;
        let steps = keys.map_while(move |key| {
            let key = key.as_ref();
            if key.is_empty() {
                return Some(None);
            }
            let separator = if first { "" } else { " " };
            first = false;
            for byte in separator.bytes().chain(key.bytes()) {
                let transition = node.transition(node.find_input(byte)?);
                output = output.cat(transition.out);
                node = self.fst.node(transition.addr);
            }
            Some(node.is_final().then(|| output.cat(node.final_output()).value()))
        });
        steps.enumerate().filter_map(|(idx, value)| Some((idx + 1, value?)))
    }
}
