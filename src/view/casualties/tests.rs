//! What the page is told of casualties, on texts of a sentence or two.

use crate::view::View;
use crate::{Options, annotate};

/// Gives the view of `text`, published on a Saturday, to `look`.
fn view_of(text: &str, look: impl FnOnce(&View<'_>)) {
    let published = Some(jiff::civil::date(2023, 2, 4));
    let annotation = annotate(text, &Options { published, ..Options::default() });
    look(&View::new(text, &annotation));
}

#[test]
fn a_claim_says_when_by_whom_and_what_it_is_to_another() {
    view_of("A strike killed 38 people, including 11 children, in Kabul on Monday, police said.", |view| {
        let [whole, subset] = view.casualties.claims.as_slice() else { panic!("two claims") };
        assert_eq!(whole.time.as_ref().and_then(|time| time.days.as_deref()), Some("30 January 2023"));
        assert_eq!(whole.source.as_ref().and_then(|source| source.kind), Some("officials"));
        assert_eq!(whole.children, Some(11));
        let relation = subset.relation.as_ref().expect("it is part of the other");
        assert_eq!(
            (relation.label, relation.phrase.as_str(), &relation.claim),
            ("Among", "38 killed", &whole.id)
        );
    });
}

#[test]
fn a_sentence_is_cut_around_its_count_between_characters() {
    let long = "é, ".repeat(400);
    let text = format!("{long}a bomb killed 12 people in Kabul, {long}and no more was known. It was over.");
    view_of(&text, |view| {
        let sentence = &view.casualties.claims[0].sentence;
        assert!(sentence.is_cut_before && sentence.is_cut_after);
        assert!(sentence.end - sentence.start < 900, "{sentence:?}");
    });
    view_of("Nobody knew. A bomb killed 12 people.", |view| {
        let sentence = &view.casualties.claims[0].sentence;
        assert_eq!((sentence.start, sentence.end), (13, 37));
        assert!(!sentence.is_cut_before && !sentence.is_cut_after);
    });
}

#[test]
fn a_named_victim_is_told_once_with_all_that_is_said() {
    let text = "Amina Yusuf was killed in Kabul on Monday.\n\nAmina Yusuf, 40, a retired teacher, was killed at home.";
    view_of(text, |view| {
        let [victim] = view.casualties.victims.as_slice() else { panic!("one victim") };
        assert_eq!((victim.name, victim.age, victim.fate.as_str()), ("Amina Yusuf", Some(40), "killed"));
        assert_eq!(victim.occupation, Some("retired teacher"));
        assert_eq!(victim.mention, 0);
    });
}

#[test]
fn without_claims_there_is_nothing_to_code() {
    view_of("The market opened in Kabul on Monday.", |view| {
        assert!(view.casualties.headline.is_none());
        assert!(view.casualties.events.is_empty() && view.casualties.codebooks.is_empty());
    });
}
