//! "Killed or wounded 120", "were either killed or injured": one figure of the dead and hurt, whom the words do not tell apart.

use super::Link;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::Reference;
use crate::claims::{Context, Outcome};

/// The link of the outcome word at `at`, of casualties where "or" joins it to its counterpart.
pub(super) fn dead_or_hurt(context: &Context<'_>, chunks: &[Chunk], at: usize, link: Link) -> Link {
    let other = match link.outcome {
        Outcome::Killed => Outcome::Injured,
        Outcome::Injured => Outcome::Killed,
        _ => return link,
    };
    let is_nobody = |at: &usize| {
        chunks.get(*at).and_then(Chunk::phrase).is_some_and(|it| it.reference == Reference::Nobody)
    };
    // "No one was killed or injured": neither.
    if link.mood.is_negated || link.victims.iter().any(is_nobody) {
        return link;
    }
    let is_other =
        |idx: usize| chunks.get(idx).and_then(Chunk::trigger).is_some_and(|trigger| trigger.outcome == other);
    let is_or =
        |idx: usize| chunks.get(idx).is_some_and(|chunk| context.document.key(chunk.tokens.start) == "or");
    let is_adverb = |idx: &usize| chunks.get(*idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Adverb));
    let after = is_or(at + 1) && (at + 2..at + 5).find(|idx| !is_adverb(idx)).is_some_and(is_other);
    let or_before = (at.saturating_sub(3)..at).rev().find(|idx| !is_adverb(idx)).filter(|&idx| is_or(idx));
    let before = or_before.and_then(|or| or.checked_sub(1)).is_some_and(is_other);
    Link { outcome: if after || before { Outcome::Casualties } else { link.outcome }, ..link }
}
