//! Which entity a description stands for: "the minister", "the 34-year-old", "the former teacher", "the company", where
//! the text has described exactly one such by then.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Document, TokenKind};
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Mention, Subkind};

/// A description has at most this many words that count.
const MAX_WORDS: usize = 12;
/// The titles of this many mentions of an entity are looked at.
const MAX_TITLED: usize = 24;

/// What follows the number in "34-year-old".
const YEAR_OLD: &str = "year-old";

/// What a kind of body is called.
const BODIES: [(&str, Subkind); 16] = [
    ("company", Subkind::Company),
    ("firm", Subkind::Company),
    ("ministry", Subkind::Ministry),
    ("party", Subkind::Party),
    ("court", Subkind::Court),
    ("school", Subkind::School),
    ("university", Subkind::School),
    ("hospital", Subkind::Hospital),
    ("union", Subkind::Union),
    ("charity", Subkind::Ngo),
    ("newspaper", Subkind::Media),
    ("paper", Subkind::Media),
    ("broadcaster", Subkind::Media),
    ("club", Subkind::Sport),
    ("team", Subkind::Sport),
    ("institute", Subkind::Research),
];

/// What the holders of a title are called, and of letters after the name.
const CALLED: [(&str, &str); 22] = [
    ("gov", "governor"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("rep", "congressman"),
    ("rep", "congresswoman"),
    ("gen", "general"),
    ("col", "colonel"),
    ("lt", "lieutenant"),
    ("sgt", "sergeant"),
    ("capt", "captain"),
    ("cmdr", "commander"),
    ("maj", "major"),
    ("insp", "inspector"),
    ("supt", "superintendent"),
    ("prof", "professor"),
    ("rev", "reverend"),
    ("fr", "priest"),
    ("cllr", "councillor"),
    ("justice", "judge"),
    ("kc", "barrister"),
    ("qc", "barrister"),
    ("sc", "barrister"),
];

/// Words that an entity is described by, the last of them what it is.
struct Role {
    words: Vec<String>,
    entity: EntityId,
    /// Where the entity is first named.
    first: usize,
}

/// What every person and organisation is described as.
pub(super) struct Roles {
    /// By what they are.
    by_head: FxHashMap<String, Vec<Role>>,
    has_role: FxHashSet<EntityId>,
}

impl Roles {
    pub(super) fn new(document: &Document, entities: &[Entity]) -> Self {
        let mut roles = Self { by_head: FxHashMap::default(), has_role: FxHashSet::default() };
        for entity in entities {
            let Some(first) = entity.mentions.first().map(|mention| mention.tokens.start) else { continue };
            let mut add = |words: Vec<String>| roles.add(words, entity.id, first);
            match entity.kind {
                EntityKind::Person => {
                    if let Some(description) = entity.description {
                        let words = described(document, document.tokens_in(description));
                        // "a 34-year-old farmer" is the 34-year-old, too.
                        if let Some(age) = words.iter().position(|word| word == YEAR_OLD) {
                            add(words.iter().take(age + 1).cloned().collect());
                        }
                        add(words);
                    }
                    for title in entity.mentions.iter().take(MAX_TITLED).filter_map(|mention| mention.title) {
                        let words = described(document, document.tokens_in(title));
                        for called in called(words.last()) {
                            add(vec![called]);
                        }
                        add(words);
                    }
                    for mention in entity.mentions.iter().take(MAX_TITLED) {
                        let after = document.key(mention.tokens.end).to_owned();
                        if document.is(mention.tokens.end, lexicon::POST_NOMINAL) {
                            called(Some(&after)).into_iter().for_each(|called| add(vec![called]));
                        }
                    }
                    entity
                        .mentions
                        .first()
                        .and_then(|mention| age(document, mention))
                        .into_iter()
                        .for_each(add);
                }
                EntityKind::Place if entity.subkind != Some(Subkind::Facility) => {}
                // A museum is a place and a body.
                EntityKind::Organization | EntityKind::Place => {
                    if let Some(description) = entity.description {
                        add(described(document, document.tokens_in(description)));
                    }
                    let words = entity.name.split([' ', '-']).take(MAX_WORDS).map(str::to_lowercase);
                    let words: Vec<String> = words.collect();
                    for (at, word) in words.iter().enumerate() {
                        if lexicon::lists(word).meets(lexicon::NAMED_BODY) {
                            // What it is called stands last: "the health ministry".
                            let mut all = words.clone();
                            all.remove(at);
                            all.push(word.clone());
                            add(all);
                        }
                    }
                    for (word, subkind) in BODIES {
                        if entity.subkind == Some(subkind) {
                            add(vec![word.to_owned()]);
                        }
                    }
                }
                _ => {}
            }
        }
        roles
    }

    fn add(&mut self, words: Vec<String>, entity: EntityId, first: usize) {
        if let Some(head) = words.last() {
            if lexicon::lists(head).meets(super::ONE_PERSON) {
                self.has_role.insert(entity);
            }
            let roles = self.by_head.entry(head.clone()).or_default();
            roles.push(Role { words, entity, first });
        }
    }

    /// Whether the text tells how old the person is.
    pub(super) fn has_age(&self, person: EntityId) -> bool {
        self.by_head.get(YEAR_OLD).is_some_and(|roles| roles.iter().any(|role| role.entity == person))
    }

    /// Whether the text tells what the person is.
    pub(super) fn has_role(&self, person: EntityId) -> bool {
        self.has_role.contains(&person)
    }

    /// The one entity that the phrase describes among those named before it.
    pub(super) fn only(&self, document: &Document, phrase: &Range<usize>) -> Option<EntityId> {
        if document.key(phrase.start) != "the" || document.is(phrase.end, lexicon::PREPOSITION) {
            return None;
        }
        let words = described(document, phrase.clone());
        // "the spokesman for the ministry": it takes more to know who that is.
        let is_plain = !phrase.clone().any(|idx| document.is(idx, lexicon::PREPOSITION));
        let mut found = None;
        for role in self.by_head.get(words.last()?)? {
            let fits = role.first < phrase.start && words.iter().all(|word| role.words.contains(word));
            if fits && is_plain && found.replace(role.entity).is_some_and(|known| known != role.entity) {
                return None;
            }
        }
        found
    }
}

/// What a title or letters after a name make of the person: "the judge" of "Mrs Justice Brandt".
fn called(word: Option<&String>) -> Vec<String> {
    let word = word.map(|word| word.trim_end_matches('.')).unwrap_or_default();
    CALLED.iter().filter(|(short, _)| *short == word).map(|(_, long)| (*long).to_owned()).collect()
}

/// The words of a description up to what it is of or who: "a former government *adviser* in Karsa".
fn described(document: &Document, tokens: Range<usize>) -> Vec<String> {
    tokens
        .skip_while(|&idx| document.is(idx, lexicon::DETERMINER))
        .take_while(|&idx| {
            let is_mark = document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark);
            let is_joint = matches!(document.word(idx), "-" | ".") && !document.space_before(idx);
            !document.is(idx, lexicon::PREPOSITION | lexicon::SUBORDINATOR)
                && !matches!(document.key(idx), "who" | "which" | "and" | "'s")
                && (!is_mark || is_joint)
        })
        .filter(|&idx| document.token(idx).is_some_and(|token| token.kind != TokenKind::Mark))
        .take(MAX_WORDS)
        .map(|idx| document.key(idx).to_owned())
        .collect()
}

/// "Ivo Koy, 34," is the 34-year-old.
fn age(document: &Document, mention: &Mention) -> Option<Vec<String>> {
    let number = mention.tokens.end + 1;
    let is_age = document.word(number - 1) == ","
        && document.token(number).is_some_and(|token| token.kind == TokenKind::Number)
        && matches!(document.word(number + 1), "," | "." | ";")
        && document.key(number).len() <= 3;
    is_age.then(|| vec![document.key(number).to_owned(), YEAR_OLD.to_owned()])
}
