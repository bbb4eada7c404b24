//! Storms with a person's name: "Hurricane Melissa", and "Melissa" after it.

use rustc_hash::FxHashSet;

use super::words::Words;
use super::{EntityKind, Mention};
use crate::lexicon;

/// Makes events of storms, and of people who bear the name of one.
pub(super) fn find(words: &Words, mentions: &mut Vec<Mention>) {
    let n_tokens = words.document.tokens().len();
    let storms: Vec<usize> = (0..n_tokens).filter(|at| is_storm(words, *at)).collect();
    if storms.is_empty() {
        return;
    }
    let names: FxHashSet<&str> = storms.iter().map(|at| words.key(at + 1)).collect();
    mentions.retain(|mention| {
        let next = storms.partition_point(|at| at + 1 < mention.tokens.start);
        storms.get(next).is_none_or(|at| *at >= mention.tokens.end)
    });
    for mention in mentions.iter_mut() {
        let is_alone = mention.tokens.len() == 1 && mention.title.is_none();
        if is_alone && mention.kind == EntityKind::Person && names.contains(words.key(mention.tokens.start)) {
            (mention.kind, mention.gender, mention.rule) = (EntityKind::Event, None, "storm");
        }
    }
    mentions.extend(storms.into_iter().map(|at| {
        let tokens = at..at + 2;
        Mention {
            span: words.document.span_of(tokens.clone()),
            tokens,
            kind: EntityKind::Event,
            subkind: None,
            title: None,
            gender: None,
            confidence: 0.9,
            rule: "storm",
        }
    }));
    mentions.sort_by_key(|mention| mention.span);
}

/// Whether the token is a word for a storm with its name after it, and no more: not "Storm Prediction Center".
fn is_storm(words: &Words, at: usize) -> bool {
    let name = at + 1;
    words.is(at, lexicon::STORM)
        && words.is_capital(at)
        && words.is_capital(name)
        && !words.entry(name).is_common()
        && !words.is_function(name)
        && !words.is_capital(name + 1)
        && words.document.sentence_of(at).is_some_and(|sentence| sentence.tokens.contains(&name))
}
