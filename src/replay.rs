//! Carries a reader's edits out on what the stages have found, in their order; the tolls are added up after it.
//!
//! The same edits on the same text give the same annotation. Facts that the reader has added or corrected keep their
//! place in the order of the text; what is dismissed is gone from every list and every link to it.

mod additions;
mod claims;
mod desk;
mod entities;
mod quotes;

use crate::annotation::Annotation;
use crate::document::Document;
use crate::edits::{self, Change, Edit, Reviewed, Standing, Target};
use desk::Desk;

/// Carries out `edits` on `annotation`, which must be one of `document`, and records what came of them.
pub fn replay(document: &Document, annotation: &mut Annotation, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    let mut desk = Desk::new(document, std::mem::take(annotation));
    for edit in edits {
        let is_placed = carry_out(&mut desk, edit).is_some();
        desk.edits.push(Reviewed { edit: edits::moved(document.text(), edit), is_placed });
    }
    *annotation = desk.into_annotation();
}

/// Carries one edit out; `None` where its words or its fact are not there.
fn carry_out(desk: &mut Desk, edit: &Edit) -> Option<()> {
    match &edit.on {
        Target::Entity(anchor) => {
            let (idx, _) = desk.mention_at(anchor)?;
            entities::change(desk, idx, &edit.change)
        }
        Target::Mention(anchor) => {
            let (idx, mention) = desk.mention_at(anchor)?;
            entities::change_mention(desk, idx, mention, &edit.change)
        }
        Target::Quote(anchor) => {
            let idx = desk.quote_at(anchor)?;
            quotes::change(desk, idx, &edit.change)
        }
        Target::Claim(anchor, outcome) => {
            let idx = desk.claim_at(anchor, *outcome)?;
            claims::change(desk, idx, &edit.change)
        }
        Target::Date(anchor) => {
            let idx = desk.date_at(anchor)?;
            change_date(desk, idx, &edit.change)
        }
        Target::Text(anchor) => {
            let span = anchor.place(desk.text())?;
            match &edit.change {
                Change::Add(addition) => additions::add(desk, span, addition),
                // Set before the text was cut up: see `edits::regions`.
                Change::Region(_) => Some(()),
                _ => None,
            }
        }
    }
}

fn change_date(desk: &mut Desk, idx: usize, change: &Change) -> Option<()> {
    let span = match change {
        Change::Span(anchor) => Some(anchor.place(desk.text())?),
        _ => None,
    };
    if let Some(span) = span {
        desk.take_dates(span, Some(idx));
    }
    let slot = desk.dates.get_mut(idx)?;
    match change {
        Change::Accept => slot.accept(),
        Change::Reject => slot.is_gone = true,
        Change::Days(from, until) if from <= until => slot.corrected().days = Some((*from, *until)),
        Change::Span(_) => slot.corrected().span = span?,
        _ => return None,
    }
    desk.forget_places();
    Some(())
}

/// A fact on the desk.
struct Slot<F> {
    fact: F,
    standing: Standing,
    is_gone: bool,
}

impl<F> Slot<F> {
    const fn new(fact: F, standing: Standing) -> Self {
        Self { fact, standing, is_gone: false }
    }

    /// That a reader has put it right says more than that it is right.
    fn accept(&mut self) {
        if self.standing == Standing::Unreviewed {
            self.standing = Standing::Accepted;
        }
    }

    /// The fact, to be put right.
    fn corrected(&mut self) -> &mut F {
        if self.standing != Standing::Added {
            self.standing = Standing::Corrected;
        }
        &mut self.fact
    }
}
