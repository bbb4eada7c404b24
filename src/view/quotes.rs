//! The quotes of the view: each with its label, its reporting words and the line to cite it by, and those of each speaker
//! together. What somebody is said to think or hope stands apart, as nobody said it.

use serde::Serialize;

use super::{Provenance, Words, Writer};
use crate::codes::Code;
use crate::quotes::{self, QuoteId};
use crate::wording::{self, Voice};

/// What the page shows of the quotes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quotes<'a> {
    /// In the order of the text.
    pub quotes: Vec<Quote<'a>>,
    /// What people think or hope, in the order of the text.
    pub attitudes: Vec<Quote<'a>>,
    /// Those who said the quotes or hold the attitudes, each of which is in one of them.
    pub speakers: Vec<SpeakerGroup>,
}

/// A quotation with its speaker.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote<'a> {
    pub id: String,
    pub kind: &'static str,
    /// The kind for readers: "Word for word".
    pub label: &'static str,
    /// What the speaker does: "denies".
    pub stance: Option<&'static str>,
    pub fragments: Vec<(usize, usize)>,
    pub cue: Option<Words<'a>>,
    /// The cue on one line, where it has words: "went on to say".
    pub said: Option<String>,
    pub audience: Option<Words<'a>>,
    /// "to reporters".
    pub told_to: Option<String>,
    pub speaker: Option<Speaker<'a>>,
    /// “We saw it” — Maria Müller, a nurse (said).
    pub citation: String,
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Who speaks, in the words that stand beside the quote, and the name that they stand for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker<'a> {
    #[serde(flatten)]
    pub words: Words<'a>,
    pub entity: Option<String>,
    /// `None` where a pronoun stands for nobody known.
    pub name: Option<String>,
    /// Whether the words are others than the name, so that a reader may want to see them.
    pub is_otherwise: bool,
}

/// Everything that one speaker is quoted with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerGroup {
    /// `None` for the quotes that nobody is named for.
    pub name: Option<String>,
    pub entity: Option<String>,
    /// What kind of speaker it is, where that is more than a person: "Armed group".
    pub label: Option<&'static str>,
    /// Who it is, in the text's words.
    pub about: Option<String>,
    /// Without attitudes.
    pub n_quotes: usize,
    /// "2 word for word, 1 reported", where there are several.
    pub tally: Option<String>,
    /// Ids of quotes and attitudes, in the order of the text.
    pub quotes: Vec<String>,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn quotes(&self) -> Quotes<'a> {
        let voices = wording::voices(self.text, self.annotation);
        let mut owners = vec![None; self.annotation.quotes.len()];
        let credits: Vec<String> = voices.iter().map(|voice| voice.credit(self.text)).collect();
        for (voice, credit) in voices.iter().zip(&credits) {
            for QuoteId(idx) in voice.quotes.iter().map(|quote| quote.id) {
                owners.get_mut(idx).into_iter().for_each(|owner| *owner = Some((voice, credit)));
            }
        }
        let (mut said, mut attitudes) = (Vec::new(), Vec::new());
        for (quote, owner) in self.annotation.quotes.iter().zip(owners) {
            let Some((voice, credit)) = owner else { continue };
            let list = if wording::is_attitude(quote) { &mut attitudes } else { &mut said };
            list.push(self.quote(quote, voice, credit));
        }
        let speakers = voices.into_iter().map(|voice| self.speaker_group(voice)).collect();
        Quotes { quotes: said, attitudes, speakers }
    }

    fn speaker_group(&self, voice: Voice) -> SpeakerGroup {
        SpeakerGroup {
            entity: voice.entity.map(|entity| entity.id.to_string()),
            label: voice.label(),
            about: voice.about(self.text),
            n_quotes: voice.quotes.iter().filter(|quote| !wording::is_attitude(quote)).count(),
            tally: voice.tally(),
            quotes: voice.quotes.iter().map(|quote| quote.id.to_string()).collect(),
            name: voice.name,
        }
    }

    fn quote(&self, quote: &quotes::Quote, voice: &Voice, credit: &str) -> Quote<'a> {
        Quote {
            id: quote.id.to_string(),
            kind: quote.kind.code(),
            label: wording::quote_label(quote),
            stance: quote.cue.and_then(|cue| wording::quote_stance(cue.stance)),
            fragments: quote.fragments.iter().map(|&span| self.offsets.of(span)).collect(),
            cue: quote.cue.map(|cue| self.words(cue.span)),
            said: wording::reporting_words(self.text, quote),
            audience: quote.audience.map(|span| self.words(span)),
            told_to: wording::told_to(self.text, quote),
            speaker: quote.speaker.map(|speaker| self.speaker(speaker, voice)),
            citation: wording::citation(self.text, self.annotation.published, quote, credit),
            provenance: Provenance::new(
                wording::quote_rule(quote.rule),
                Some(quote.confidence),
                self.annotation.review.quote(quote.id.0),
            ),
        }
    }

    fn speaker(&self, speaker: quotes::Speaker, voice: &Voice) -> Speaker<'a> {
        let words = self.words(speaker.head);
        let is_otherwise = !voice.name.as_ref().is_some_and(|name| share_a_word(words.text, name));
        Speaker {
            words,
            entity: speaker.entity.map(|id| id.to_string()),
            name: voice.name.clone(),
            is_otherwise,
        }
    }
}

