//! The apposition that says who somebody is: "Torek Farhadi, a former government adviser", "the prime minister of
//! Pakistan, Imran Khan", "Prime Minister Shehbaz Sharif".

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{self, Lists};
use crate::mentions::{EntityKind, Mention};
use crate::span::Span;

/// No description runs over more tokens.
const MAX_TOKENS: usize = 20;

/// Words for people by what they do or are ("carpenter", "engineer").
const PEOPLE: Lists = lexicon::PEOPLE_ANY
    .or(lexicon::PEOPLE_CIVILIAN)
    .or(lexicon::PEOPLE_MEDICAL)
    .or(lexicon::PEOPLE_MEDIA)
    .or(lexicon::PEOPLE_SECURITY)
    .or(lexicon::PEOPLE_COMBATANT);

/// Where the names of the text stand, in order.
pub(super) type Names = Vec<(Range<usize>, EntityKind)>;

/// The first description among the mentions; one after the name tells more than one before it, a title least.
pub(super) fn find(document: &Document, names: &Names, mentions: &[Mention]) -> Option<Span> {
    let reader = Reader { document, names };
    mentions
        .iter()
        .find_map(|mention| reader.after(mention))
        .or_else(|| mentions.iter().find_map(|mention| reader.before(mention)))
        .or_else(|| mentions.iter().find_map(|mention| reader.office(mention)))
}

struct Reader<'a> {
    document: &'a Document<'a>,
    names: &'a Names,
}

