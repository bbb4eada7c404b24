//! A reader's corrections: what each does to the facts and the toll, that a file keeps them, and that they hold when the
//! text changes a little.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/invariants.rs"]
mod invariants;

use article_annotator::codes::Code;
use article_annotator::edits::Edit;
use article_annotator::view::actions::{self, Action};
use article_annotator::{Annotation, Options, annotate, wording};
use invariants::check_edited;

const TEXT: &str = "Blast kills 12 in Karsa\n\nA bomb killed 12 people in Karsa on Monday, General Ana Ruiz said. \
    “We will find them,” she said. Hope Ruiz, a nurse in Karsa, counted 14 bodies. Doctors said 30 people were wounded, \
    among them two children.\n\nShare this story on social media";

fn annotated(text: &str, edits: &[Edit]) -> Annotation {
    annotate(text, &Options { edits, ..Options::default() })
}

/// Does `list`, a JSON list of actions, on `TEXT` and what the edits have made of it.
#[track_caller]
fn act(edits: &mut Vec<Edit>, list: &str) -> Annotation {
    let list: Vec<Action> = serde_json::from_str(list).expect("a list of actions");
    let made = actions::edits(TEXT, &annotated(TEXT, edits), &list).expect("actions on facts");
    edits.extend(made);
    check_edited(TEXT, edits);
    annotated(TEXT, edits)
}

/// The facts in a line each.
fn told(text: &str, annotation: &Annotation) -> Vec<String> {
    let review = &annotation.review;
    let mark = |standing: article_annotator::edits::Standing| match standing.code() {
        "unreviewed" => String::new(),
        code => format!(" [{code}]"),
    };
    let entities = annotation.entities.iter().enumerate().map(|(idx, entity)| {
        let (kind, n) = (entity.kind.code(), entity.mentions.len());
        format!("{kind} {} ×{n} {:?}{}", entity.name, entity.aliases, mark(review.entity(idx)))
    });
    let name = |id: article_annotator::entities::EntityId| annotation.entities[id.0].name.clone();
    let quotes = annotation.quotes.iter().enumerate().map(|(idx, quote)| {
        let speaker = quote.speaker.map_or("nobody".to_owned(), |speaker| {
            speaker.entity.map_or_else(|| speaker.head.of(text).to_owned(), name)
        });
        format!(
            "{} {} by {speaker}{}",
            quote.kind.code(),
            quote.fragments[0].of(text),
            mark(review.quote(idx))
        )
    });
    let claims = annotation.claims.iter().enumerate().map(|(idx, claim)| {
        let link = claim.relation.map_or(String::new(), |to| format!(" {} {}", to.kind.code(), to.claim));
        format!("{} {}{link}{}", claim.id, wording::claim(claim), mark(review.claim(idx)))
    });
    let dates = annotation.dates.iter().enumerate().map(|(idx, date)| {
        format!("{} = {:?}{}", date.span.of(text), wording::days(date), mark(review.date(idx)))
    });
    let tolls = annotation.tolls.iter().map(|toll| format!("toll: {}", wording::toll(toll)));
    entities.chain(quotes).chain(claims).chain(dates).chain(tolls).collect()
}

/// Checks which lines about the facts of `TEXT` go and come by a list of actions.
#[track_caller]
fn check(list: &str, expected: &[&str]) {
    let mut edits = Vec::new();
    let before = told(TEXT, &annotated(TEXT, &edits));
    let after = act(&mut edits, list);
    assert!(after.review.edits.iter().all(|reviewed| reviewed.is_placed), "every edit is placed: {list}");
    let after = told(TEXT, &after);
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
    let come = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
    let found: Vec<String> = gone.chain(come).collect();
    assert_eq!(found, expected, "by {list}");
}

