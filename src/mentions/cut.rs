//! Cuts runs of capitalised words into pieces that may each be one name.
//!
//! A run holds capitalised words and the small ones that stand inside names ("of", "bin"). Within it a title, the head
//! noun of an organisation or place, a nationality or a name of the gazetteers says where one name ends and the next
//! begins: "U.S. | State Department", "Pakistani | PM (title) | Sharif".

use std::ops::Range;

use super::EntityKind;
use super::runs::{begins_run, is_syllable, run_end};
use super::titles::{small_title, title};
use super::words::{Style, Words};
use crate::document::Case;
use crate::gazetteer::{Entry, Subkind};
use crate::lexicon;

/// A run longer than this is cut: it is a headline or a list.
const MAX_RUN: usize = 24;

/// What the cut itself tells of a piece's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The gazetteers know the whole piece.
    Known(Entry),
    /// It ends with the head noun of an organisation, or has one before "of".
    OrganizationHead,
    /// It stands by itself as an organisation ("Parliament").
    OrganizationAlone,
    /// It ends with the head noun of a place, or has one before "of".
    PlaceHead,
    /// It begins like a place ("Mount …").
    PlaceLead,
    /// It ends with the head noun of an event.
    Event,
    /// A title stands before it.
    Titled,
    /// Nothing but its words.
    None,
}

/// Words that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub tokens: Range<usize>,
    pub title: Option<Range<usize>>,
    pub sign: Sign,
    /// The gazetteers' entry for the whole piece, whatever the sign.
    pub entry: Entry,
}

impl Piece {
    /// The kind where no evidence can change it.
    pub fn settled(&self) -> Option<EntityKind> {
        match self.sign {
            Sign::Known(entry) if entry.is_nationality() => Some(EntityKind::Nationality),
            Sign::Known(entry) if entry.is_event() => Some(EntityKind::Event),
            Sign::Event => Some(EntityKind::Event),
            _ => None,
        }
    }
}

/// The pieces of all sentences whose capitals mean something, in order.
pub(super) fn pieces(words: &Words) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for sentence in words.document.sentences() {
        if words.style(sentence.tokens.start) == Style::Normal {
            sentence_pieces(words, &sentence.tokens, &mut pieces);
        }
    }
    pieces
}

fn sentence_pieces(words: &Words, sentence: &Range<usize>, pieces: &mut Vec<Piece>) {
    let mut at = sentence.start;
    while at < sentence.end {
        if begins_run(words, at, sentence.end) {
            let run = at..run_end(words, at, sentence.end.min(at + MAX_RUN));
            Cutter { words, run: run.clone(), pieces }.cut();
            at = run.end;
        } else {
            at += 1;
        }
    }
}

