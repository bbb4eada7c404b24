//! Fills in the fields of any codebook: reads its tables, decides nothing by itself.

use super::accounts::{Account, Claims};
use super::readings::{self, Reading};
use super::{Accounts, Among, Codebook, Field, Parts, Row, Said, Shown, Trust, Untold, Whose};
use crate::annotation::Annotation;
use crate::claims::{Claim, ClaimId, VictimGroup};
use crate::wording;

pub(super) fn rows(codebook: &Codebook, text: &str, annotation: &Annotation) -> Vec<Row> {
    let evaluator = Evaluator { codebook, text, claims: Claims::new(text, annotation) };
    codebook.fields.iter().map(|field| evaluator.row(field)).collect()
}

/// What an account tells of the people whom a field counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    /// Words that the codebook does not turn into numbers.
    TooVague,
    Range(Reading),
}

impl Told {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, told) | (told, Self::Nothing) => told,
            (Self::Range(one), Self::Range(other)) => Self::Range(one.plus(other)),
            (Self::TooVague, _) | (_, Self::TooVague) => Self::TooVague,
        }
    }
}

/// An account's answer for a field.
struct Answer<'c, 'a> {
    account: &'c Account<'a>,
    told: Told,
    claims: Vec<ClaimId>,
}

/// How far parts of parts are followed.
const DEPTH: usize = 3;

struct Evaluator<'a> {
    codebook: &'a Codebook,
    text: &'a str,
    claims: Claims<'a>,
}

impl<'a> Evaluator<'a> {
    fn row(&self, field: &Field) -> Row {
        let mut accounts = self.claims.accounts(field.outcome);
        for account in &mut accounts {
            account.claims.retain(|claim| self.is_said(claim, field.said));
        }
        accounts.retain(|account| !account.claims.is_empty());
        keep_if_any(&mut accounts, |account| field.accounts == Accounts::All || account.is_confirmed);
        keep_if_any(&mut accounts, |account| {
            self.codebook.perpetrators == Trust::AsOthers || !self.claims.are_the_actor_s(&account.claims)
        });
        let answers: Vec<Answer<'_, 'a>> =
            accounts.iter().map(|account| self.answer(field, account)).collect();
        let (value, mut claims) = self.shown(field, &answers);
        claims.sort_unstable();
        claims.dedup();
        Row { field: field.field, label: field.label, value, rule: field.rule, claims }
    }

    fn is_said(&self, claim: &Claim, said: Said) -> bool {
        let has = |words: &[&str]| {
            let is_word =
                |span: &crate::span::Span| words.contains(&span.of(self.text).to_lowercase().as_str());
            claim.evidence.iter().any(is_word)
        };
        match said {
            Said::Anyhow => true,
            Said::With(words) => has(words),
            Said::Without(words) => !has(words),
        }
    }

