//! Lists of names: "Ann Lee, 45; Bo Ek, 52, a teacher; and Mia Roth, 19".

use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase, Reference};
use crate::lexicon::{self, Lists};
use crate::mentions::EntityKind;

/// No list of names has more chunks.
const LONGEST: usize = 160;

/// How far on the next ";" of a list is looked for, in chunks: past "who had worked there for ten years".
const ASIDE: usize = 24;

/// The names that are listed from `first` on, past ages, roles and homes; none where no name stands there.
pub(super) fn listed(context: &Context<'_>, chunks: &[Chunk], first: usize) -> Vec<usize> {
    let mut names: Vec<usize> = Vec::new();
    let mut at = first;
    // Whether a name may stand next, and whether people without one.
    let (mut is_open, mut is_next) = (true, false);
    while at < first + LONGEST {
        let Some(chunk) = chunks.get(at) else { break };
        match &chunk.kind {
            Kind::Phrase(phrase)
                if is_open && is_name(context, phrase) || is_next && is_unnamed(context, phrase) =>
            {
                names.push(at);
                (is_open, is_next) = (false, false);
            }
            // What else stands there is an age, a role or a home; but the list begins with a name.
            Kind::Phrase(_) if names.is_empty() => break,
            Kind::Phrase(_) | Kind::Open | Kind::Preposition => {
                (is_open, is_next) = (false, false);
            }
            Kind::Comma | Kind::Close => is_open = true,
            Kind::And => (is_open, is_next) = (true, !names.is_empty()),
            Kind::Adverb => {}
            Kind::Opener if is_break(context, chunk) => (is_open, is_next) = (true, !names.is_empty()),
            _ => {
                // "…, and Chief Ann Lee said": the last one has a verb and is told of no more.
                let has_verb = names.len() > 1 && names.last().is_some_and(|&name| name + 1 == at);
                if has_verb && !matches!(chunk.kind, Kind::Opener) {
                    names.pop();
                }
                let next =
                    (at..at + ASIDE).find(|&idx| chunks.get(idx).is_some_and(|it| is_semicolon(context, it)));
                let Some(next) = next.filter(|_| !names.is_empty()) else { break };
                at = next;
                (is_open, is_next) = (true, true);
            }
        }
        at += 1;
    }
    names
}

fn is_semicolon(context: &Context<'_>, chunk: &Chunk) -> bool {
    context.document.word(chunk.tokens.start) == ";"
}

fn is_break(context: &Context<'_>, chunk: &Chunk) -> bool {
    matches!(context.document.word(chunk.tokens.start), ";" | "–" | "—")
}

/// "And a 12-year-old girl", "and her two children": of the list too.
fn is_unnamed(context: &Context<'_>, phrase: &Phrase) -> bool {
    const TOLD: Lists =
        lexicon::PEOPLE_CHILDREN.or(lexicon::PEOPLE_WOMEN).or(lexicon::PEOPLE_MEN).or(lexicon::KINSHIP);
    let head = phrase.noun.end.saturating_sub(1);
    phrase.humanity == Humanity::People
        && phrase.states.is_none()
        && !phrase.noun.is_empty()
        && match phrase.reference {
            Reference::Counted => true,
            Reference::Indefinite => phrase.amount.best.is_some() && context.document.is(head, TOLD),
            _ => false,
        }
}

/// "Ann Lee", "the driver Bo Ek"; not "Ann Lee's brother".
fn is_name(context: &Context<'_>, phrase: &Phrase) -> bool {
    phrase.humanity == Humanity::People
        && phrase.amount.best == Some(1)
        && phrase.states.is_none()
        && phrase
            .noun
            .end
            .checked_sub(1)
            .is_some_and(|last| context.kind_at(last) == Some(EntityKind::Person))
}
