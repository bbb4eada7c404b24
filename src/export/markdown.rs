//! The report as Markdown, with the tables of GitHub's flavour. The words of the article are escaped: they stay words.

use super::format::Given;
use super::report::{self, NOTICE, ReportPart};

pub(super) fn write(given: Given) -> String {
    let report = report::of(given);
    let mut blocks = vec![format!("# {}", escaped(&report.title))];
    blocks.extend(report.published);
    for section in report.sections {
        blocks.push(format!("## {}", section.title));
        blocks.extend(section.parts.iter().map(block));
    }
    blocks.push(format!("*{NOTICE}*"));
    blocks.join("\n\n") + "\n"
}

fn block(part: &ReportPart) -> String {
    match part {
        ReportPart::Lead(words) => format!("**{}**", escaped(words)),
        ReportPart::Line(words) => escaped(words),
        ReportPart::Heading(words) => format!("### {}", escaped(words)),
        ReportPart::Saying { words, how } => format!("- {} ({})", escaped(words), escaped(how)),
        ReportPart::Table { columns, rows } => {
            let mut lines = vec![
                row(columns.iter().map(ToString::to_string)),
                row(columns.iter().map(|_| "---".to_owned())),
            ];
            lines.extend(rows.iter().map(|cells| row(cells.iter().map(|cell| escaped(cell)))));
            lines.join("\n")
        }
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// The words on one line, so that nothing in them is markup.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut is_start = true;
    for character in words.chars() {
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => true,
            // What begins a list, a rule, a heading's underline, or ends the number of a list.
            '-' | '+' | '=' | '.' | ')' => is_start,
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() || character.is_whitespace() { ' ' } else { character });
        is_start = is_start && (character.is_ascii_digit() || character.is_whitespace());
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(escaped("*a* [b](c) <d>|"), r"\*a\* \[b\](c) \<d\>\|");
        assert_eq!(escaped("- a\n# b"), r"\- a \# b");
        assert_eq!(escaped("12. Juli 3.5"), r"12\. Juli 3.5");
    }
}
