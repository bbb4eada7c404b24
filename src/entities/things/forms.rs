//! A name of an organisation, place or the like in the words by which it is compared with others.

use crate::document::Document;
use crate::gazetteer;
use crate::lexicon;
use crate::mentions::{EntityKind, Mention, Subkind};

/// One name of one thing, however often it stands in the text.
pub(super) struct Form {
    pub kind: EntityKind,
    /// Spelt as the gazetteers spell, without a company's legal form; of what they know, the full name.
    pub words: Vec<String>,
    /// The gazetteers' full name.
    pub known: Option<String>,
    /// The country that the gazetteers tell of it.
    pub country: Option<[char; 2]>,
    /// The words as they stand, spelt as the gazetteers spell.
    pub letters: String,
    /// The country before a name that many bodies have: "the Syrian Health Ministry", "Lebanon's Health Ministry".
    pub qualifier: Option<[char; 2]>,
    /// Whether a legal form was part of it ("Ltd"), so that it is no short form.
    pub is_complete: bool,
    /// Whether it only ever stands as one word in capitals.
    pub is_acronym: bool,
}

impl Form {
    /// Of a name by its key, after a word that tells a country.
    pub fn of(kind: EntityKind, key: &str, qualifier: Option<[char; 2]>) -> Self {
        let is_organization = kind == EntityKind::Organization;
        let words = if is_organization { organization_words(key) } else { words_of(key) };
        let is_complete = is_organization && ends_with_legal_form(&words_of(key));
        let known = known(kind, key).or_else(|| known(kind, &words.join(" ")));
        let words = known.as_deref().map(words_of).unwrap_or(words);
        let is_generic = is_organization && known.is_none() && !words.iter().any(|word| is_distinct(word));
        let entry = known.as_deref().and_then(|known| gazetteer::word(known).0);
        Self {
            kind,
            words,
            country: entry.and_then(gazetteer::Entry::country),
            known,
            letters: key.to_owned(),
            qualifier: qualifier.filter(|_| is_generic),
            is_complete,
            is_acronym: true,
        }
    }

    /// What all spellings of the name share.
    pub fn name(&self) -> String {
        match self.kind {
            EntityKind::Place if self.words.len() > 1 => place_name(&self.words),
            EntityKind::Nationality if self.known.is_none() => {
                self.words.join(" ").trim_end_matches('s').to_owned()
            }
            _ => {
                // In capitals, as no word is.
                let country = self.qualifier.into_iter().flatten();
                self.words.join(" ").chars().chain(country).collect()
            }
        }
    }
}

/// The country that the adjective or possessive right before a name tells.
pub(super) fn country_before(document: &Document, before: &Mention, mention: &Mention) -> Option<[char; 2]> {
    let is_beside = match before.kind {
        EntityKind::Nationality => before.tokens.end == mention.tokens.start,
        EntityKind::Place => {
            before.tokens.end + 1 == mention.tokens.start && document.key(before.tokens.end) == "'s"
        }
        _ => false,
    };
    let entry = is_beside.then(|| gazetteer::get(before.span.of(document.text())))??;
    let is_country = entry.is_nationality() || entry.place() == Some(Subkind::Country);
    entry.country().filter(|_| is_country)
}

/// Whether the word is more than a common, geographic or head noun.
pub(super) fn is_distinct(word: &str) -> bool {
    let is_known = |entry: gazetteer::Entry| {
        entry.is_common() || entry.is_nationality() || entry.place().is_some() || entry.head().is_some()
    };
    word.chars().count() > 2
        && !word.bytes().all(|byte| byte.is_ascii_digit())
        && !gazetteer::word(word).0.is_some_and(is_known)
}

fn ends_with_legal_form(words: &[String]) -> bool {
    words.len() > 1 && words.last().is_some_and(|word| lexicon::lists(word).meets(lexicon::LEGAL_FORM))
}

/// The full name that the gazetteers have for a thing of that kind.
fn known(kind: EntityKind, name: &str) -> Option<String> {
    let entry = gazetteer::word(name).0?;
    let is_kind = match kind {
        EntityKind::Organization => entry.organization().is_some(),
        EntityKind::Place => entry.place().is_some(),
        EntityKind::Nationality => entry.is_nationality(),
        _ => entry.is_event(),
    };
    is_kind.then(|| {
        gazetteer::full_name(entry).map_or_else(|| name.to_owned(), |full| gazetteer::key(full).into_owned())
    })
}

fn words_of(key: &str) -> Vec<String> {
    key.split(' ').filter(|word| !word.is_empty() && *word != "the").map(str::to_owned).collect()
}

/// The words of an organisation's name, where British and American writers agree: "Ministry of Defense" is "defence
/// ministry", "Tesla Inc." is "tesla".
fn organization_words(key: &str) -> Vec<String> {
    let mut words = words_of(key);
    while ends_with_legal_form(&words) {
        words.pop();
    }
    for word in &mut words {
        let british = match word.as_str() {
            "defense" => "defence",
            "center" | "centers" => "centre",
            "labor" => "labour",
            "organization" => "organisation",
            "harbor" => "harbour",
            "program" => "programme",
            _ => continue,
        };
        british.clone_into(word);
    }
    head_last(&mut words);
    words
}

/// Puts "ministry of …", "university of …" the other way round.
fn head_last(words: &mut Vec<String>) {
    let turns = |word: &String| matches!(word.as_str(), "ministry" | "department" | "university");
    let Some(at) = words.iter().position(turns) else { return };
    let Some((head, [of, rest @ ..])) = words.get(at..).and_then(<[String]>::split_first) else { return };
    let is_plain = |word: &String| !matches!(word.as_str(), "of" | "for" | "in" | "at");
    if matches!(of.as_str(), "of" | "for") && !rest.is_empty() && rest.iter().all(is_plain) {
        let mut turned: Vec<String> = rest.iter().filter(|word| *word != "affairs").cloned().collect();
        turned.push(head.clone());
        words.truncate(at);
        words.append(&mut turned);
    }
}

/// One spelling for "Deir ez-Zor" and "Deir el-Zour": no articles, and one letter for vowels that writers exchange.
fn place_name(words: &[String]) -> String {
    let is_article = |word: &&String| lexicon::lists(word).meets(lexicon::ARABIC_ARTICLE);
    let mut name = String::new();
    for word in words.iter().filter(|word| !is_article(word)) {
        if !name.is_empty() {
            name.push(' ');
        }
        for c in word.replace("ou", "u").replace("oo", "u").replace("ee", "i").chars() {
            let c = if c == 'o' { 'u' } else { c };
            if !name.ends_with(c) {
                name.push(c);
            }
        }
    }
    name
}
