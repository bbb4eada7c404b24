//! The view for the terminal: the text with its marks in colour, then the facts in plain words.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use article_annotator::document::RegionKind;
use article_annotator::entities::Entity;
use article_annotator::marks::{self, Fact, Mark};
use article_annotator::mentions::EntityKind;
use article_annotator::quotes::Quote;
use article_annotator::span::Span;
use article_annotator::wording::Teller;
use article_annotator::{Annotation, wording};

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes the text and the facts of `annotation`.
pub fn print(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    for block in marks::blocks(text, annotation) {
        paint(out, text, &block)?;
    }
    writeln!(out, "\n")?;
    casualties(out, text, annotation)?;
    quotes(out, text, annotation)?;
    names(out, text, annotation)?;
    dates(out, text, annotation)
}

/// How a fact's words are painted; not at all where nobody said them.
fn style(fact: Fact) -> Option<Style> {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    Some(match fact {
        Fact::Attitude(_) => return None,
        Fact::Quote(_) => colour(AnsiColor::Cyan).italic(),
        Fact::Claim(_) => colour(AnsiColor::Red).bold(),
        Fact::Entity(_, EntityKind::Person) => colour(AnsiColor::Blue).underline(),
        Fact::Entity(_, EntityKind::Organization) => colour(AnsiColor::Magenta).underline(),
        Fact::Entity(..) => colour(AnsiColor::Green).underline(),
        Fact::Date(_) => colour(AnsiColor::Yellow),
    })
}

/// Writes a block piece by piece, each in the style of the innermost mark over it.
fn paint(out: &mut impl Write, text: &str, block: &marks::Block) -> io::Result<()> {
    let base = match block.kind {
        RegionKind::Headline => HEADING,
        RegionKind::Boilerplate => FAINT,
        RegionKind::Caption => Style::new().italic(),
        RegionKind::Byline | RegionKind::Dateline | RegionKind::Body => Style::new(),
    };
    let mut at = block.span.start();
    let mut open: Vec<&Mark> = Vec::new();
    let mut piece = |until: usize, open: &[&Mark]| {
        let words = Span::new(at, until).of(text);
        at = until.max(at);
        let style = open.iter().rev().find_map(|mark| style(mark.fact)).unwrap_or(base);
        if words.is_empty() { Ok(()) } else { write!(out, "{style}{words}{style:#}") }
    };
    for mark in &block.marks {
        while let Some(outer) = open.last().filter(|outer| outer.span.end() <= mark.span.start()) {
            piece(outer.span.end(), &open)?;
            open.pop();
        }
        piece(mark.span.start(), &open)?;
        open.push(mark);
    }
    while let Some(outer) = open.last() {
        piece(outer.span.end(), &open)?;
        open.pop();
    }
    piece(block.span.end(), &open)
}

fn heading(out: &mut impl Write, name: &str, n_facts: usize) -> io::Result<()> {
    writeln!(out, "{HEADING}{name} ({n_facts}){HEADING:#}")
}

fn casualties(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    heading(out, "Casualties", annotation.claims.len())?;
    if let Some(headline) = Teller::new(text, annotation).headline() {
        writeln!(out, "  {HEADING}{headline}{HEADING:#}")?;
        for figure in &headline.figures {
            if let Some(dispute) = &figure.dispute {
                let accounts: Vec<String> = figure.accounts.iter().map(ToString::to_string).collect();
                writeln!(out, "  {dispute}: {}", accounts.join(" · "))?;
            }
            if let Some(sum) = &figure.sum {
                writeln!(out, "  {}: {FAINT}{sum}{FAINT:#}", figure.phrase)?;
            }
        }
    }
    for claim in &annotation.claims {
        let in_toll = annotation.tolls.iter().any(|toll| toll.claims.contains(&claim.id));
        let words = claim.evidence.iter().fold(claim.count.span, |all, span| all.cover(*span)).of(text);
        writeln!(out, "  - {}: “{}”", wording::claim(claim), one_line(words))?;
        writeln!(out, "    {FAINT}{}{FAINT:#}", wording::why(claim, in_toll))?;
    }
    writeln!(out)
}

fn quotes(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    let n_attitudes = annotation.quotes.iter().filter(|quote| wording::is_attitude(quote)).count();
    heading(out, "Quotes", annotation.quotes.len() - n_attitudes)?;
    for voice in wording::voices(text, annotation) {
        let said: Vec<&Quote> =
            voice.quotes.iter().copied().filter(|quote| !wording::is_attitude(quote)).collect();
        if said.is_empty() {
            continue;
        }
        let who = voice.name.as_ref().map_or("No speaker named".to_owned(), |_| voice.credit(text));
        let tally = voice.tally().map(|tally| format!(" ({tally})")).unwrap_or_default();
        writeln!(out, "  {who}{FAINT}{tally}{FAINT:#}")?;
        for quote in said {
            quote_line(out, text, quote)?;
        }
    }
    if n_attitudes > 0 {
        writeln!(out, "  {FAINT}Left out: what people think or hope ({n_attitudes}){FAINT:#}")?;
    }
    writeln!(out)
}

/// "- denied, to reporters: that soldiers had fired (denies; reported)".
fn quote_line(out: &mut impl Write, text: &str, quote: &Quote) -> io::Result<()> {
    let how = [wording::reporting_words(text, quote), wording::told_to(text, quote)];
    let how = how.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let how = if how.is_empty() { how } else { format!("{how}: ") };
    let stance = quote.cue.and_then(|cue| wording::quote_stance(cue.stance));
    let label = wording::quote_label(quote).to_lowercase();
    let notes = stance.map_or_else(|| label.clone(), |stance| format!("{stance}; {label}"));
    let words = wording::quoted_words(text, quote);
    writeln!(out, "  - {how}{words}{FAINT} ({notes}){FAINT:#}")
}

fn names(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    let mut by_label: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for entity in &annotation.entities {
        by_label.entry(wording::entity_label(entity)).or_default().push(entity);
    }
    heading(out, "People, groups and places", annotation.entities.len())?;
    for (label, entities) in by_label {
        writeln!(out, "  {label}")?;
        for entity in entities {
            let description = entity.description.map(|span| format!(", {}", one_line(span.of(text))));
            let aliases = match entity.aliases.as_slice() {
                [] => String::new(),
                aliases => format!("; also {}", aliases.join(", ")),
            };
            writeln!(
                out,
                "  - {}{}{FAINT} ({}×{aliases}){FAINT:#}",
                entity.name,
                description.unwrap_or_default(),
                entity.mentions.len(),
            )?;
        }
    }
    writeln!(out)
}

fn dates(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    heading(out, "Dates", annotation.dates.len())?;
    for date in &annotation.dates {
        let days = wording::days(date).map_or_else(String::new, |days| format!(": {days}"));
        writeln!(out, "  - {}{days}", one_line(date.span.of(text)))?;
    }
    Ok(())
}

/// `words` with every run of white space as one space, so that a fact takes one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
