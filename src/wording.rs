//! Facts in plain words, as the page and the terminal show them: "40 or more injured", "Armed group",
//! "Monday 30 January 2023".

mod edits;
mod headline;
mod quotes;
mod rules;

use jiff::civil::Date;

use crate::claims::{
    Claim, Count, IncidentId, Outcome, Polarity, Qualifier, RelationKind, Scope, Source, SourceKind, Stance,
    VictimGroup,
};
use crate::dates::{Basis, Precision, TimeExpression};
use crate::entities::Entity;
use crate::mentions::{EntityKind, Subkind};
use crate::tolls::Toll;

pub use edits::edit;
pub use headline::{Account, Besides, Figure, Headline, Teller};
pub use quotes::{
    Voice, citation, is_attitude, quote_kind, quote_label, quote_stance, quoted_words, reporting_words,
    told_to, voices,
};
pub use rules::{claim_rule, confidence, name_rule, quote_rule, standing};

/// "12,345".
#[must_use]
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut words = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// "at least 42", "30 to 40", "24 or more".
#[must_use]
pub fn count(count: &Count) -> String {
    let stated = number(count.best.unwrap_or(count.min));
    match count.qualifier {
        Qualifier::Exact | Qualifier::Implied => stated,
        Qualifier::AtLeast => format!("at least {stated}"),
        Qualifier::MoreThan => format!("more than {stated}"),
        Qualifier::UpTo => format!("up to {}", number(count.max.or(count.best).unwrap_or(count.min))),
        Qualifier::FewerThan => format!("fewer than {stated}"),
        Qualifier::About => format!("about {stated}"),
        Qualifier::Unknown => "an unknown number".to_owned(),
        Qualifier::Range | Qualifier::Vague => range(count.min, count.max),
    }
}

/// "30 to 40", "24 or more", "3".
#[must_use]
pub fn range(min: u64, max: Option<u64>) -> String {
    match max {
        Some(max) if max == min => number(min),
        Some(max) => format!("{} to {}", number(min), number(max)),
        None => format!("{} or more", number(min)),
    }
}

/// What happened, behind a number: "101 killed".
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Killed => "killed",
        Outcome::Injured => "injured",
        Outcome::Missing => "missing",
        Outcome::Detained => "detained",
        Outcome::Abducted => "abducted",
        Outcome::Displaced => "displaced",
        Outcome::Casualties => "dead or hurt",
    }
}

/// "at least 42 killed", "no one injured".
#[must_use]
pub fn claim(claim: &Claim) -> String {
    if claim.count.max == Some(0) {
        return format!("no one {}", outcome(claim.outcome));
    }
    format!("{} {}", count(&claim.count), outcome(claim.outcome))
}

/// "101 killed", "40 or more injured", "about 900 killed (810 to 990)".
#[must_use]
pub fn toll(toll: &Toll) -> String {
    let what = outcome(toll.outcome);
    match (toll.best, toll.max) {
        (_, Some(0)) => format!("no one {what}"),
        (Some(best), Some(max)) if best == toll.min && best == max => format!("{} {what}", number(best)),
        (Some(best), None) if best == toll.min => format!("at least {} {what}", number(best)),
        (Some(best), None) if best < toll.min => format!("more than {} {what}", number(best)),
        (Some(best), max) => format!("{} {what} ({})", number(best), range(toll.min, max)),
        (None, max) => format!("{} {what}", range(toll.min, max)),
    }
}