    fn answer<'c>(&self, field: &Field, account: &'c Account<'a>) -> Answer<'c, 'a> {
        let mut claims = Vec::new();
        let everybody = || account.claims.iter().chain(&account.attackers).copied();
        let told = if field.parts == Parts::Blank && everybody().count() > 1 {
            claims.extend(everybody().map(|claim| claim.id));
            Told::TooVague
        } else {
            everybody()
                .map(|claim| self.people(claim, field.whose, &mut claims))
                .fold(Told::Nothing, Told::and)
        };
        Answer { account, told, claims }
    }

    /// How many of the claim's people the field counts.
    fn people(&self, claim: &'a Claim, whose: Whose, used: &mut Vec<ClaimId>) -> Told {
        match whose {
            Whose::NotOf(groups) => {
                let everyone = self.whole(claim, used);
                let others = self.among(claim, Whose::Groups(groups), DEPTH, used);
                match (everyone, others) {
                    (Told::Range(everyone), Told::Range(others)) => Told::Range(everyone.minus(others)),
                    (everyone, _) => everyone,
                }
            }
            _ => self.among(claim, whose, DEPTH, used),
        }
    }

    /// The claim's own figure, without those who are told of under another outcome now.
    fn whole(&self, claim: &'a Claim, used: &mut Vec<ClaimId>) -> Told {
        used.push(claim.id);
        let Some(mut reading) = readings::of(self.codebook, self.text, claim) else { return Told::TooVague };
        for moved in self.claims.moved(claim) {
            used.push(moved.id);
            let n = moved.count.best.unwrap_or(moved.count.min);
            reading = reading.minus(Reading::exactly(n));
        }
        Told::Range(reading)
    }

    /// The claim if it counts such people alone, else those of its parts that do, else how many it says are such.
    fn among(&self, claim: &'a Claim, whose: Whose, depth: usize, used: &mut Vec<ClaimId>) -> Told {
        if counts_only(claim, whose) {
            return self.whole(claim, used);
        }
        if depth == 0 {
            return Told::Nothing;
        }
        for telling in self.claims.tellings(claim) {
            if counts_only(telling, whose) {
                return self.whole(telling, used);
            }
            let told = self
                .claims
                .parts(telling)
                .map(|part| self.among(part, whose, depth - 1, used))
                .fold(Told::Nothing, Told::and);
            if told != Told::Nothing {
                return told;
            }
            if let Some(n) = of_kind(telling, whose) {
                used.push(telling.id);
                return Told::Range(Reading::exactly(n));
            }
        }
        Told::Nothing
    }

    /// The value of the field, and the claims that it rests on.
    fn shown(&self, field: &Field, answers: &[Answer<'_, 'a>]) -> (Option<String>, Vec<ClaimId>) {
        if field.shown == Shown::Sources {
            return self.by_source(answers);
        }
        let ranges: Vec<(&Answer<'_, 'a>, Reading)> = answers
            .iter()
            .filter_map(|answer| match answer.told {
                Told::Range(reading) => Some((answer, reading)),
                Told::Nothing | Told::TooVague => None,
            })
            .collect();
        if let Some((answer, reading)) = self.chosen(field, &ranges) {
            let n = figure(field.shown, reading);
            return (n.map(|n| n.to_string()), answer.claims.clone());
        }
        let vague = answers.iter().find(|answer| answer.told == Told::TooVague);
        match (vague, field.shown, field.untold) {
            (Some(vague), Shown::Whether, _) => (Some("1".to_owned()), vague.claims.clone()),
            (Some(vague), ..) => (None, vague.claims.clone()),
            (None, _, Untold::Zero) => (Some("0".to_owned()), Vec::new()),
            (None, _, Untold::Blank) => (None, Vec::new()),
        }
    }

    /// The answer that stands where accounts differ.
    fn chosen<'r>(
        &self,
        field: &Field,
        ranges: &[(&'r Answer<'r, 'a>, Reading)],
    ) -> Option<(&'r Answer<'r, 'a>, Reading)> {
        // No upper bound is more than any.
        let figure = |reading: Reading| figure(field.shown, reading).map_or((1, 0), |n| (0, n));
        let n_sources = |n: (u8, u64)| {
            let same = ranges.iter().filter(|(_, reading)| figure(*reading) == n);
            same.map(|(answer, _)| self.claims.sources(&answer.account.claims).len().max(1)).sum::<usize>()
        };
        let all = ranges.iter().copied();
        match field.among {
            Among::Lowest => all.min_by_key(|&(_, reading)| figure(reading)),
            Among::Highest => all.max_by_key(|&(_, reading)| figure(reading)),
            Among::Majority => all.min_by_key(|&(_, reading)| {
                let n = figure(reading);
                (std::cmp::Reverse(n_sources(n)), n)
            }),
        }
    }

    /// "police: 12; doctors: at least 14", in the order of the text.
    fn by_source(&self, answers: &[Answer<'_, 'a>]) -> (Option<String>, Vec<ClaimId>) {
        let mut told: Vec<(&Answer<'_, 'a>, Reading)> = Vec::new();
        for answer in answers {
            if let Told::Range(reading) = answer.told {
                told.push((answer, reading));
            }
        }
        told.sort_by_key(|(answer, _)| answer.claims.first().copied());
        let words = |(answer, reading): &(&Answer<'_, 'a>, Reading)| self.account(answer, *reading);
        let lines: Vec<String> = told.iter().map(words).collect();
        let claims = told.iter().flat_map(|(answer, _)| answer.claims.iter().copied()).collect();
        ((!lines.is_empty()).then(|| lines.join("; ")), claims)
    }

    /// "police: 12": each claim in its own words, so that "at least" is not lost, where the figure is of them alone.
    fn account(&self, answer: &Answer<'_, 'a>, reading: Reading) -> String {
        let Account { claims, attackers, .. } = answer.account;
        let all: Vec<&'a Claim> = claims.iter().chain(attackers).copied().collect();
        let named =
            |names: Vec<&str>| if names.is_empty() { "the article".to_owned() } else { names.join(", ") };
        if answer.claims.len() != all.len() {
            let range = wording::range(reading.low, reading.high);
            return format!("{}: {range}", named(self.claims.sources(&all)));
        }
        let mut words = String::new();
        let mut last = None;
        for claim in all {
            let names = named(self.claims.sources(&[claim]));
            words.push_str(if words.is_empty() { "" } else { " + " });
            if last.as_ref() != Some(&names) {
                words.push_str(&names);
                words.push_str(": ");
            }
            words.push_str(&wording::count(&claim.count));
            last = Some(names);
        }
        words
    }
}

/// Those that `keep` tells, or all if there are none.
fn keep_if_any(accounts: &mut Vec<Account<'_>>, keep: impl Fn(&Account<'_>) -> bool) {
    if accounts.iter().any(&keep) {
        accounts.retain(keep);
    }
}

/// What is shown of a reading; `None` for a missing upper bound.
fn figure(shown: Shown, reading: Reading) -> Option<u64> {
    match shown {
        Shown::Low | Shown::Sources => Some(reading.low),
        Shown::Best => Some(reading.best),
        Shown::High => reading.high,
        Shown::Whether => Some(u64::from(reading != Reading::ZERO)),
    }
}

/// Whether all of the claim's people are such.
fn counts_only(claim: &Claim, whose: Whose) -> bool {
    let is_of = |groups: &[VictimGroup]| {
        claim.victims.as_ref().is_some_and(|victims| groups.contains(&victims.group))
    };
    match whose {
        Whose::Everyone => true,
        Whose::Groups(groups) => is_of(groups),
        Whose::NotOf(groups) => !is_of(groups),
        Whose::Children | Whose::Women | Whose::Men => {
            of_kind(claim, whose).is_some_and(|n| claim.count.best == Some(n))
        }
    }
}

/// How many of the claim's people it says are children, women or men.
fn of_kind(claim: &Claim, whose: Whose) -> Option<u64> {
    let victims = claim.victims.as_ref()?;
    match whose {
        Whose::Children => victims.children,
        Whose::Women => victims.women,
        Whose::Men => victims.men,
        Whose::Everyone | Whose::Groups(_) | Whose::NotOf(_) => None,
    }
}
