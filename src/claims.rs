//! Casualty claims: who was killed, injured, missing, detained, abducted or displaced, how many, and who says so.

mod antecedents;
mod chunks;
mod counts;
mod links;
mod outcomes;
mod parts;
mod people;
mod relations;
mod scope;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use crate::dates::TimeExpression;
use crate::document::{Document, RegionKind};
use crate::entities::{Entity, EntityId};
use crate::mentions::EntityKind;
use crate::quotes::Quote;
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
    /// The names given for them.
    pub names: Vec<EntityId>,
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

/// What the figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The event that is reported.
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
    pub relation: Option<Relation>,
    pub polarity: Polarity,
    /// The words that prove it, in order: the outcome's, the count's and the victims'.
    pub evidence: Vec<Span>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The rule that found it, for the reader who asks why.
    pub rule: &'static str,
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
        if is_story && sentence.tokens.clone().any(|token_idx| outcomes::may_begin(document, token_idx)) {
            drafts.extend(drafts_of(&context, sentence_idx, sentence.tokens.clone()));
        }
    }
    relations::relate(&context, &mut drafts);
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
        let mut fragments: Vec<(Span, usize)> = quotes
            .iter()
            .enumerate()
            .flat_map(|(quote_idx, quote)| quote.fragments.iter().map(move |&fragment| (fragment, quote_idx)))
            .collect();
        fragments.sort_unstable();
        Self { document, entities, dates, quotes, fragments, mentions, knows_names: !entities.is_empty() }
    }

    /// The quotation whose content holds the span.
    fn quotes_at(&self, span: Span) -> Option<&'a Quote> {
        let after = self.fragments.partition_point(|(fragment, _)| fragment.start() <= span.start());
        let (fragment, quote_idx) = self.fragments.get(after.checked_sub(1)?)?;
        fragment.contains(span).then(|| self.quotes.get(*quote_idx)).flatten()
    }

    fn entity_at(&self, token_idx: usize) -> Option<&'a Entity> {
        let id = (*self.mentions.get(token_idx)?)?;
        self.entities.get(id.0)
    }

    fn kind_at(&self, token_idx: usize) -> Option<EntityKind> {
        self.entity_at(token_idx).map(|entity| entity.kind)
    }
}

/// A claim with what is known of its words but not told to the outside.
struct Draft {
    claim: Claim,
    phrase: people::Phrase,
    sentence_idx: usize,
    /// The outcome's words; claims of one link share them.
    trigger: Range<usize>,
    /// Whether the verb is in the present perfect: up to the time of writing.
    is_perfect: bool,
    /// Whether the very clause says that the event is an earlier one.
    is_recalled: bool,
    /// The claim, by its place among the drafts, that "including" makes this one part of.
    within: Option<usize>,
}

/// The claims of one sentence.
fn drafts_of(context: &Context<'_>, sentence_idx: usize, tokens: Range<usize>) -> Vec<Draft> {
    let document = context.document;
    let chunks = chunks::cut(context, tokens.clone());
    let mut found: HashSet<(usize, Outcome)> = HashSet::new();
    let links = links::find(context, &chunks);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut push = |drafts: &mut Vec<Draft>, link: &links::Link, chunk_idx: usize, within: Option<usize>| {
        let phrase = chunks.get(chunk_idx)?.phrase()?;
        // The noun counts when its people have no number of their own ("two deaths of civilians").
        if !found.insert((chunk_idx, link.outcome)) {
            return None;
        }
        let idx = drafts.len();
        drafts.push(draft(context, sentence_idx, link, phrase, within));
        Some(idx)
    };
    for link in &links {
        for &chunk_idx in &link.victims {
            let Some(whole) = push(&mut drafts, link, chunk_idx, None) else { continue };
            for part in links::parts(context, &chunks, chunk_idx) {
                push(&mut drafts, link, part, Some(whole));
            }
        }
    }
    // "Shot and killed", "wounded … and died": who is dead is no longer counted as hurt.
    let dead: HashSet<Range<usize>> = drafts
        .iter()
        .filter(|draft| draft.claim.outcome == Outcome::Killed && draft.claim.polarity == Polarity::Affirmed)
        .map(|draft| draft.phrase.tokens.clone())
        .collect();
    let keep =
        |draft: &Draft| draft.claim.outcome != Outcome::Injured || !dead.contains(&draft.phrase.tokens);
    let mut kept_before = Vec::new();
    let mut n_kept = 0usize;
    for draft in &drafts {
        kept_before.push(n_kept);
        n_kept += usize::from(keep(draft));
    }
    drafts.retain(keep);
    for draft in &mut drafts {
        draft.within = draft.within.and_then(|idx| kept_before.get(idx).copied());
    }
    drafts.extend(
        links::death_toll(document, tokens).into_iter().map(|toll| toll_draft(context, sentence_idx, toll)),
    );
    scope::settle(context, &mut drafts);
    in_order(drafts)
}

