//! Tables for spreadsheets, as CSV: claims, tolls, named victims, and each codebook's fields.
//!
//! The page and the program write the same bytes. A cell that a spreadsheet would take for a formula begins with an
//! apostrophe instead. Offsets are code points, as in the JSON.

use std::fmt;

use csv::Writer;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotation::Annotation;
use crate::claims::{Claim, ClaimId, Outcome, Victims};
use crate::codebook::{self, Codebook};
use crate::codes::Code;
use crate::document::Document;
use crate::entities::EntityId;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
use crate::wording;

/// What a row is of.
#[derive(Clone, Copy, Debug)]
pub enum Table {
    Claims,
    Tolls,
    /// Those whom the text names.
    Victims,
    Codebook(&'static Codebook),
}

impl Table {
    /// Every table, in the order that they are offered in.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Claims, Self::Tolls, Self::Victims].into_iter().chain(codebook::ALL.iter().map(Self::Codebook))
    }

    /// The table of that name: "claims", "codebook:acled".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|table| table.to_string() == name)
    }

    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Claims => &CLAIM_COLUMNS,
            Self::Tolls => &TOLL_COLUMNS,
            Self::Victims => &VICTIM_COLUMNS,
            Self::Codebook(_) => &CODEBOOK_COLUMNS,
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claims => formatter.write_str("claims"),
            Self::Tolls => formatter.write_str("tolls"),
            Self::Victims => formatter.write_str("victims"),
            Self::Codebook(codebook) => write!(formatter, "codebook:{}", codebook.code),
        }
    }
}

