//! What must hold for any text, tried on made-up ones: arbitrary Unicode, and the words and marks of news in a heap.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/invariants.rs"]
mod invariants;

use std::time::{Duration, Instant};

use article_annotator::dictionary::Dictionary;
use article_annotator::edits::Edit;
use article_annotator::view::View;
use article_annotator::view::actions::{self, Action};
use article_annotator::{Annotation, Options, annotate, export};
use invariants::{check_edited, check_invariants, check_listed};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

/// Words that the rules look for.
const WORDS: &[&str] = &[
    "said",
    "according to",
    "killed",
    "were killed",
    "killing",
    "wounded",
    "injured",
    "dead",
    "died",
    "missing",
    "detained",
    "abducted",
    "displaced",
    "casualties",
    "death toll",
    "rose to",
    "at least",
    "more than",
    "up to",
    "between",
    "nearly",
    "including",
    "among them",
    "dozens",
    "scores",
    "hundreds of",
    "several",
    "a few",
    "a dozen",
    "half a",
    "two",
    "twenty-one",
    "hundred",
    "million",
    "people",
    "civilians",
    "soldiers",
    "children",
    "women",
    "since",
    "over the past",
    "years",
    "last",
    "next",
    "this",
    "Monday",
    "January",
    "May",
    "March",
    "Jan.",
    "yesterday",
    "ago",
    "early",
    "the 1990s",
    "19th",
    "century",
    "in",
    "on",
    "of",
    "the",
    "and",
    "by",
    "who",
    "he",
    "she",
    "they",
    "will",
    "could",
    "denied",
    "no",
    "not",
    "Mr.",
    "Dr.",
    "Gen.",
    "President",
    "Prime Minister",
    "Imran",
    "Maria",
    "Müller",
    "Khan",
    "al-Zawahiri",
    "Tehreek-e-Taliban",
    "Taliban",
    "(TTP)",
    "Kabul",
    "Peru",
    "French",
    "New York",
    "United Nations",
    "Ministry of Health",
    "AP",
    "Reuters",
    "PESHAWAR",
    "By",
    "Share this article",
    "Skip to main content",
    "Open this photo in gallery:",
    "told reporters",
    "added",
    "a former adviser",
    "27-year-old",
    "$5",
    "3-4",
    "7th Brigade",
    "percent",
    "km",
    "U.S.",
    "a.m.",
    "don’t",
    "’s",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
];

/// Marks, spaces and characters that offsets go wrong at.
const MARKS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "‚",
    "‹",
    "›",
    ".",
    ",",
    ";",
    ":",
    "?",
    "!",
    "…",
    "...",
    "-",
    "–",
    "—",
    "(",
    ")",
    "[",
    "]",
    "/",
    "%",
    "*",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\r\n\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{200f}",
    "\u{202e}",
    "\u{301}",
    "🙂",
    "👩‍👧‍👦",
    "🇵🇪",
    "•",
    "©",
    "\u{0}",
    "ﬁ",
    "İ",
    "ß",
    "ẞ",
    "中",
    "１２",
];

fn soup() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (0u64..3000).prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        (1u32..999, 0u32..999).prop_map(|(a, b)| format!("{a},{b:03}")),
        (0u32..99, 0u32..99, 0u32..9999).prop_map(|(a, b, c)| format!("{a}/{b}/{c}")),
        (0u32..9999, 0u32..99).prop_map(|(a, b)| format!("{a}.{b}")),
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(|word| format!("{word} ")),
        2 => prop::sample::select(WORDS).prop_map(str::to_owned),
        3 => prop::sample::select(MARKS).prop_map(str::to_owned),
        2 => number.prop_map(|number| format!("{number} ")),
        1 => "[A-Z][a-z]{1,9} ",
        1 => "[a-z]{1,9} ",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..90).prop_map(|pieces| pieces.concat())
}

/// A piece of an article with marks, words and cuts where nobody would put them.
fn mangled() -> impl Strategy<Value = String> {
    let strange = prop_oneof![prop::sample::select(MARKS), prop::sample::select(WORDS), Just("")];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, strange), 0..12);
    let piece = (any::<prop::sample::Index>(), 50usize..1200);
    (prop::sample::select(articles()), piece, changes).prop_map(|(article, (start, len), changes)| {
        let start = start.index(article.len());
        let mut piece: Vec<char> = article.iter().copied().skip(start).take(len).collect();
        for (at, n_cut, words) in changes {
            let at = at.index(piece.len());
            let end = (at + n_cut).min(piece.len());
            piece.splice(at..end, words.chars());
            if piece.is_empty() {
                break;
            }
        }
        piece.into_iter().collect()
    })
}

/// The articles of the goldens, as characters.
fn articles() -> Vec<Vec<char>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let entries = std::fs::read_dir(folder).expect("tests/articles exists");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("an article is UTF-8").chars().collect();
    paths.iter().map(read).collect()
}

