//! What a piece names: a person, an organisation or a place, by adding up evidence.
//!
//! Each rule gives points to one kind, for its own words and for the words around it. What the same words got
//! elsewhere in the document counts too, so that a name once explained is known everywhere.

use super::EntityKind;
use super::cut::{Piece, Sign};
use super::words::Words;
use crate::document::{Case, RegionKind, TokenKind};
use crate::gazetteer::Subkind;
use crate::lexicon;

/// Points by kind, and the strongest rule for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    points: [i32; 3],
    strongest: [(i32, &'static str); 3],
}

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
const PERSON: usize = 0;
const ORGANIZATION: usize = 1;
const PLACE: usize = 2;

impl Scores {
    fn add(&mut self, kind: usize, points: i32, rule: &'static str) {
        if let (Some(sum), Some(strongest)) = (self.points.get_mut(kind), self.strongest.get_mut(kind)) {
            *sum += points;
            if points > strongest.0 {
                *strongest = (points, rule);
            }
        }
    }

    /// Adds what the same words scored elsewhere, up to `limit` points a kind.
    pub fn add_elsewhere(&mut self, other: &Self, limit: i32) {
        for (kind, (sum, points)) in self.points.iter_mut().zip(other.points).enumerate() {
            let points = points.clamp(-limit, limit);
            *sum += points;
            if let Some(strongest) = self.strongest.get_mut(kind)
                && points > strongest.0
            {
                *strongest = (points, "named-elsewhere");
            }
        }
    }

    /// Adds points for a person.
    pub fn add_person(&mut self, points: i32, rule: &'static str) {
        self.add(PERSON, points, rule);
    }

    /// Adds points for `kind`, if it is one that is scored.
    pub fn add_kind(&mut self, kind: EntityKind, points: i32, rule: &'static str) {
        if let Some(kind) = KINDS.iter().position(|known| *known == kind) {
            self.add(kind, points, rule);
        }
    }

    /// The points without those of `other`.
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = *self;
        for (sum, points) in rest.points.iter_mut().zip(other.points) {
            *sum -= points;
        }
        rest
    }

    /// Adds the points of `other`.
    pub fn join(&mut self, other: &Self) {
        for (sum, points) in self.points.iter_mut().zip(other.points) {
            *sum += points;
        }
    }

    /// The best kind, its points, how far it leads, and its strongest rule.
    pub fn best(&self) -> (EntityKind, i32, i32, &'static str) {
        let mut ranked: Vec<(i32, usize)> =
            self.points.iter().enumerate().map(|(kind, points)| (*points, kind)).collect();
        ranked.sort_by_key(|(points, kind)| (std::cmp::Reverse(*points), *kind));
        let (points, kind) = ranked.first().copied().unwrap_or_default();
        let second = ranked.get(1).map_or(0, |(points, _)| *points);
        let rule = self.strongest.get(kind).map_or("", |(_, rule)| rule);
        (KINDS.get(kind).copied().unwrap_or(EntityKind::Person), points, points - second.max(0), rule)
    }
}

/// The evidence for one piece where it stands.
pub(super) fn scores(words: &Words, piece: &Piece) -> Scores {
    let mut scores = Scores::default();
    by_sign(&mut scores, piece);
    // "Santa Cruz" may be a person, "Hong Kong" is not.
    let known = matches!(piece.sign, Sign::Known(entry) if entry.place() != Some(Subkind::City))
        && piece.tokens.len() > 1;
    if !known && !matches!(piece.sign, Sign::OrganizationHead | Sign::OrganizationAlone | Sign::PlaceHead) {
        by_own_words(words, &mut scores, piece);
    }
    by_words_before(words, &mut scores, piece);
    by_words_after(words, &mut scores, piece);
    scores
}

