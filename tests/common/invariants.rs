//! What holds for the annotation of any text. Properties, goldens and the fuzz target call the same [`check_invariants`].

use article_annotator::claims::{Claim, ClaimId, Part};
use article_annotator::codebook;
use article_annotator::dictionary::{self, Dictionary};
use article_annotator::document::{Document, RegionKind};
use article_annotator::edits::Edit;
use article_annotator::entities::EntityId;
use article_annotator::view::{Block, Casualties, View};
use article_annotator::{Annotation, Options, Span, annotate, export};
use serde_json::Value;

/// What holds for any annotation, a reader's corrections in it or not.
fn check_annotation(text: &str, annotation: &Annotation) {
    check_spans(text, annotation);
    check_order(annotation);
    check_ids(annotation);
    check_numbers(annotation);
    check_export(text, annotation);
    check_view(text, annotation);
    check_codebooks(text, annotation);
}

/// Annotates `text` with and without a date of publication and panics where an invariant does not hold.
#[allow(dead_code, reason = "every test file compiles this one, few call both")]
pub fn check_invariants(text: &str) {
    check_document(text);
    for published in [None, Some(jiff::civil::date(2023, 2, 4))] {
        let options = Options { published, ..Options::default() };
        let annotation = annotate(text, &options);
        assert!(annotation == annotate(text, &options), "the same text twice gives the same annotation");
        check_annotation(text, &annotation);
        check_boilerplate(&annotation);
    }
}

/// Annotates `text` with a reader's own names and panics where an invariant does not hold, or where a name of the list is
/// another's mention.
#[allow(dead_code, reason = "every test file compiles this one, few call all")]
pub fn check_listed(text: &str, dictionary: &Dictionary) {
    let annotation = annotate(text, &Options { dictionary: Some(dictionary), ..Options::default() });
    check_annotation(text, &annotation);
    check_boilerplate(&annotation);
    let mut names: Vec<&str> = Vec::new();
    for entity in &annotation.entities {
        if entity.mentions.iter().any(|mention| mention.rule == dictionary::RULE) {
            assert!(
                dictionary.entries().iter().any(|entry| entry.name == entity.name),
                "{}: no entry",
                entity.name
            );
            assert!(!names.contains(&entity.name.as_str()), "{}: one entry is one entity", entity.name);
            names.push(&entity.name);
        }
    }
}

/// Annotates `text` with a reader's edits and panics where an invariant does not hold, or where a file does not keep them.
#[allow(dead_code, reason = "every test file compiles this one, few call both")]
pub fn check_edited(text: &str, edits: &[Edit]) {
    let options = Options { edits, ..Options::default() };
    let annotation = annotate(text, &options);
    check_annotation(text, &annotation);
    let json = export::to_json(text, &annotation, None).expect("an annotation is written");
    let saved = export::open::read(&json).expect("our own file opens");
    assert_eq!(saved.text, text);
    let kept = export::edits::read(text, &saved.edits).expect("our own edits are read");
    assert!(annotation == annotate(text, &Options { edits: &kept, ..options }), "a file keeps the edits");
}

/// Every row of every codebook rests on claims of the annotation, and a figure on at least one.
fn check_codebooks(text: &str, annotation: &Annotation) {
    for codebook in &codebook::ALL {
        for row in codebook::rows(codebook, text, annotation) {
            assert!(row.claims.is_sorted(), "{}: claims in order", row.field);
            assert!(row.claims.iter().all(|id| id.0 < annotation.claims.len()), "{}: claims", row.field);
            let is_figure = row.value.is_some_and(|value| value != "0");
            assert!(!is_figure || !row.claims.is_empty(), "{}: a figure out of nothing", row.field);
        }
    }
}

