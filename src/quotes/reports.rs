//! A quotation in tokens, as the stages of this module pass it on.

use std::ops::Range;

use super::cues::Cue;
use super::groups;
use super::stance::{self, Stance};
use crate::document::Document;
use crate::lexicon;

/// The whole verb group that reports, or the colon or dash that stands for it.
#[derive(Clone, Debug)]
pub struct ReportCue {
    pub tokens: Range<usize>,
    pub stance: Stance,
}

impl ReportCue {
    pub fn new(document: &Document, cue: &Cue) -> Self {
        let tokens = groups::around(document, &cue.tokens);
        let stance = match stance::of(document, &cue.tokens) {
            // "allegedly told", "reportedly said"
            Stance::Neutral if tokens.clone().any(|idx| document.is(idx, lexicon::HEDGE)) => Stance::Claim,
            stance => stance,
        };
        Self { tokens, stance }
    }

    /// A colon or dash between the speaker and the words.
    pub const fn mark(idx: usize) -> Self {
        Self { tokens: idx..idx + 1, stance: Stance::Neutral }
    }
}

/// A quotation in tokens, before its speaker is resolved.
#[derive(Clone, Debug)]
pub struct Report {
    pub fragments: Vec<Range<usize>>,
    pub cue: Option<ReportCue>,
    pub speaker: Option<Range<usize>>,
    /// The speaker with its apposition, where that is told beside it.
    pub whole_speaker: Option<Range<usize>>,
    /// Whom it is told to.
    pub audience: Option<Range<usize>>,
    pub paragraph_idx: usize,
    /// The speaker's own words, though no marks say so.
    pub is_direct: bool,
    pub rule: &'static str,
    pub confidence: f32,
}

impl Report {
    /// Quoted words whose cue and speaker are not known yet.
    pub const fn lone(fragments: Vec<Range<usize>>, paragraph_idx: usize) -> Self {
        Self {
            fragments,
            cue: None,
            speaker: None,
            whole_speaker: None,
            audience: None,
            paragraph_idx,
            is_direct: false,
            rule: "lone",
            confidence: 0.4,
        }
    }
}