proptest! {
    // What is found is added to the texts below by hand.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_for_any_text(text in any::<String>()) {
        check_invariants(&text);
    }

    #[test]
    fn invariants_hold_for_mangled_articles(text in mangled()) {
        check_invariants(&text);
    }

    #[test]
    fn invariants_hold_with_a_list_of_names(text in soup(), start in 0..WORDS.len()) {
        // Any of the words, in every kind and beside one another, as names.
        const KINDS: [&str; 9] =
            ["person", "organization", "place", "nationality", "event", "product", "work", "title", "ignore"];
        let mut words = WORDS.iter().cycle().skip(start).filter(|words| words.contains(char::is_alphabetic));
        let mut file = "kind,name,also\n".to_owned();
        for kind in KINDS.iter().cycle().take(40) {
            let mut form = || words.next().map_or(String::new(), |words| words.replace(['"', '|'], " "));
            file += &format!("{kind},\"{}\",\"{} {}|{}\"\n", form(), form(), form(), form());
        }
        check_listed(&text, &Dictionary::parse(&file).map_err(|error| TestCaseError::fail(error.to_string()))?);
    }

    #[test]
    fn invariants_hold_for_news_like_soup(text in soup()) {
        check_invariants(&text);
    }
}

proptest! {
    // Each case annotates its text up to a dozen times.
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_whatever_a_reader_does(text in soup(), choices in vec((0..24usize, any::<u16>(), any::<u16>()), 1..12)) {
        let mut edits = Vec::new();
        for (choice, one, other) in choices {
            let annotation = annotate(&text, &Options { edits: &edits, ..Options::default() });
            edits.extend(action(&text, &annotation, choice, usize::from(one), usize::from(other)));
        }
        check_edited(&text, &edits);
        // The text changes a little in the middle: whatever can no longer be placed is lost, and nothing breaks.
        let middle = text.floor_char_boundary(text.len() / 2);
        check_edited(&format!("{}x{}", &text[..middle], &text[middle..]), &edits);
    }
}

/// An action of the page on two facts of the annotation and on words of the text, all picked by number; no edit where it
/// points to nothing.
fn action(text: &str, annotation: &Annotation, choice: usize, one: usize, other: usize) -> Vec<Edit> {
    let pick = |n: usize, at: usize, letter: char| (n > 0).then(|| format!("{letter}{}", at % n));
    let facts = [
        pick(annotation.entities.len(), one, 'e'),
        pick(annotation.quotes.len(), one, 'q'),
        pick(annotation.claims.len(), one, 'c'),
        pick(annotation.dates.len(), one, 'd'),
    ];
    let n_units = text.encode_utf16().count();
    let (start, end) = (one % (n_units + 1), (one + 1 + other % 40).min(n_units));
    let at = json!({"start": start, "end": end});
    let [entity, quote, claim, date] = facts.map(|id| json!({"fact": id}));
    let second = |n, letter| json!({"fact": pick(n, other, letter)});
    let (entity_2, claim_2) = (second(annotation.entities.len(), 'e'), second(annotation.claims.len(), 'c'));
    let mention = json!({"fact": entity["fact"], "mention": other % 3});
    let action = match choice {
        0 => json!({"change": "reject", "on": entity}),
        1 => json!({"change": "accept", "on": claim}),
        2 => json!({"change": "reject", "on": claim}),
        3 => json!({"change": "reject", "on": mention}),
        4 => json!({"change": "kind", "on": entity, "value": "event"}),
        5 => json!({"change": "name", "on": entity, "value": "Ana"}),
        6 => json!({"change": "merge", "on": entity, "other": entity_2}),
        7 => json!({"change": "split", "on": mention}),
        8 => json!({"change": "span", "on": mention, "at": at}),
        9 => json!({"change": "span", "on": quote, "at": at}),
        10 => json!({"change": "span", "on": claim, "at": at}),
        11 => json!({"change": "speaker", "on": quote, "other": entity}),
        12 => json!({"change": "speaker", "on": quote, "at": at}),
        13 => json!({"change": "count", "on": claim, "min": one, "max": other}),
        14 => json!({"change": "scope", "on": claim, "value": "incident"}),
        15 => json!({"change": "relation", "on": claim, "value": "part_of", "other": claim_2}),
        16 => json!({"change": "source", "on": claim, "at": at}),
        17 => json!({"change": "outcome", "on": claim, "value": "missing"}),
        18 => json!({"change": "add", "value": "place", "on": at, "everywhere": other.is_multiple_of(2)}),
        19 => json!({"change": "add", "value": "quote", "on": at}),
        20 => json!({"change": "add", "value": "casualty", "outcome": "killed", "on": at}),
        21 => json!({"change": "add", "value": "date", "on": at}),
        22 => json!({"change": "region", "value": "boilerplate", "on": at}),
        _ => json!({"change": "span", "on": date, "at": at}),
    };
    let action: Action = serde_json::from_value(action).expect("an action is well formed");
    actions::edits(text, annotation, &[action]).unwrap_or_default()
}

