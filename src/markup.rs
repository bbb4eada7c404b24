//! Inline markup for tests, so that the input is the expectation: `<person>Maria Müller</person> said.`

use crate::span::Span;

/// A marked piece of a test text.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    pub tag: String,
    /// `name="value"` pairs in order.
    pub attributes: Vec<(String, String)>,
    pub span: Span,
}

impl Marked {
    /// The value of the attribute with that name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Takes the tags out of `marked` and returns the bare text and what they marked, in order of opening.
#[track_caller]
pub fn parse(marked: &str) -> (String, Vec<Marked>) {
    let (mut text, mut found, mut open) = (String::new(), Vec::<Marked>::new(), Vec::<usize>::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').expect("`<` begins a tag");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let marked = &mut found[open.pop().expect("an open tag")];
            assert_eq!(marked.tag, name, "tags close in order");
            marked.span = Span::new(marked.span.start(), text.len());
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut parts = attributes.split('"');
            let mut pairs = Vec::new();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                pairs.push((key.trim().trim_end_matches('=').to_owned(), value.to_owned()));
            }
            open.push(found.len());
            found.push(Marked {
                tag: name.to_owned(),
                attributes: pairs,
                span: Span::new(text.len(), text.len()),
            });
        }
    }
    assert!(open.is_empty(), "every tag is closed");
    text.push_str(rest);
    (text, found)
}

#[test]
fn markup_is_taken_out() {
    let (text, marked) = parse(r#"<quote by="Maria">“<b>Hi</b>,”</quote> she said."#);
    assert_eq!(text, "“Hi,” she said.");
    assert_eq!(marked[0].span.of(&text), "“Hi,”");
    assert_eq!(marked[0].attribute("by"), Some("Maria"));
    assert_eq!((marked[1].tag.as_str(), marked[1].span.of(&text)), ("b", "Hi"));
}