/// Tokens, sentences, paragraphs and regions follow one another, inside each other and inside the text.
fn check_document(text: &str) {
    let document = Document::new(text);
    let mut at = 0;
    for (idx, token) in document.tokens().iter().enumerate() {
        check_span(text, token.span, "token");
        let gap = text.get(at..token.span.start()).expect("tokens follow one another");
        assert!(
            gap.chars().all(|c| c.is_whitespace() || !c.is_alphanumeric()),
            "no letter or digit is left out between tokens: {gap:?}"
        );
        at = token.span.end();
        let sentence = document.sentence_of(idx).expect("a token stands in a sentence");
        assert!(sentence.tokens.contains(&idx), "the token's sentence holds it");
    }
    let mut next_token = 0;
    for sentence in document.sentences() {
        check_span(text, sentence.span, "sentence");
        assert_eq!(sentence.tokens.start, next_token, "sentences tile the tokens");
        next_token = sentence.tokens.end;
        let paragraph = &document.paragraphs()[sentence.paragraph_idx];
        assert!(paragraph.span.contains(sentence.span), "a sentence never crosses a paragraph");
    }
    assert_eq!(next_token, document.tokens().len(), "every token is in a sentence");
    let (mut next_token, mut next_sentence) = (0, 0);
    for paragraph in document.paragraphs() {
        check_span(text, paragraph.span, "paragraph");
        assert_eq!(paragraph.tokens.start, next_token, "paragraphs tile the tokens");
        assert_eq!(paragraph.sentences.start, next_sentence, "paragraphs tile the sentences");
        (next_token, next_sentence) = (paragraph.tokens.end, paragraph.sentences.end);
    }
    let spans: Vec<Span> = document.regions().iter().map(|region| region.span).collect();
    check_apart(&spans, "regions");
}

#[track_caller]
fn check_span(text: &str, span: Span, what: &str) {
    assert!(!span.is_empty(), "{what}: empty at {}", span.start());
    assert!(text.get(span.start()..span.end()).is_some(), "{what}: {span:?} is no slice of the text");
}

/// In order and without overlap.
#[track_caller]
fn check_apart(spans: &[Span], what: &str) {
    for pair in spans.windows(2) {
        assert!(
            pair[0].end() <= pair[1].start(),
            "{what}: {:?} and {:?} overlap or are out of order",
            pair[0],
            pair[1]
        );
    }
}

/// Every span slices the text and holds something.
fn check_spans(text: &str, annotation: &Annotation) {
    for region in &annotation.regions {
        check_span(text, region.span, "region");
    }
    for entity in &annotation.entities {
        assert!(!entity.name.trim().is_empty(), "{}: no name", entity.id);
        for mention in &entity.mentions {
            check_span(text, mention.span, "mention");
            if let Some(title) = mention.title {
                check_span(text, title, "title");
            }
        }
        if let Some(description) = entity.description {
            check_span(text, description, "description");
        }
    }
    for date in &annotation.dates {
        check_span(text, date.span, "date");
    }
    for quote in &annotation.quotes {
        assert!(!quote.fragments.is_empty(), "{}: says nothing", quote.id);
        for &fragment in &quote.fragments {
            check_span(text, fragment, "fragment");
        }
        check_apart(&quote.fragments, "fragments");
        let (cue, speaker) = (quote.cue.map(|cue| cue.span), quote.speaker.map(|speaker| speaker.span));
        for span in [cue, speaker, quote.audience].into_iter().flatten() {
            check_span(text, span, "cue, speaker or audience");
        }
    }
    for claim in &annotation.claims {
        check_span(text, claim.count.span, "count");
        for &span in &claim.evidence {
            check_span(text, span, "evidence");
        }
        if let Some(victims) = &claim.victims {
            check_span(text, victims.span, "victims");
        }
        for part in parts(claim) {
            check_span(text, part.span, "part of a claim");
        }
    }
}

fn parts(claim: &Claim) -> impl Iterator<Item = Part> {
    [
        claim.actor.map(|actor| actor.part),
        claim.place,
        claim.time,
        claim.means,
        claim.source.map(|source| source.part),
    ]
    .into_iter()
    .flatten()
}

/// Every list is in the order of the text, and what cannot overlap does not.
fn check_order(annotation: &Annotation) {
    let mut mentions: Vec<Span> = Vec::new();
    for entity in &annotation.entities {
        let own: Vec<Span> = entity.mentions.iter().map(|mention| mention.span).collect();
        check_apart(&own, "mentions of an entity");
        mentions.extend(own);
    }
    let firsts: Vec<Span> = annotation.entities.iter().map(|entity| entity.mentions[0].span).collect();
    check_apart(&firsts, "first mentions of entities");
    mentions.sort();
    check_apart(&mentions, "mentions");
    check_apart(&annotation.dates.iter().map(|date| date.span).collect::<Vec<_>>(), "dates");
    let starts: Vec<usize> = annotation.quotes.iter().map(|quote| quote.fragments[0].start()).collect();
    assert!(starts.is_sorted(), "quotes are in the order of the text");
    let counts: Vec<usize> = annotation.claims.iter().map(|claim| claim.count.span.start()).collect();
    assert!(counts.is_sorted(), "claims are in the order of their counts");
    let outcomes: Vec<_> = annotation.tolls.iter().map(|toll| toll.outcome).collect();
    assert!(outcomes.is_sorted_by(|a, b| a < b), "at most one toll an outcome, in order: {outcomes:?}");
}

