//! Whole articles of our own writing, with everything that is found in them: `tests/articles/NNN_name.txt` and
//! `.expected`.
//!
//! `UPDATE_GOLDENS=1 cargo test --test golden` rewrites what is expected; read the difference before it is kept. The
//! first line of an `.expected` file says when the article was published; what stands after `== known wrong` is kept
//! by hand: a line each for what is found wrongly and known to be.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/invariants.rs"]
mod invariants;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use article_annotator::claims::{Claim, IncidentId, Part};
use article_annotator::codes::Code;
use article_annotator::quotes::Quote;
use article_annotator::{Annotation, Options, Span, annotate};

const KNOWN_WRONG: &str = "== known wrong\n";

#[test]
fn articles_give_what_is_expected() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some_and(|value| value == "1");
    let articles = articles();
    assert!(articles.len() >= 10, "the articles are found");
    let mut wrong = String::new();
    for path in articles {
        let text = fs::read_to_string(&path).expect("an article is UTF-8");
        let expected_path = path.with_extension("expected");
        let expected = fs::read_to_string(&expected_path).expect("an article has an .expected file");
        // A checkout may have changed its line ends.
        let expected = expected.replace("\r\n", "\n");
        let (expected, known_wrong) = expected.split_at(expected.find(KNOWN_WRONG).unwrap_or(expected.len()));
        let actual = render(&text, published(expected));
        if actual == expected {
            continue;
        }
        if update {
            fs::write(&expected_path, actual + known_wrong).expect("the folder is writable");
        } else {
            writeln!(wrong, "{}:\n{}", path.display(), difference(expected, &actual)).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}read it, then UPDATE_GOLDENS=1 cargo test --test golden");
}

#[test]
fn invariants_hold_for_articles() {
    for path in articles() {
        let text = fs::read_to_string(&path).expect("an article is UTF-8");
        invariants::check_invariants(&text);
        // An article cut anywhere is a text too.
        let cut = (0..text.len()).step_by(97).filter_map(|at| text.get(at..at + 400));
        cut.take(8).for_each(invariants::check_invariants);
    }
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("tests/articles exists");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

/// The date in the first line of an `.expected` file, "published 2023-02-04" or "published unknown".
#[track_caller]
fn published(expected: &str) -> Option<jiff::civil::Date> {
    let first = expected.lines().next().unwrap_or_default();
    let date = first.strip_prefix("published ").expect("an .expected file begins with `published DATE`");
    (date != "unknown").then(|| date.parse().expect("a date such as 2023-02-04"))
}

/// The lines that only one of the two has, in order, with their place.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest =
        |lines: &[&str]| lines[same_start..].iter().rev().copied().map(String::from).collect::<Vec<_>>();
    let (old_rest, new_rest) = (rest(&old), rest(&new));
    let same_end = old_rest.iter().zip(&new_rest).take_while(|(a, b)| a == b).count();
    let mut shown = format!("from line {}\n", same_start + 1);
    for line in &old[same_start..old.len() - same_end] {
        writeln!(shown, "- {line}").expect("a string");
    }
    for line in &new[same_start..new.len() - same_end] {
        writeln!(shown, "+ {line}").expect("a string");
    }
    shown
}

fn render(text: &str, published: Option<jiff::civil::Date>) -> String {
    let annotation = annotate(text, &Options { published, ..Options::default() });
    let mut page = Page { text, annotation: &annotation, lines: String::new() };
    page.add(published.map_or("published unknown".to_owned(), |date| format!("published {date}")));
    page.regions();
    page.entities();
    page.dates();
    page.quotes();
    page.claims();
    page.tolls();
    page.lines
}

/// The lines of an `.expected` file.
struct Page<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    lines: String,
}