/// An action on the words, at their place with that number, 0 for the first.
fn on_words(words: &str, place: usize, rest: &str) -> String {
    let (start, _) = TEXT.match_indices(words).nth(place).expect("words of the text");
    let start = TEXT[..start].encode_utf16().count();
    let end = start + words.encode_utf16().count();
    format!(r#"{{"on": {{"start": {start}, "end": {end}}}, {rest}}}"#)
}

/// The words as the part `at` of an action.
fn at_words(words: &str, place: usize) -> String {
    let action = on_words(words, place, r#""x": 0"#);
    let (_, span) = action.split_once(r#""on": "#).expect("a span");
    span.split_once('}').expect("its end").0.to_owned() + "}"
}

#[test]
fn as_found() {
    assert_eq!(
        told(TEXT, &annotated(TEXT, &[])),
        [
            "place Karsa ×3 []",
            "person Ana Ruiz ×1 []",
            "person Hope Ruiz ×1 []",
            "indirect A bomb killed 12 people in Karsa on Monday by Ana Ruiz",
            "direct “We will find them,” by Ana Ruiz",
            "indirect 30 people were wounded, among them two children by Doctors",
            "c0 12 killed",
            "c1 12 killed repeats c0",
            "c2 14 killed updates c0",
            "c3 30 injured",
            "c4 2 injured subset_of c3",
            "Monday = None",
            "toll: 12 to 14 killed",
            "toll: 30 injured",
        ]
    );
}

#[test]
fn what_is_dismissed_is_gone_with_all_its_links_and_the_toll_follows() {
    check(
        r#"[{"change": "reject", "on": {"fact": "e1"}}]"#,
        &[
            "- person Ana Ruiz ×1 []",
            "- indirect A bomb killed 12 people in Karsa on Monday by Ana Ruiz",
            "- direct “We will find them,” by Ana Ruiz",
            "+ indirect A bomb killed 12 people in Karsa on Monday by General Ana Ruiz",
            "+ direct “We will find them,” by she",
        ],
    );
    check(
        r#"[{"change": "reject", "on": {"fact": "c2"}}, {"change": "reject", "on": {"fact": "d0"}}]"#,
        &[
            "- c2 14 killed updates c0",
            "- c3 30 injured",
            "- c4 2 injured subset_of c3",
            "- Monday = None",
            "- toll: 12 to 14 killed",
            "+ c2 30 injured",
            "+ c3 2 injured subset_of c2",
            "+ toll: 12 killed",
        ],
    );
    check(
        r#"[{"change": "reject", "on": {"fact": "e0", "mention": 1}}]"#,
        &["- place Karsa ×3 []", "+ place Karsa ×2 [] [corrected]"],
    );
}

#[test]
fn what_is_confirmed_stays_as_it_is() {
    check(
        r#"[{"change": "accept", "on": {"fact": "e0"}}, {"change": "accept", "on": {"fact": "c0"}},
            {"change": "accept", "on": {"fact": "q1"}}, {"change": "accept", "on": {"fact": "d0"}}]"#,
        &[
            "- place Karsa ×3 []",
            "- direct “We will find them,” by Ana Ruiz",
            "- c0 12 killed",
            "- Monday = None",
            "+ place Karsa ×3 [] [accepted]",
            "+ direct “We will find them,” by Ana Ruiz [accepted]",
            "+ c0 12 killed [accepted]",
            "+ Monday = None [accepted]",
        ],
    );
}

#[test]
fn names_change_kind_and_name_are_joined_and_split() {
    check(
        r#"[{"change": "kind", "on": {"fact": "e0"}, "value": "organization"},
            {"change": "name", "on": {"fact": "e0"}, "value": "Karsa United"}]"#,
        &["- place Karsa ×3 []", "+ organization Karsa United ×3 [\"Karsa\"] [corrected]"],
    );
    check(
        r#"[{"change": "merge", "on": {"fact": "e1"}, "other": {"fact": "e2"}}]"#,
        &[
            "- person Ana Ruiz ×1 []",
            "- person Hope Ruiz ×1 []",
            "- indirect A bomb killed 12 people in Karsa on Monday by Ana Ruiz",
            "- direct “We will find them,” by Ana Ruiz",
            "+ person Hope Ruiz ×2 [\"Ana Ruiz\"] [corrected]",
            "+ indirect A bomb killed 12 people in Karsa on Monday by Hope Ruiz",
            "+ direct “We will find them,” by Hope Ruiz",
        ],
    );
}

#[test]
fn what_was_joined_can_be_split_again() {
    let mut edits = Vec::new();
    act(&mut edits, r#"[{"change": "merge", "on": {"fact": "e1"}, "other": {"fact": "e2"}}]"#);
    let split = act(&mut edits, r#"[{"change": "split", "on": {"fact": "e1", "mention": 0}}]"#);
    let lines = told(TEXT, &split);
    assert!(lines.contains(&"person Ana Ruiz ×1 [] [corrected]".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"person Hope Ruiz ×1 [] [corrected]".to_owned()), "{lines:#?}");
}

#[test]
fn names_are_added_and_their_words_changed() {
    check(
        &format!("[{}]", on_words("Doctors", 0, r#""change": "add", "value": "organization""#)),
        &["+ organization Doctors ×1 [] [added]"],
    );
    check(
        &format!("[{}]", on_words("bomb", 0, r#""change": "add", "value": "product", "everywhere": true"#)),
        &["+ product bomb ×1 [] [added]"],
    );
    check(
        &format!("[{}]", on_words("people", 0, r#""change": "add", "value": "person", "everywhere": true"#)),
        &["+ person people ×2 [] [added]"],
    );
    check(
        &format!(
            "[{}]",
            on_words("nurse", 0, r#""change": "add", "value": "person", "other": {"fact": "e2"}"#)
        ),
        &["- person Hope Ruiz ×1 []", "+ person Hope Ruiz ×2 [\"nurse\"] [corrected]"],
    );
    check(
        &format!(
            r#"[{{"change": "span", "on": {{"fact": "e1", "mention": 0}}, "at": {}}}]"#,
            at_words("General Ana Ruiz", 0)
        ),
        &[
            "- person Ana Ruiz ×1 []",
            "- indirect A bomb killed 12 people in Karsa on Monday by Ana Ruiz",
            "- direct “We will find them,” by Ana Ruiz",
            "+ person General Ana Ruiz ×1 [] [corrected]",
            "+ indirect A bomb killed 12 people in Karsa on Monday by General Ana Ruiz",
            "+ direct “We will find them,” by General Ana Ruiz",
        ],
    );
}

#[test]
fn quotes_change_their_words_kind_and_speaker_and_are_added() {
    check(
        r#"[{"change": "speaker", "on": {"fact": "q2"}, "other": {"fact": "e2"}},
            {"change": "kind", "on": {"fact": "q2"}, "value": "mixed"}]"#,
        &[
            "- indirect 30 people were wounded, among them two children by Doctors",
            "+ mixed 30 people were wounded, among them two children by Hope Ruiz [corrected]",
        ],
    );
    check(
        &format!(
            r#"[{{"change": "span", "on": {{"fact": "q2"}}, "at": {}}},
                {{"change": "speaker", "on": {{"fact": "q1"}}}}]"#,
            at_words("30 people were wounded", 0)
        ),
        &[
            "- direct “We will find them,” by Ana Ruiz",
            "- indirect 30 people were wounded, among them two children by Doctors",
            "+ direct “We will find them,” by nobody [corrected]",
            "+ indirect 30 people were wounded by Doctors [corrected]",
        ],
    );
    check(
        &format!("[{}]", on_words("counted 14 bodies", 0, r#""change": "add", "value": "quote""#)),
        &["+ indirect counted 14 bodies by nobody [added]"],
    );
}

#[test]
fn claims_change_in_every_part_and_the_toll_follows() {
    check(
        r#"[{"change": "count", "on": {"fact": "c3"}, "min": 25, "max": 40, "best": 30}]"#,
        &[
            "- c3 30 injured",
            "- toll: 30 injured",
            "+ c3 about 30 injured [corrected]",
            "+ toll: 30 injured (25 to 40)",
        ],
    );
    check(
        r#"[{"change": "outcome", "on": {"fact": "c2"}, "value": "missing"},
            {"change": "relation", "on": {"fact": "c2"}}]"#,
        &[
            "- c2 14 killed updates c0",
            "- toll: 12 to 14 killed",
            "+ c2 14 missing [corrected]",
            "+ toll: 12 killed",
            "+ toll: 14 missing",
        ],
    );
    check(
        r#"[{"change": "scope", "on": {"fact": "c2"}, "value": "historical"},
            {"change": "polarity", "on": {"fact": "c3"}, "value": "denied"}]"#,
        &[
            "- c2 14 killed updates c0",
            "- c3 30 injured",
            "- toll: 12 to 14 killed",
            "- toll: 30 injured",
            "+ c2 14 killed [corrected]",
            "+ c3 30 injured [corrected]",
            "+ toll: 12 killed",
        ],
    );
    check(
        r#"[{"change": "relation", "on": {"fact": "c2"}, "value": "part_of", "other": {"fact": "c0"}}]"#,
        &[
            "- c2 14 killed updates c0",
            "- toll: 12 to 14 killed",
            "+ c2 14 killed part_of c0 [corrected]",
            "+ toll: 12 killed",
        ],
    );
}

#[test]
fn the_parts_of_a_claim_are_words_of_the_text() {
    let mut edits = Vec::new();
    let list = format!(
        r#"[{{"change": "source", "on": {{"fact": "c2"}}, "at": {}}},
            {{"change": "place", "on": {{"fact": "c2"}}, "at": {}}},
            {{"change": "victims", "on": {{"fact": "c2"}}, "at": {}}},
            {{"change": "group", "on": {{"fact": "c2"}}, "value": "civilian"}},
            {{"change": "time", "on": {{"fact": "c1"}}}}]"#,
        at_words("a nurse", 0),
        at_words("Karsa", 2),
        at_words("bodies", 0),
    );
    let claims = act(&mut edits, &list).claims;
    let source = claims[2].source.expect("a source");
    assert_eq!((source.part.span.of(TEXT), source.kind.code()), ("a nurse", "medical"));
    let place = claims[2].place.expect("a place");
    assert_eq!((place.span.of(TEXT), place.entity.map(|id| id.0)), ("Karsa", Some(0)));
    let victims = claims[2].victims.as_ref().expect("victims");
    assert_eq!((victims.span.of(TEXT), victims.group.code()), ("bodies", "civilian"));
    assert_eq!(claims[1].time, None);
}

#[test]
fn claims_are_added_with_the_number_that_their_words_tell() {
    let added = on_words("two children", 0, r#""change": "add", "value": "casualty", "outcome": "missing""#);
    check(&format!("[{added}]"), &["+ c5 2 missing [added]", "+ toll: 2 missing"]);
}

#[test]
fn dates_are_set_and_added() {
    check(
        r#"[{"change": "days", "on": {"fact": "d0"}, "from": "2023-01-30", "until": "2023-01-30"}]"#,
        &["- Monday = None", "+ Monday = Some(\"Monday 30 January 2023\") [corrected]"],
    );
    check(
        &format!(
            r#"[{}, {{"change": "span", "on": {{"fact": "d0"}}, "at": {}}}]"#,
            on_words("nurse", 0, r#""change": "add", "value": "date""#),
            at_words("on Monday", 0),
        ),
        &["- Monday = None", "+ on Monday = None [corrected]", "+ nurse = None [added]"],
    );
}

#[test]
fn page_furniture_is_taken_into_the_story() {
    let mut edits = Vec::new();
    let kinds = |annotation: &Annotation| -> Vec<&str> {
        annotation.regions.iter().map(|region| region.kind.code()).collect()
    };
    assert_eq!(kinds(&annotated(TEXT, &edits)), ["headline", "body", "boilerplate"]);
    let list = format!(
        "[{}]",
        on_words("Share this story on social media", 0, r#""change": "region", "value": "body""#)
    );
    assert_eq!(kinds(&act(&mut edits, &list)), ["headline", "body", "body"]);
    let list = format!(
        "[{}]",
        on_words("Blast kills 12 in Karsa", 0, r#""change": "region", "value": "boilerplate""#)
    );
    let annotation = act(&mut edits, &list);
    assert_eq!(kinds(&annotation), ["boilerplate", "body", "body"]);
    assert_eq!(annotation.claims.len(), 4, "the headline is read no longer");
}

#[test]
fn edits_hold_when_the_text_changes_and_are_told_when_they_are_lost() {
    let mut edits = Vec::new();
    act(
        &mut edits,
        r#"[{"change": "reject", "on": {"fact": "c2"}}, {"change": "accept", "on": {"fact": "e2"}}]"#,
    );
    let changed = format!("LIMA —\n\n{TEXT}").replace("counted 14 bodies", "found 13 bodies");
    let annotation = annotated(&changed, &edits);
    let placed: Vec<bool> = annotation.review.edits.iter().map(|reviewed| reviewed.is_placed).collect();
    assert_eq!(placed, [false, true], "14 bodies are there no longer; Hope Ruiz is");
    assert!(told(&changed, &annotation).contains(&"person Hope Ruiz ×1 [] [accepted]".to_owned()));
    let moved = &annotation.review.edits[1].edit;
    assert_eq!(
        moved.on.anchor().start,
        changed.find("Hope").expect("her name"),
        "it is kept where it stands now"
    );
}

#[test]
fn what_makes_no_sense_is_not_carried_out() {
    for action in [
        r#"[{"change": "split", "on": {"fact": "e1", "mention": 0}}]"#,
        r#"[{"change": "merge", "on": {"fact": "e1"}, "other": {"fact": "e1"}}]"#,
        r#"[{"change": "relation", "on": {"fact": "c0"}, "value": "part_of", "other": {"fact": "c1"}}]"#,
        r#"[{"change": "count", "on": {"fact": "c0"}, "min": 30, "max": 20}]"#,
        r#"[{"change": "count", "on": {"fact": "c0"}, "min": 30, "max": 40, "best": 20}]"#,
        r#"[{"change": "days", "on": {"fact": "d0"}, "from": "2023-01-30", "until": "2023-01-29"}]"#,
        r#"[{"change": "split", "on": {"fact": "q0"}}]"#,
        r#"[{"change": "name", "on": {"fact": "e1"}, "value": " "}]"#,
    ] {
        let annotation = act(&mut Vec::new(), action);
        assert!(!annotation.review.edits[0].is_placed, "{action}");
        let plain = annotated(TEXT, &[]);
        assert_eq!(told(TEXT, &annotation), told(TEXT, &plain), "{action} changes nothing");
    }
}
