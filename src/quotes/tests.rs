//! Quotes by inline markup. `<direct>`, `<mixed>` and `<indirect>` hold the first fragment of a quote and `<more>` its
//! further ones; `by` is the speaker's words, or missing where there is none; `<cue>` is the cue of the next or last one.

use super::*;
use crate::markup;

#[track_caller]
fn check(marked: &str) {
    let (text, expected) = markup::parse(marked);
    let document = Document::new(&text);
    let quotes = find(&document, &[]);
    let show =
        |spans: &[Span]| spans.iter().map(|span| span.of(&text).to_owned()).collect::<Vec<_>>().join(" … ");
    let found: Vec<(QuoteKind, String, Option<&str>)> = quotes
        .iter()
        .map(|quote| {
            (quote.kind, show(&quote.fragments), quote.speaker.map(|speaker| speaker.span.of(&text)))
        })
        .collect();
    let mut wanted: Vec<(QuoteKind, String, Option<&str>)> = Vec::new();
    for marked in &expected {
        let kind = match marked.tag.as_str() {
            "direct" => QuoteKind::Direct,
            "mixed" => QuoteKind::Mixed,
            "indirect" => QuoteKind::Indirect,
            "more" => {
                let last = wanted.last_mut().unwrap();
                last.1 = format!("{} … {}", last.1, marked.span.of(&text));
                continue;
            }
            _ => continue,
        };
        wanted.push((kind, marked.span.of(&text).to_owned(), marked.attribute("by")));
    }
    assert_eq!(found, wanted);
    let cues: Vec<&str> = quotes.iter().filter_map(|quote| quote.cue).map(|cue| cue.of(&text)).collect();
    let wanted: Vec<&str> =
        expected.iter().filter(|marked| marked.tag == "cue").map(|marked| marked.span.of(&text)).collect();
    assert_eq!(cues, wanted);
}

#[test]
fn direct_before_and_after_the_cue() {
    check("<direct by=\"Maria Müller\">“We are safe,”</direct> <cue>said</cue> Maria Müller.");
    check("<direct by=\"Maria Müller\">\"We are safe,\"</direct> Maria Müller <cue>said</cue>.");
    check("Maria Müller <cue>said</cue>: <direct by=\"Maria Müller\">“We are safe.”</direct>");
    check("<direct by=\"Maria Müller\">“Are we safe?”</direct> Maria Müller <cue>asked</cue>.");
}

#[test]
fn speakers_take_their_title_but_no_apposition() {
    check(
        "<direct by=\"Interior Ministry spokesman Idris Amal\">“It is over,”</direct> Interior Ministry spokesman Idris Amal <cue>said</cue> on Monday.",
    );
    check(
        "<direct by=\"Idris Amal\">“It is over,”</direct> <cue>said</cue> Idris Amal, a former minister of health.",
    );
    check(
        "Idris Amal, the mayor of Karsa, <cue>said</cue> <indirect by=\"Idris Amal\">the bridge was closed</indirect>.",
    );
}

#[test]
fn fragments_split_by_the_cue() {
    check("<direct by=\"he\">“We waited,”</direct> he <cue>said</cue>, <more>“and nobody came.”</more>");
    check("<direct by=\"Khan\">“We waited,”</direct> Khan <cue>said</cue>. <more>“Nobody came.”</more>");
}

#[test]
fn paragraphs_that_run_on_are_one_quotation() {
    check(
        "<direct by=\"Khan\">“We waited,”</direct> Khan <cue>said</cue>. <more>“Nobody came.</more>\n\n<more>“We left.”</more>",
    );
}

#[test]
fn a_quotation_of_its_own_has_the_last_speaker() {
    check(
        "<direct by=\"Khan\">“We waited,”</direct> Khan <cue>said</cue>.\n\n<direct by=\"Khan\">“Nobody came. It was cold.”</direct>\n\nThe road was closed.",
    );
}

#[test]
fn indirect_statements() {
    check(
        "Police <cue>said</cue> on Monday <indirect by=\"Police\">that two people had been arrested</indirect>.",
    );
    check("<indirect by=\"witnesses\">The wall fell at noon</indirect>, <cue>according to</cue> witnesses.");
    check(
        "<cue>According to</cue> the ministry, <indirect by=\"the ministry\">the wall fell at noon</indirect>.",
    );
    check(
        "<indirect by=\"officials\">The plan</indirect>, officials <cue>say</cue>, <more>will cost millions</more>.",
    );
    check(
        "<indirect by=\"a hospital official\">Six of the wounded are children</indirect>, a hospital official <cue>said</cue>.",
    );
}

#[test]
fn auxiliaries_are_no_part_of_the_cue() {
    check("The army has <cue>said</cue> <indirect by=\"The army\">it will leave</indirect>.");
}

#[test]
fn mixed_statements_keep_their_clause() {
    check("Amal <cue>said</cue> <mixed by=\"Amal\">the raid was “a massacre” of farmers</mixed>.");
    check("Amal <cue>called</cue> <mixed by=\"Amal\">the raid “a massacre”</mixed> on Monday.");
    check(
        "On Monday the president of Ostrava, Lena Brandt, left the capital, <cue>declaring</cue> <mixed by=\"Lena Brandt\">that the people had broken “their chains”</mixed>.",
    );
}

#[test]
fn terms_and_titles_are_no_quotes() {
    check("The long dream of “strategic patience” in the valley was over.");
    check("They watched “The Long Road” twice.");
    check("The so-called “Valley Army” retreated.");
}
