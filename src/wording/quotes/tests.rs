use jiff::civil::date;

use super::*;
use crate::{Options, annotate};

#[track_caller]
fn check_voices(text: &str, expected: &[(Option<&str>, usize)]) {
    let annotation = annotate(text, &Options::default());
    let voices = voices(text, &annotation);
    let found: Vec<_> = voices.iter().map(|voice| (voice.name.as_deref(), voice.quotes.len())).collect();
    assert_eq!(found, expected, "{:#?}", annotation.quotes);
}

#[test]
fn quotes_stand_by_speaker_in_the_order_of_the_first() {
    check_voices(
        "“We are safe,” said Maria Müller. The minister Pedro Alvarez denied that anyone had died. “We had luck,” Müller added.",
        &[(Some("Maria Müller"), 2), (Some("Pedro Alvarez"), 1)],
    );
}

#[test]
fn the_same_words_are_one_speaker() {
    check_voices(
        "The bridge was closed, police said. Police said the road was open. The police said nobody was hurt.",
        &[(Some("Police"), 3)],
    );
}

#[test]
fn what_the_text_says_behind_the_words_is_no_part_of_the_name() {
    assert_eq!(
        without_aside("One official, who asked not to be named"),
        ("One official", Some("who asked not to be named"))
    );
    assert_eq!(without_aside("Residents, medics and police"), ("Residents, medics and police", None));
}

#[test]
fn those_whom_nobody_is_named_for_come_last() {
    check_voices(
        "“The whole roof came down on us in the night,” they said.\n\nThe bridge was closed, officials said.",
        &[(Some("Officials"), 1), (None, 1)],
    );
}

#[test]
fn a_voice_counts_its_kinds() {
    let text = "“We are safe,” said Maria Müller. Müller said that the roof had “just gone”. Müller said that it was cold.";
    let annotation = annotate(text, &Options::default());
    let voices = voices(text, &annotation);
    assert_eq!(voices[0].tally().as_deref(), Some("1 word for word, 1 partly word for word, 1 reported"));
    assert_eq!(voices[0].label(), None);
    let text = "Maria Müller said that it was cold. Müller said that the roof had gone.";
    let annotation = annotate(text, &Options::default());
    assert_eq!(super::voices(text, &annotation)[0].tally().as_deref(), Some("all reported"));
}

#[test]
fn what_is_thought_is_not_counted() {
    let text = "Maria Müller said that it was cold. Müller said that the roof had gone.";
    let mut annotation = annotate(text, &Options::default());
    annotation.quotes[1].cue.as_mut().expect("a cue").stance = Stance::Belief;
    let voices = voices(text, &annotation);
    assert_eq!((voices[0].quotes.len(), voices[0].tally()), (2, None));
}

fn cited(text: &str, annotation: &Annotation) -> String {
    let voices = voices(text, annotation);
    let voice = voices.iter().find(|voice| voice.quotes[0].id.0 == 0).expect("a quote");
    citation(text, annotation.published, voice.quotes[0], &voice.credit(text))
}

/// Checks the citation of the first quote of `text`.
#[track_caller]
fn check(text: &str, expected: &str) {
    let annotation = annotate(text, &Options::default());
    assert_eq!(cited(text, &annotation), expected, "{:#?}", annotation.quotes);
}

#[test]
fn a_citation_tells_who_and_how() {
    check(
        "Torek Farhadi, a former Afghan government adviser, left. “A few  strikes will not do it,” Farhadi told The Globe and Mail.",
        "“A few strikes will not do it” — Torek Farhadi, a former Afghan government adviser (told; to The Globe and Mail)",
    );
    check("“We saw it,” police said.", "“We saw it” — Police (said)");
}

#[test]
fn a_title_tells_who_speaks_where_nothing_else_does() {
    check("“We saw it,” said Gen. Peter Odongo.", "“We saw it” — Gen. Peter Odongo (said)");
    check("“We saw it,” said Mr. Peter Odongo.", "“We saw it” — Peter Odongo (said)");
    check(
        "“The whole roof came down on us in the night,” they said.",
        "“The whole roof came down on us in the night” — speaker not named (said)",
    );
}

#[test]
fn reported_speech_is_never_cited_as_word_for_word() {
    check(
        "Maria Müller denied that soldiers had fired.",
        "Reported, not word for word: that soldiers had fired — Maria Müller (denied)",
    );
    check(
        "The army said the strike had hit “a gathering of fighters”.",
        "Partly word for word: the strike had hit “a gathering of fighters” — The army (said)",
    );
}

#[test]
fn a_quote_in_parts_has_one_pair_of_marks() {
    check("“One of us,” Maria Müller said, “must go.”", "“One of us … must go.” — Maria Müller (said)");
    check(
        "“One of us must go,” Maria Müller said. “It is late.\n\n“So let us go.”",
        "“One of us must go … It is late. So let us go.” — Maria Müller (said)",
    );
}

#[test]
fn a_transcript_gets_marks() {
    check(
        "ANA: We left the “old” town.\n\nBEN: Why was that so?\n\nANA: It was late.\n\nBEN: I see now.",
        "“We left the ‘old’ town.” — ANA",
    );
}

#[test]
fn a_citation_knows_the_day_of_publication() {
    let text = "“We saw it,” police said.";
    let options = Options { published: Some(date(2023, 2, 4)), ..Options::default() };
    let annotation = annotate(text, &options);
    assert_eq!(cited(text, &annotation), "“We saw it” — Police (said; article of 4 February 2023)");
}

#[test]
fn a_thought_is_cited_as_one() {
    let text = "Maria Müller said that it was cold.";
    let mut annotation = annotate(text, &Options::default());
    annotation.quotes[0].cue.as_mut().expect("a cue").stance = Stance::Belief;
    assert_eq!(
        cited(text, &annotation),
        "Thought or hoped, not said: that it was cold — Maria Müller (said)"
    );
}

#[test]
fn descriptions_lose_the_capital_of_a_sentence() {
    assert_eq!(within_a_sentence("The mayor of Lima"), "the mayor of Lima");
    assert_eq!(within_a_sentence("His mother"), "his mother");
    assert_eq!(within_a_sentence("Detective Inspector"), "Detective Inspector");
    assert_eq!(within_a_sentence("A"), "a");
}