/// Why a claim is part of the toll, or is not, in a sentence for the reader.
#[must_use]
pub const fn why(claim: &Claim, in_toll: bool) -> &'static str {
    if in_toll {
        return "Counted: a figure for the main incident.";
    }
    match (claim.polarity, claim.scope, claim.relation) {
        (Polarity::Denied, ..) => "Not counted: the text denies it.",
        (_, Scope::Cumulative, _) => "Not counted: a total over a longer time, not of this incident.",
        (_, Scope::Historical, _) => "Not counted: an earlier or separate event.",
        (_, Scope::Hypothetical, _) => "Not counted: something that could happen, not something that did.",
        (_, Scope::Threat, _) => "Not counted: a threat.",
        (Polarity::Unconfirmed, ..) => "Not counted: the text calls it unconfirmed.",
        _ if is_elsewhere(claim) => "Not counted: another event than the main one.",
        (_, _, Some(relation)) => match relation.kind {
            RelationKind::SubsetOf => "Not added: these people are among those of a larger figure.",
            RelationKind::PartOf => "Not added: part of a total that the text gives.",
            RelationKind::Updates | RelationKind::Repeats => {
                "Not added: the same people as in another figure."
            }
        },
        _ if matches!(&claim.victims, Some(victims) if matches!(victims.group, VictimGroup::Perpetrator)) => {
            "Counted apart: attackers are no part of the toll."
        }
        _ if matches!(claim.count.max, Some(0)) => "Adds nothing: nobody.",
        _ => "Not counted: another figure for the same people takes its place.",
    }
}

const fn is_elsewhere(claim: &Claim) -> bool {
    matches!(claim.incident, Some(IncidentId(idx)) if idx != IncidentId::MAIN.0)
}

/// What a claim is to the one that it bears on, before that one's words: "Part of" "38 killed".
#[must_use]
pub const fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::SubsetOf => "Among",
        RelationKind::PartOf => "Part of",
        RelationKind::Updates => "In place of",
        RelationKind::Repeats => "Same people as",
    }
}

/// How the text ties an actor to the act, before the name: "claimed by".
#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Claimed => "claimed by",
        Stance::Blamed => "blamed on",
        Stance::Stated => "by",
    }
}

/// As [`stance`], to stand alone before the name.
#[must_use]
pub const fn actor_label(stance: Stance) -> &'static str {
    match stance {
        Stance::Claimed => "Claimed by",
        Stance::Blamed => "Blamed on",
        Stance::Stated => "By",
    }
}

/// What kind of source it is; nothing for somebody whom the text names, of no known kind.
#[must_use]
pub const fn source_kind(source: &Source) -> Option<&'static str> {
    Some(match source.kind {
        SourceKind::Anonymous if source.part.entity.is_some() => return None,
        SourceKind::Official => "officials",
        SourceKind::Military => "armed forces",
        SourceKind::Medical => "doctors or hospitals",
        SourceKind::Rescue => "rescue services",
        SourceKind::UnNgo => "UN or aid group",
        SourceKind::Witness => "witnesses",
        SourceKind::Media => "news media",
        SourceKind::Anonymous => "unnamed",
    })
}

/// The reader's word for an entity's kind: its finer one where that is known.
#[must_use]
pub const fn entity_label(entity: &Entity) -> &'static str {
    match (entity.subkind, entity.kind) {
        (Some(Subkind::ArmedGroup), _) => "Armed group",
        (Some(Subkind::Government), _) => "Government body",
        (Some(Subkind::Ministry), _) => "Ministry",
        (Some(Subkind::Military), _) => "Armed forces",
        (Some(Subkind::Police), _) => "Police",
        (Some(Subkind::Party), _) => "Political party",
        (Some(Subkind::Company), _) => "Company",
        (Some(Subkind::Media), _) => "News organisation",
        (Some(Subkind::Ngo), _) => "Aid, rights or civic group",
        (Some(Subkind::Religious), _) => "Religious body",
        (Some(Subkind::Union), _) => "Union",
        (Some(Subkind::Research), _) => "Research institute",
        (Some(Subkind::International), _) => "International body",
        (Some(Subkind::Court), _) => "Court",
        (Some(Subkind::School), _) => "School or university",
        (Some(Subkind::Hospital), _) => "Hospital",
        (Some(Subkind::Sport), _) => "Sports team or body",
        (Some(Subkind::Country), _) => "Country",
        (Some(Subkind::Capital), _) => "Capital city",
        (Some(Subkind::City), _) => "City or town",
        (Some(Subkind::Region), _) => "Region",
        (Some(Subkind::Continent), _) => "Continent",
        (Some(Subkind::Water), _) => "Sea, lake or river",
        (Some(Subkind::Facility), _) => "Building or site",
        (None, kind) => entity_kind(kind),
    }
}

