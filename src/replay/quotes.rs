//! Edits of quotes.

use super::desk::Desk;
use crate::edits::{Change, Voice};
use crate::quotes::Speaker;
use crate::span::Span;

pub(super) fn change(desk: &mut Desk, idx: usize, change: &Change) -> Option<()> {
    let speaker = match change {
        Change::Speaker(Some(voice)) => Some(speaker(desk, idx, voice)?),
        _ => None,
    };
    let span = match change {
        Change::Span(anchor) => Some(anchor.place(desk.text())?),
        _ => None,
    };
    let slot = desk.quotes.get_mut(idx)?;
    match change {
        Change::Accept => slot.accept(),
        Change::Reject => slot.is_gone = true,
        Change::QuoteKind(kind) => slot.corrected().kind = *kind,
        Change::Span(_) => slot.corrected().fragments = vec![span?],
        Change::Speaker(_) => slot.corrected().speaker = speaker,
        _ => return None,
    }
    desk.forget_places();
    Some(())
}

/// The speaker that the reader names: by words, or by the entity that the present words mean. Where there are none, they
/// are those of its mention that stands nearest to the quote.
fn speaker(desk: &mut Desk, idx: usize, voice: &Voice) -> Option<Speaker> {
    match voice {
        Voice::Words(anchor) => {
            let span = anchor.place(desk.text())?;
            Some(Speaker { span, head: span, entity: desk.entity_in(span) })
        }
        Voice::Entity(target) => {
            let (entity_idx, _) = desk.mention_at(target.anchor())?;
            let entity = &desk.entities.get(entity_idx)?.fact;
            let quote = &desk.quotes.get(idx)?.fact;
            let first = *quote.fragments.first()?;
            let nearest =
                entity.mentions.iter().map(|mention| mention.span).min_by_key(|span| gap(*span, first))?;
            let (span, head) =
                quote.speaker.map_or((nearest, nearest), |speaker| (speaker.span, speaker.head));
            Some(Speaker { span, head, entity: Some(entity.id) })
        }
    }
}

/// Bytes between two spans.
fn gap(one: Span, other: Span) -> usize {
    one.start().saturating_sub(other.end()).max(other.start().saturating_sub(one.end()))
}