fn by_sign(scores: &mut Scores, piece: &Piece) {
    let n_tokens = i32::try_from(piece.tokens.len()).unwrap_or(9);
    match piece.sign {
        Sign::Titled => scores.add(PERSON, 7, "title"),
        Sign::OrganizationHead => scores.add(ORGANIZATION, 7, "organization-head"),
        Sign::OrganizationAlone => scores.add(ORGANIZATION, 6, "organization-alone"),
        Sign::PlaceHead => scores.add(PLACE, 6, "place-head"),
        Sign::PlaceLead => scores.add(PLACE, 5, "place-lead"),
        Sign::Known(_) | Sign::Event | Sign::None => {}
    }
    let entry = piece.entry;
    let sure = if n_tokens > 1 { 4 } else { 0 };
    let person = if entry.is_given() {
        2
    } else if entry.is_family() {
        1
    } else {
        0
    };
    if entry.organization().is_some() {
        scores.add(ORGANIZATION, 5 + sure - person, "known-organization");
    }
    match entry.place() {
        Some(Subkind::Country | Subkind::Continent) => scores.add(PLACE, 6 + sure, "known-country"),
        Some(Subkind::Capital) => scores.add(PLACE, 5 + sure - person, "known-capital"),
        Some(Subkind::City) => {
            let size = i32::try_from(entry.size()).unwrap_or(0);
            scores.add(PLACE, 2 + sure + (size - 7).max(0) - person, "known-city");
        }
        Some(_) => scores.add(PLACE, 4 + sure - person, "known-place"),
        None => {}
    }
}

fn by_own_words(words: &Words, scores: &mut Scores, piece: &Piece) {
    let (first, last) = (piece.tokens.start, piece.tokens.end - 1);
    let n_capital = piece.tokens.clone().filter(|idx| words.is_capital(*idx)).count();
    let word = words.document.word(first);
    if n_capital == 1 {
        let upper = words.case(last) == Case::Upper
            && words.document.token(last).is_some_and(|token| token.span.len() > 1);
        if upper && piece.entry.place().is_none() {
            scores.add(ORGANIZATION, 1, "acronym");
        }
        let entry = words.entry(last);
        if is_camel(word) && !entry.is_family() {
            scores.add(ORGANIZATION, 3, "inner-capital");
        }
        if !upper && entry.is_given() {
            let other = entry.place().is_some() || entry.organization().is_some();
            scores.add(PERSON, if other { 1 } else { 2 }, "given-name");
        }
        if !upper && entry.is_family() {
            scores.add(PERSON, 1, "family-name");
        }
        return;
    }
    let (first_entry, last_entry) = (words.entry(first), words.entry(last));
    if first_entry.is_given() {
        scores.add(PERSON, if first_entry.is_common() { 1 } else { 4 }, "given-name");
    }
    if last_entry.is_family() {
        scores.add(PERSON, if last_entry.is_common() { 1 } else { 3 }, "family-name");
    }
    let initial = piece.tokens.clone().any(|idx| {
        let word = words.document.word(idx);
        word.ends_with('.') && word.len() <= 4 && words.case(idx) != Case::Lower
    });
    if initial || words.is(last, lexicon::NAME_SUFFIX) {
        scores.add(PERSON, 2, "initial");
    }
    let links = piece.tokens.clone().any(|idx| {
        words.is(idx, lexicon::NAME_LINK)
            && matches!(
                words.document.key(idx),
                "bin" | "bint" | "ibn" | "al" | "van" | "von" | "abu" | "ould"
            )
    });
    if links || word.starts_with("Abdul") {
        scores.add(PERSON, 3, "linked-name");
    }
    let any = |test: &dyn Fn(usize) -> bool| piece.tokens.clone().any(test);
    if any(&|idx| words.case(idx) == Case::Upper && words.document.word(idx).chars().count() > 2) {
        scores.add(ORGANIZATION, 3, "acronym");
        scores.add(PERSON, -2, "");
    }
    if any(&|idx| matches!(words.document.word(idx), "&" | "and" | "for")) {
        scores.add(ORGANIZATION, 3, "joined-words");
        scores.add(PERSON, -4, "");
    }
    let n_common = piece.tokens.clone().filter(|idx| words.is_capital(*idx) && words.is_common(*idx)).count();
    if n_common > 0 {
        let points = if n_common == n_capital { 3 } else { 1 };
        scores.add(ORGANIZATION, points, "common-words");
        scores.add(PERSON, -2, "");
    } else if (2..=4).contains(&n_capital) {
        scores.add(PERSON, 1, "shape-of-a-person");
    }
    if first_entry.place().is_some() && !first_entry.is_given() || first_entry.is_nationality() {
        scores.add(ORGANIZATION, 2, "place-first");
    }
}

