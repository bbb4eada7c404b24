//! Asides that say who somebody is: "Amal Idris, a teacher at the school, and two pupils".
//!
//! Left in, such a phrase looks like one more of those listed. It is taken out of the row of chunks, so that whoever
//! reads a list sees the people alone; `victims` finds the role again in the text.

use super::Context;
use super::chunks::{Chunk, Kind};
use super::people::{Humanity, Phrase, Reference};

/// No aside has more chunks.
const LONGEST: usize = 12;

/// Takes the asides that stand between commas out of the chunks of a sentence.
pub(super) fn take_out(context: &Context<'_>, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut kept: Vec<Chunk> = Vec::with_capacity(chunks.len());
    let mut at = 0;
    while let Some(chunk) = chunks.get(at) {
        if let Some(end) = aside_end(context, &chunks, at) {
            // The comma that closes the aside stays.
            at = end;
            continue;
        }
        kept.push(chunk.clone());
        at += 1;
    }
    kept
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
        let entities = entities::resolve(&document, mentions::find(&document, mentions::Model::built_in()));
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
    fn others_in_a_list_are_none() {
        let lists =
            ["A soldier , a teacher , and a child died", "Carlos Prats , his driver , and two guards died"];
        for list in lists {
            check(list, list);
        }
    }
}