impl Reader<'_> {
    /// ", a former Afghan government adviser who …"
    fn after(&self, mention: &Mention) -> Option<Span> {
        let document = self.document;
        let sentence = document.sentence_of(mention.tokens.start)?;
        let mut comma = mention.tokens.end;
        if document.key(comma) == "(" && document.key(comma + 2) == ")" {
            comma += 3;
        }
        // An age stands between: ", 45, a teacher".
        if document.key(comma) == "," && document.key(comma + 2) == "," {
            comma += 2;
        }
        let start = comma + 1;
        if document.key(comma) != "," || start >= sentence.tokens.end {
            return None;
        }
        let stops = |idx: &usize| {
            matches!(
                document.key(*idx),
                "," | ";" | ":" | "." | "who" | "which" | "whose" | "—" | "–" | "said" | "("
            ) || document.word(*idx).starts_with(['“', '”', '"'])
        };
        let end = (start..sentence.tokens.end.min(start + MAX_TOKENS)).find(stops)?;
        let is_office = self.is_office(start..end);
        let head = self.head(start..end, mention.kind)?;
        // What has a verb is a clause: "the news came as a shock". An office without an article may end before it.
        let verb = (head + 1..end).find(|idx| self.is_verb(*idx));
        let end = match verb {
            Some(verb) if is_office => verb,
            Some(_) => return None,
            None => end,
        };
        let opened = is_office || matches!(document.key(start), "a" | "an" | "the" | "another" | "one");
        (opened && !self.is_of_another(start..end)).then(|| document.span_of(start..end))
    }

    /// "its deputy foreign minister, Hina Rabbani Khar"
    fn before(&self, mention: &Mention) -> Option<Span> {
        let document = self.document;
        let sentence = document.sentence_of(mention.tokens.start)?;
        let comma = mention.tokens.start.checked_sub(1)?;
        if document.key(comma) != "," {
            return None;
        }
        let first = sentence.tokens.start.max(comma.saturating_sub(MAX_TOKENS / 2));
        let mut start = None;
        for idx in (first..comma).rev() {
            match document.key(idx) {
                "," | ";" | ":" | "said" | "says" | "and" => break,
                "a" | "an" | "the" | "its" | "his" | "her" | "their" => start = Some(idx),
                _ => {}
            }
            if start.is_some() && document.key(idx.wrapping_sub(1)) != "of" {
                break;
            }
        }
        let start = start?;
        let is_last = |idx: &usize| document.key(*idx) != "of" && document.key(*idx) != "for";
        let role = (start + 1..comma).take_while(is_last).last()?;
        let is_role = match mention.kind {
            EntityKind::Organization => {
                document.is(role, lexicon::ORG_HEAD) && self.name_over(role).is_none()
            }
            _ => self.is_role(role),
        };
        is_role.then(|| document.span_of(start..comma))
    }

    /// The title, where it is an office and not a form of address, with the body or country before it: "al-Qaeda chief".
    fn office(&self, mention: &Mention) -> Option<Span> {
        let document = self.document;
        let tokens = document.tokens_in(mention.title?);
        let first = document.sentence_of(tokens.start)?.tokens.start;
        let mut start = tokens.start;
        while start > first && start + MAX_TOKENS / 3 > tokens.start {
            let capital = document.token(start - 1).is_some_and(|token| {
                token.kind == TokenKind::Word && !matches!(token.case, Case::Lower | Case::None)
            });
            if !capital || document.is(start - 1, lexicon::FUNCTION_WORD) {
                break;
            }
            start -= 1;
        }
        // "Finance Minister Dr.": what one is called by stands last.
        let end = tokens.clone().rev().find(|idx| !self.is_address(*idx) && document.key(*idx) != ".")? + 1;
        (end - start > 1).then(|| document.span_of(start..end))
    }

    /// Whether the words begin with an office in small letters: "leader of the opposition".
    fn is_office(&self, tokens: Range<usize>) -> bool {
        let mut words = tokens.skip_while(|idx| self.document.is(*idx, lexicon::TITLE_MODIFIER));
        words.next().is_some_and(|idx| self.is_role(idx))
    }

    /// The role or kind of body among the words, before what it is of.
    fn head(&self, tokens: Range<usize>, kind: EntityKind) -> Option<usize> {
        let (body, people) = (lexicon::ORG_HEAD | lexicon::ORG_AFTER, PEOPLE);
        let mut is_before_complement = true;
        let mut words = tokens
            .take_while(|idx| !matches!(self.document.key(*idx), "that" | "is" | "was" | "has" | "had"));
        words.find(|idx| {
            // A name is no kind of body: "the African Union, the International Labour Organization".
            let named = self.name_over(*idx).is_some_and(|kind| kind != EntityKind::Nationality);
            is_before_complement &= !self.document.is(*idx, lexicon::PREPOSITION);
            let is_head = match kind {
                EntityKind::Organization => self.document.is(*idx, body),
                _ => is_before_complement && self.document.is(*idx, people),
            };
            !named && (is_head || self.is_role(*idx))
        })
    }

    fn is_role(&self, idx: usize) -> bool {
        self.document.is(idx, lexicon::TITLE_HEAD) && !self.is_address(idx)
    }

    /// Whether it only says how somebody is addressed: "Mr.", "Dr.", "Sheikh".
    fn is_address(&self, idx: usize) -> bool {
        self.document.is(idx, lexicon::FORM_OF_ADDRESS)
    }

    /// Whether the words tell who somebody else is: "the chairman John Velm", but not "wife of John Velm".
    fn is_of_another(&self, tokens: Range<usize>) -> bool {
        let from = self.names.partition_point(|(name, _)| name.start < tokens.start);
        let inside = self.names.iter().skip(from).take_while(|(name, _)| name.start < tokens.end);
        inside.filter(|(_, kind)| *kind == EntityKind::Person).any(|(name, _)| {
            let title =
                |idx: &usize| self.document.is(*idx, lexicon::TITLE_HEAD) || self.document.key(*idx) == ".";
            let before = (tokens.start..name.start).rev().find(|idx| !title(idx));
            !before.is_some_and(|idx| self.document.is(idx, lexicon::PREPOSITION))
        })
    }

    /// The kind of the name that the token is part of.
    fn name_over(&self, idx: usize) -> Option<EntityKind> {
        let after = self.names.partition_point(|(name, _)| name.start <= idx);
        let (name, kind) = self.names.get(after.checked_sub(1)?)?;
        name.contains(&idx).then_some(*kind)
    }

    /// Whether the word looks like a verb that the description does not reach over.
    fn is_verb(&self, idx: usize) -> bool {
        let document = self.document;
        if document.token(idx).is_none_or(|token| token.case != Case::Lower) {
            return false;
        }
        let known =
            lexicon::IRREGULAR_PAST | lexicon::AUXILIARY | lexicon::AUXILIARY_BE | lexicon::REPORTING_VERB;
        let key = document.key(idx);
        // "Based in Busan" belongs to the description, "backed the protests" does not.
        let participle = key.len() > 4
            && key.ends_with("ed")
            && !document.is(idx + 1, lexicon::PREPOSITION)
            && !document.is(idx.wrapping_sub(1), lexicon::DETERMINER)
            && document.key(idx.wrapping_sub(1)) != "-";
        document.is(idx, known) || participle || matches!(key, "saying" | "commenting")
    }
}
