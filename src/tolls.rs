//! What the claims add up to for the article's main incident, without double counting.

use crate::claims::{Claim, ClaimId, Outcome};
use crate::document::Document;

/// The figure of one outcome for the main incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    pub outcome: Outcome,
    pub min: u64,
    /// `None` where nothing in the text sets an upper bound.
    pub max: Option<u64>,
    pub best: Option<u64>,
    /// The claims that the figure rests on; never empty.
    pub claims: Vec<ClaimId>,
    /// Whether sources disagree.
    pub conflict: bool,
}

/// Adds up the claims of the main incident, at most one toll an outcome, in the order of [`Outcome`].
#[must_use]
pub fn add_up(document: &Document, claims: &[Claim]) -> Vec<Toll> {
    let _ = (document, claims);
    Vec::new()
}
