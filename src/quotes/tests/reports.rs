//! Reports by all kinds of reporting words, and what only looks like one.

use super::super::{Stance, find};
use super::check;
use crate::document::Document;

#[track_caller]
fn check_stances(text: &str, expected: &[Stance]) {
    let quotes = find(&Document::new(text), &[]);
    let stances: Vec<Stance> = quotes.iter().filter_map(|quote| Some(quote.cue?.stance)).collect();
    assert_eq!(stances, expected);
}

#[track_caller]
fn check_audience(text: &str, expected: &str) {
    let quotes = find(&Document::new(text), &[]);
    assert_eq!(quotes[0].audience.unwrap().of(text), expected);
}

#[test]
fn verbs_of_no_list_report_beside_a_quotation() {
    check("<direct by=\"she\">“It’s common,”</direct> she <cue>sniffed</cue>.");
    check(
        "<direct by=\"Idris Amal, the mayor\">“Never again,”</direct> <cue>growled</cue> Idris Amal, the mayor.",
    );
    check("She left after “The Long Road,” she closed the door and slept.");
}

#[test]
fn subjects_with_appositions_come_before_their_verb() {
    check(
        "Lena Koy, who runs the ward, <cue>said</cue> <indirect by=\"Lena Koy, who runs the ward,\">six patients needed surgery</indirect>.",
    );
    check(
        "<direct by=\"her father, Jan Koy,\">“It was late,”</direct> her father, Jan Koy, <cue>told</cue> the court.",
    );
    check(
        "One banker who attended the talks <cue>said</cue> <indirect by=\"One banker who attended the talks\">the deal was dead</indirect>.",
    );
    check(
        "The union — 400 men in all — <cue>blames</cue> <indirect by=\"The union — 400 men in all —\">yarn prices</indirect>.",
    );
}

#[test]
fn families_are_no_adverbs() {
    check(
        "Friends of the family <cue>said</cue> <indirect by=\"Friends of the family\">it was over</indirect>.",
    );
}

#[test]
fn nouns_report_with_that() {
    check("Amal’s <cue>claim</cue> <indirect by=\"Amal\">that the bridge was safe</indirect> was wrong.");
    check(
        "They are reading <cue>claims</cue> by villagers <indirect by=\"villagers\">that soldiers opened fire</indirect>.",
    );
    check("Claims that were filed late went unpaid, a loss that hurts the poor.");
    check("The government <cue>claims</cue> <indirect by=\"The government\">that prices fell</indirect>.");
}

#[test]
fn nobody_is_named_where_it_was_announced() {
    check("It <cue>was announced</cue> on Friday <indirect>that the bridge would close</indirect>.");
}

#[test]
fn what_is_voiced_reports() {
    check(
        "Amal <cue>expressed deep concern about</cue> <indirect by=\"Amal\">the state of the bridge</indirect>.",
    );
    check(
        "Amnesty <cue>called in 2022 for</cue> <indirect by=\"Amnesty\">police to patrol the lake</indirect>.",
    );
}

#[test]
fn words_may_be_somebodys() {
    check("<cue>In Amal’s words</cue>, <indirect by=\"Amal\">the bridge was late by a year</indirect>.");
    check("<indirect by=\"her\">She had never seen the letter</indirect>, <cue>by her own account</cue>.");
}

#[test]
fn orders_hold_whom_they_are_given_to() {
    check("Dr. Koy <cue>told</cue> <indirect by=\"Dr. Koy\">her to rest for six months</indirect>.");
}

#[test]
fn clauses_in_front_report_for_the_subject_after_them() {
    check(
        "<cue>Saying</cue> <indirect by=\"the mayor\">that it was late</indirect>, the mayor, Idris Amal, went home.",
    );
    check("Replying to the charge, Amal <cue>said</cue> <indirect by=\"Amal\">it was late</indirect>.");
}

#[test]
fn findings_and_hearings_report_after_the_statement_too() {
    check("<indirect by=\"a new poll\">Voters want change</indirect>, a new poll <cue>suggests</cue>.");
    check("<indirect by=\"an inquest\">A nurse left the ward</indirect>, an inquest <cue>has heard</cue>.");
    check("The judge found him guilty.");
}

#[test]
fn deeds_are_no_reports() {
    check("The army declined to comment.");
    check("They were twice denied visas.");
    check("Koy conceded a penalty.");
    check("Police arrested and questioned the student.");
    check("A print called “Two Horses” was sold.");
    check(
        "Reuters <cue>reported</cue> <indirect by=\"Reuters\">that it burned</indirect>, citing three people.",
    );
}

#[test]
fn the_words_end_where_the_writer_goes_on() {
    check(
        "The union <cue>said</cue> <indirect by=\"The union\">it would stay</indirect>; its chairman left.",
    );
    check(
        "She <cue>said</cue> <indirect by=\"She\">farmers had been told</indirect>, a claim that they dispute.",
    );
    check("Karsa, Ohio — <indirect by=\"police\">The bridge is shut</indirect>, police <cue>said</cue>.");
    check(
        "Amal <cue>blamed</cue> <indirect by=\"Amal\">the army, which holds the road, for the attack</indirect>.",
    );
    check("It <cue>blamed</cue> <mixed by=\"It\">“persistently weak” demand</mixed> on Monday.");
}

#[test]
fn asides_of_the_speaker_keep_their_place() {
    check(
        "<indirect by=\"Amal\">The plan will fail</indirect>, Amal <cue>said</cue>, <more>and nobody will care</more>.",
    );
    check("They <cue>caution</cue>, though, <indirect by=\"They\">that this is no proof</indirect>.");
}

#[test]
fn stances_follow_the_words() {
    check_stances("Amal asked him to leave.", &[Stance::Demand]);
    check_stances("Amal asked whether it was late.", &[Stance::Neutral]);
    check_stances("The man allegedly told police that he fell.", &[Stance::Claim]);
    check_stances("Amal pleaded not guilty.", &[Stance::Denial]);
    check_stances("Amal is confident that it will rain.", &[Stance::Belief]);
    check_stances("Amal accused the army of murder.", &[Stance::Accusation]);
}

#[test]
fn audiences_are_told() {
    check_audience("“It is late,” Amal told The Karsa Times.", "The Karsa Times");
    check_audience("Amal said in an interview with Radio Karsa that it was late.", "Radio Karsa");
}

#[test]
fn nicknames_make_no_quotation() {
    check(
        "Police <cue>said</cue> <indirect by=\"Police\">Andre “Dre” Koy had left the town at noon</indirect>.",
    );
    check(
        "Police <cue>said</cue> <indirect by=\"Police\">the word “loan” was not in any of the letters</indirect>.",
    );
}
