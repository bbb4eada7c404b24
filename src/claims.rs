//! Casualty claims: who was killed, injured, missing, detained, abducted or displaced, how many, and who says so.

mod antecedents;
mod asides;
mod chunks;
mod counts;
mod deaths;
mod doers;
mod drafts;
mod earlier;
mod incidents;
mod links;
mod listed;
mod outcomes;
mod parts;
mod people;
mod places;
mod relations;
mod responsibility;
mod scope;
#[cfg(test)]
mod tests;
mod totals_stated;
mod victims;

use std::fmt;

use crate::dates::TimeExpression;
use crate::document::{Document, RegionKind};
use crate::entities::{Entity, EntityId};
use crate::mentions::EntityKind;
use crate::quotes::{Quote, Stance as CueStance};
use crate::span::Span;

/// The place of a claim in [`Annotation::claims`](crate::Annotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub usize);

impl fmt::Display for ClaimId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "c{}", self.0)
    }
}

/// What happened to the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Killed,
    Injured,
    Missing,
    Detained,
    Abducted,
    Displaced,
    /// The word "casualties" alone, which says neither dead nor hurt.
    Casualties,
}

impl Outcome {
    /// Every outcome, in the order that tolls are listed in.
    pub const ALL: [Self; 7] = [
        Self::Killed,
        Self::Injured,
        Self::Missing,
        Self::Detained,
        Self::Abducted,
        Self::Displaced,
        Self::Casualties,
    ];
}

/// How the words hedge the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    Exact,
    AtLeast,
    MoreThan,
    UpTo,
    FewerThan,
    About,
    Range,
    /// "Dozens", "several".
    Vague,
    /// No number word: "a teacher was killed".
    Implied,
    Unknown,
}

/// How many, as the words tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub span: Span,
    /// What the text guarantees.
    pub min: u64,
    /// `None` where the text sets no upper bound.
    pub max: Option<u64>,
    /// The stated figure; `None` for a range or a vague word.
    pub best: Option<u64>,
    pub qualifier: Qualifier,
}

/// Who the victims are; never inferred, only as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VictimGroup {
    Civilian,
    Combatant,
    SecurityForce,
    AidWorker,
    Media,
    Medical,
    Perpetrator,
    Mixed,
    Unknown,
}

/// The people counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Victims {
    pub span: Span,
    pub group: VictimGroup,
    /// Those of them whom the words name.
    pub named: Vec<NamedVictim>,
    /// How many of them the text calls children, here or in a figure that is a subset of this one.
    pub children: Option<u64>,
    /// As `children`, of women.
    pub women: Option<u64>,
    /// As `children`, of men.
    pub men: Option<u64>,
    /// "⟨Turkish⟩ soldiers": a nationality or people.
    pub nationality: Option<Part>,
    /// What they do for a living, in the words of the text: "police officers", "teacher".
    pub occupation: Option<Span>,
}

/// A victim whom the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedVictim {
    pub entity: EntityId,
    /// In years, where it stands beside the name.
    pub age: Option<u8>,
}

/// Words that fill a part of a claim, with the entity where they name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub span: Span,
    pub entity: Option<EntityId>,
}

/// How the text ties the actor to the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// The actor says so.
    Claimed,
    /// Others say so.
    Blamed,
    /// The text says so.
    Stated,
}

/// Who is said to have done it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub part: Part,
    pub stance: Stance,
}

/// What kind of source gives the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    Official,
    Military,
    Medical,
    Rescue,
    UnNgo,
    Witness,
    Media,
    Anonymous,
}

/// Who gives the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub part: Part,
    pub kind: SourceKind,
}

/// One of the events that the article reports: the main one is the first, others are told as separate ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(pub usize);

impl IncidentId {
    /// The event that the article is about.
    pub const MAIN: Self = Self(0);
}

impl fmt::Display for IncidentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "i{}", self.0)
    }
}

/// What the figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// An event that is reported: [`Claim::incident`] tells which.
    Incident,
    /// A running total over a longer time ("since October").
    Cumulative,
    /// An earlier event, told for comparison.
    Historical,
    /// "Could kill thousands".
    Hypothetical,
    /// "Vowed to kill".
    Threat,
}

/// How a claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// "38 people, including 11 children".
    SubsetOf,
    /// One of the parts that a stated total is made of.
    PartOf,
    /// A newer figure for the same thing ("rose to 45").
    Updates,
    /// The same figure told again.
    Repeats,
}

/// A link from one claim to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    pub claim: ClaimId,
}

/// Whether the text affirms the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    Affirmed,
    Denied,
    Unconfirmed,
}

/// One statement about casualties.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub id: ClaimId,
    pub outcome: Outcome,
    pub count: Count,
    pub victims: Option<Victims>,
    pub actor: Option<Actor>,
    pub place: Option<Part>,
    pub time: Option<Part>,
    pub means: Option<Part>,
    pub source: Option<Source>,
    pub scope: Scope,
    /// The event that the figure is of; `None` for other scopes.
    pub incident: Option<IncidentId>,
    pub relation: Option<Relation>,
    pub polarity: Polarity,
    /// The words that prove it, in order: the outcome's, the count's and the victims'.
    pub evidence: Vec<Span>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The rule that found it, for the reader who asks why.
    pub rule: &'static str,
}

