//! Casualty claims and the victims whom they name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Record, Rows, ids, one_line, or_blank, yes_or_no};
use crate::claims::{Claim, ClaimId, Outcome, Victims};
use crate::codes::Code;
use crate::document::Document;
use crate::entities::EntityId;
use crate::export::round_confidence;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
use crate::wording;

pub(super) const COLUMNS: [&str; 38] = [
    "document",
    "id",
    "incident",
    "outcome",
    "min",
    "max",
    "best",
    "qualifier",
    "words",
    "victims",
    "group",
    "children",
    "women",
    "men",
    "nationality",
    "occupation",
    "names",
    "ages",
    "actor",
    "stance",
    "place",
    "time",
    "from",
    "until",
    "means",
    "source",
    "source_kind",
    "scope",
    "polarity",
    "relation",
    "related_claim",
    "in_toll",
    "why",
    "sentence",
    "start",
    "end",
    "confidence",
    "rule",
];

pub(super) const VICTIM_COLUMNS: [&str; 12] = [
    "document",
    "name",
    "age",
    "outcome",
    "group",
    "nationality",
    "occupation",
    "description",
    "incident",
    "scope",
    "polarity",
    "claims",
];

/// A sentence is shown this many bytes before and behind a count, and cut beyond: a hostile text can be one sentence.
pub(super) const AROUND: usize = 600;

impl Rows<'_> {
    pub(super) fn claims(&self) -> Vec<Record> {
        let document = Document::new(self.text);
        let offsets = Offsets::new(self.text, Unit::CodePoint);
        let counted: FxHashSet<ClaimId> =
            self.annotation.tolls.iter().flat_map(|toll| toll.claims.iter().copied()).collect();
        let row = |claim: &Claim| {
            let in_toll = counted.contains(&claim.id);
            let (from, until) = self.days(claim).unzip();
            let (start, end) = offsets.of(claim.count.span);
            let mut row = vec![
                self.document.to_owned(),
                claim.id.to_string(),
                or_blank(claim.incident),
                claim.outcome.code().to_owned(),
                claim.count.min.to_string(),
                or_blank(claim.count.max),
                or_blank(claim.count.best),
                claim.count.qualifier.code().to_owned(),
                self.words(claim.count.span),
            ];
            row.extend(self.of_victims(claim.victims.as_ref()));
            row.extend([
                self.words_of(claim.actor.map(|actor| actor.part.span)),
                claim.actor.map(|actor| actor.stance.code()).unwrap_or_default().to_owned(),
                self.words_of(claim.place.map(|place| place.span)),
                self.words_of(claim.time.map(|time| time.span)),
                or_blank(from),
                or_blank(until),
                self.words_of(claim.means.map(|means| means.span)),
                self.words_of(claim.source.map(|source| source.part.span)),
                claim.source.map(|source| source.kind.code()).unwrap_or_default().to_owned(),
                claim.scope.code().to_owned(),
                claim.polarity.code().to_owned(),
                claim.relation.map(|relation| relation.kind.code()).unwrap_or_default().to_owned(),
                or_blank(claim.relation.map(|relation| relation.claim)),
                yes_or_no(in_toll),
                wording::why(claim, in_toll).to_owned(),
                self.sentence(&document, claim.count.span),
                start.to_string(),
                end.to_string(),
                round_confidence(claim.confidence).to_string(),
                claim.rule.to_owned(),
            ]);
            row
        };
        self.annotation.claims.iter().map(row).collect()
    }

    /// The columns from `victims` to `ages`.
    fn of_victims(&self, victims: Option<&Victims>) -> [String; 9] {
        let Some(victims) = victims else { return Default::default() };
        let names: Vec<&str> = victims.named.iter().filter_map(|victim| self.name(victim.entity)).collect();
        let ages: Vec<String> = victims.named.iter().map(|victim| or_blank(victim.age)).collect();
        [
            self.words(victims.span),
            victims.group.code().to_owned(),
            or_blank(victims.children),
            or_blank(victims.women),
            or_blank(victims.men),
            self.words_of(victims.nationality.map(|nationality| nationality.span)),
            self.words_of(victims.occupation),
            names.join("; "),
            ages.join("; "),
        ]
    }

    /// A row for each named victim and outcome, with what any of the claims tells, in the order of the first of them.
    pub(super) fn victims(&self) -> Vec<Record> {
        let mut order: Vec<(EntityId, Outcome)> = Vec::new();
        let mut told: FxHashMap<(EntityId, Outcome), Vec<(&Claim, &Victims)>> = FxHashMap::default();
        for claim in &self.annotation.claims {
            let Some(victims) = &claim.victims else { continue };
            for victim in &victims.named {
                let key = (victim.entity, claim.outcome);
                let claims = told.entry(key).or_default();
                if claims.is_empty() {
                    order.push(key);
                }
                claims.push((claim, victims));
            }
        }
        order
            .into_iter()
            .filter_map(|(entity, outcome)| {
                let claims = told.get(&(entity, outcome))?;
                Some(self.victim(entity, outcome, claims, claims.first()?.0))
            })
            .collect()
    }

    fn victim(
        &self,
        entity: EntityId,
        outcome: Outcome,
        told: &[(&Claim, &Victims)],
        first: &Claim,
    ) -> Record {
        let victims = || told.iter().map(|(_, victims)| *victims);
        let is_named = |victims: &Victims| victims.named.len() == 1;
        let ages = victims().flat_map(|victims| victims.named.iter());
        let age = ages.filter(|victim| victim.entity == entity).find_map(|victim| victim.age);
        let group = victims().map(|victims| victims.group.code()).find(|code| *code != "unknown");
        // What is told of several people together need not hold for each of them.
        let nationality =
            victims().filter(|victims| is_named(victims)).find_map(|victims| victims.nationality);
        let occupation = victims().filter(|victims| is_named(victims)).find_map(|victims| victims.occupation);
        let claims: Vec<ClaimId> = told.iter().map(|(claim, _)| claim.id).collect();
        vec![
            self.document.to_owned(),
            self.name(entity).unwrap_or_default().to_owned(),
            or_blank(age),
            outcome.code().to_owned(),
            group.unwrap_or("unknown").to_owned(),
            self.words_of(nationality.map(|nationality| nationality.span)),
            self.words_of(occupation),
            self.words_of(self.annotation.entities.get(entity.0).and_then(|entity| entity.description)),
            or_blank(first.incident),
            first.scope.code().to_owned(),
            first.polarity.code().to_owned(),
            ids(&claims),
        ]
    }

    /// The days that the claim's time means.
    fn days(&self, claim: &Claim) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
        let span = claim.time?.span;
        let dates = &self.annotation.dates;
        // They are in order and do not overlap.
        let first = dates.partition_point(|date| date.span.end() <= span.start());
        dates.get(first).filter(|date| date.span.overlaps(span))?.days
    }

    /// The sentence that the span stands in, cut where it is very long.
    fn sentence(&self, document: &Document<'_>, span: Span) -> String {
        let sentence = document.sentence_of(document.tokens_in(span).start);
        let whole = sentence.map_or(span, |sentence| sentence.span);
        let start = whole.start().max(span.start().saturating_sub(AROUND));
        let end = whole.end().min(span.end().saturating_add(AROUND));
        let start = self.text.ceil_char_boundary(start);
        let end = self.text.floor_char_boundary(end);
        let words = one_line(self.text.get(start..end).unwrap_or_default());
        let before = if start > whole.start() { "…" } else { "" };
        let after = if end < whole.end() { "…" } else { "" };
        format!("{before}{words}{after}")
    }
}
