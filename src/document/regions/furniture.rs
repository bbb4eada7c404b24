//! Page furniture: lines that are worded like it, and those that its company tells: menus, and headlines of other stories.
//!
//! A line without a stop at its end is no furniture by itself: subheads and lists of the dead look the same. It needs a
//! heading that announces other stories, or lines on both sides that are furniture by their words.

use std::ops::Range;

use super::{HEADLINE_TOKENS, ends_like_prose, is_byline, is_credit, is_publication_line};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// Lines of page furniture have at most this many tokens.
const FURNITURE_TOKENS: usize = 45;
/// Items of a menu have at most this many tokens, and the paths in one ("World > Middle East") this many.
const MENU_TOKENS: usize = 3;
const PATH_TOKENS: usize = 8;
/// So many items are a menu where a page begins with them.
const MENU_ITEMS: usize = 3;
/// Headlines of other stories have at most this many tokens, and topics ("Gaza ceasefire talks") this many.
const TEASER_TOKENS: usize = 20;
const TOPIC_TOKENS: usize = 4;
/// After the words of a heading over other stories come no more than this many tokens ("Most read in Africa").
const HEADING_REST: usize = 3;
/// No more headlines than this stand under one heading.
const MOST_TEASERS: usize = 40;

/// Of each paragraph whether it is page furniture.
pub(super) fn find(document: &Document) -> Vec<bool> {
    let lines: Vec<Range<usize>> =
        document.paragraphs.iter().map(|paragraph| paragraph.tokens.clone()).collect();
    let is_worded = |line| is_worded(document, line) || is_credit(document, line) || is_age(document, line);
    let mut found: Vec<bool> = lines.iter().map(is_worded).collect();
    mark_menus(document, &lines, &mut found);
    mark_teasers(document, &lines, &mut found);
    mark_items(document, &lines, &mut found);
    found
}

fn mark(found: &mut [bool], lines: Range<usize>) {
    found.get_mut(lines).unwrap_or_default().fill(true);
}

/// A menu, share or newsletter line: short, and worded like one.
fn is_worded(document: &Document, tokens: &Range<usize>) -> bool {
    if tokens.len() > FURNITURE_TOKENS {
        return false;
    }
    let is_bracket = |idx: usize| matches!(document.word(idx), "(" | "[" | "•" | "*");
    let first = tokens.clone().take(2).find(|&idx| !is_bracket(idx)).unwrap_or(tokens.start);
    if let Some(n_tokens) = document.phrase_at(first, lexicon::BOILERPLATE_START) {
        // One word ("Share", "Comments") begins ordinary sentences too: then the line must be hardly more than that word.
        let is_prose = document.word(tokens.end.saturating_sub(1)) == "." && tokens.len() > 6;
        if n_tokens > 1 || tokens.len() <= 4 || (!is_prose && tokens.len() <= 8) {
            return true;
        }
    }
    tokens.clone().any(|token_idx| {
        document.phrase_at(token_idx, lexicon::BOILERPLATE_ANYWHERE).is_some()
            || document.word(token_idx) == "©"
    })
}

/// "Updated 3 hours ago": how old the page is.
fn is_age(document: &Document, line: &Range<usize>) -> bool {
    let last = line.end.saturating_sub(1);
    line.len() <= 6
        && document.key(last) == "ago"
        && AGE_UNITS.contains(&document.key(last.saturating_sub(1)))
        && is_number(document, last.saturating_sub(2))
}

const AGE_UNITS: [&str; 10] =
    ["min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day", "days"];