/// The reader's word for a kind of entity.
#[must_use]
pub const fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Nationality => "Nationality",
        EntityKind::Event => "Event",
        EntityKind::Product => "Product",
        EntityKind::Work => "Work",
    }
}

/// Whether a title in small letters only addresses somebody and tells nothing of them.
#[must_use]
pub fn is_form_of_address(title: &str) -> bool {
    matches!(title.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "mx")
}

/// The days that a time expression means: "Monday 30 January 2023", "January 2023", "1 to 10 January 2023".
#[must_use]
pub fn days(expression: &TimeExpression) -> Option<String> {
    written_days(expression, "%A %-d %B %Y")
}

/// How the days of a time expression are known.
#[must_use]
pub const fn date_basis(expression: &TimeExpression) -> &'static str {
    match (expression.days, expression.basis) {
        (None, _) => "The words name no day that could be worked out.",
        (Some(_), Basis::Stated) => "The words alone tell the days.",
        (Some(_), Basis::Inferred) => "Worked out from the date of publication.",
    }
}

/// As [`days`], without the day of the week: "30 January 2023".
#[must_use]
pub fn short_days(expression: &TimeExpression) -> Option<String> {
    written_days(expression, "%-d %B %Y")
}

fn written_days(expression: &TimeExpression, single: &str) -> Option<String> {
    let (from, until) = expression.days?;
    Some(match expression.precision {
        _ if from == until => day(from, single),
        Precision::Year if is_whole_year(from, until) => day(from, "%Y"),
        Precision::Month if is_whole_month(from, until) => day(from, "%B %Y"),
        _ if from.year() == until.year() && from.month() == until.month() => {
            format!("{} to {}", day(from, "%-d"), day(until, "%-d %B %Y"))
        }
        _ if from.year() == until.year() => format!("{} to {}", day(from, "%-d %B"), day(until, "%-d %B %Y")),
        _ => format!("{} to {}", day(from, "%-d %B %Y"), day(until, "%-d %B %Y")),
    })
}

fn day(date: Date, format: &str) -> String {
    date.strftime(format).to_string()
}

fn is_whole_year(from: Date, until: Date) -> bool {
    from == from.first_of_year() && until == from.last_of_year()
}

fn is_whole_month(from: Date, until: Date) -> bool {
    from == from.first_of_month() && until == from.last_of_month()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::span::Span;

    #[test]
    fn numbers_have_commas() {
        assert_eq!([0, 999, 1000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[track_caller]
    fn check_toll(min: u64, max: Option<u64>, best: Option<u64>, expected: &str) {
        let row = Toll { outcome: Outcome::Killed, min, max, best, claims: Vec::new(), conflict: false };
        assert_eq!(toll(&row), expected);
    }

    #[test]
    fn tolls_say_what_is_known() {
        check_toll(101, Some(101), Some(101), "101 killed");
        check_toll(40, None, None, "40 or more killed");
        check_toll(42, None, Some(42), "at least 42 killed");
        check_toll(41, None, Some(40), "more than 40 killed");
        check_toll(810, Some(990), Some(900), "900 killed (810 to 990)");
        check_toll(30, Some(40), None, "30 to 40 killed");
    }

    #[track_caller]
    fn check_days(from: Date, until: Date, precision: Precision, expected: &str) {
        let expression = TimeExpression {
            span: Span::default(),
            days: Some((from, until)),
            precision,
            basis: Basis::Stated,
        };
        assert_eq!(days(&expression).as_deref(), Some(expected));
    }

    #[test]
    fn days_are_short() {
        let january = date(2023, 1, 1);
        check_days(date(2023, 1, 30), date(2023, 1, 30), Precision::Day, "Monday 30 January 2023");
        check_days(january, date(2023, 1, 31), Precision::Month, "January 2023");
        check_days(january, date(2023, 1, 10), Precision::Month, "1 to 10 January 2023");
        check_days(january, date(2023, 12, 31), Precision::Year, "2023");
        check_days(
            date(2022, 9, 1),
            date(2022, 11, 30),
            Precision::Season,
            "1 September to 30 November 2022",
        );
        check_days(
            date(1996, 2, 4),
            date(2023, 2, 4),
            Precision::Duration,
            "4 February 1996 to 4 February 2023",
        );
    }
}
