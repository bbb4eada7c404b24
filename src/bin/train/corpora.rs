//! Reads labelled texts: columns of words and labels made running text again, with the names in it.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, bail};
use article_annotator::mentions::tagger::Tag;

use crate::zones::Labels;

/// Sentences that are read together as one text: corpora do not say where a document ends.
const SENTENCES_A_TEXT: usize = 20;

/// Of so many texts one is copied in another case.
const TEXTS_A_COPY: usize = 3;

/// Sentences in one paragraph of such a text.
const SENTENCES_A_PARAGRAPH: usize = 4;

/// How a corpus is written.
pub struct Corpus {
    pub file: &'static str,
    pub labels: Labels,
    /// Whether words with a hyphen are three words ("al - Ani").
    pub parted_hyphens: bool,
    /// Whether the next sentence goes on in the same line whatever this one ends with, as in mails whose line breaks
    /// were lost.
    pub run_on: bool,
}

const PLAIN: Corpus = Corpus { file: "", labels: Labels::Checked, parted_hyphens: false, run_on: false };

/// What the model learns from; origins and licences are in `data/README.md`.
pub const CORPORA: &[Corpus] = &[
    Corpus { file: "uner_ewt.train.conll", parted_hyphens: true, run_on: true, ..PLAIN },
    Corpus { file: "gum.open_train.conll", parted_hyphens: true, ..PLAIN },
    Corpus { file: "gum.open_dev.conll", parted_hyphens: true, ..PLAIN },
    Corpus { file: "wikigold.all.conll", ..PLAIN },
    Corpus { file: "crossner_politics.train.conll", ..PLAIN },
    Corpus { file: "crossner_politics.dev.conll", ..PLAIN },
    Corpus { file: "re3d.open_train.conll", parted_hyphens: true, ..PLAIN },
    Corpus { file: "re3d.open_test.conll", parted_hyphens: true, ..PLAIN },
    Corpus { file: "grobid_ner.all.conll", ..PLAIN },
    Corpus { file: "gmb.train.conll", labels: Labels::MachineMade, ..PLAIN },
];

/// Running text with the names in it, in bytes and in order.
pub struct Text {
    pub text: String,
    pub names: Vec<(Range<usize>, Tag)>,
}

/// The texts of a corpus.
pub fn read(folder: &Path, corpus: &Corpus) -> anyhow::Result<Vec<Text>> {
    let path = folder.join(corpus.file);
    let lines = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut sentences: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for (number, line) in (1..).zip(lines.lines()) {
        if line.trim().is_empty() {
            if sentences.last().is_some_and(|sentence| !sentence.is_empty()) {
                sentences.push(Vec::new());
            }
            continue;
        }
        let Some((word, label)) = line.rsplit_once([' ', '\t']) else {
            bail!("{}:{number}: found {line:?}, expected a word and a label", path.display());
        };
        if let Some(sentence) = sentences.last_mut() {
            sentence.push((word, label));
        }
    }
    sentences.chunks(SENTENCES_A_TEXT).map(|sentences| join(sentences, corpus)).collect()
}

/// Makes running text of sentences: those that end in a full stop go on in one paragraph.
fn join(sentences: &[Vec<(&str, &str)>], corpus: &Corpus) -> anyhow::Result<Text> {
    let mut labelled = Text { text: String::new(), names: Vec::new() };
    for (idx, sentence) in (1..).zip(sentences) {
        let mut open_quote = false;
        let mut glue = true;
        let mut tag = None;
        for (place, (word, label)) in sentence.iter().enumerate() {
            let next = sentence.get(place + 1).map_or("", |(word, _)| word);
            let before =
                place.checked_sub(1).and_then(|place| sentence.get(place)).map_or("", |(word, _)| word);
            let quote = matches!(*word, "\"" | "``" | "''");
            let hyphen =
                *word == "-" && corpus.parted_hyphens && is_wordy(before) && is_wordy(next) || *word == "/";
            let closes = quote && open_quote || is_closing(word) || hyphen;
            if !glue && !closes {
                labelled.text.push(' ');
            }
            let start = labelled.text.len();
            labelled.text.push_str(if quote { "\"" } else { word });
            let end = labelled.text.len();
            glue = quote && !open_quote || matches!(*word, "(" | "[" | "{" | "$" | "#" | "£") || hyphen;
            open_quote ^= quote;

            let (part, kind) = label.split_once('-').unwrap_or((label, ""));
            let own = match kind {
                "" => None,
                "PER" => Some(Tag::Person),
                "ORG" => Some(Tag::Organization),
                "LOC" => Some(Tag::Place),
                "MISC" => Some(Tag::Other),
                other => bail!("{}: found the label {other:?}, expected PER, ORG, LOC or MISC", corpus.file),
            };
            match (own, labelled.names.last_mut()) {
                (Some(own), Some((name, _))) if part == "I" && tag == Some(own) => name.end = end,
                (Some(own), _) => labelled.names.push((start..end, own)),
                (None, _) => {}
            }
            tag = own;
        }
        let ended = sentence.last().is_some_and(|(word, _)| matches!(*word, "." | "!" | "?" | "\"" | "''"));
        labelled.text.push_str(if corpus.run_on || ended && idx % SENTENCES_A_PARAGRAPH != 0 {
            " "
        } else {
            "

"
        });
    }
    Ok(labelled)
}

/// How hurried and loud writers use capitals.
#[derive(Clone, Copy)]
enum Writing {
    Small,
    Capitals,
    /// A capital to every word of four letters or more, and no full stops: each sentence is a line of its own.
    Headlines,
}

impl Writing {
    fn of(self, text: &str, is_name: bool) -> String {
        match self {
            Self::Small => text.to_lowercase(),
            Self::Capitals => text.to_uppercase(),
            Self::Headlines if is_name => text.to_owned(),
            Self::Headlines => {
                let words = text.split_inclusive(' ').map(|word| {
                    let mut rest = word.chars();
                    let first = rest.next().filter(|_| word.trim_end().chars().count() > 3);
                    first.map_or(word.to_owned(), |first| first.to_uppercase().chain(rest).collect())
                });
                words.collect::<String>().replace(". ", "\n\n")
            }
        }
    }
}

/// Copies of some of the texts in other writings.
pub fn rewritten(texts: &[Text]) -> Vec<Text> {
    let writings = [Writing::Small, Writing::Capitals, Writing::Headlines].into_iter().cycle();
    let copied = texts.chunks(TEXTS_A_COPY).filter_map(<[Text]>::first);
    copied.zip(writings).map(|(text, writing)| rewrite(text, writing)).collect()
}

fn rewrite(text: &Text, writing: Writing) -> Text {
    let mut copy = Text { text: String::new(), names: Vec::new() };
    let mut end = 0;
    for (span, tag) in &text.names {
        copy.text.push_str(&writing.of(&text.text[end..span.start], false));
        let start = copy.text.len();
        copy.text.push_str(&writing.of(&text.text[span.clone()], true));
        copy.names.push((start..copy.text.len(), *tag));
        end = span.end;
    }
    copy.text.push_str(&writing.of(&text.text[end..], false));
    copy
}

fn is_wordy(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether no space stands before the word.
fn is_closing(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "%" | "..." | "n't" | "'")
        || word
            .strip_prefix(['\'', '’'])
            .is_some_and(|rest| matches!(rest, "s" | "re" | "ve" | "ll" | "d" | "m" | "S"))
}