fn by_words_before(words: &Words, scores: &mut Scores, piece: &Piece) {
    let document = words.document;
    let first = piece.tokens.start;
    let Some(sentence) = document.sentence_of(first) else { return };
    if piece.title.is_some() && piece.sign != Sign::Titled {
        scores.add(PERSON, 4, "role-before");
    }
    if in_byline(words, first) {
        scores.add(PERSON, 2, "byline");
    }
    if first == sentence.tokens.start {
        return;
    }
    let mut before = first - 1;
    let article = document.key(before) == "the";
    if article {
        scores.add(PERSON, -4, "");
        if piece.entry.place().is_none() {
            scores.add(PLACE, -1, "");
            scores.add(ORGANIZATION, 1, "article");
        }
        if before == sentence.tokens.start {
            return;
        }
        before -= 1;
    }
    match document.key(before) {
        "in" => scores.add(PLACE, 4, "after-preposition"),
        "near" | "outside" | "across" | "throughout" | "around" | "toward" | "towards" | "into" => {
            scores.add(PLACE, 3, "after-preposition");
        }
        "at" | "from" | "to" | "inside" | "via" => scores.add(PLACE, 1, "after-preposition"),
        "of" => {
            if before > sentence.tokens.start && words.is(before - 1, lexicon::PLACE_NOUN) {
                scores.add(PLACE, 5, "place-noun");
            } else if before > sentence.tokens.start && words.is(before - 1, lexicon::ORG_AFTER) {
                scores.add(ORGANIZATION, 1, "role-of");
            }
        }
        "," if before > sentence.tokens.start
            && words.case(before - 1) == Case::Lower
            && words.is(before - 1, lexicon::TITLE_HEAD) =>
        {
            scores.add(PERSON, 3, "apposition");
        }
        "by" | "mr" | "said" | "says" => scores.add(PERSON, 1, "after-said"),
        _ => {}
    }
}

