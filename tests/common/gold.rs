//! Gold articles: `tests/gold/NNN_name.txt`, our own writing, with what a person says is right marked in the text.
//!
//! `{ID KIND|words}` marks words that name the entity `ID`, where it is first named; `{ID|words}` marks it again;
//! `{KIND|words}` will do for one always named by the same words. Kinds are those of the exchange format. Marks may
//! stand inside marks, so that quotes and claims can be marked in the same files: a kind more in [`KINDS`].
//!
//! What is marked: names alone, without titles, roles, "the" or a possessive ending; only the outermost of nested
//! names; buildings, mountains and waters as places, as is a country whenever it is named; peoples and the adjectives of
//! nationality as nationality; newspapers, teams, hospitals and parliaments as organisations. Nouns ("the ministry")
//! and pronouns are not marked.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use article_annotator::Span;

/// A marked piece of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    pub span: Span,
    pub id: String,
    pub kind: String,
}

/// An article as it is pasted, and its marks in the order of the text.
#[derive(Debug)]
pub struct Article {
    pub name: String,
    pub text: String,
    pub marked: Vec<Marked>,
}

/// The kinds that a mark may have.
const KINDS: [&str; 7] = ["person", "organization", "place", "nationality", "event", "product", "work"];

/// Every gold article, in order.
pub fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let entries = fs::read_dir(folder).expect("tests/gold exists");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().expect("a file").to_string_lossy();
        parse(&name, &fs::read_to_string(path).expect("an article is UTF-8"))
    };
    paths.iter().map(read).collect()
}

/// Takes the marks out of `source`.
#[track_caller]
pub fn parse(name: &str, source: &str) -> Article {
    let (mut text, mut marked, mut open) = (String::new(), Vec::<Marked>::new(), Vec::<usize>::new());
    let mut kinds: HashMap<String, String> = HashMap::new();
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let begins = rest[at..].starts_with('{');
        rest = &rest[at + 1..];
        if !begins {
            let last = open.pop().unwrap_or_else(|| panic!("{name}: `}}` closes nothing before {rest:.40}"));
            let mark: &mut Marked = &mut marked[last];
            mark.span = Span::new(mark.span.start(), text.len());
            if mark.id.is_empty() {
                mark.id = format!("{} {}", mark.kind, mark.span.of(&text));
            }
            continue;
        }
        let (tag, after) = rest.split_once('|').expect("`{` begins `{ID KIND|words}`");
        rest = after;
        let (id, kind) = match tag.split_once(' ') {
            Some((id, kind)) => {
                let before = kinds.insert(id.to_owned(), kind.to_owned());
                assert!(before.is_none(), "{name}: {id:?} gets its kind once");
                (id, kind)
            }
            None if KINDS.contains(&tag) => ("", tag),
            None => (tag, kinds.get(tag).unwrap_or_else(|| panic!("{name}: {tag:?} has no kind")).as_str()),
        };
        assert!(KINDS.contains(&kind), "{name}: {kind:?} is no kind");
        open.push(marked.len());
        let (start, id, kind) = (text.len(), id.to_owned(), kind.to_owned());
        marked.push(Marked { span: Span::new(start, start), id, kind });
    }
    assert!(open.is_empty(), "{name}: every mark is closed");
    text.push_str(rest);
    Article { name: name.to_owned(), text, marked }
}
