//! The toll as a journalist opens with it: "101 killed · 40 or more injured, Peshawar, 30 January 2023; claimed by
//! Tehreek-e-Taliban". Also which figures disagree, what is a sum, and which dead attackers stand apart.

use std::fmt;

use rustc_hash::FxHashMap;

use super::{count, outcome, range, short_days};
use crate::annotation::Annotation;
use crate::claims::{
    self, Actor, Claim, ClaimId, IncidentId, Outcome, Part, Polarity, RelationKind, Stance, VictimGroup,
};
use crate::dates::Precision;
use crate::mentions::EntityKind;
use crate::span::Span;
use crate::tolls::Toll;

/// The toll of the main event in one line, by way of [`fmt::Display`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// One for each toll, in their order; never empty.
    pub figures: Vec<Figure>,
    /// "Peshawar, 30 January 2023; claimed by Tehreek-e-Taliban", as far as the claims tell.
    pub setting: Option<String>,
}

/// A figure of the toll, and what must be said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub outcome: Outcome,
    /// "101 killed".
    pub phrase: String,
    pub claims: Vec<ClaimId>,
    pub besides: Option<Besides>,
    /// "Sources disagree on how many were killed".
    pub dispute: Option<String>,
    /// The figures that disagree; none where nothing does.
    pub accounts: Vec<Account>,
    /// "Sum of 3 figures: the text gives no total."
    pub sum: Option<String>,
}

/// Attackers who are not part of a figure: "besides 2 attackers".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Besides {
    pub phrase: String,
    pub claims: Vec<ClaimId>,
}

/// One of several figures for the same people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub claim: ClaimId,
    /// "54".
    pub figure: String,
    /// "according to the government".
    pub by: String,
}

impl fmt::Display for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.figure, self.by)
    }
}

impl fmt::Display for Headline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, figure) in self.figures.iter().enumerate() {
            let dot = if idx > 0 { " · " } else { "" };
            write!(formatter, "{dot}{}", figure.phrase)?;
            if let Some(besides) = &figure.besides {
                write!(formatter, " {}", besides.phrase)?;
            }
        }
        self.setting.iter().try_for_each(|setting| write!(formatter, ", {setting}"))
    }
}

/// Tells of one annotated text where, when and by whom, and the headline.
pub struct Teller<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    /// Where names stand, in order.
    names: Vec<Span>,
}

/// At most this many disagreeing figures are set side by side.
const ACCOUNTS: usize = 8;

/// Longer words are no name of a place or an actor that a headline could hold.
const LONG: usize = 60;

impl<'a> Teller<'a> {
    /// Of `annotation`, which must be one of `text`.
    #[must_use]
    pub fn new(text: &'a str, annotation: &'a Annotation) -> Self {
        let mentions = annotation.entities.iter().flat_map(|entity| &entity.mentions);
        let mut names: Vec<Span> = mentions.map(|mention| mention.span).collect();
        names.sort_unstable();
        Self { text, annotation, names }
    }

    /// The headline; `None` where there is no toll.
    #[must_use]
    pub fn headline(&self) -> Option<Headline> {
        if self.annotation.tolls.is_empty() {
            return None;
        }
        let main: Vec<&Claim> =
            self.annotation.claims.iter().filter(|claim| claim.incident == Some(IncidentId::MAIN)).collect();
        let figures = self.annotation.tolls.iter().map(|toll| self.figure(&main, toll)).collect();
        Some(Headline { figures, setting: self.setting(&main) })
    }

    /// Where and when an event was and who did it, as most of `claims`, all those of one event, tell it.
    #[must_use]
    pub fn setting(&self, claims: &[&Claim]) -> Option<String> {
        let told: Vec<&Claim> =
            claims.iter().copied().filter(|claim| claim.polarity != Polarity::Denied).collect();
        let place = most_shared(told.iter().filter_map(|claim| self.place(claim.place?)));
        // A newer figure tells when it was given, not when the people died.
        let timed = told.iter().filter(|claim| updates(claim).is_none());
        let day = most_shared(timed.filter_map(|claim| self.day(claim.time?)));
        let where_and_when = place.into_iter().chain(day).collect::<Vec<_>>().join(", ");
        let whole = [Some(where_and_when).filter(|words| !words.is_empty()), self.actor(&told)];
        let whole: Vec<String> = whole.into_iter().flatten().collect();
        (!whole.is_empty()).then(|| whole.join("; "))
    }

