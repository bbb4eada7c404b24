//! W3C Web Annotation: a collection of one page, an annotation a fact. Each piece of evidence is a target, found by its
//! position in code points and by its words with those around. The bodies tell kind, name and meaning.

use serde_json::{Map, Value, json};

use super::format::Given;
use super::labels;
use super::sha256;
use crate::annotation::Annotation;
use crate::codes::Code;
use crate::marks::Fact;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
use crate::wording;

/// Characters of context on each side of the words.
const AROUND: usize = 32;

pub(super) fn write(given: Given) -> serde_json::Result<String> {
    // The text by its digest, as RFC 6920 names things: the article has no address that could be known here.
    let source = format!("nih:sha-256;{}", sha256(given.text));
    let writer = Writer { given, offsets: Offsets::new(given.text, Unit::CodePoint), source: &source };
    let annotation = given.annotation;
    let entities = annotation.entities.iter().map(|entity| {
        let spans: Vec<Span> = entity.mentions.iter().map(|mention| mention.span).collect();
        (Fact::Entity(entity.id, entity.kind), spans)
    });
    let dates = annotation.dates.iter().enumerate().map(|(idx, date)| (Fact::Date(idx), vec![date.span]));
    let quotes = annotation.quotes.iter().map(|quote| (Fact::Quote(quote.id), quote.fragments.clone()));
    let claims = annotation
        .claims
        .iter()
        .map(|claim| (Fact::Claim(claim.id), labels::joined(given.text, &claim.evidence)));
    let facts = entities.chain(dates).chain(quotes).chain(claims).filter(|(_, spans)| !spans.is_empty());
    let items: Vec<Value> = facts.map(|(fact, spans)| writer.annotation(fact, &spans)).collect();
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#facts"),
        "type": "AnnotationCollection",
        "label": given.name,
        "total": items.len(),
        "first": {
            "id": format!("{source}#page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    Ok(serde_json::to_string(&collection)? + "\n")
}

struct Writer<'a> {
    given: Given<'a>,
    offsets: Offsets<'a>,
    source: &'a str,
}

impl Writer<'_> {
    fn annotation(&self, fact: Fact, spans: &[Span]) -> Value {
        let bodies: Vec<Value> = bodies(self.given.text, self.given.annotation, fact)
            .into_iter()
            .map(|(purpose, value)| json!({ "type": "TextualBody", "purpose": purpose, "value": value }))
            .collect();
        let targets: Vec<Value> = spans.iter().map(|span| self.target(*span)).collect();
        json!({
            "id": format!("{}#{}", self.source, labels::id(fact)),
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": targets,
        })
    }

    fn target(&self, span: Span) -> Value {
        let text = self.given.text;
        let (start, end) = self.offsets.of(span);
        let mut quote = Map::new();
        quote.insert("type".to_owned(), "TextQuoteSelector".into());
        quote.insert("exact".to_owned(), span.of(text).into());
        quote.insert("prefix".to_owned(), labels::tail(Span::new(0, span.start()).of(text), AROUND).into());
        quote.insert(
            "suffix".to_owned(),
            labels::head(Span::new(span.end(), text.len()).of(text), AROUND).into(),
        );
        json!({
            "source": self.source,
            "selector": [{ "type": "TextPositionSelector", "start": start, "end": end }, quote],
        })
    }
}

/// What the fact is, each with the purpose of saying so.
fn bodies(text: &str, annotation: &Annotation, fact: Fact) -> Vec<(&'static str, String)> {
    let mut bodies = Vec::new();
    let kind = match fact {
        Fact::Entity(_, kind) => kind.code(),
        Fact::Date(_) => "date",
        Fact::Quote(id) | Fact::Attitude(id) => match annotation.quotes.get(id.0) {
            Some(quote) if wording::is_attitude(quote) => "belief",
            _ => "quote",
        },
        Fact::Claim(id) => annotation.claims.get(id.0).map_or("casualties", |claim| claim.outcome.code()),
    };
    bodies.push(("classifying", kind.to_owned()));
    let meaning = labels::meaning(annotation, fact);
    match fact {
        Fact::Entity(id, _) => {
            bodies.extend(meaning.map(|name| ("identifying", name)));
            let entity = annotation.entities.get(id.0);
            bodies.extend(
                entity.and_then(|entity| entity.subkind).map(|kind| ("tagging", kind.code().to_owned())),
            );
            let description = entity.and_then(|entity| entity.description);
            bodies.extend(description.map(|span| ("describing", labels::one_line(span.of(text)))));
        }
        Fact::Date(_) => bodies.extend(meaning.map(|days| ("identifying", days))),
        Fact::Quote(id) | Fact::Attitude(id) => {
            let quote = annotation.quotes.get(id.0);
            bodies.extend(quote.map(|quote| ("tagging", quote.kind.code().to_owned())));
            let cue = quote.and_then(|quote| quote.cue);
            bodies.extend(cue.map(|cue| ("tagging", cue.stance.code().to_owned())));
            let speaker = quote.and_then(|quote| quote.speaker).map(|speaker| {
                let known = speaker.entity.and_then(|id| annotation.entities.get(id.0));
                known.map_or_else(|| labels::one_line(speaker.head.of(text)), |entity| entity.name.clone())
            });
            bodies.extend(speaker.map(|name| ("identifying", name)));
        }
        Fact::Claim(id) => {
            if let Some(claim) = annotation.claims.get(id.0) {
                let tags = [claim.count.qualifier.code(), claim.scope.code(), claim.polarity.code()];
                bodies.extend(tags.map(|tag| ("tagging", tag.to_owned())));
            }
            bodies.extend(meaning.map(|figure| ("describing", figure)));
            let source = annotation.claims.get(id.0).and_then(|claim| claim.source);
            bodies.extend(source.map(|source| {
                ("describing", format!("according to {}", labels::one_line(source.part.span.of(text))))
            }));
        }
    }
    bodies
}