struct Cutter<'w, 'd> {
    words: &'w Words<'d>,
    run: Range<usize>,
    pieces: &'w mut Vec<Piece>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self) {
        let mut at = self.run.start;
        while at < self.run.end {
            at = self.cut_one(at).max(at + 1);
        }
    }

    /// Cuts off what begins at `at` and returns its end.
    fn cut_one(&mut self, at: usize) -> usize {
        if self.is_no_part(at) {
            return at + 1;
        }
        let known = self.longest_known(at);
        if let Some((n_tokens, entry)) = known
            && n_tokens > 1
            && !self.extends(at, at + n_tokens)
        {
            return self.push(at..at + n_tokens, Sign::Known(entry), entry);
        }
        let title = title(self.words, at, self.run.end);
        if let Some(n_tokens) = title
            && matches!(self.words.document.key(at + n_tokens), "of" | "for")
        {
            return self.titled(at, n_tokens);
        }
        let stretch = self.stretch_end(at);
        if let Some(end) = self.organization_end(at, stretch) {
            return self.push(at..end, Sign::OrganizationHead, Entry::default());
        }
        if let Some(n_tokens) = self.words.document.phrase_at(at, lexicon::ORG_ALONE)
            && at + n_tokens <= self.run.end
            && !self.is_due(at, n_tokens)
        {
            return self.push(at..at + n_tokens, Sign::OrganizationAlone, Entry::default());
        }
        if let Some(end) = self.other_end(at, stretch) {
            return end;
        }
        if let Some(n_tokens) = title {
            return self.titled(at, n_tokens);
        }
        if let Some(end) = self.place_end(at, stretch) {
            return self.push(at..end, Sign::PlaceHead, Entry::default());
        }
        if let Some((1, entry)) = known {
            return self.known_word(at, stretch, entry);
        }
        if self.is_due(at, 1) {
            return at + 1;
        }
        self.unknown(at, stretch)
    }

    fn push(&mut self, tokens: Range<usize>, sign: Sign, entry: Entry) -> usize {
        let end = tokens.end;
        let title = small_title(self.words, tokens.start);
        self.pieces.push(Piece { tokens, title, sign, entry });
        end
    }

    /// Joining words, articles, and words that only the start of a sentence made capital.
    fn is_no_part(&self, at: usize) -> bool {
        let words = self.words;
        if words.document.phrase_at(at, lexicon::NAME_LINK).is_some() && !words.is_capital(at) {
            // "bin Laden" keeps its first word, "and the" does not.
            return at + 1 >= self.run.end || words.is(at, lexicon::FUNCTION_WORD);
        }
        if !words.is_capital(at) {
            return true;
        }
        let owner = at + 1 < self.run.end && matches!(words.document.key(at + 1), "'s" | "'");
        words.is_function(at)
            && !owner
            && (words.case(at) != Case::Upper || words.document.word(at).chars().count() == 1)
            && self.longest_known(at).is_none_or(|(n_tokens, _)| n_tokens == 1)
            && !words.entry(at).is_exact_case()
    }

    /// Whether the capitals are due to the place in the sentence alone.
    fn is_due(&self, at: usize, n_tokens: usize) -> bool {
        let words = self.words;
        words.is_initial(at) && n_tokens == 1 && words.is_common(at) && words.case(at) != Case::Upper
    }

    /// The longest name of the gazetteers that begins at `at` and has a sense other than a person's.
    fn longest_known(&self, at: usize) -> Option<(usize, Entry)> {
        self.words
            .names_at(at, self.run.end)
            .filter(|(_, entry)| {
                entry.place().is_some()
                    || entry.organization().is_some()
                    || entry.is_nationality()
                    || entry.is_event()
            })
            .last()
    }

    /// Whether a known name is only the beginning of a longer one: "New York | Police Department".
    fn extends(&self, at: usize, end: usize) -> bool {
        let stretch = self.stretch_end(end);
        end < stretch
            && !self.starts_known_or_title(end)
            && (self.organization_end(at, stretch).is_some_and(|longer| longer > end)
                || self.place_end(at, stretch).is_some_and(|longer| longer > end))
    }

    fn starts_known_or_title(&self, at: usize) -> bool {
        title(self.words, at, self.run.end).is_some_and(|n_tokens| at + n_tokens < self.run.end)
    }

    /// Where the stretch of words that can be one name ends: before a title that has a name after it.
    fn stretch_end(&self, at: usize) -> usize {
        (at + 1..self.run.end)
            .find(|&idx| {
                title(self.words, idx, self.run.end).is_some_and(|n_tokens| {
                    let name = idx + n_tokens;
                    name < self.run.end
                        && self.words.is_capital(name)
                        && !self.words.is(name, lexicon::ORG_HEAD | lexicon::PLACE_HEAD)
                        && (idx..name).all(|word| self.words.is_capital(word))
                })
            })
            .unwrap_or(self.run.end)
    }

    /// The end of the organisation that begins at `at`, by its head noun.
    fn organization_end(&self, at: usize, stretch: usize) -> Option<usize> {
        let words = self.words;
        let head = self.head(at, stretch, lexicon::ORG_HEAD)?;
        let complement = matches!(words.document.key(head + 1), "of" | "for") && head + 2 < stretch;
        if complement {
            return Some(stretch);
        }
        let is_person = head == at + 1
            && words.entry(at).is_given()
            && !words.entry(at).is_common()
            && words.entry(at).place().is_none()
            && words.entry(head).is_family();
        // "Police Complex", "University Street"
        let place =
            head + 1 < stretch && words.is_capital(head + 1) && words.is(head + 1, lexicon::PLACE_HEAD);
        (head > at && !is_person && !place).then_some(head + 1)
    }

    /// The end of the place that begins at `at`, by its head noun.
    fn place_end(&self, at: usize, stretch: usize) -> Option<usize> {
        let words = self.words;
        let head = self.head(at, stretch, lexicon::PLACE_HEAD)?;
        let complement = words.document.key(head + 1) == "of" && head + 2 < stretch;
        if complement {
            return Some(stretch);
        }
        let is_person =
            words.entry(at).is_given() && !words.entry(at).is_common() && words.entry(head).is_family();
        (head > at && !is_person && !words.entry(at).is_nationality()).then_some(head + 1)
    }

    /// The last word of `list` from `at`, but the first that "of" or "for" follows.
    fn head(&self, at: usize, stretch: usize, list: lexicon::Lists) -> Option<usize> {
        let words = self.words;
        let is_head = |idx: &usize| words.is_capital(*idx) && words.is(*idx, list);
        let followed = (at..stretch).find(|idx| {
            is_head(idx) && matches!(words.document.key(idx + 1), "of" | "for") && idx + 2 < stretch
        });
        followed.or_else(|| (at..stretch).rfind(is_head))
    }

    /// The end of the event or document that begins at `at` ("Boat Festival", "Sedition Act").
    fn other_end(&mut self, at: usize, stretch: usize) -> Option<usize> {
        let words = self.words;
        let head = (at..stretch)
            .take_while(|idx| words.is_capital(*idx))
            .find(|idx| words.is(*idx, lexicon::EVENT_HEAD | lexicon::DOCUMENT_HEAD))?;
        if head == at {
            return None;
        }
        let complement = words.document.key(head + 1) == "on" || words.document.key(head + 1) == "of";
        let end = if complement && head + 2 < stretch { stretch } else { head + 1 };
        if words.is(head, lexicon::EVENT_HEAD) {
            self.push(at..end, Sign::Event, Entry::default());
        }
        Some(end)
    }

    /// A title and the name after it.
    fn titled(&mut self, at: usize, n_tokens: usize) -> usize {
        let mut name = at + n_tokens;
        // "Governor of Punjab Maryam Nawaz", "Minister of Public Works": what the office is for stands between.
        if matches!(self.words.document.key(name), "of" | "for") {
            name += 1;
            if self.words.document.key(name) == "the" {
                name += 1;
            }
            if self.organization_end(name, self.stretch_end(name)).is_some() {
                return name;
            }
            while name < self.run.end
                && (!self.words.is_capital(name)
                    || self.words.entry(name).is_common()
                    || self.words.is(name, lexicon::TITLE_MODIFIER | lexicon::ORG_HEAD))
                && self.longest_known(name).is_none_or(|(n_tokens, _)| n_tokens == 1)
            {
                name += 1;
            }
            if name >= self.run.end || self.longest_known(name).is_some() {
                return name;
            }
        }
        if name >= self.run.end || !self.words.is_capital(name) && !self.words.is(name, lexicon::NAME_LINK) {
            return name;
        }
        let end = self.person_end(name);
        if end == name {
            name += 1;
            return name;
        }
        self.pieces.push(Piece {
            tokens: name..end,
            title: Some(at..name),
            sign: Sign::Titled,
            entry: Entry::default(),
        });
        end
    }

    /// The end of the person's name that begins at `name`.
    fn person_end(&self, name: usize) -> usize {
        let mut at = name;
        while at < self.run.end {
            let words = self.words;
            let small = !words.is_capital(at) && !is_syllable(words, at);
            if small && (!words.is(at, lexicon::NAME_LINK) || words.is(at, lexicon::FUNCTION_WORD)) {
                break;
            }
            let known =
                self.longest_known(at).filter(|_| at > name || title(words, name, self.run.end).is_some());
            let other = known.is_some_and(|(n_tokens, entry)| {
                let person = words.entry(at).is_given() || words.entry(at).is_family();
                n_tokens > 1 && entry.place().is_none() || entry.is_nationality() && !person
            });
            if other || (at > name + 1 && self.starts_known_or_title(at)) {
                break;
            }
            at += 1;
        }
        at
    }

    /// One word that the gazetteers know as something else than a person.
    fn known_word(&mut self, at: usize, stretch: usize, entry: Entry) -> usize {
        let words = self.words;
        let person = entry.is_given() || entry.is_family();
        let next = at + 1;
        let linked = next + 1 < stretch && words.is(next, lexicon::NAME_LINK) && !words.is_function(next);
        let alone = next >= stretch
            || !(words.is_capital(next) || linked)
            || words.is(next, lexicon::TITLE_HEAD)
            || self.longest_known(next).is_some();
        let due = self.is_due(at, 1);
        if entry.is_nationality() && (alone || !person) {
            return self.push(at..next, Sign::Known(entry), entry);
        }
        if alone && !(person && next < stretch && self.is_person_word(next)) {
            if due {
                return next;
            }
            return self.push(at..next, Sign::Known(entry), entry);
        }
        if person && !due {
            return self.unknown(at, stretch);
        }
        if entry.organization().is_some() || words.is_common(next) || words.is(next, lexicon::TITLE_HEAD) {
            return self.push(at..next, Sign::Known(entry), entry);
        }
        if due {
            return next;
        }
        self.unknown(at, stretch)
    }

    fn is_person_word(&self, at: usize) -> bool {
        let entry = self.words.entry(at);
        entry.is_given() || entry.is_family()
    }

    /// Words that nothing is known of: one piece up to the next known name.
    fn unknown(&mut self, at: usize, stretch: usize) -> usize {
        let words = self.words;
        let mut end = at + 1;
        while end < stretch {
            if is_syllable(words, end) {
                end += 1;
            } else if words.is_capital(end) {
                let known = self.longest_known(end).is_some_and(|(n_tokens, entry)| {
                    n_tokens > 1
                        || (entry.is_exact_case() && entry.organization().is_some())
                        || !self.is_person_word(end)
                            && (entry.is_nationality() || entry.place() == Some(Subkind::Country))
                });
                if known {
                    break;
                }
                end += 1;
            } else if (words.document.phrase_at(end, lexicon::NAME_LINK).is_some()
                && !words.is(end, lexicon::FUNCTION_WORD))
                || matches!(words.document.key(end), "-" | "–" | "&")
            {
                end += 1;
            } else {
                break;
            }
        }
        while end > at + 1 && !words.is_capital(end - 1) && !is_syllable(words, end - 1) {
            end -= 1;
        }
        let lead = words.is(at, lexicon::PLACE_LEAD) && end > at + 1;
        let sign = if lead { Sign::PlaceLead } else { Sign::None };
        self.push(at..end, sign, words.entry(at))
    }
}