/// The drafts of a sentence in the order of their counts.
fn in_order(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut ordered: Vec<(usize, Draft)> = drafts.into_iter().enumerate().collect();
    ordered.sort_by_key(|(_, draft)| draft.claim.count.span);
    let mut place_of = vec![0; ordered.len()];
    for (new, (old, _)) in ordered.iter().enumerate() {
        if let Some(place) = place_of.get_mut(*old) {
            *place = new;
        }
    }
    let in_place = |(_, draft): (usize, Draft)| {
        let within = draft.within.and_then(|old| place_of.get(old).copied());
        Draft { within, ..draft }
    };
    ordered.into_iter().map(in_place).collect()
}

fn draft(
    context: &Context<'_>,
    sentence_idx: usize,
    link: &links::Link,
    phrase: &people::Phrase,
    within: Option<usize>,
) -> Draft {
    let document = context.document;
    let is_many = phrase.is_plural && phrase.amount.best.is_none();
    let points_back = phrase.reference == people::Reference::Pronoun || phrase.is_bodies(document);
    let resolved = (is_many && points_back)
        .then(|| {
            antecedents::amount_before(
                context,
                sentence_idx,
                phrase.tokens.start,
                phrase.amount.tokens.clone(),
            )
        })
        .flatten();
    let is_total = phrase.is_total || scope::opens_with_total(context, sentence_idx);
    let phrase = &people::Phrase {
        is_total,
        amount: resolved.unwrap_or_else(|| phrase.amount.clone()),
        ..phrase.clone()
    };
    let amount = &phrase.amount;
    let count_span = document.span_of(amount.tokens.clone());
    let count = Count {
        span: count_span,
        min: amount.min,
        max: amount.max,
        best: amount.best,
        qualifier: amount.qualifier,
    };
    let trigger_span = document.span_of(link.tokens.clone());
    let victims_span = document.span_of(phrase.tokens.clone());
    let mut evidence = vec![count_span];
    for span in [victims_span, trigger_span] {
        if !evidence.contains(&span) {
            evidence.push(span);
        }
    }
    let names = phrase
        .noun
        .clone()
        .filter_map(|idx| context.entity_at(idx))
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.id)
        .take(1)
        .collect();
    let group = if is_self_bomber(context, sentence_idx, link, phrase) {
        VictimGroup::Perpetrator
    } else {
        phrase.group
    };
    let (scope, polarity) = scope::of_link(context, sentence_idx, link);
    let claim = Claim {
        id: ClaimId(0),
        outcome: link.outcome,
        count,
        victims: (!phrase.noun.is_empty()).then_some(Victims { span: victims_span, group, names }),
        actor: None,
        place: None,
        time: None,
        means: None,
        source: None,
        scope,
        relation: None,
        polarity,
        evidence,
        confidence: confidence(phrase),
        rule: link.rule,
    };
    let mut draft = Draft {
        claim,
        phrase: phrase.clone(),
        sentence_idx,
        trigger: link.tokens.clone(),
        is_perfect: link.mood.is_perfect,
        is_recalled: scope::is_recalled(context, sentence_idx, link),
        within,
    };
    parts::fill(context, &mut draft, link);
    draft
}

/// Whether the phrase is one who died by his own bomb: "blew himself up", "killing himself and two others" with explosives.
fn is_self_bomber(
    context: &Context<'_>,
    sentence_idx: usize,
    link: &links::Link,
    phrase: &people::Phrase,
) -> bool {
    let document = context.document;
    if document.key(link.tokens.start) == "blew" {
        return true;
    }
    let is_reflexive = matches!(document.key(phrase.tokens.start), "himself" | "herself" | "themselves");
    let Some(sentence) = document.sentences().get(sentence_idx).filter(|_| is_reflexive) else {
        return false;
    };
    let from = sentence.tokens.start.max(link.tokens.start.saturating_sub(40));
    (from..link.tokens.start).any(|at| {
        ["bomb", "explo", "deton", "suicide", "grenade"].iter().any(|stem| document.key(at).contains(stem))
    })
}

fn toll_draft(
    context: &Context<'_>,
    sentence_idx: usize,
    (toll, amount): (Range<usize>, counts::Amount),
) -> Draft {
    let link = links::Link {
        outcome: Outcome::Killed,
        tokens: toll,
        victims: Vec::new(),
        mood: links::Mood::default(),
        rule: "death toll",
    };
    draft(context, sentence_idx, &link, &people::Phrase::of_number(amount), None)
}

/// How sure the words are: a counted noun for people more than a bare number or an unknown noun.
fn confidence(phrase: &people::Phrase) -> f32 {
    use people::{Humanity, Reference};
    match (phrase.humanity, phrase.reference) {
        (Humanity::People, Reference::Counted | Reference::Nobody) => 0.95,
        (Humanity::People, Reference::Indefinite | Reference::Name) => 0.85,
        (Humanity::People, _) => 0.7,
        _ => 0.6,
    }
}
