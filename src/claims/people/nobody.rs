//! Phrases that say that it befell nobody: "no one", "no deaths", "no immediate reports of casualties".

use super::extent::run;
use super::noun::describe;
use super::{Humanity, Phrase, Reference, StatedBy, base};
use crate::claims::counts::Amount;
use crate::claims::{Context, Outcome};
use crate::document::Document;

/// "No one", "nobody", "none of the passengers", "no civilians", "not a single soldier", "without casualties".
pub(super) fn nobody_at(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let document = context.document;
    let n_tokens = match (document.key(first), document.key(first + 1), document.key(first + 2)) {
        ("no", "one", _) => 2,
        ("nobody" | "none" | "no-one" | "neither", ..) => 1,
        ("not", "a", "single") => 3,
        ("no", ..) => 1,
        ("without" | "any", ..) => 1,
        _ => return None,
    };
    let key = document.key(first);
    // "No loss of life"
    if (key, document.key(first + 1), document.key(first + 2)) == ("no", "loss", "of")
        && matches!(document.key(first + 3), "life" | "lives" | "human")
    {
        let noun = first + 1..first + 4;
        let phrase = base(first..noun.end, Amount::zero(first..first + 1), noun, Reference::Nobody);
        return Some(Phrase {
            humanity: Humanity::Thing,
            states: Some((Outcome::Killed, StatedBy::Noun)),
            ..phrase
        });
    }
    let reports = (key == "no").then(|| reports_of(document, first + 1)).flatten();
    let noun = run(context, reports.unwrap_or(first + n_tokens), end);
    let mut phrase =
        base(first..noun.end, Amount::zero(first..first + n_tokens), noun.clone(), Reference::Nobody);
    describe(context, &mut phrase);
    if noun.is_empty() {
        let stands_alone = n_tokens == 2 || matches!(key, "nobody" | "none" | "no-one" | "neither");
        phrase.humanity = Humanity::People;
        return stands_alone.then_some(phrase);
    }
    if reports.is_some() && !matches!(phrase.states, Some((_, StatedBy::Noun))) {
        return None;
    }
    // "any" and "without" say nobody only before the outcome itself ("without casualties").
    if matches!(key, "without" | "any") && !matches!(phrase.states, Some((_, StatedBy::Noun))) {
        return None;
    }
    Some(phrase)
}

/// "No immediate reports of ⟨casualties⟩": where what was not reported begins.
fn reports_of(document: &Document, at: usize) -> Option<usize> {
    let noun = (at..at + 2).find(|&at| matches!(document.key(at), "report" | "reports" | "word"))?;
    matches!(document.key(noun + 1), "of" | "on").then_some(noun + 2)
}