/// Who gives the figure of `claim`, one of `claims`: its own source, or that of a claim that tells it again. A headline
/// names no source; the sentence that repeats it does.
#[must_use]
pub fn source_of(claims: &[Claim], claim: &Claim) -> Option<Source> {
    let again = Some(Relation { kind: RelationKind::Repeats, claim: claim.id });
    let repeats = |other: &&Claim| {
        other.relation == again && claim.count.best.is_some() && other.count.best == claim.count.best
    };
    claim.source.or_else(|| claims.iter().filter(repeats).find_map(|other| other.source))
}

/// The number of people that the words of `span` tell, read by their form: `None` where they hold no number.
#[must_use]
pub fn count_in(document: &Document, span: Span) -> Option<Count> {
    let tokens = document.tokens_in(span);
    let amount = tokens.clone().find_map(|first| counts::amount_at(document, first, tokens.end))?;
    let counts::Amount { min, max, best, qualifier, tokens } = amount;
    Some(Count { span: document.span_of(tokens), min, max, best, qualifier })
}

/// What kind of source the words of `span` are, which name `entity`.
#[must_use]
pub fn source_kind(document: &Document, span: Span, entity: Option<&Entity>) -> SourceKind {
    parts::kind_told(document, span, entity).unwrap_or(SourceKind::Anonymous)
}

/// Finds the casualty claims of the document, in the order of their counts.
#[must_use]
pub fn find(
    document: &Document,
    entities: &[Entity],
    dates: &[TimeExpression],
    quotes: &[Quote],
) -> Vec<Claim> {
    let context = Context::new(document, entities, dates, quotes);
    let mut drafts = Vec::new();
    for (sentence_idx, sentence) in document.sentences().iter().enumerate() {
        let is_story = document
            .token(sentence.tokens.start)
            .is_some_and(|token| !matches!(token.region, RegionKind::Boilerplate | RegionKind::Byline));
        let mut tokens = sentence.tokens.clone();
        if is_story && tokens.any(|at| outcomes::may_begin(document, at) || listed::may_begin(document, at)) {
            let mut found = drafts::drafts_of(&context, sentence_idx, sentence.tokens.clone());
            listed::settle(document, &drafts, &mut found);
            doers::settle(document, &drafts, &mut found);
            drafts.extend(found);
        }
    }
    scope::dispute(&context, &mut drafts);
    relations::relate(&context, &mut drafts);
    responsibility::assign(&context, &mut drafts);
    places::carry(&context, &mut drafts);
    victims::count_kinds(&mut drafts);
    drafts.into_iter().map(|draft| draft.claim).collect()
}

/// What the stages before have found, laid out for looking up.
struct Context<'a> {
    document: &'a Document<'a>,
    entities: &'a [Entity],
    dates: &'a [TimeExpression],
    quotes: &'a [Quote],
    /// Where quotations stand, in order, each with its place in `quotes`.
    fragments: Vec<(Span, usize)>,
    /// Where the speakers of the quotations are named, in order.
    speakers: Vec<Span>,
    /// The entity that each token is part of a mention of.
    mentions: Vec<Option<EntityId>>,
    /// Whether names were looked for at all.
    knows_names: bool,
}

impl<'a> Context<'a> {
    fn new(
        document: &'a Document<'a>,
        entities: &'a [Entity],
        dates: &'a [TimeExpression],
        quotes: &'a [Quote],
    ) -> Self {
        let mut mentions = vec![None; document.tokens().len()];
        for entity in entities {
            for mention in &entity.mentions {
                for slot in mentions.get_mut(mention.tokens.clone()).unwrap_or_default() {
                    *slot = Some(entity.id);
                }
            }
        }
        // What somebody only thinks or hopes is no source.
        let is_said = |quote: &Quote| quote.cue.is_none_or(|cue| cue.stance != CueStance::Belief);
        let mut fragments: Vec<(Span, usize)> = quotes
            .iter()
            .enumerate()
            .filter(|(_, quote)| is_said(quote))
            .flat_map(|(quote_idx, quote)| quote.fragments.iter().map(move |&fragment| (fragment, quote_idx)))
            .collect();
        fragments.sort_unstable();
        let mut speakers: Vec<Span> =
            quotes.iter().filter_map(|quote| quote.speaker.map(|speaker| speaker.span)).collect();
        speakers.sort_unstable();
        Self {
            document,
            entities,
            dates,
            quotes,
            fragments,
            speakers,
            mentions,
            knows_names: !entities.is_empty(),
        }
    }

    /// The quotation whose content holds the span.
    fn quotes_at(&self, span: Span) -> Option<&'a Quote> {
        let after = self.fragments.partition_point(|(fragment, _)| fragment.start() <= span.start());
        let (fragment, quote_idx) = self.fragments.get(after.checked_sub(1)?)?;
        fragment.contains(span).then(|| self.quotes.get(*quote_idx)).flatten()
    }

    /// Whether a quotation's speaker is named in the span.
    fn is_speaker(&self, span: Span) -> bool {
        let first = self.speakers.partition_point(|speaker| speaker.end() <= span.start());
        self.speakers.get(first).is_some_and(|speaker| speaker.overlaps(span))
    }

    fn entity_at(&self, token_idx: usize) -> Option<&'a Entity> {
        let id = (*self.mentions.get(token_idx)?)?;
        self.entities.get(id.0)
    }

    fn kind_at(&self, token_idx: usize) -> Option<EntityKind> {
        self.entity_at(token_idx).map(|entity| entity.kind)
    }
}