#[test]
fn invariants_hold_for_odd_texts() {
    let repeated = [
        "“", "\"", "’", "«", "(", "-", ".", "1,", "9", "killed ", "Khan ", "\r\n", "\u{200b}", "\u{301}",
        "🙂",
    ];
    let one_thing = ["", " ", "\n", "\u{feff}", "“", "\u{301}", "a", "1", "\r", "two died", "“Yes", "Monday"];
    one_thing.iter().for_each(|text| check_invariants(text));
    repeated.iter().for_each(|text| check_invariants(&text.repeat(300)));
    check_invariants("2 killed Monday “were killed ");
    check_invariants("“One\n\n“Two\n\n“Three,” he said. \"Four\r\n\r\n«Five»");
    check_invariants(&format!("{} people were killed on 31 February 99999.", "9".repeat(60)));
    check_invariants(
        "18446744073709551615 people and 18446744073709551616 more were killed, over 18446744073709551615.",
    );
}

/// Ten times the text may take thirty times as long: three times what linear work would, as room for a busy machine;
/// work that grows with the square would take a hundred times as long.
const MOST: u32 = 30;

/// Texts of 10 and 100 kB made of one thing over and over.
#[test]
fn work_is_linear_in_the_text() {
    let patterns = [
        "“",
        "\" ",
        "’",
        "‘a ",
        "«",
        "„a“ ",
        "(",
        "1,",
        "9",
        "12,000 ",
        "-",
        "a-",
        "— ",
        ". ",
        "…",
        "a",
        "aé",
        "A",
        "Khan ",
        "Maria Khan ",
        "killed ",
        "12 people killed ",
        "12 killed, ",
        "dozens and dozens, ",
        "two people, ",
        "said ",
        "he said, ",
        "“Yes,” she said. ",
        "“Yes ",
        "according to ",
        "the claim that ",
        "the claim that it was ",
        "expressed concern about ",
        "he expressed deep concern that ",
        "Khan, a man, ",
        "Khan, who said, ",
        "said Khan, a man, who ",
        "to say that ",
        "went on to say ",
        "called on Friday for ",
        "— a man — said ",
        "a, b and c, ",
        "he said; ",
        "Saying so, he left, ",
        "thinks it is ",
        "told him to ",
        "including 3 women ",
        "On Monday, ",
        "in January ",
        "the past ",
        "\n",
        "\r\n",
        "a\n",
        "“a\n\n",
        "'a ",
        "a' ",
        "‘a",
        "` ",
        "‚a ",
        "» ",
        "‹a ",
        "a› ",
        "「a",
        "” ",
        "“a ‘b \"c «d ",
        "a” b’ c\" d» ",
        "“A.”",
        "“No.” ",
        "“No,” she said.\n",
        "“No.”\n",
        "Is it you?\nI am.\n",
        "HOST: Yes.\n",
        "Q. Yes?\nA. I do.\n",
        "Khan\nI am.\n",
        "He said:\nWe go.\n",
        "Go — Khan (@khan)\n",
        "The minister said: “No.” ",
        "Khan, 34, ",
        "Share this article\n",
        "\u{200b}",
        "\u{301}",
        "🙂",
        "the ",
        "of the ",
        "Mr. ",
        "U.S. ",
        "A. ",
        "al-",
        "Tehreek-e-",
        "one-",
        "twenty-",
        "Ministry of ",
        "Two died. ",
        "(TTP) ",
    ];
    // The tables are decoded at first use.
    time("One sentence, to begin with.");
    let mut slow = Vec::new();
    for pattern in patterns {
        let n = 10_000 / pattern.len();
        let (short, long) = (pattern.repeat(n), pattern.repeat(n * 10));
        let (mut time_short, mut time_long) = (time(&short), time(&long));
        // Any one measure can be spoilt by what else runs: what counts is the least of several.
        for _ in 0..4 {
            if !is_slow(time_short, time_long) {
                break;
            }
            (time_short, time_long) = (time_short.min(time(&short)), time_long.min(time(&long)));
        }
        if is_slow(time_short, time_long) {
            slow.push(format!("{pattern:?}: {time_short:?} → {time_long:?}"));
        }
    }
    assert!(slow.is_empty(), "ten times the text took too long:\n{}", slow.join("\n"));
}

/// What 100 kB take in less than this is noise, whatever the ratio: work that grows with the square takes seconds.
const NOISE: Duration = Duration::from_millis(300);

fn is_slow(short: Duration, long: Duration) -> bool {
    long > NOISE && long > short * MOST
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let annotation =
        annotate(text, &Options { published: Some(jiff::civil::date(2023, 2, 4)), ..Options::default() });
    let view = View::new(text, &annotation);
    let json = export::to_json(text, &annotation, None).expect("an annotation is written");
    assert!(json.len() > view.n_words / 1_000_000, "the results are used");
    start.elapsed()
}