/// An id is a place in its list, and every id that is used exists.
fn check_ids(annotation: &Annotation) {
    for (idx, entity) in annotation.entities.iter().enumerate() {
        assert_eq!(entity.id.0, idx, "an entity's id is its place");
        assert!(!entity.mentions.is_empty(), "{}: no mention", entity.id);
    }
    for (idx, quote) in annotation.quotes.iter().enumerate() {
        assert_eq!(quote.id.0, idx, "a quote's id is its place");
    }
    for (idx, claim) in annotation.claims.iter().enumerate() {
        assert_eq!(claim.id.0, idx, "a claim's id is its place");
    }
    let has_entity = |EntityId(idx): EntityId| idx < annotation.entities.len();
    let has_claim = |ClaimId(idx): ClaimId| idx < annotation.claims.len();
    for quote in &annotation.quotes {
        assert!(
            quote.speaker.and_then(|speaker| speaker.entity).is_none_or(has_entity),
            "{}: speaker",
            quote.id
        );
    }
    for claim in &annotation.claims {
        assert!(parts(claim).filter_map(|part| part.entity).all(has_entity), "{}: parts", claim.id);
        let names = claim.victims.iter().flat_map(|victims| victims.named.iter().map(|victim| victim.entity));
        assert!(names.into_iter().all(has_entity), "{}: names of victims", claim.id);
        if let Some(relation) = claim.relation {
            assert!(has_claim(relation.claim) && relation.claim != claim.id, "{}: relation", claim.id);
        }
    }
    for toll in &annotation.tolls {
        assert!(!toll.claims.is_empty(), "{:?}: a toll rests on claims", toll.outcome);
        assert!(toll.claims.iter().copied().all(has_claim), "{:?}: claims", toll.outcome);
    }
}

/// Ranges hold their best figure; confidences are probabilities; days are in order.
fn check_numbers(annotation: &Annotation) {
    let is_range = |min: u64, best: Option<u64>, max: Option<u64>| {
        let (low, high) = (best.unwrap_or(min), max.unwrap_or(u64::MAX));
        min <= high && low <= high
    };
    for claim in &annotation.claims {
        let count = &claim.count;
        assert!(is_range(count.min, count.best, count.max), "{}: {count:?}", claim.id);
        // "More than 40" guarantees 41 and states 40.
        assert!(count.best.is_none_or(|best| best.saturating_add(1) >= count.min), "{}: {count:?}", claim.id);
    }
    for toll in &annotation.tolls {
        assert!(is_range(toll.min, toll.best, toll.max), "{toll:?}");
    }
    let confidences = annotation
        .claims
        .iter()
        .map(|claim| claim.confidence)
        .chain(annotation.quotes.iter().map(|quote| quote.confidence))
        .chain(
            annotation
                .entities
                .iter()
                .flat_map(|entity| entity.mentions.iter().map(|mention| mention.confidence)),
        );
    for confidence in confidences {
        assert!((0.0..=1.0).contains(&confidence), "{confidence} is no probability");
    }
    for date in &annotation.dates {
        assert!(date.days.is_none_or(|(from, until)| from <= until), "{date:?}");
    }
}

/// Page furniture holds no names, dates, quotes or claims.
fn check_boilerplate(annotation: &Annotation) {
    let furniture: Vec<Span> = annotation
        .regions
        .iter()
        .filter(|region| region.kind == RegionKind::Boilerplate)
        .map(|region| region.span)
        .collect();
    let is_inside = |span: Span| {
        let after = furniture.partition_point(|region| region.end() <= span.start());
        furniture.get(after).is_some_and(|region| region.overlaps(span))
    };
    let names =
        annotation.entities.iter().flat_map(|entity| entity.mentions.iter().map(|mention| mention.span));
    let dates = annotation.dates.iter().map(|date| date.span);
    let quotes = annotation.quotes.iter().flat_map(|quote| quote.fragments.iter().copied());
    let counts = annotation.claims.iter().map(|claim| claim.count.span);
    for span in names.chain(dates).chain(quotes).chain(counts) {
        assert!(!is_inside(span), "{span:?} is found in boilerplate");
    }
}