impl Page<'_> {
    fn add(&mut self, line: impl AsRef<str>) {
        self.lines.push_str(line.as_ref().trim_end());
        self.lines.push('\n');
    }

    /// `L3 "the words"`: the line of the article, and the words, shortened in the middle where they are many.
    fn words(&self, span: Span) -> String {
        let before = self.text.get(..span.start()).unwrap_or_default();
        format!("L{} {}", before.matches('\n').count() + 1, shortened(span.of(self.text)))
    }

    fn regions(&mut self) {
        self.add("== regions");
        for region in &self.annotation.regions {
            self.add(format!("{} {}", region.kind.code(), self.words(region.span)));
        }
    }

    fn entities(&mut self) {
        self.add("== entities");
        for entity in &self.annotation.entities {
            let subkind = entity.subkind.map_or(String::new(), |subkind| format!("/{}", subkind.code()));
            let description = entity
                .description
                .map_or(String::new(), |span| format!(", {}", shortened(span.of(self.text))));
            self.add(format!("{} {}{subkind} {:?}{description}", entity.id, entity.kind.code(), entity.name));
            for mention in &entity.mentions {
                let title =
                    mention.title.map_or(String::new(), |title| format!(" title {:?}", title.of(self.text)));
                self.add(format!("   {}{title}", self.words(mention.span)));
            }
        }
    }

    fn dates(&mut self) {
        self.add("== dates");
        for date in &self.annotation.dates {
            let days = match date.days {
                Some((from, until)) if from == until => from.to_string(),
                Some((from, until)) => format!("{from}..{until}"),
                None => "?".to_owned(),
            };
            self.add(format!(
                "{} = {days} {} {}",
                self.words(date.span),
                date.precision.code(),
                date.basis.code()
            ));
        }
    }

    fn quotes(&mut self) {
        self.add("== quotes");
        for quote in &self.annotation.quotes {
            self.quote(quote);
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let fragments: Vec<String> = quote.fragments.iter().map(|&span| self.words(span)).collect();
        self.add(format!("{} {} {}", quote.id, quote.kind.code(), fragments.join(" + ")));
        let cue = quote.cue.map_or("no cue".to_owned(), |cue| {
            format!("cue {:?} {}", cue.span.of(self.text), cue.stance.code())
        });
        let speaker = quote.speaker.map_or("nobody".to_owned(), |speaker| {
            let name =
                speaker.entity.and_then(|id| self.annotation.entities.get(id.0)).map(|entity| &entity.name);
            let name = name.map_or(String::new(), |name| format!(" = {name}"));
            format!("{:?}{name}", speaker.span.of(self.text))
        });
        self.add(format!("   {cue} by {speaker}"));
    }

    fn claims(&mut self) {
        self.add("== claims");
        for claim in &self.annotation.claims {
            self.claim(claim);
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let count = &claim.count;
        let range = range(count.min, count.best, count.max);
        let relation = claim
            .relation
            .map_or(String::new(), |relation| format!(" {} {}", relation.kind.code(), relation.claim));
        // The main incident goes without saying.
        let incident = claim
            .incident
            .filter(|&incident| incident != IncidentId::MAIN)
            .map_or(String::new(), |incident| format!(" {incident}"));
        self.add(format!(
            "{} {} {} = {range} {} {}{incident} {}{relation}",
            claim.id,
            claim.outcome.code(),
            self.words(count.span),
            count.qualifier.code(),
            claim.scope.code(),
            claim.polarity.code(),
        ));
        let mut parts = String::new();
        if let Some(victims) = &claim.victims {
            let names: Vec<String> = victims
                .named
                .iter()
                .filter_map(|victim| Some((self.annotation.entities.get(victim.entity.0)?, victim.age)))
                .map(|(entity, age)| {
                    entity.name.clone() + &age.map_or(String::new(), |age| format!(", {age}"))
                })
                .collect();
            write!(parts, " victims {} {}", victims.group.code(), shortened(victims.span.of(self.text)))
                .expect("a string");
            if !names.is_empty() {
                write!(parts, " ({})", names.join(", ")).expect("a string");
            }
            let kinds = [("children", victims.children), ("women", victims.women), ("men", victims.men)];
            for (kind, n) in kinds.into_iter().filter_map(|(kind, n)| Some((kind, n?))) {
                write!(parts, " {kind} {n}").expect("a string");
            }
            let nationality = victims.nationality.map(|part| part.span);
            for (name, span) in [("nationality", nationality), ("occupation", victims.occupation)] {
                if let Some(span) = span {
                    write!(parts, " {name} {:?}", span.of(self.text)).expect("a string");
                }
            }
        }
        let mut part = |name: &str, part: Option<Part>| {
            if let Some(part) = part {
                write!(parts, " {name} {}", shortened(part.span.of(self.text))).expect("a string");
            }
        };
        part("place", claim.place);
        part("time", claim.time);
        part("means", claim.means);
        if let Some(actor) = claim.actor {
            part(&format!("actor {}", actor.stance.code()), Some(actor.part));
        }
        if let Some(source) = claim.source {
            part(&format!("source {}", source.kind.code()), Some(source.part));
        }
        if !parts.is_empty() {
            self.add(format!("  {parts}"));
        }
    }

    fn tolls(&mut self) {
        self.add("== tolls");
        for toll in &self.annotation.tolls {
            let claims: Vec<String> = toll.claims.iter().map(ToString::to_string).collect();
            let conflict = if toll.conflict { ", sources disagree" } else { "" };
            let range = range(toll.min, toll.best, toll.max);
            self.add(format!("{} {range} from {}{conflict}", toll.outcome.code(), claims.join(" ")));
        }
    }
}

/// "12", "40.. (best 42)", "30..40".
fn range(min: u64, best: Option<u64>, max: Option<u64>) -> String {
    if max == Some(min) && best == Some(min) {
        return min.to_string();
    }
    let max = max.map_or(String::new(), |max| max.to_string());
    let best = best.map_or(String::new(), |best| format!(" (best {best})"));
    format!("{min}..{max}{best}")
}

/// The words in quotation marks on one line, at most about 70 characters of them.
fn shortened(words: &str) -> String {
    let n_chars = words.chars().count();
    if n_chars <= 70 {
        return format!("{words:?}");
    }
    let head: String = words.chars().take(40).collect();
    let tail: String = words.chars().skip(n_chars - 25).collect();
    format!("{head:?} … {tail:?}")
}
