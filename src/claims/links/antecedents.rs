//! Whom "who" and "whom" stand for.

use super::subjects::{is_governed, subject};
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Reference};

/// "A boy whom police shot": those before "whom", where its clause has the subject found.
pub(super) fn whom(
    context: &Context<'_>,
    chunks: &[Chunk],
    subject: &[usize],
    accepts: &impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let opener = subject.first()?.checked_sub(1)?;
    let is_whom = context.document.key(chunks.get(opener)?.tokens.start) == "whom";
    if !is_whom {
        return None;
    }
    Some(antecedent(context, chunks, opener, accepts))
}

/// The people whom the "who" or "whom" at `who` stands for.
fn antecedent(
    context: &Context<'_>,
    chunks: &[Chunk],
    who: usize,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    match counted_antecedent(context, chunks, who).filter(|&at| accepts(at)) {
        Some(at) => vec![at],
        None => subject(context, chunks, who, None, accepts),
    }
}

/// "Searching for 27 others who are missing", "the case of a boy who was shot": the people right before "who", though a
/// preposition governs them; not "the mother of three who".
pub(super) fn counted_antecedent(context: &Context<'_>, chunks: &[Chunk], who: usize) -> Option<usize> {
    let mut at = who.checked_sub(1)?;
    // "A hiker from Milan who": a name between says where from.
    if chunks.get(at)?.phrase()?.reference == Reference::Name && is_governed(chunks, at) {
        at = at.checked_sub(2)?;
    }
    let phrase = chunks.get(at)?.phrase()?;
    let before = chunks.get(at.checked_sub(1)?)?;
    let is_of = context.document.key(before.tokens.start) == "of";
    let is_new = match phrase.reference {
        Reference::Counted => !is_of,
        // "A member of a family who": the member.
        Reference::Indefinite => {
            let owner = at.checked_sub(2).and_then(|owner| chunks.get(owner)).and_then(Chunk::phrase);
            !is_of || owner.is_none_or(|owner| owner.humanity != Humanity::People)
        }
        _ => false,
    };
    (matches!(before.kind, Kind::Preposition) && is_new && !phrase.noun.is_empty()).then_some(at)
}
