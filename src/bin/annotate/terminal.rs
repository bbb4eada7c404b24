//! The view for the terminal: the text with its marks in colour, then the facts in plain words.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use article_annotator::document::RegionKind;
use article_annotator::entities::Entity;
use article_annotator::marks::{self, Fact, Mark};
use article_annotator::mentions::EntityKind;
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

fn style(fact: Fact) -> Style {
    match fact {
        Fact::Quote(_) => Style::new().italic().fg_color(Some(AnsiColor::Cyan.into())),
        Fact::Claim(_) => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        Fact::Entity(_, EntityKind::Person) => {
            Style::new().fg_color(Some(AnsiColor::Blue.into())).underline()
        }
        Fact::Entity(_, EntityKind::Organization) => {
            Style::new().fg_color(Some(AnsiColor::Magenta.into())).underline()
        }
        Fact::Entity(..) => Style::new().fg_color(Some(AnsiColor::Green.into())).underline(),
        Fact::Date(_) => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
    }
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
        let style = open.last().map_or(base, |mark| style(mark.fact));
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
    heading(out, "Quotes", annotation.quotes.len())?;
    for quote in &annotation.quotes {
        let speaker = quote.speaker.map_or("not said by whom", |speaker| {
            let entity = speaker.entity.and_then(|id| annotation.entities.get(id.0));
            entity.map_or_else(|| speaker.span.of(text), |entity| entity.name.as_str())
        });
        let words: Vec<&str> = quote.fragments.iter().map(|span| span.of(text)).collect();
        let cue = quote.cue.map_or("", |cue| cue.span.of(text));
        // "According to X" needs no verb; "X denied" must not read as "X said".
        let said =
            if cue.to_lowercase().starts_with("according") { String::new() } else { format!(" {cue}") };
        writeln!(out, "  - {speaker}{}: {}", said.trim_end(), one_line(&words.join(" … ")))?;
    }
    writeln!(out)
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