    fn figure(&self, main: &[&Claim], toll: &Toll) -> Figure {
        let resting: Vec<&Claim> =
            toll.claims.iter().filter_map(|id| self.annotation.claims.get(id.0)).collect();
        let is_resting = |id: ClaimId| toll.claims.binary_search(&id).is_ok();
        // Another source's figure for the same people is one that a newer one takes the place of.
        let is_of_accounts = resting.iter().any(|claim| updates(claim).is_some_and(is_resting));
        let is_disputed = |claim: &&&Claim| {
            claim.polarity == Polarity::Unconfirmed
                && claim.outcome == toll.outcome
                && claim.count.best.is_some_and(|best| toll.best.is_none_or(|ours| ours != best))
                && !is_resting(claim.id)
        };
        let accounts = if toll.conflict {
            let all = resting.iter().chain(main.iter().filter(is_disputed));
            all.take(ACCOUNTS).map(|claim| self.account(claim)).collect()
        } else {
            Vec::new()
        };
        let has_attackers_only = resting.iter().all(|claim| is_attacker(claim));
        // A figure that the text states keeps its words: "about 600", not "600 (540 to 660)".
        let is_stated = |claim: &&&Claim| {
            (claim.count.min, claim.count.max, claim.count.best) == (toll.min, toll.max, toll.best)
        };
        let stated = resting.first().filter(|_| resting.len() == 1).filter(is_stated);
        let what = stated.map_or_else(|| super::toll(toll), |claim| super::claim(claim));
        Figure {
            outcome: toll.outcome,
            phrase: if has_attackers_only { format!("{what} (attackers)") } else { what },
            claims: toll.claims.clone(),
            besides: if has_attackers_only { None } else { besides(main, toll) },
            dispute: toll
                .conflict
                .then(|| format!("Sources disagree on how many were {}", outcome(toll.outcome))),
            accounts,
            sum: (resting.len() > 1 && !is_of_accounts)
                .then(|| format!("Sum of {} figures: the text gives no total.", resting.len())),
        }
    }

    fn account(&self, claim: &Claim) -> Account {
        let by = claims::source_of(&self.annotation.claims, claim).map_or_else(
            || "no source named".to_owned(),
            |source| format!("according to {}", self.within_sentence(source.part)),
        );
        let doubt = if claim.polarity == Polarity::Unconfirmed { ", unconfirmed" } else { "" };
        Account { claim: claim.id, figure: count(&claim.count), by: format!("{by}{doubt}") }
    }

    /// The name of what a part is, else its words on one line.
    fn name(&self, part: Part) -> String {
        let entity = part.entity.and_then(|id| self.annotation.entities.get(id.0));
        entity.map_or_else(|| one_line(part.span.of(self.text)), |entity| entity.name.clone())
    }

    /// As [`Self::name`], as it stands inside a sentence: "The fire service" is "the fire service", and a group whose
    /// name the text begins with an article keeps that.
    fn within_sentence(&self, part: Part) -> String {
        let name = self.name(part);
        if self.has_article(part) && !name.starts_with("The ") {
            return format!("the {name}");
        }
        let first = name.split(' ').next().unwrap_or_default();
        let mut letters = first.chars();
        let is_capitalised =
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
        if part.entity.is_some() || !is_capitalised || self.begins_in_name(part.span) {
            return name;
        }
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |letter| letter.to_lowercase().chain(letters).collect())
    }

    fn has_article(&self, part: Part) -> bool {
        let entity = part.entity.and_then(|id| self.annotation.entities.get(id.0));
        let before = Span::new(0, part.span.start()).of(self.text);
        entity.is_some_and(|entity| entity.kind == EntityKind::Organization)
            && before.strip_suffix("the ").or_else(|| before.strip_suffix("The ")).is_some_and(|before| {
                before.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric())
            })
    }

    fn begins_in_name(&self, span: Span) -> bool {
        let first = self.names.partition_point(|name| name.end() <= span.start());
        self.names.get(first).is_some_and(|name| name.start() <= span.start())
    }

    fn place(&self, part: Part) -> Option<String> {
        Some(self.name(part)).filter(|name| name.len() <= LONG).map(without_capitals)
    }

    fn day(&self, part: Part) -> Option<String> {
        let dates = &self.annotation.dates;
        let first = dates.partition_point(|date| date.span.end() <= part.span.start());
        let date = dates.get(first).filter(|date| date.span.overlaps(part.span))?;
        match date.precision {
            Precision::Duration | Precision::Decade | Precision::Century => None,
            // "Monday" tells something by itself, "two days later" does not.
            _ => short_days(date).or_else(|| {
                let words = one_line(date.span.of(self.text));
                words.contains(char::is_uppercase).then_some(words)
            }),
        }
    }

    fn actor(&self, claims: &[&Claim]) -> Option<String> {
        let named: Vec<(String, Actor)> = claims
            .iter()
            .filter_map(|claim| claim.actor.map(|actor| (self.name(actor.part), actor)))
            .filter(|(name, _)| name.len() <= LONG)
            .collect();
        let most = most_shared(named.iter().map(|(name, _)| name.clone()))?.to_lowercase();
        let theirs: Vec<Actor> =
            named.iter().filter(|(name, _)| name.to_lowercase() == most).map(|(_, actor)| *actor).collect();
        // Who claims the act is more than blamed for it.
        let stance = [Stance::Claimed, Stance::Blamed]
            .into_iter()
            .find(|stance| theirs.iter().any(|actor| actor.stance == *stance))
            .unwrap_or(Stance::Stated);
        Some(format!("{} {}", super::stance(stance), self.within_sentence(theirs.first()?.part)))
    }
}

