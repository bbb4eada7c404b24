//! Finds in a news article who, where, when, how many were killed or hurt, and who said what.
//!
//! [`annotate`] is the whole of it: text goes in at the top and falls through the stages in order. A module may
//! use only the modules declared above it.

// The core is total: no text may make it panic or narrow a number.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_possible_wrap
    )
)]

pub mod span;

mod phrase_map;

pub mod lexicon;

pub mod gazetteer;

pub mod coordinates;

pub mod document;

pub mod mentions;

pub mod dictionary;

pub mod entities;

pub mod dates;

pub mod quotes;

pub mod claims;

pub mod tolls;

pub mod edits;

pub mod annotation;

pub mod replay;

pub mod codes;

pub mod offsets;

pub mod wording;

pub mod codebook;

pub mod marks;

pub mod export;

pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(test)]
mod markup;

pub use annotation::{Annotation, Options};
pub use document::Document;
pub use span::Span;

/// Reads `text` and returns every fact found in it, with offsets in UTF-8 bytes of `text`.
///
/// Total: any text gives an annotation. The same text and options give the same annotation.
#[must_use]
pub fn annotate(text: &str, options: &Options) -> Annotation {
    let document = Document::with_regions(text, &edits::regions(text, options.edits));
    let mentions = mentions::find(&document, options.model);
    let (mentions, listed) = dictionary::apply(&document, options.dictionary, mentions);
    let entities = entities::resolve(&document, mentions, &listed);
    let dates = dates::find(&document, options.published);
    let quotes = quotes::find(&document, &entities);
    let claims = claims::find(&document, &entities, &dates, &quotes);
    let mut annotation = Annotation {
        published: options.published,
        dictionary: options.dictionary.map(|dictionary| dictionary.file().clone()),
        sentences: document.sentences().iter().map(|sentence| sentence.span).collect(),
        regions: document.regions().to_vec(),
        entities,
        dates,
        quotes,
        claims,
        ..Annotation::default()
    };
    replay::replay(&document, &mut annotation, options.edits);
    annotation.tolls = tolls::add_up(&document, &annotation.claims);
    annotation
}