const CLAIM_COLUMNS: [&str; 38] = [
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

const TOLL_COLUMNS: [&str; 8] = ["document", "outcome", "min", "max", "best", "conflict", "claims", "phrase"];

const VICTIM_COLUMNS: [&str; 12] = [
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

const CODEBOOK_COLUMNS: [&str; 7] = ["document", "codebook", "field", "label", "value", "rule", "claims"];

/// The line of column names that a file begins with.
///
/// # Errors
/// None; the signature is that of the CSV writer.
pub fn header(table: Table) -> csv::Result<String> {
    written(std::iter::once(table.columns().iter().map(ToString::to_string).collect()))
}

/// The rows of one article, which `document` names in their first column.
///
/// # Errors
/// None that text can cause; the signature is that of the CSV writer.
pub fn rows(table: Table, document: &str, text: &str, annotation: &Annotation) -> csv::Result<String> {
    let writer = Rows { document, text, annotation };
    match table {
        Table::Claims => written(writer.claims()),
        Table::Tolls => written(writer.tolls()),
        Table::Victims => written(writer.victims()),
        Table::Codebook(codebook) => written(writer.codebook(codebook)),
    }
}

type Record = Vec<String>;

fn written(records: impl IntoIterator<Item = Record>) -> csv::Result<String> {
    let mut bytes = Vec::new();
    let mut writer = Writer::from_writer(&mut bytes);
    for record in records {
        writer.write_record(record.into_iter().map(harmless))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The cell, with an apostrophe before what a spreadsheet would run as a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

struct Rows<'a> {
    document: &'a str,
    text: &'a str,
    annotation: &'a Annotation,
}

/// A sentence is shown this many bytes before and behind a count, and cut beyond: a hostile text can be one sentence.
const AROUND: usize = 600;

impl<'a> Rows<'a> {
    fn claims(&self) -> Vec<Record> {
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
                super::round_confidence(claim.confidence).to_string(),
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

    fn tolls(&self) -> Vec<Record> {
        let row = |toll: &crate::tolls::Toll| {
            vec![
                self.document.to_owned(),
                toll.outcome.code().to_owned(),
                toll.min.to_string(),
                or_blank(toll.max),
                or_blank(toll.best),
                yes_or_no(toll.conflict),
                ids(&toll.claims),
                wording::toll(toll),
            ]
        };
        self.annotation.tolls.iter().map(row).collect()
    }

    /// A row for each named victim and outcome, with what any of the claims tells, in the order of the first of them.
    fn victims(&self) -> Vec<Record> {
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

    fn codebook(&self, codebook: &Codebook) -> Vec<Record> {
        let row = |row: codebook::Row| {
            vec![
                self.document.to_owned(),
                codebook.code.to_owned(),
                row.field.to_owned(),
                row.label.to_owned(),
                row.value.unwrap_or_default(),
                row.rule.to_owned(),
                ids(&row.claims),
            ]
        };
        codebook::rows(codebook, self.text, self.annotation).into_iter().map(row).collect()
    }

    fn name(&self, EntityId(idx): EntityId) -> Option<&'a str> {
        self.annotation.entities.get(idx).map(|entity| entity.name.as_str())
    }

    fn words(&self, span: Span) -> String {
        one_line(span.of(self.text))
    }

    fn words_of(&self, span: Option<Span>) -> String {
        span.map(|span| self.words(span)).unwrap_or_default()
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

fn or_blank<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes_or_no(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

/// "c0 c2".
fn ids(claims: &[ClaimId]) -> String {
    claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// One space for every run of white space: many readers of CSV stumble over line breaks in a cell.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, annotate};

    fn csv(table: &str, document: &str, text: &str) -> String {
        let table = Table::named(table).expect("a table");
        let annotation = annotate(text, &Options::default());
        header(table).expect("a header")
            + &rows(table, document, text, &annotation).expect("rows of the annotation")
    }

    /// The records of a table, each as its columns by name.
    fn records(table: &str, text: &str) -> Vec<FxHashMap<String, String>> {
        let csv = csv(table, "a.txt", text);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        reader.deserialize().collect::<Result<_, _>>().expect("records of one length")
    }

    #[test]
    fn tolls_are_plain_rows() {
        assert_eq!(
            csv("tolls", "a.txt", "A bomb killed 12 people and injured dozens."),
            "document,outcome,min,max,best,conflict,claims,phrase\n\
             a.txt,killed,12,12,12,no,c0,12 killed\n\
             a.txt,injured,24,,,no,c1,24 or more injured\n"
        );
    }

    #[test]
    fn codebooks_give_their_fields() {
        let rows = records("codebook:acled", "Dozens of people were killed.");
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0]["field"].as_str(), rows[0]["value"].as_str()), ("fatalities", "12"));
        assert_eq!(rows[0]["claims"], "c0");
        let rows = records("codebook:gtd", "Dozens of people were killed.");
        assert_eq!((rows[0]["field"].as_str(), rows[0]["value"].as_str()), ("nkill", ""));
    }

    #[test]
    fn claims_have_a_sentence_and_code_points() {
        let rows =
            records("claims", "“Né,” he said 🙂.\n\nA mine  killed “three” men, police said. They fled.");
        let row = &rows[0];
        assert_eq!((row["outcome"].as_str(), row["best"].as_str()), ("killed", "3"));
        assert_eq!(row["sentence"], "A mine killed “three” men, police said.");
        assert_eq!((row["source"].as_str(), row["in_toll"].as_str()), ("police", "yes"));
        assert_eq!((row["start"].as_str(), row["end"].as_str()), ("34", "39"));
    }

    #[test]
    fn named_victims_have_a_row_each() {
        let text = "A gunman shot dead Amina Karimi, 51, police said. Omar Haddad was killed too. Amina Karimi was killed at home.";
        let rows = records("victims", text);
        let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str()).collect();
        assert_eq!(names, ["Amina Karimi", "Omar Haddad"]);
        assert_eq!((rows[0]["age"].as_str(), rows[1]["age"].as_str()), ("51", ""));
        assert!(rows[0]["claims"].contains(' '), "both claims: {}", rows[0]["claims"]);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ['=', '+', '-', '@', '\t', '\r'] {
            assert_eq!(harmless(format!("{start}1+1")), format!("'{start}1+1"));
        }
        assert_eq!(harmless("1-1".to_owned()), "1-1");
        let document = "=HYPERLINK(\"x\")";
        assert!(csv("tolls", document, "Two died.").contains("\n\"'=HYPERLINK(\"\"x\"\")\",killed,2,"));
    }

    #[test]
    fn long_sentences_are_cut() {
        let text = format!("{}, 12 people were killed, {}.", "é, ".repeat(1000), "and ü ".repeat(1000));
        let rows = records("claims", &text);
        let sentence = &rows[0]["sentence"];
        assert!(sentence.starts_with('…') && sentence.ends_with('…'), "{sentence}");
        assert!(sentence.contains("12 people were killed") && sentence.len() < 2 * AROUND + 50, "{sentence}");
    }

    #[test]
    fn tables_are_found_by_name() {
        let names: Vec<String> = Table::all().map(|table| table.to_string()).collect();
        assert_eq!(
            names.get(..4),
            Some(&["claims", "tolls", "victims", "codebook:acled"].map(str::to_owned)[..])
        );
        assert!(names.iter().all(|name| Table::named(name).is_some()));
        assert!(Table::named("codebook").is_none());
    }

    #[test]
    fn every_row_has_every_column() {
        let text = "The toll rose to 12, including Amina Karimi, 51.";
        for name in Table::all().map(|table| table.to_string()) {
            assert!(!csv(&name, "", text).is_empty(), "{name}");
            records(&name, text);
        }
    }
}