/// The export is JSON whose offsets, counted in code points, slice the text to the words beside them.
fn check_export(text: &str, annotation: &Annotation) {
    let json = export::to_json(text, annotation, None).expect("an annotation is written");
    let value: Value = serde_json::from_str(&json).expect("an export is JSON");
    let points: Vec<char> = text.chars().collect();
    check_words(&value, &points);
}

fn check_words(value: &Value, points: &[char]) {
    let offset =
        |name: &str| value.get(name).and_then(Value::as_u64).and_then(|offset| usize::try_from(offset).ok());
    if let (Some(start), Some(end)) = (offset("start"), offset("end")) {
        let found = points.get(start..end).expect("offsets lie inside the text");
        if let Some(words) = value.get("text").and_then(Value::as_str) {
            assert!(found.iter().copied().eq(words.chars()), "{start}..{end} is not {words:?}");
        }
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_words(item, points)),
        Value::Object(fields) => fields.values().for_each(|field| check_words(field, points)),
        _ => {}
    }
}

/// Blocks tile the text, marks nest, and every offset lies between characters, all in UTF-16 units.
fn check_view(text: &str, annotation: &Annotation) {
    let view = View::new(text, annotation);
    // Where a character begins, by UTF-16 offset.
    let mut is_boundary = Vec::with_capacity(text.len() + 1);
    for c in text.chars() {
        is_boundary.push(true);
        is_boundary.extend(std::iter::repeat_n(false, c.len_utf16() - 1));
    }
    is_boundary.push(true);
    let mut at = 0;
    for block in &view.blocks {
        assert_eq!(block.start, at, "blocks tile the text");
        assert!(block.end > block.start, "no block is empty");
        at = block.end;
        check_marks(block, &is_boundary);
    }
    assert_eq!(at, is_boundary.len() - 1, "blocks end with the text");
    check_casualties(&view.casualties, annotation, &is_boundary);
}

/// Every claim is told once, in its sentence, and whatever rests on claims rests on claims that there are.
fn check_casualties(casualties: &Casualties, annotation: &Annotation, is_boundary: &[bool]) {
    let n_claims = annotation.claims.len();
    assert_eq!(casualties.claims.len(), n_claims);
    for claim in &casualties.claims {
        let (sentence, (start, end)) = (&claim.sentence, claim.spans[0]);
        assert!(sentence.start <= start && end <= sentence.end, "{} is in its sentence", claim.id);
        assert!(is_boundary[sentence.start] && is_boundary[sentence.end], "sentences lie between characters");
    }
    let mut told: Vec<&str> =
        casualties.events.iter().flat_map(|event| &event.claims).map(|place| place.id.as_str()).collect();
    told.sort_unstable_by_key(|id| id[1..].parse::<usize>().ok());
    assert!(told.iter().eq(casualties.claims.iter().map(|claim| &claim.id)), "each claim once: {told:?}");
    let n_figures = casualties.headline.as_ref().map_or(0, |headline| headline.figures.len());
    assert_eq!(n_figures, annotation.tolls.len());
    for victim in &casualties.victims {
        let entity = annotation.entities.iter().find(|entity| entity.id.to_string() == victim.entity);
        assert!(entity.is_some_and(|entity| victim.mention < entity.mentions.len()), "{victim:?}");
    }
    for row in casualties.codebooks.iter().flat_map(|codebook| &codebook.rows) {
        assert!(row.claims.iter().all(|claim| *claim < n_claims), "{row:?}");
    }
}

fn check_marks(block: &Block, is_boundary: &[bool]) {
    let mut open: Vec<usize> = vec![block.end];
    let mut last_start = block.start;
    for mark in &block.marks {
        assert!(mark.start >= last_start, "marks are in order");
        assert!(is_boundary[mark.start] && is_boundary[mark.end], "marks lie between characters");
        last_start = mark.start;
        while open.len() > 1 && open.last().is_some_and(|&end| end <= mark.start) {
            open.pop();
        }
        let outer = open.last().copied().unwrap_or(block.end);
        assert!(mark.start < mark.end && mark.end <= outer, "marks nest: {mark:?} ends after {outer}");
        open.push(mark.end);
    }
}