/// The claim that a newer figure takes the place of.
fn updates(claim: &Claim) -> Option<ClaimId> {
    claim.relation.filter(|relation| relation.kind == RelationKind::Updates).map(|relation| relation.claim)
}

fn is_attacker(claim: &Claim) -> bool {
    claim.victims.as_ref().is_some_and(|victims| victims.group == VictimGroup::Perpetrator)
}

/// The attackers with that outcome whom the toll leaves out and who are in no larger figure.
fn besides(main: &[&Claim], toll: &Toll) -> Option<Besides> {
    let is_apart = |claim: &&&Claim| {
        claim.outcome == toll.outcome
            && claim.polarity == Polarity::Affirmed
            && claim.relation.is_none()
            && is_attacker(claim)
            && toll.claims.binary_search(&claim.id).is_err()
    };
    let apart: Vec<&&Claim> = main.iter().filter(is_apart).collect();
    if apart.is_empty() {
        return None;
    }
    let min = apart.iter().fold(0, |sum: u64, claim| sum.saturating_add(claim.count.min));
    let max = apart.iter().try_fold(0, |sum: u64, claim| Some(sum.saturating_add(claim.count.max?)));
    let attackers = if max == Some(1) { "attacker" } else { "attackers" };
    Some(Besides {
        phrase: format!("besides {} {attackers}", range(min, max)),
        claims: apart.iter().map(|claim| claim.id).collect(),
    })
}

/// "HERAT", as a dateline has it, is "Herat"; "UAE" stays.
fn without_capitals(name: String) -> String {
    if name.len() <= 4 || name.contains(char::is_lowercase) {
        return name;
    }
    let mut is_inside = false;
    let lowered = name.chars().flat_map(|letter| {
        let lowered = if is_inside { letter.to_lowercase().collect() } else { vec![letter] };
        is_inside = letter.is_alphabetic();
        lowered
    });
    lowered.collect()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value told most often, the first of those told equally often; none where most of the values are others.
fn most_shared(values: impl Iterator<Item = String>) -> Option<String> {
    let mut order: Vec<(String, usize)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut n_values = 0;
    for value in values {
        n_values += 1;
        let idx = *places.entry(value.to_lowercase()).or_insert_with(|| {
            order.push((value, 0));
            order.len() - 1
        });
        order.get_mut(idx).into_iter().for_each(|(_, n)| *n += 1);
    }
    // The last of equals is the greatest.
    let most = order.into_iter().rev().max_by_key(|(_, n)| *n);
    most.filter(|(_, n)| n * 2 >= n_values).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, annotate};

    fn annotated(text: &str) -> Option<Headline> {
        let published = Some(jiff::civil::date(2024, 3, 15));
        Teller::new(text, &annotate(text, &Options { published, ..Options::default() })).headline()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let headline = annotated(text).map(|headline| headline.to_string());
        assert_eq!(headline.as_deref(), (!expected.is_empty()).then_some(expected), "in: {text}");
    }

    #[test]
    fn figures_place_and_day_in_one_line() {
        check(
            "A bomb killed 14 people and injured at least 40 others in Kabul on Wednesday, police said.",
            "14 killed · at least 40 injured, Kabul, 13 March 2024",
        );
        check("A flood killed 14 people.", "14 killed");
        check("About 600 people were displaced. No one was hurt.", "no one injured · about 600 displaced");
        check("Nothing happened in Kabul.", "");
    }

    #[test]
    fn names_stand_as_within_a_sentence() {
        assert_eq!(without_capitals("SARHAD AL-BAHR".to_owned()), "Sarhad Al-Bahr");
        assert_eq!(without_capitals("UAE".to_owned()), "UAE");
        check(
            "A bomb killed 12 people in Kabul two days later. The Taliban claimed responsibility for the attack.",
            "12 killed, Kabul; claimed by the Taliban",
        );
    }

    #[test]
    fn figures_that_disagree_stand_side_by_side() {
        let headline = annotated("Police said 12 people had died. Doctors said 14 people were killed.");
        let figure = headline.expect("a toll").figures.remove(0);
        let accounts: Vec<String> = figure.accounts.iter().map(ToString::to_string).collect();
        assert_eq!(accounts, ["12 according to police", "14 according to doctors"]);
        assert_eq!(figure.sum, None);
    }

    #[test]
    fn a_sum_says_so() {
        let headline = annotated("Three soldiers and two policemen were killed.").expect("a toll");
        assert_eq!(headline.figures[0].sum.as_deref(), Some("Sum of 2 figures: the text gives no total."));
        assert_eq!(headline.to_string(), "5 killed");
    }

    #[test]
    fn dead_attackers_stand_apart() {
        check(
            "Four civilians and two attackers were killed in Kabul.",
            "4 killed besides 2 attackers, Kabul",
        );
    }
}
