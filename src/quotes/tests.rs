//! Quotes by inline markup. `<direct>`, `<mixed>` and `<indirect>` hold the first fragment of a quote and `<more>` its
//! further ones; `by` is the speaker's words, or missing where there is none; `<cue>` is the cue of the next or last one.

mod reports;

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
    let cues: Vec<&str> = quotes.iter().filter_map(|quote| quote.cue).map(|cue| cue.span.of(&text)).collect();
    let wanted: Vec<&str> =
        expected.iter().filter(|marked| marked.tag == "cue").map(|marked| marked.span.of(&text)).collect();
    assert_eq!(cues, wanted);
}

#[test]
fn direct_before_and_after_the_cue() {
    check("<direct by=\"Maria Müller\">“We are safe,”</direct> <cue>said</cue> Maria Müller.");
    check("<direct by=\"Maria Müller\">\"We are safe,\"</direct> Maria Müller <cue>said</cue>.");
    check("Maria Müller <cue>said:</cue> <direct by=\"Maria Müller\">“We are safe.”</direct>");
    check("<direct by=\"Maria Müller\">“Are we safe?”</direct> Maria Müller <cue>asked</cue>.");
}

#[test]
fn speakers_take_their_title_and_apposition() {
    check(
        "<direct by=\"Interior Ministry spokesman Idris Amal\">“It is over,”</direct> Interior Ministry spokesman Idris Amal <cue>said</cue> on Monday.",
    );
    check(
        "<direct by=\"Idris Amal, a former minister of health\">“It is over,”</direct> <cue>said</cue> Idris Amal, a former minister of health.",
    );
    check(
        "Idris Amal, the mayor of Karsa, <cue>said</cue> <indirect by=\"Idris Amal, the mayor of Karsa,\">the bridge was closed</indirect>.",
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
fn the_cue_is_the_whole_verb_group() {
    check("The army <cue>has said</cue> <indirect by=\"The army\">it will leave</indirect>.");
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

#[test]
fn quotations_signed_or_introduced() {
    check(
        "<direct by=\"Idris Amal\">“Nobody asked us about the dam.”</direct> <cue>―</cue> Idris Amal, a farmer",
    );
    check("The mayor was angry. <direct by=\"The mayor\">“Nobody asked us about the new dam.”</direct>");
    check(
        "The governor <cue>added:</cue>\n\n<direct by=\"The governor\">It is a disgrace. Nobody asked us.</direct>\n\nThe road was closed.",
    );
}

#[test]
fn statements_end_where_the_next_clause_begins() {
    check(
        "<direct by=\"Khan\">“We waited,”</direct> Khan <cue>said</cue>, <cue>adding</cue> <indirect by=\"Khan\">that nobody came</indirect>.",
    );
    check(
        "Amal <cue>said</cue> <indirect by=\"Amal\">the road was open</indirect>, but police <cue>said</cue> <indirect by=\"police\">it was closed</indirect>.",
    );
    check(
        "While officials <cue>say</cue> <indirect by=\"officials\">the water is safe</indirect>, the wells stay shut.",
    );
    check("Amal, who <cue>said</cue> <indirect by=\"who\">he was ill</indirect>, went home.");
}

#[test]
fn listeners_are_no_part_of_what_is_said() {
    check(
        "Khan <cue>told</cue> reporters in Karsa <indirect by=\"Khan\">that the bridge was closed</indirect>.",
    );
    check("Khan <cue>told</cue> The Karsa Times <indirect by=\"Khan\">he would resign</indirect>.");
    check("Khan <cue>told</cue> <indirect by=\"Khan\">his men to leave</indirect>.");
}

#[test]
fn objects_of_reporting_verbs() {
    check(
        "The minister <cue>called for</cue> <indirect by=\"The minister\">an inquiry</indirect> on Tuesday.",
    );
    check(
        "The group <cue>denied</cue> <indirect by=\"The group\">the charge</indirect>, which it made itself last year.",
    );
}

#[test]
fn deeds_are_no_words() {
    check("The brigade claimed responsibility for the raid.");
    check("They found Lena Brandt with a wound; she lived.");
    check("Amal, who was ill, showed no emotion.");
    check("The governor rejected the account.");
    check("The club called the police at noon.");
    check("Lena Brandt <cue>called</cue> <indirect by=\"Lena Brandt\">the raid a disgrace</indirect>.");
    check("The two sisters asked not to be named.");
    check("The court <cue>rejected</cue> <indirect by=\"The court\">a request to pay him</indirect>.");
    check("The company refused to meet with her.");
    check("The group <cue>denied</cue> <indirect by=\"The group\">responsibility</indirect>.");
}

#[test]
fn who_is_told_does_not_speak() {
    check("Amal was led in and told that the farm was sold.");
}

#[test]
fn quoted_objects_end_with_their_clause() {
    check("Amal <cue>called</cue> <mixed by=\"Amal\">the raid “a massacre”</mixed>; his motto is “Work”.");
    check("The rebels <cue>vowed</cue> on Monday <mixed by=\"The rebels\">to kill “ten of them”</mixed>.");
}

#[test]
fn a_colon_introduces_the_next_paragraph() {
    check(
        "The mayor of Karsa spoke for an hour:\n\n<direct by=\"The mayor of Karsa\">“Our fathers built this market with their hands.”</direct>",
    );
}

#[test]
fn listeners_may_be_all_that_follows() {
    check("<indirect by=\"the mayor\">Nine bridges fell</indirect>, the mayor <cue>told</cue> local radio.");
    check(
        "<indirect by=\"engineers\">The dam may break</indirect>, engineers <cue>warned</cue>, but officials <cue>said</cue> <indirect by=\"officials\">that it was safe</indirect>.",
    );
}

#[test]
fn cables_are_in_capitals() {
    check(
        "<direct by=\"AMAL\">\"A DAM BROKE AT NOON,\"</direct> AMAL <cue>SAID</cue>. <more>\"NO ONE CAME.\"</more>",
    );
}

#[test]
fn objects_of_relative_clauses_do_not_speak() {
    check(
        "A farmer who gave only her first name, Lena, <cue>said</cue> <indirect by=\"A farmer who gave only her first name, Lena,\">the road was closed</indirect>.",
    );
}

#[test]
fn nouns_that_look_like_reporting_verbs() {
    check("Old insurance claims that were filed late rose to 300.");
    check("He faced criminal charges that could end his career.");
    check("The army’s repeated warning, the third in a week, was ignored.");
}

#[test]
fn infinitives_report_after_what_governs_them() {
    check("Amal <cue>went on to say</cue> <indirect by=\"Amal\">that the road was closed</indirect>.");
    check("Amal <cue>appeared to suggest</cue> <indirect by=\"Amal\">that the road was closed</indirect>.");
    check("Amal was expected to say that the road was closed.");
    check("The floods claimed 12 lives on Monday.");
}

#[test]
fn findings_need_no_that() {
    check("A survey <cue>found</cue> <indirect by=\"A survey\">prices had doubled since May</indirect>.");
    check("Workers found two shells in the garden.");
}

#[test]
fn no_text_is_too_odd() {
    let odd = [
        "“",
        "said",
        "said said said",
        "“”",
        "\"\"\"",
        ", he said",
        "according to",
        "‘’’‘",
        "He said:",
        "— ",
        "''",
        "“\n“\n“",
    ];
    for text in odd {
        let _ = find(&Document::new(text), &[]);
    }
}

#[test]
fn what_people_want_or_think_is_told_apart() {
    let stances = |text: &str| -> Vec<Option<Stance>> {
        find(&Document::new(text), &[]).iter().map(|quote| quote.cue.map(|cue| cue.stance)).collect()
    };
    assert_eq!(stances("Amal hopes that it rains."), [Some(Stance::Belief)]);
    assert_eq!(stances("Amal said it rained."), [Some(Stance::Neutral)]);
    check(
        "Amal <cue>wants</cue> <indirect by=\"Amal\">to widen the road, plant trees and hire guards</indirect>.",
    );
    check("Amal <cue>believes</cue> <indirect by=\"Amal\">that the road is safe</indirect>.");
    check("The union <cue>opposes</cue> <indirect by=\"The union\">the new law</indirect>.");
    check("The government plan was old, and its support grew.");
    check("People who are seeking work went home.");
}

#[test]
fn headlines_with_capitals_report_too() {
    check(
        "<indirect by=\"Mayor Amal\">Bridge Will Open Before Winter</indirect>, Mayor Amal <cue>Says</cue>",
    );
    check("Mayor Amal <cue>Says</cue> <indirect by=\"Mayor Amal\">Bridge Will Open Before Winter</indirect>");
}

#[test]
fn asides_hold_all_but_the_setting() {
    check(
        "<indirect by=\"she\">To understand the town</indirect>, she <cue>said</cue>, <more>one must see its bridge</more>.",
    );
    check("In a statement, she <cue>said</cue>, <indirect by=\"she\">the bridge was closed</indirect>.");
}

#[test]
fn quoted_phrases_keep_their_complement() {
    check(
        "Amal <cue>condemned</cue> <mixed by=\"Amal\">a “shameless breach” of the truce between the towns</mixed> on Friday.",
    );
    check(
        "Amal <cue>called</cue> <mixed by=\"Amal\">the law a “disaster” for farmers</mixed> when it passed.",
    );
}

#[test]
fn objects_keep_their_lists() {
    check(
        "Amal <cue>warned against</cue> <indirect by=\"Amal\">thieves from Karsa, Ostrava and Lindau</indirect>, where he lives.",
    );
}

#[test]
fn infinitives_are_what_is_said() {
    check("He <cue>vowed</cue> <mixed by=\"He\">to punish “those who lied”</mixed>.");
    check(
        "The mayor <cue>pledged</cue> <indirect by=\"The mayor\">to form a council that would meet weekly</indirect>.",
    );
}

#[test]
fn the_writer_turns_after_a_comma() {
    check("Police <cue>said</cue> <indirect by=\"Police\">the road was safe</indirect>, but he left.");
    check("Police <cue>said</cue> <indirect by=\"Police\">the road was safe</indirect>, though nobody came.");
    check(
        "Police <cue>said</cue> <indirect by=\"Police\">he fired twice and refused to drop the gun</indirect>.",
    );
}
