//! Formats in lines: brat, CoNLL, WebAnno TSV.

use std::collections::BTreeMap;

use article_annotator::document::is_ignorable;
use article_annotator::mentions::EntityKind;
use article_annotator::{Annotation, Span};

use crate::{compare, is_space, written};

/// A text-bound line of brat: its kind and its fragments.
type Bound<'a> = (&'a str, Vec<(usize, usize)>);

/// By the rules of brat's own parser: a line an annotation, fields by tabs, fragments joined by spaces.
pub fn check_brat(text: &str, annotation: &Annotation) {
    let unix = written("txt", text, annotation);
    let points: Vec<char> = unix.chars().collect();
    let lines = written("brat", text, annotation);
    let mut bound: BTreeMap<&str, Bound> = BTreeMap::new();
    for line in lines.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if !line.starts_with('T') {
            continue;
        }
        let [id, place, covered] = fields[..] else { panic!("{line:?}") };
        let (kind, places) = place.split_once(' ').expect("a kind");
        let spans: Vec<(usize, usize)> = places
            .split(';')
            .map(|place| place.split_once(' ').expect("start and end"))
            .map(|(start, end)| (start.parse().expect("a start"), end.parse().expect("an end")))
            .collect();
        let pieces: Vec<String> =
            spans.iter().map(|&(start, end)| points[start..end].iter().collect()).collect();
        assert_eq!(pieces.join(" "), covered, "{text:?}");
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "in order, without overlap");
        assert!(bound.insert(id, (kind, spans)).is_none(), "{id} twice");
    }
    // References lead to lines there are, and an event's trigger is of its kind.
    for line in lines.lines().filter(|line| line.starts_with(['R', 'E'])) {
        for (role, id) in line.split(['\t', ' ']).filter_map(|field| field.split_once(':')) {
            let (kind, _) = bound.get(id).unwrap_or_else(|| panic!("{line:?} names what is not there"));
            let is_trigger = line.starts_with('E') && line.contains(&format!("\t{role}:{id}"));
            assert!(!is_trigger || *kind == role, "{line:?}");
        }
    }
    let of_kind = |wanted: &str| bound.values().filter(|(kind, _)| *kind == wanted).count();
    let n_people = annotation.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(of_kind("Person"), n_people.map(|entity| entity.mentions.len()).sum::<usize>());
    let has_words = |span: &Span| span.of(text).contains(|c| !is_space(c) && !is_ignorable(c));
    let n_quotes = annotation.quotes.iter().filter(|quote| quote.fragments.iter().any(has_words)).count();
    assert_eq!(of_kind("Quote") + of_kind("Belief"), n_quotes);
    assert_eq!(of_kind("Count"), annotation.claims.len());
    assert_eq!(lines.lines().filter(|line| line.starts_with('E')).count(), annotation.claims.len());
}

/// Words are told apart by their letters: the format has no offsets.
pub fn check_conll(text: &str, annotation: &Annotation) {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut before = "O".to_owned();
    for line in written("conll", text, annotation).split('\n').skip(2) {
        let Some((word, tag)) = line.split_once('\t') else {
            before = "O".to_owned();
            assert!(line.is_empty(), "{line:?}");
            continue;
        };
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
        match tag.split_once('-') {
            Some(("B", kind)) => found.push((word.to_owned(), kind.to_owned())),
            Some(("I", kind)) => {
                assert!(before.ends_with(kind), "I follows B or I of its kind: {before} {tag}");
                found.last_mut().expect("a name").0.push_str(word);
            }
            _ => assert_eq!(tag, "O"),
        }
        before = tag.to_owned();
    }
    let bare = |words: &str| words.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let mut expected: Vec<(Span, &str)> = annotation
        .entities
        .iter()
        .flat_map(|entity| {
            let kind = match entity.kind {
                EntityKind::Person => "PER",
                EntityKind::Organization => "ORG",
                EntityKind::Place => "LOC",
                _ => "MISC",
            };
            entity.mentions.iter().map(move |mention| (mention.span, kind))
        })
        .collect();
    expected.sort_unstable();
    let expected: Vec<_> =
        expected.iter().map(|(span, kind)| (bare(span.of(text)), (*kind).to_owned())).collect();
    let found: Vec<_> = found.iter().map(|(word, kind)| (bare(word), kind.clone())).collect();
    assert_eq!(found, expected, "conll of {text:?}");
}

/// As INCEpTION reads it: the text from its sentences, padded where it has none, offsets in UTF-16 units.
pub fn check_webanno(text: &str, annotation: &Annotation) {
    let file = written("webanno", text, annotation);
    let mut lines = file.split('\n').skip(4).peekable();
    assert!(file.starts_with("#FORMAT=WebAnno TSV 3.3\n#T_SP=") && file.split('\n').nth(2) == Some(""));
    let mut read: Vec<u16> = Vec::new();
    let mut found: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    while lines.peek().is_some_and(|line| line.starts_with("#Text=")) {
        let mut sentence = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("#Text=")) {
            sentence.extend(unescaped(&line["#Text=".len()..]).encode_utf16().chain([u16::from(b'\n')]));
        }
        let mut is_first = true;
        while let Some(line) = lines.next_if(|line| !line.is_empty()) {
            let fields: Vec<&str> = line.split('\t').collect();
            let (start, end) = fields[1].split_once('-').expect("two offsets");
            let (start, end): (usize, usize) =
                (start.parse().expect("a start"), end.parse().expect("an end"));
            if std::mem::take(&mut is_first) {
                assert!(read.len() <= start + 1, "a sentence begins where the one before ends: {text:?}");
                read.resize(start, u16::from(b' '));
                read.append(&mut sentence);
            }
            assert_eq!(
                String::from_utf16(&read[start..end]).expect("whole characters"),
                unescaped(fields[2])
            );
            for value in fields[3].split('|').filter(|value| *value != "_") {
                let (label, id) = value.split_once('[').expect("a number");
                let entry = found.entry(id.to_owned()).or_insert((start, end, label.replace('\\', "")));
                entry.1 = end;
            }
        }
        assert!(!is_first, "a sentence has words");
        lines.next();
    }
    assert_eq!(lines.next(), None, "{file:?}");
    let utf16: Vec<usize> =
        text.char_indices().flat_map(|(at, c)| vec![at; c.len_utf16()]).chain([text.len()]).collect();
    compare(
        "webanno",
        text,
        annotation,
        found.into_values().map(|(start, end, label)| (utf16[start], utf16[end], label)),
    );
    let first = annotation.sentences.first().map_or(text.len(), |sentence| sentence.start());
    let read = String::from_utf16(&read).expect("whole characters");
    // What stands before the first word becomes spaces, and these separators are no words.
    let is_bare = text[..first].trim().is_empty() && !text.contains(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}']);
    if is_bare {
        assert_eq!(read.trim(), text[first..].trim(), "the whole text but for white space around it");
    }
}

fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        read.push(match character {
            '\\' => match characters.next().expect("something escaped") {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'f' => '\u{c}',
                'b' => '\u{8}',
                escaped => escaped,
            },
            _ => character,
        });
    }
    read
}
