//! Asides: who somebody is ("Amal Idris, 40, a teacher, and two pupils"), and some of them ("nine workers, six of them
//! women, …").
//!
//! Left in, who somebody is looks like one more of those listed. It is taken out of the row of chunks, so that whoever
//! reads a list sees the people alone; `victims` finds age and role again in the text. Some of them are marked as a part.

use super::Context;
use super::chunks::{Chunk, Kind};
use super::people::{Humanity, Phrase, Reference};
use crate::lexicon;

/// No aside has more chunks.
const LONGEST: usize = 12;

/// Takes the asides that stand between commas out of the chunks of a sentence, and marks those that tell of some of them.
pub(super) fn take_out(context: &Context<'_>, mut chunks: Vec<Chunk>) -> Vec<Chunk> {
    dashes_to_commas(context, &mut chunks);
    // Most sentences have none: their chunks need no copy.
    let is_aside = |at: usize| {
        age_end(&chunks, at).is_some()
            || aside_end(context, &chunks, at).is_some()
            || some_of_them(context, &chunks, at).is_some()
            || named_kin(context, &chunks, at).is_some()
    };
    if !(0..chunks.len()).any(is_aside) {
        return chunks;
    }
    let mut kept: Vec<Chunk> = Vec::with_capacity(chunks.len());
    let mut at = 0;
    while let Some(chunk) = chunks.get(at) {
        if let Some(end) = age_end(&chunks, at).or_else(|| aside_end(context, &chunks, at)) {
            // The comma that closes the aside stays.
            at = end;
        } else if let Some((some, end)) = some_of_them(context, &chunks, at) {
            kept.push(chunk.clone());
            kept.push(Chunk { kind: Kind::Subset, tokens: some.tokens.start..some.tokens.start });
            kept.push(Chunk { tokens: some.tokens.clone(), kind: Kind::Phrase(some) });
            at = end;
        } else if let Some((named, end)) = named_kin(context, &chunks, at) {
            kept.push(Chunk { tokens: named.tokens.clone(), kind: Kind::Phrase(named) });
            at = end;
        } else {
            kept.push(chunk.clone());
            at += 1;
        }
    }
    kept
}

/// How many chunks a pair of dashes may hold.
const BETWEEN_DASHES: usize = 32;

/// "Three people – Ann Lee, Bo Ek and a child – were killed": dashes around a list without a verb serve as commas.
fn dashes_to_commas(context: &Context<'_>, chunks: &mut [Chunk]) {
    let is_dash =
        |chunk: &Chunk| matches!(context.document.word(chunk.tokens.start), "–" | "—" | "--" | "---");
    let mut open: Option<usize> = None;
    for at in 0..chunks.len() {
        let Some(chunk) = chunks.get(at) else { break };
        let is_listed = matches!(
            chunk.kind,
            Kind::Phrase(_)
                | Kind::Comma
                | Kind::And
                | Kind::Adverb
                | Kind::Preposition
                | Kind::Subset
                | Kind::Open
                | Kind::Close
        );
        if matches!(chunk.kind, Kind::Opener) && is_dash(chunk) {
            let pair = open.filter(|&first| first + 1 < at && at <= first + BETWEEN_DASHES);
            for mark in pair.into_iter().flat_map(|first| [first, at]) {
                if let Some(chunk) = chunks.get_mut(mark) {
                    chunk.kind = Kind::Comma;
                }
            }
            open = if pair.is_some() { None } else { Some(at) };
        } else if !is_listed {
            open = None;
        }
    }
}

/// ", 88,": the age of who is named before, up to the second comma.
fn age_end(chunks: &[Chunk], comma: usize) -> Option<usize> {
    let named = chunks.get(comma.checked_sub(1)?)?.phrase()?;
    let number = chunks.get(comma + 1)?.phrase()?;
    let is_age = named.reference == Reference::Name
        && named.humanity == Humanity::People
        && number.reference == Reference::Counted
        && number.noun.is_empty()
        && number.amount.best.is_some_and(|age| age < 120);
    (is_age && is_comma(chunks, comma) && is_comma(chunks, comma + 2)).then_some(comma + 2)
}

/// ", six of them women,", ", two of them seriously", ", nine of them when …": the part after the comma, and the chunk
/// after it. A verb makes it a clause: "two of whom died".
fn some_of_them(context: &Context<'_>, chunks: &[Chunk], comma: usize) -> Option<(Phrase, usize)> {
    let some = chunks.get(comma + 1).filter(|_| is_comma(chunks, comma))?.phrase()?;
    let points_back =
        some.is_partial && matches!(context.document.key(some.noun.start), "them" | "whom" | "which");
    if !points_back {
        return None;
    }
    let mut end = comma + 2;
    let mut some = some.clone();
    if let Some(who) = chunks.get(end).and_then(Chunk::phrase) {
        if who.humanity == Humanity::People && who.reference == Reference::Indefinite {
            some.tokens.end = who.tokens.end;
            some.noun = who.noun.clone();
            some.group = who.group;
        }
        end += 1;
    }
    some.humanity = Humanity::People;
    let after_adverbs =
        chunks.get(end..).unwrap_or_default().iter().find(|next| !matches!(next.kind, Kind::Adverb));
    let is_aside = after_adverbs
        .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Opener | Kind::Preposition | Kind::Close));
    is_aside.then_some((some, end))
}

