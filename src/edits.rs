//! A reader's corrections: which fact each is about, by words of the text that can be found again, and what it changes.
//!
//! `replay` carries them out after the stages. They name facts by their words and what stands around these, never by
//! number, so that they hold when the text is analysed anew or changed a little; what cannot be placed is lost, not guessed.

mod anchor;

use jiff::civil::Date;

use crate::claims::{Outcome, Polarity, RelationKind, Scope, VictimGroup};
use crate::document::{Region, RegionKind};
use crate::mentions::EntityKind;
use crate::quotes::QuoteKind;

pub use anchor::Anchor;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub on: Target,
    pub change: Change,
}

/// The fact that an edit is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The entity that has this mention, with all its mentions.
    Entity(Anchor),
    /// One mention of an entity.
    Mention(Anchor),
    /// The quote whose first fragment this is.
    Quote(Anchor),
    /// The claim with this count; where several have it, the one with the outcome.
    Claim(Anchor, Outcome),
    Date(Anchor),
    /// Words that are no fact yet, or a block of the page.
    Text(Anchor),
}

impl Target {
    /// The words that the fact is found by.
    #[must_use]
    pub const fn anchor(&self) -> &Anchor {
        let (Self::Entity(anchor)
        | Self::Mention(anchor)
        | Self::Quote(anchor)
        | Self::Claim(anchor, _)
        | Self::Date(anchor)
        | Self::Text(anchor)) = self;
        anchor
    }

    const fn anchor_mut(&mut self) -> &mut Anchor {
        let (Self::Entity(anchor)
        | Self::Mention(anchor)
        | Self::Quote(anchor)
        | Self::Claim(anchor, _)
        | Self::Date(anchor)
        | Self::Text(anchor)) = self;
        anchor
    }
}

/// What is changed. Each goes with the targets that have such a part; on others it is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The fact is right as it stands.
    Accept,
    /// It is no fact: an entity goes with all its mentions, a mention alone.
    Reject,
    /// The kind of an entity and all its mentions.
    Kind(EntityKind),
    QuoteKind(QuoteKind),
    /// The fullest name of an entity.
    Name(String),
    /// The entity is the same as another one, and goes under that one's name.
    Merge(Target),
    /// The mention, and those in the same words, are of another entity than the rest.
    Split,
    /// The words of a mention, quote, count or date.
    Span(Anchor),
    /// Who says a quote; `None` where nobody is named.
    Speaker(Option<Voice>),
    Outcome(Outcome),
    Count(Figure),
    Scope(Scope),
    Polarity(Polarity),
    Group(VictimGroup),
    /// What the claim is to another one.
    Relation(Option<(RelationKind, Target)>),
    Part(Part, Option<Anchor>),
    /// First and last day of a date, both inclusive.
    Days(Date, Date),
    /// A fact that was not found, at a [`Target::Text`].
    Add(Addition),
    /// What a block of the page is: the story, or no part of it.
    Region(RegionKind),
}

/// Who says a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// These words name the speaker.
    Words(Anchor),
    /// The words stay, and mean this entity.
    Entity(Target),
}

/// How many, as a reader puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub min: u64,
    /// `None` for no upper bound.
    pub max: Option<u64>,
    pub best: Option<u64>,
}

/// The parts of a claim that are words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Actor,
    Place,
    Time,
    Means,
    Source,
    Victims,
}

/// What is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// A new entity, or a mention of a known one; with `everywhere`, wherever the same words stand free.
    Mention { kind: EntityKind, of: Option<Target>, everywhere: bool },
    /// A quote; what begins with a quotation mark is word for word.
    Quote,
    /// A claim; the count is read from the words, one where they tell none.
    Claim(Outcome),
    /// A date, its days not known until they are set.
    Date,
}

/// What a reader made of a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    #[default]
    Unreviewed,
    Accepted,
    Corrected,
    Added,
}

/// What came of the edits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Of each entity, in their order; likewise the others. Empty without edits.
    pub entities: Vec<Standing>,
    pub quotes: Vec<Standing>,
    pub claims: Vec<Standing>,
    pub dates: Vec<Standing>,
    /// The edits in their order.
    pub edits: Vec<Reviewed>,
}

/// An edit and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// With its words where they stand now.
    pub edit: Edit,
    /// Whether the words were found again and it could be carried out.
    pub is_placed: bool,
}

impl Review {
    /// What the reader made of the entity with that index; likewise the others.
    #[must_use]
    pub fn entity(&self, idx: usize) -> Standing {
        self.entities.get(idx).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn quote(&self, idx: usize) -> Standing {
        self.quotes.get(idx).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn claim(&self, idx: usize) -> Standing {
        self.claims.get(idx).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn date(&self, idx: usize) -> Standing {
        self.dates.get(idx).copied().unwrap_or_default()
    }
}

/// The blocks of the page whose kind the reader has set, where they can be placed.
#[must_use]
pub fn regions(text: &str, edits: &[Edit]) -> Vec<Region> {
    let region = |edit: &Edit| match (&edit.on, &edit.change) {
        (Target::Text(anchor), Change::Region(kind)) => {
            Some(Region { span: anchor.place(text)?, kind: *kind })
        }
        _ => None,
    };
    edits.iter().filter_map(region).collect()
}

/// The edit with its words where they stand in `text` now; those that are not found stay as they are.
#[must_use]
pub fn moved(text: &str, edit: &Edit) -> Edit {
    let mut edit = edit.clone();
    edit.on.anchor_mut().follow(text);
    match &mut edit.change {
        Change::Merge(other)
        | Change::Relation(Some((_, other)))
        | Change::Speaker(Some(Voice::Entity(other)))
        | Change::Add(Addition::Mention { of: Some(other), .. }) => other.anchor_mut().follow(text),
        Change::Span(anchor)
        | Change::Part(_, Some(anchor))
        | Change::Speaker(Some(Voice::Words(anchor))) => {
            anchor.follow(text);
        }
        _ => {}
    }
    edit
}
