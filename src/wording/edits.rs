//! A reader's edits in words: "Dismissed “Karsa”".

use jiff::civil::Date;

use super::{entity_kind, outcome, relation};
use crate::document::RegionKind;
use crate::edits::{Addition, Anchor, Change, Edit, Figure, Part, Target, Voice};

/// Words longer than this are cut, in characters.
const LENGTH: usize = 60;

/// What the edit did, as the list of changes and the undo button say it.
#[must_use]
pub fn edit(edit: &Edit) -> String {
    let words = named(edit.on.anchor());
    match &edit.change {
        Change::Accept => format!("Confirmed {words}"),
        Change::Reject if matches!(edit.on, Target::Mention(_)) => {
            format!("Dismissed one mention of {words}")
        }
        Change::Reject => format!("Dismissed {words}"),
        Change::Kind(kind) => format!("{words} is now: {}", entity_kind(*kind)),
        Change::QuoteKind(kind) => format!("{words} is now: {}", super::quote_kind(*kind)),
        Change::Name(name) => format!("Named {words} “{name}”"),
        Change::Merge(into) => format!("Joined {words} with {}", named(into.anchor())),
        Change::Split => format!("Split {words} off"),
        Change::Span(to) => format!("Changed the words {words} to {}", named(to)),
        Change::Speaker(None) => format!("Took the speaker of {words} away"),
        Change::Speaker(Some(Voice::Words(to))) => format!("Speaker of {words} is now {}", named(to)),
        Change::Speaker(Some(Voice::Entity(to))) => {
            format!("Speaker of {words} is now {}", named(to.anchor()))
        }
        Change::Outcome(to) => format!("{words} is now: {}", outcome(*to)),
        Change::Count(figure) => format!("Count of {words} is now {}", self::figure(*figure)),
        Change::Scope(_) => format!("Changed what {words} covers"),
        Change::Polarity(_) => format!("Changed whether the text affirms {words}"),
        Change::Group(_) => format!("Changed who the people of {words} are"),
        Change::Relation(None) => format!("{words} is a figure of its own"),
        Change::Relation(Some((kind, to))) => format!("{words}: {} {}", relation(*kind), named(to.anchor())),
        Change::Part(part, None) => format!("Took the {} of {words} away", self::part(*part)),
        Change::Part(part, Some(to)) => format!("The {} of {words} is now {}", self::part(*part), named(to)),
        Change::Days(from, until) => format!("{words} means {}", days(*from, *until)),
        Change::Add(Addition::Mention { of: Some(of), .. }) => {
            format!("Added {words} as a mention of {}", named(of.anchor()))
        }
        Change::Add(Addition::Mention { kind, .. }) => format!("Added {words}: {}", entity_kind(*kind)),
        Change::Add(Addition::Quote) => format!("Added the quote {words}"),
        Change::Add(Addition::Claim(to)) => format!("Added {words}: {}", outcome(*to)),
        Change::Add(Addition::Date) => format!("Added the date {words}"),
        Change::Region(RegionKind::Boilerplate) => format!("Left {words} out of the story"),
        Change::Region(_) => format!("Took {words} into the story"),
    }
}

/// The words in quotation marks, on one line, cut where they are long.
fn named(anchor: &Anchor) -> String {
    let words = anchor.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = words.trim_matches(['“', '”', '"']);
    let cut: String = quoted.chars().take(LENGTH).collect();
    let rest = if cut.len() < quoted.len() { "…" } else { "" };
    format!("“{cut}{rest}”")
}

fn figure(Figure { min, max, best }: Figure) -> String {
    match best {
        Some(best) if max == Some(best) && min == best => super::number(best),
        Some(best) => format!("{} ({})", super::number(best), super::range(min, max)),
        None => super::range(min, max),
    }
}

fn days(from: Date, until: Date) -> String {
    let day = |date: Date| super::day(date, "%-d %B %Y");
    if from == until { day(from) } else { format!("{} to {}", day(from), day(until)) }
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Actor => "actor",
        Part::Place => "place",
        Part::Time => "time",
        Part::Means => "means",
        Part::Source => "source",
        Part::Victims => "people",
    }
}