/// "His wife, Ruth Takemoto,": one phrase, and the chunk after the name.
fn named_kin(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<(Phrase, usize)> {
    let kin = chunks.get(at)?.phrase()?;
    let name = chunks.get(at + 2).filter(|_| is_comma(chunks, at + 1))?.phrase()?;
    let head = kin.noun.end.checked_sub(1)?;
    let is_pair = context.document.is(head, lexicon::KINSHIP)
        && kin.amount.best == Some(1)
        && matches!(context.document.key(kin.tokens.start), "his" | "her" | "their")
        && name.reference == Reference::Name
        && name.humanity == Humanity::People;
    let closes = |chunk: &Chunk| matches!(chunk.kind, Kind::Comma | Kind::Opener | Kind::And);
    (is_pair && chunks.get(at + 3).is_none_or(closes)).then(|| {
        let mut both = kin.clone();
        both.tokens.end = name.tokens.end;
        both.noun.end = name.noun.end;
        (both, at + 3)
    })
}

/// Where the aside that the comma at `comma` opens is closed by another comma, with more of a list after it.
fn aside_end(context: &Context<'_>, chunks: &[Chunk], comma: usize) -> Option<usize> {
    is_comma(chunks, comma).then_some(())?;
    let whole = chunks.get(comma.checked_sub(1)?)?.phrase()?;
    let role = chunks.get(comma + 1)?.phrase()?;
    if !says_who(context, whole, role) {
        return None;
    }
    let mut at = comma + 2;
    while at < comma + LONGEST {
        match chunks.get(at)?.kind {
            Kind::Preposition if chunks.get(at + 1)?.phrase().is_some() => at += 2,
            Kind::Comma => {
                let has_more = matches!(chunks.get(at + 1)?.kind, Kind::And);
                return has_more.then_some(at);
            }
            _ => return None,
        }
    }
    None
}

fn is_comma(chunks: &[Chunk], at: usize) -> bool {
    chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma))
}

/// Whether `role` can only be another word for `whole`: a role after a name, a bare plural after a number.
fn says_who(context: &Context<'_>, whole: &Phrase, role: &Phrase) -> bool {
    let first = context.document.key(role.tokens.start);
    let is_own = matches!(first, "his" | "her" | "their" | "my" | "our" | "another");
    if role.humanity != Humanity::People || is_own || role.is_additional {
        return false;
    }
    let one = whole.reference == Reference::Name
        && matches!(role.reference, Reference::Indefinite | Reference::Definite)
        && whole.amount.best == Some(1)
        && role.amount.best == Some(1);
    let many = whole.reference == Reference::Counted
        && whole.amount.best.is_some_and(|n| n > 1)
        && role.reference == Reference::Indefinite
        && role.is_plural
        && role.amount.best.is_none();
    one || many
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::chunks;
    use crate::{Document, entities, mentions};

    /// Checks what is left of the chunks of one sentence, without its full stop.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::new(text);
        let entities =
            entities::resolve(&document, mentions::find(&document, mentions::Model::built_in()), &[]);
        let context = Context::new(&document, &entities, &[], &[]);
        let tokens = document.sentences()[0].tokens.clone();
        let kept = take_out(&context, chunks::cut(&context, tokens));
        let words: Vec<&str> =
            kept.iter().map(|chunk| document.span_of(chunk.tokens.clone()).of(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn roles_between_commas_are_asides() {
        check(
            "General Carlos Prats, former commander of the army, and his wife died",
            "General Carlos Prats , and his wife died",
        );
        check(
            "Four Americans, employees of an oil firm, and their driver died",
            "Four Americans , and their driver died",
        );
    }

    #[test]
    fn ages_are_asides_and_named_relatives_one_phrase() {
        check(
            "Carlos Prats, 88, and his wife, Ruth Prats, died",
            "Carlos Prats , and his wife, Ruth Prats , died",
        );
    }

    #[test]
    fn some_of_them_are_a_part() {
        // The part is opened by a mark without words.
        check("Nine workers, six of them women, died", "Nine workers ,  six of them women , died");
        check("Nine workers, two of whom died", "Nine workers , two of whom died");
    }

    #[test]
    fn others_in_a_list_are_none() {
        let lists =
            ["A soldier , a teacher , and a child died", "Carlos Prats , his driver , and two guards died"];
        for list in lists {
            check(list, list);
        }
    }
}
