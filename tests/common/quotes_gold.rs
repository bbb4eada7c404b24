//! Gold quotes: `tests/gold/NNN_name.quotes`, beside the article, is a table of who says what in it. Articles without such
//! a file are not coded for quotes.
//!
//! The top of `tests/common/gold_tables.rs` says how it is written; its columns are these.
//!
//! - `kind`: `direct` where all of it stands in quotation marks, `mixed` where a reported clause has a quoted part,
//!   `indirect` where nothing is quoted. With `?` the quote is in doubt: it may be found or not.
//! - `words`: the fragments, each a snippet of the article with what is said in `[ ]`, ` + ` between them.
//! - `cue`: the words that report it, as a verb group with its auxiliaries and the adverbs in it ("has also said",
//!   "according to", "claim"); `-` for none.
//! - `speaker`: the words for who speaks, `-` for nobody.
//! - `entity`: the id of the marked name that the speaker is, `-` for none.
//!
//! What is said includes its quotation marks and "that"; listeners, and when and where it was said, are no part of it. A
//! clause keeps its relative clauses, but not what the writer adds to it ("…, ending months of doubt", "…, a figure that could
//! not be confirmed"). What goes on after a cue in the middle belongs to it; an apposition or a new clause hung on there
//! ("police said, the fourth this year") makes the quote doubtful. Where a verb takes an object, that is what is said:
//! 'called [the raid “a massacre”]', 'accused [the army of lying]', 'told [her to rest]', 'denied [the charge]'. A quotation
//! split by its cue, or run over paragraphs, is one quote with several fragments. Turns of an interview and statements
//! set off by a colon are direct without marks.
//!
//! The speaker is the nearest mention with its title, without apposition; what stands in apposition is as good. A
//! quotation without cue has the speaker before it, or the other one where two take turns. What is reported within
//! quotation marks or a turn is in doubt at most; a report within a report is a quote of its own.
//!
//! Reporting are verbs of saying, "according to", nouns ("the claim that", "his call for") and verbs whose object is said
//! (denied, condemned, confirmed, called for, accused, blamed, promised, urged). Doubtful are thoughts (believe, expect),
//! passives that name nobody ("the court heard"), what a verb of thanks, offering, announcing or rejecting has for its
//! object, figures ("put the toll at nine"), an object all in quotation marks, and pronouns as objects ("denied it"). None
//! are terms, scare quotes, titles of works, nicknames, mottoes, words as words, measures, and quotations in a headline
//! that are nobody's; deeds ("claimed the attack"); "declined to comment".

use article_annotator::Span;
use article_annotator::quotes::QuoteKind;
use serde::Deserialize;

use crate::gold_tables::{self, choices};

/// A quote as it should be found. Each list holds what is as good; empty words are nothing.
#[derive(Debug)]
pub struct GoldQuote {
    pub kind: QuoteKind,
    pub is_in_doubt: bool,
    pub fragments: Vec<Span>,
    pub cues: Vec<String>,
    pub speakers: Vec<String>,
    pub entities: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    kind: String,
    words: String,
    cue: String,
    speaker: String,
    entity: String,
}

/// The quotes of the article called `name`, whose text is `text`; none where they are not coded.
pub fn quotes(name: &str, text: &str) -> Option<Vec<GoldQuote>> {
    gold_tables::of(name, "quotes").map(|table| parse(name, text, &table))
}

/// Reads `table` and looks its words up in `text`.
#[track_caller]
pub fn parse(name: &str, text: &str, table: &str) -> Vec<GoldQuote> {
    let mut from = 0;
    let quote = |row: Row| {
        let kind = match row.kind.trim_end_matches('?') {
            "direct" => QuoteKind::Direct,
            "mixed" => QuoteKind::Mixed,
            "indirect" => QuoteKind::Indirect,
            kind => panic!("{name}: {kind:?} is no kind"),
        };
        let mut next = from;
        let mut fragments: Vec<Span> = Vec::new();
        for words in row.words.split(" + ") {
            let (start, span) = gold_tables::find(text, next, words)
                .unwrap_or_else(|| panic!("{name}: {words:?} is not in the text, or out of order"));
            if fragments.is_empty() {
                from = start;
            }
            next = span.end();
            fragments.push(span);
        }
        let speakers = choices(&row.speaker);
        for words in &speakers {
            assert!(text.contains(words.as_str()), "{name}: the speaker {words:?} is not in the text");
        }
        GoldQuote {
            kind,
            is_in_doubt: row.kind.ends_with('?'),
            fragments,
            cues: choices(&row.cue),
            speakers,
            entities: choices(&row.entity),
        }
    };
    gold_tables::rows::<Row>(name, table).into_iter().map(quote).collect()
}
