//! Who said what: a row a quote. What somebody only thinks or hopes has the stance "belief".

use super::{Record, Rows, or_blank};
use crate::codes::Code;
use crate::entities::EntityId;
use crate::export::round_confidence;
use crate::offsets::{Offsets, Unit};
use crate::quotes::Quote;
use crate::wording;

pub(super) const COLUMNS: [&str; 15] = [
    "document",
    "id",
    "kind",
    "words",
    "cue",
    "stance",
    "speaker_words",
    "speaker",
    "entity",
    "description",
    "audience",
    "start",
    "end",
    "confidence",
    "rule",
];

impl Rows<'_> {
    pub(super) fn quotes(&self) -> Vec<Record> {
        let offsets = Offsets::new(self.text, Unit::CodePoint);
        self.annotation.quotes.iter().map(|quote| self.quote(quote, &offsets)).collect()
    }

    fn quote(&self, quote: &Quote, offsets: &Offsets) -> Record {
        let entity = quote.speaker.and_then(|speaker| speaker.entity);
        let known = entity.and_then(|EntityId(idx)| self.annotation.entities.get(idx));
        let whole = quote.fragments.iter().copied().reduce(|whole, fragment| whole.cover(fragment));
        let (start, end) = whole.map(|span| offsets.of(span)).unzip();
        vec![
            self.document.to_owned(),
            quote.id.to_string(),
            quote.kind.code().to_owned(),
            wording::quoted_words(self.text, quote),
            self.words_of(quote.cue.map(|cue| cue.span)),
            quote.cue.map(|cue| cue.stance.code()).unwrap_or_default().to_owned(),
            // Without the comma that closes an apposition.
            self.words_of(quote.speaker.map(|speaker| speaker.span)).trim_end_matches([',', ' ']).to_owned(),
            known.map(|entity| entity.name.clone()).unwrap_or_default(),
            or_blank(entity),
            self.words_of(known.and_then(|entity| entity.description)),
            self.words_of(quote.audience),
            or_blank(start),
            or_blank(end),
            round_confidence(quote.confidence).to_string(),
            quote.rule.to_owned(),
        ]
    }
}
