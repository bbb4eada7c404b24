//! One-line examples of casualty language: `tests/casualties.txt`, which says how it is read.
//!
//! A line marked `# FIXME` must fail: once it passes, the mark goes.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write as _;

use article_annotator::claims::{Claim, Count, IncidentId, Part, Polarity, Scope};
use article_annotator::codes::Code;
use article_annotator::tolls::Toll;
use article_annotator::wording::number;
use article_annotator::{Annotation, Options, annotate};

const TABLE: &str = include_str!("casualties.txt");

/// A row of the table.
struct Row<'t> {
    number: usize,
    text: String,
    claims: &'t str,
    toll: Option<&'t str>,
    is_known_wrong: bool,
}

/// What a row says of one claim.
#[derive(Default)]
struct Expected<'t> {
    /// "42+ (42)".
    figure: &'t str,
    /// As its code is, with spaces.
    group: Option<String>,
    outcome: &'t str,
    notes: Vec<&'t str>,
}

#[test]
fn the_table_is_read_as_it_says() {
    let mut wrong = String::new();
    for row in rows() {
        let found = annotate(&row.text, &Options::default());
        let is_right = is_right(&row, &found);
        let told = describe(&row.text, &found);
        if !is_right && !row.is_known_wrong {
            writeln!(wrong, "line {}: {}\n  found: {told}", row.number, row.text).expect("a string");
        }
        if is_right && row.is_known_wrong {
            writeln!(wrong, "line {} is right now, unmark it: {}", row.number, row.text).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_table_covers_the_language() {
    let known_wrong = rows().filter(|row| row.is_known_wrong).count();
    let right = rows().count() - known_wrong;
    assert!(right >= 240, "{right} rows are right");
    assert!(known_wrong * 20 < right, "{known_wrong} rows are known to be wrong");
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    let lines = TABLE.lines().enumerate().skip_while(|(_, line)| !line.starts_with("## "));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("## ")).map(|(idx, line)| {
        let (cells, mark) =
            line.split_once(" # FIXME").map_or((line, None), |(cells, mark)| (cells, Some(mark)));
        let mut cells = cells.split(" | ").map(str::trim);
        let text = cells.next().unwrap_or_default().replace(" ¶ ", "\n\n");
        let claims = cells.next().unwrap_or_else(|| panic!("line {} has two cells", idx + 1));
        let toll = cells.next().map(|toll| toll.strip_prefix("toll: ").expect("a third cell is a toll"));
        Row { number: idx + 1, text, claims, toll, is_known_wrong: mark.is_some() }
    })
}

fn is_right(row: &Row<'_>, found: &Annotation) -> bool {
    let expected: Vec<Expected<'_>> = match row.claims {
        "nothing" => Vec::new(),
        claims => claims.split("; ").map(|claim| Expected::read(row.number, claim)).collect(),
    };
    let is_claimed = |(expected, claim): (&Expected<'_>, &Claim)| expected.is_of(&row.text, found, claim);
    let tolls: Vec<String> = found.tolls.iter().map(toll).collect();
    expected.len() == found.claims.len()
        && expected.iter().zip(&found.claims).all(is_claimed)
        && row.toll.is_none_or(|told| told == tolls.join("; "))
}

impl<'t> Expected<'t> {
    fn read(number: usize, claim: &'t str) -> Self {
        let mut notes = claim.split(", ");
        let head = notes.next().unwrap_or_default();
        let (before, outcome) = head.rsplit_once(' ').unwrap_or_default();
        let end = before.find(|letter: char| letter.is_ascii_lowercase()).unwrap_or(before.len());
        let (figure, group) = before.split_at(end);
        let expected = Self {
            figure: figure.trim(),
            group: Some(group).filter(|group| !group.is_empty()).map(|group| group.replace(' ', "_")),
            outcome,
            notes: notes.collect(),
        };
        assert!(!expected.figure.is_empty(), "line {number}: “{head}” has a figure and an outcome");
        expected
    }

    fn is_of(&self, text: &str, found: &Annotation, claim: &Claim) -> bool {
        let told = notes(text, found, claim);
        let is_plain = |note: &&str| !note.contains(": ");
        let (here, there) = (self.notes.iter().copied().filter(is_plain), told.iter().map(String::as_str));
        figure(&claim.count) == self.figure
            && claim.outcome.code() == self.outcome
            && self.group.as_ref().is_none_or(|wanted| group(claim) == wanted)
            && here.eq(there.filter(is_plain))
            && self.notes.iter().all(|note| told.iter().any(|told| told.eq_ignore_ascii_case(note)))
    }
}

/// "42+ (42)": the range and, where it differs, the figure told.
fn figure(count: &Count) -> String {
    range(count.min, count.max, count.best)
}

fn range(min: u64, max: Option<u64>, best: Option<u64>) -> String {
    let range = match max {
        Some(max) if max == min => number(min),
        Some(max) => format!("{}-{}", number(min), number(max)),
        None => format!("{}+", number(min)),
    };
    match best {
        Some(best) if max == Some(best) && min == best => range,
        Some(best) => format!("{range} ({})", number(best)),
        None => range,
    }
}

fn group(claim: &Claim) -> &'static str {
    claim.victims.as_ref().map_or("unknown", |victims| victims.group.code())
}

/// Everything that a row may say of a claim after its outcome: first what is no "key: value", in this order.
fn notes(text: &str, found: &Annotation, claim: &Claim) -> Vec<String> {
    let words = |part: Part| {
        let words = part.span.of(text);
        ["the ", "The ", "a ", "A "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
    };
    let mut notes = Vec::new();
    if claim.incident.is_some_and(|incident| incident != IncidentId::MAIN) {
        notes.push("another event".to_owned());
    }
    if claim.scope != Scope::Incident {
        notes.push(claim.scope.code().to_owned());
    }
    if claim.polarity != Polarity::Affirmed {
        notes.push(claim.polarity.code().to_owned());
    }
    if let Some(relation) = claim.relation {
        let code = relation.kind.code();
        let word = ["subset", "part", "update", "repeat"].into_iter().find(|word| code.starts_with(word));
        notes.push(word.unwrap_or(code).to_owned());
    }
    if let Some(victims) = &claim.victims {
        let kinds = [("children", victims.children), ("women", victims.women), ("men", victims.men)];
        notes.extend(kinds.iter().filter_map(|(kind, n)| n.map(|n| format!("{kind}: {n}"))));
        notes.extend(victims.nationality.map(|part| format!("nationality: {}", words(part))));
        notes.extend(victims.occupation.map(|span| format!("occupation: {}", span.of(text))));
        notes.extend(victims.named.iter().map(|named| {
            let name = found.entities.get(named.entity.0).map_or("", |entity| entity.name.as_str());
            let age = named.age.map(|age| format!(" ({age})")).unwrap_or_default();
            format!("named: {name}{age}")
        }));
    }
    notes.extend(claim.source.map(|by| format!("source: {} ({})", words(by.part), by.kind.code())));
    notes.extend(claim.actor.map(|by| format!("actor: {} ({})", words(by.part), by.stance.code())));
    let parts = [("means", claim.means), ("place", claim.place), ("time", claim.time)];
    notes.extend(parts.iter().filter_map(|(key, part)| part.map(|part| format!("{key}: {}", words(part)))));
    notes
}

/// "12-14 killed, conflict".
fn toll(toll: &Toll) -> String {
    let conflict = if toll.conflict { ", conflict" } else { "" };
    format!("{} {}{conflict}", range(toll.min, toll.max, toll.best), toll.outcome.code())
}

/// All that is found, as a row would say it.
fn describe(text: &str, found: &Annotation) -> String {
    let claim = |claim: &Claim| {
        let group = group(claim).replace('_', " ");
        let head = format!("{} {group} {}", figure(&claim.count), claim.outcome.code());
        [vec![head], notes(text, found, claim)].concat().join(", ")
    };
    let claims: Vec<String> = found.claims.iter().map(claim).collect();
    let tolls: Vec<String> = found.tolls.iter().map(toll).collect();
    format!("{} | toll: {}", claims.join("; "), tolls.join("; "))
}