fn is_number(document: &Document, at: usize) -> bool {
    document.token(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Marks the menu that a pasted page begins with: three lines or more of a word or two ("Home", "World"); and before the
/// first line of prose such lines between furniture ("Email" between "Share" and "Copy link").
fn mark_menus(document: &Document, lines: &[Range<usize>], found: &mut [bool]) {
    let is_known = |found: &[bool], at: usize| found.get(at).is_some_and(|is| *is);
    let is_prose = |line: &Range<usize>| line.len() > HEADLINE_TOKENS || ends_like_prose(document, line);
    let head = lines.iter().zip(&*found).position(|(line, is_known)| !is_known && is_prose(line));
    let head = head.unwrap_or(lines.len());
    let mut seen_story = false;
    let mut first = 0;
    while let Some(line) = lines.get(first).filter(|_| first < head) {
        let is_part = |at: &usize| {
            is_known(found, *at) || lines.get(*at).is_some_and(|line| is_menu_item(document, line))
        };
        let end = (first..head).find(|at| !is_part(at)).unwrap_or(head);
        if end == first {
            seen_story |= !is_publication_line(document, line);
            first += 1;
            continue;
        }
        // A page has more than its menu.
        let is_menu = !seen_story && end - first >= MENU_ITEMS && end < lines.len();
        let worded = |at: &usize| is_known(found, *at);
        let marked = if is_menu {
            // "Home", "World", "Two Dead": the headline, where no other follows.
            let has_headline = lines.get(end).is_some_and(|next| {
                !is_prose(next) && !is_byline(document, next) && !is_publication_line(document, next)
            });
            let may_be_headline = !worded(&(end - 1))
                && lines.get(end - 1).is_some_and(|last| last.len() > 1 && !is_path(document, last));
            first..end - usize::from(!has_headline && may_be_headline)
        } else {
            let mut last = (first..end).rfind(worded).map_or(first, |last| last + 1);
            // "Share", "Email", "Print": no story begins with a line of one word.
            while last > first && lines.get(last).is_some_and(|line| last < end && line.len() == 1) {
                last += 1;
            }
            (first..last).find(worded).unwrap_or(last)..last
        };
        seen_story |= marked.end < end;
        mark(found, marked);
        first = end;
    }
}

/// "World", "Middle East", "World > Africa".
fn is_menu_item(document: &Document, line: &Range<usize>) -> bool {
    (line.len() <= MENU_TOKENS || is_path(document, line))
        && !is_number(document, line.start)
        && !ends_like_prose(document, line)
        && !is_byline(document, line)
        && !is_publication_line(document, line)
}

/// "World > Middle East > Syria": names with a mark between them that leads from one to the next.
fn is_path(document: &Document, line: &Range<usize>) -> bool {
    let is_mark = |at: usize| matches!(document.word(at), ">" | "|" | "/" | "›" | "»" | "•" | "·");
    let is_name = |at: usize| document.token(at).is_some_and(|token| token.case != Case::Lower);
    line.len() <= PATH_TOKENS
        && line.clone().any(is_mark)
        && line.clone().all(|at| is_mark(at) || is_name(at) || document.key(at) == "&")
}

/// Marks headings over other stories ("Most viewed") and the headlines under them, up to the next line of prose.
fn mark_teasers(document: &Document, lines: &[Range<usize>], found: &mut [bool]) {
    let mut seen_story = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if !is_teaser_heading(document, line) {
            seen_story |= found.get(at - 1) == Some(&false);
            continue;
        }
        let goes_on = |idx: &usize| {
            let is_known = found.get(*idx).is_some_and(|is| *is);
            // Over the story's own headline stand topics alone.
            let may_be = |line: &Range<usize>| {
                is_teaser(document, line)
                    && (seen_story || line.len() <= TOPIC_TOKENS || is_number(document, line.start))
            };
            is_known || lines.get(*idx).is_some_and(may_be)
        };
        let most = lines.len().min(at + MOST_TEASERS);
        let end = (at..most).find(|idx| !goes_on(idx)).unwrap_or(most);
        mark(found, at - 1..end);
        at = end;
    }
}

/// "Most viewed", "More from Africa:", "Trending now".
fn is_teaser_heading(document: &Document, line: &Range<usize>) -> bool {
    let Some(n_tokens) = document.phrase_at(line.start, lexicon::TEASER_HEADING) else { return false };
    let rest = line.start + n_tokens..line.end;
    let has_colon = rest.clone().rev().skip(1).any(|at| document.word(at) == ":");
    let ends_heading = document.word(line.end.saturating_sub(1)) == ":" || !ends_like_prose(document, line);
    rest.len() <= HEADING_REST && !has_colon && ends_heading
}

/// What may be the headline of another story: short, without a stop; not "Ana Ruiz, 34", who is one of the dead.
fn is_teaser(document: &Document, line: &Range<usize>) -> bool {
    let has_age = line.clone().any(|at| {
        document.word(at) == ","
            && is_number(document, at + 1)
            && (at + 2 >= line.end || document.word(at + 2) == ",")
    });
    line.len() <= TEASER_TOKENS && !has_age && !ends_like_prose(document, line)
}

/// Marks "2. The best cars of the year", without a stop at its end, after page furniture: an item of a list of links.
fn mark_items(document: &Document, lines: &[Range<usize>], found: &mut [bool]) {
    let is_item = |line: &Range<usize>| {
        line.len() <= HEADLINE_TOKENS
            && is_number(document, line.start)
            && document.word(line.start + 1) == "."
            && !ends_like_prose(document, line)
    };
    let mut follows = false;
    for (line, is) in lines.iter().zip(found) {
        *is |= follows && is_item(line);
        follows = *is;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::document::RegionKind::{Body, Boilerplate, Byline, Headline};

    #[test]
    fn menus_and_lists_of_links() {
        check(&[
            (Boilerplate, "Menu"),
            (Boilerplate, "Home"),
            (Boilerplate, "World"),
            (Boilerplate, "World | Africa"),
            (Headline, "Bridge falls in Karsa"),
            (Byline, "By Jane Roe"),
            (Body, "A bridge fell at noon."),
            (Boilerplate, "Most read"),
            (Boilerplate, "1. Storm kills three"),
            (Boilerplate, "2. The best cars of the year"),
        ]);
        check(&[(Headline, "Two Dead"), (Body, "A bridge fell at noon.")]);
        check(&[(Body, "A bridge fell."), (Body, "1. Two died."), (Body, "2. One drowned")]);
    }

    #[test]
    fn menus_among_other_furniture() {
        check(&[
            (Boilerplate, "Skip to main content"),
            (Boilerplate, "Home"),
            (Boilerplate, "Politics"),
            (Boilerplate, "World > Middle East"),
            (Boilerplate, "Sign in"),
            (Headline, "Bridge falls in Karsa"),
            (Byline, "By Jane Roe"),
            (Boilerplate, "Updated 3 hours ago"),
            (Boilerplate, "Share this article"),
            (Boilerplate, "Email"),
            (Boilerplate, "Copy link"),
            (Boilerplate, "Print"),
            (Body, "A bridge fell at noon."),
        ]);
        check(&[
            (Boilerplate, "Home"),
            (Boilerplate, "World"),
            (Boilerplate, "Sport"),
            (Headline, "Bridge Falls"),
            (Byline, "By Jane Roe"),
            (Body, "A bridge fell at noon."),
        ]);
    }

    #[test]
    fn headlines_of_other_stories() {
        for heading in
            ["Most viewed", "Editor’s picks", "Related topics", "More from Africa:", "TRENDING NOW"]
        {
            check(&[
                (Body, "A bomb killed five people in Homs on Sunday, police said."),
                (Boilerplate, heading),
                (Boilerplate, "1 King speaks"),
                (Boilerplate, "2 Ten killed in Texas storm"),
                (Boilerplate, "Why do bridges fall?"),
                (Body, "The fifth victim was a nurse."),
                (Body, "What we know"),
                (Body, "Most viewed the blast as revenge."),
            ]);
        }
        // Over the story stand topics, and its own headline.
        check(&[
            (Boilerplate, "Trending"),
            (Boilerplate, "Karsa talks"),
            (Headline, "Bridge falls in Karsa, killing two"),
            (Byline, "By Jane Roe"),
            (Body, "A bridge fell at noon."),
        ]);
    }

    #[test]
    fn short_lines_of_the_story() {
        check(&[
            (Body, "A bridge fell at noon."),
            (Body, "The victims"),
            (Body, "Ana Ruiz, 34"),
            (Body, "Bo Ek"),
            (Boilerplate, "Related stories"),
            (Boilerplate, "Storm kills three"),
            (Body, "Cai Lu, 12"),
            (Body, "Bridges"),
            (Body, "More died later"),
        ]);
    }
}