/// Whether a reader sees at once that both are one: "Dr. Farhadi" and "Torek Farhadi".
fn share_a_word(words: &str, name: &str) -> bool {
    let telling = |words: &str| -> Vec<String> {
        let words = words.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| !matches!(word.as_str(), "" | "the" | "a" | "an" | "of" | "and" | "s")).collect()
    };
    let name = telling(name);
    telling(words).iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::share_a_word;
    use crate::quotes::Stance;
    use crate::view::View;
    use crate::{Annotation, Options, annotate};

    const TEXT: &str = "“We are safe,” said Maria Müller, a nurse. She denied that it was cold. The minister Pedro Alvarez \
                        said that the road was open.";

    fn annotated(beliefs: &[usize]) -> Annotation {
        let mut annotation = annotate(TEXT, &Options::default());
        for &idx in beliefs {
            annotation.quotes[idx].cue.as_mut().expect("a cue").stance = Stance::Belief;
        }
        annotation
    }

    #[test]
    fn a_quote_says_how_it_was_put_and_by_whom() {
        let annotation = annotated(&[]);
        let view = View::new(TEXT, &annotation).quotes;
        let denial = &view.quotes[1];
        assert_eq!(
            (denial.label, denial.stance, denial.said.as_deref()),
            ("Reported", Some("denies"), Some("denied"))
        );
        let speaker = denial.speaker.as_ref().expect("a speaker");
        assert_eq!(
            (speaker.words.text, speaker.name.as_deref(), speaker.is_otherwise),
            ("She", Some("Maria Müller"), true)
        );
        assert!(!view.quotes[0].speaker.as_ref().expect("a speaker").is_otherwise);
    }

    #[test]
    fn words_that_share_one_with_the_name_are_not_shown_beside_it() {
        for (words, name, expected) in [
            ("Farhadi, a former adviser,", "Torek Farhadi", true),
            ("Gen. Farhadi", "Torek Farhadi", true),
            ("He", "Theo Heath", false),
            ("the mayor of Lima", "Museum of the Sea", false),
        ] {
            assert_eq!(share_a_word(words, name), expected, "{words}");
        }
    }

    #[test]
    fn speakers_have_their_quotes_and_who_they_are() {
        let annotation = annotated(&[]);
        let view = View::new(TEXT, &annotation).quotes;
        let groups: Vec<_> = view
            .speakers
            .iter()
            .map(|group| (group.name.as_deref(), group.about.as_deref(), group.quotes.join(" ")))
            .collect();
        assert_eq!(
            groups,
            [
                (Some("Maria Müller"), Some("a nurse"), "q0 q1".to_owned()),
                (Some("Pedro Alvarez"), Some("minister"), "q2".to_owned())
            ]
        );
        assert_eq!(view.speakers[0].tally.as_deref(), Some("1 word for word, 1 reported"));
    }

    #[test]
    fn what_is_thought_stands_apart_in_the_lists_and_in_the_text() {
        let annotation = annotated(&[1, 2]);
        let view = View::new(TEXT, &annotation);
        assert_eq!((view.quotes.quotes.len(), view.quotes.attitudes.len()), (1, 2));
        let counts: Vec<_> =
            view.quotes.speakers.iter().map(|group| (group.n_quotes, group.quotes.len())).collect();
        assert_eq!(counts, [(1, 2), (0, 1)]);
        assert_eq!(
            (view.quotes.attitudes[0].label, view.quotes.attitudes[0].stance),
            ("Not said", Some("thinks or hopes"))
        );
        let marks = view.blocks.iter().flat_map(|block| &block.marks);
        let categories: Vec<_> =
            marks.filter(|mark| mark.fact.starts_with('q')).map(|mark| mark.category).collect();
        assert_eq!(categories, ["quote", "attitude", "attitude"]);
    }
}