fn by_words_after(words: &Words, scores: &mut Scores, piece: &Piece) {
    let document = words.document;
    let last = piece.tokens.end - 1;
    let Some(sentence) = document.sentence_of(last) else { return };
    let inside = |idx: usize| idx < sentence.tokens.end;
    let mut after = last + 1;
    if matches!(document.key(after), "'s" | "'") && inside(after) {
        after += 1;
        if inside(after) && words.is(after, lexicon::TITLE_HEAD) {
            scores.add(ORGANIZATION, 1, "its-officer");
        }
    }
    if !inside(after) {
        return;
    }
    match document.key(after) {
        "said" | "says" | "told" | "added" | "who" | "whose" | "tweeted" | "died" | "recalled"
        | "explained" => {
            scores.add(PERSON, if document.key(after) == "who" { 4 } else { 2 }, "speaks");
        }
        "," => {
            let number = document.token(after + 1).is_some_and(|token| token.kind == TokenKind::Number);
            let age = number && document.word(after + 1).len() == 2 && inside(after + 2);
            if age && matches!(document.key(after + 2), "," | ";" | ")") {
                scores.add(PERSON, 5, "age");
            }
            let mut noun = after + 1;
            while inside(noun)
                && noun < after + 5
                && matches!(document.key(noun), "a" | "an" | "the" | "who" | "whose")
            {
                noun += 1;
            }
            if noun > after + 1 || words.is(noun, lexicon::TITLE_HEAD | lexicon::TITLE_MODIFIER) {
                let role = (noun..noun + 4)
                    .take_while(|idx| inside(*idx) && document.key(*idx) != ",")
                    .any(|idx| words.case(idx) == Case::Lower && words.is(idx, lexicon::TITLE_HEAD));
                let who = document.key(after + 1) == "who" || document.key(after + 1) == "whose";
                if role || who {
                    scores.add(PERSON, 3, "apposition");
                }
            }
            let place = words.names_at(after + 1, sentence.tokens.end).last();
            if place.is_some_and(|(_, entry)| {
                matches!(entry.place(), Some(Subkind::Country | Subkind::Region)) && !entry.is_given()
            }) {
                scores.add(PLACE, 2, "inside-a-country");
            }
        }
        "(" => {
            let acronym = document.word(after + 1);
            let closed = document.key(after + 2) == ")";
            let is_upper = words.case(after + 1) == Case::Upper && acronym.len() >= 2;
            if closed && is_upper && is_acronym_of(words, piece, acronym) {
                scores.add(ORGANIZATION, 5, "acronym-in-brackets");
            }
        }
        _ => {
            if words.is(after, lexicon::PLACE_NOUN) && words.case(after) == Case::Lower {
                scores.add(PLACE, 4, "place-noun");
            } else if words.is(after, lexicon::ORG_AFTER) && words.case(after) == Case::Lower {
                scores.add(ORGANIZATION, 2, "its-people");
            }
        }
    }
}

/// Gives each piece of a list ("Homs, Hama and Idlib") something of its neighbours' kind.
pub(super) fn share_in_lists(words: &Words, pieces: &[Piece], scores: &mut [Scores]) {
    let before: Vec<Scores> = scores.to_vec();
    for (first, pair) in pieces.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        if left.settled().is_some()
            || right.settled().is_some()
            || !is_listed(words, left.tokens.end, right.tokens.start)
        {
            continue;
        }
        for (giver, taker) in [(first, first + 1), (first + 1, first)] {
            if let (Some(giver), Some(taker)) = (before.get(giver), scores.get_mut(taker)) {
                let (kind, points, lead, _) = giver.best();
                if points >= 4 && lead >= 3 {
                    taker.add_kind(kind, 2, "in-a-list");
                }
            }
        }
    }
}

/// Whether only a comma, "and", "or" or both stand between two tokens.
fn is_listed(words: &Words, from: usize, to: usize) -> bool {
    let between = to.saturating_sub(from);
    (1..=2).contains(&between)
        && (from..to).all(|idx| matches!(words.document.key(idx), "," | "and" | "or" | "&" | ";"))
}

/// A capital inside a word after a small letter ("EcoBank"), other than in a surname.
fn is_camel(word: &str) -> bool {
    let surname = ["Mc", "Mac", "De", "Di", "Le", "La", "O'", "O’", "al-", "Al-", "el-", "El-"]
        .iter()
        .any(|start| word.starts_with(start));
    let mut after_small = false;
    let mut inner = false;
    for c in word.chars() {
        inner |= after_small && c.is_uppercase();
        after_small = c.is_lowercase();
    }
    inner && !surname
}

fn in_byline(words: &Words, token_idx: usize) -> bool {
    words.document.token(token_idx).is_some_and(|token| token.region == RegionKind::Byline)
}

/// Whether the letters of `acronym` begin words of the piece, in order, all but one of them.
pub(super) fn is_acronym_of(words: &Words, piece: &Piece, acronym: &str) -> bool {
    let initials: Vec<char> = piece
        .tokens
        .clone()
        .flat_map(|idx| words.key(idx).split(' ').filter_map(|part| part.chars().next()))
        .collect();
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut rest = initials.iter();
    let n_found = letters
        .iter()
        .filter(|letter| rest.clone().any(|c| c == *letter) && rest.any(|c| c == *letter))
        .count();
    n_found >= 2 && n_found + 1 >= letters.len()
}
