//! The report as one HTML file to print or keep: styles inside, no script, nothing to load, the words of the article
//! escaped. It ends with the text and its marks, told apart by lines and type, so that it prints in black.

use super::format::Given;
use super::report::{self, NOTICE, ReportPart};
use super::sha256;
use crate::claims::ClaimId;
use crate::codes::Code;
use crate::marks::{self, Block, Fact, Mark};
use crate::span::Span;

pub(super) fn write(given: Given) -> String {
    let report = report::of(given);
    let title = escaped(&report.title);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">{title}</h1>\n",
        include_str!("report.css")
    );
    if let Some(published) = report.published {
        html.push_str(&format!("<p class=\"published\">{}</p>\n", escaped(&published)));
    }
    html.push_str("</header>\n<main>\n");
    for section in report.sections {
        html.push_str(&format!("<section>\n<h2>{}</h2>\n", section.title));
        section.parts.iter().for_each(|part| html.push_str(&written(part)));
        html.push_str("</section>\n");
    }
    html.push_str(
        "<section class=\"text\">\n<h2>The text</h2>\n<p class=\"how\"><mark class=\"casualty\">Casualty figures</mark> \
         with their number in the table, <mark class=\"quote\">quotes</mark>, <mark>names</mark>, \
         <mark class=\"date\">dates</mark>.</p>\n",
    );
    for block in marks::blocks(given.text, given.annotation) {
        paragraph(&mut html, given.text, &block);
    }
    html.push_str(&format!(
        "</section>\n</main>\n<footer><p>{NOTICE}</p><p>SHA-256 of the text: {}</p></footer>\n</body>\n</html>\n",
        sha256(given.text)
    ));
    html
}

fn written(part: &ReportPart) -> String {
    match part {
        ReportPart::Lead(words) => format!("<p class=\"lead\" dir=\"auto\">{}</p>\n", escaped(words)),
        ReportPart::Line(words) => format!("<p dir=\"auto\">{}</p>\n", escaped(words)),
        ReportPart::Heading(words) => format!("<h3 dir=\"auto\">{}</h3>\n", escaped(words)),
        ReportPart::Saying { words, how } => format!(
            "<p class=\"saying\" dir=\"auto\">{} <span class=\"how\">({})</span></p>\n",
            escaped(words),
            escaped(how)
        ),
        ReportPart::Table { columns, rows } => {
            let cells = |cells: &mut dyn Iterator<Item = String>| cells.collect::<String>();
            let head = cells(&mut columns.iter().map(|column| format!("<th scope=\"col\">{column}</th>")));
            let body = rows.iter().map(|row| {
                let row =
                    cells(&mut row.iter().map(|cell| format!("<td dir=\"auto\">{}</td>", escaped(cell))));
                format!("<tr>{row}</tr>\n")
            });
            format!(
                "<div class=\"scroll\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
                body.collect::<String>()
            )
        }
    }
}

/// A block of the text with its marks. White space around it would show.
fn paragraph(html: &mut String, text: &str, block: &Block) {
    let shown = Span::new(block.span.start(), block.span.start() + block.span.of(text).trim_end().len());
    if shown.is_empty() {
        return;
    }
    html.push_str(&format!("<p class=\"{}\" dir=\"auto\">", block.kind.code()));
    let mut at = shown.start();
    let mut open: Vec<&Mark> = Vec::new();
    let mut until = |html: &mut String, end: usize| {
        html.push_str(&escaped(Span::new(at, end.min(shown.end())).of(text)));
        at = at.max(end.min(shown.end()));
    };
    for mark in block.marks.iter().filter(|mark| class(mark.fact).is_some()) {
        while let Some(outer) = open.pop_if(|outer| outer.span.end() <= mark.span.start()) {
            until(html, outer.span.end());
            html.push_str(&closing(outer));
        }
        // "12" within "12 people", both evidence of one claim.
        if open.iter().any(|outer| outer.fact == mark.fact) {
            continue;
        }
        until(html, mark.span.start());
        html.push_str(&format!("<mark class=\"{}\">", class(mark.fact).unwrap_or_default()));
        open.push(mark);
    }
    while let Some(outer) = open.pop() {
        until(html, outer.span.end());
        html.push_str(&closing(outer));
    }
    until(html, shown.end());
    html.push_str("</p>\n");
}

/// The end of a mark, for a casualty figure with its number in the table.
fn closing(mark: &Mark) -> String {
    match mark.fact {
        Fact::Claim(ClaimId(idx)) => format!("<sup>{}</sup></mark>", idx + 1),
        _ => "</mark>".to_owned(),
    }
}

/// How it is marked; not at all what nobody said.
const fn class(fact: Fact) -> Option<&'static str> {
    match fact {
        Fact::Attitude(_) => None,
        Fact::Quote(_) => Some("quote"),
        Fact::Claim(_) => Some("casualty"),
        Fact::Entity(..) => Some("name"),
        Fact::Date(_) => Some("date"),
    }
}

/// Words that are no markup, in text or in an attribute. HTML has no null character.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\0' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}
