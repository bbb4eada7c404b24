//! Where words, numbers and marks begin and end.
//!
//! Hyphenated words are one token where they are one name or word ("al-Zawahiri", "Tehreek-e-Taliban", "ill-defined")
//! and are parted where a name meets a common word ("anti-Pakistan", "Taliban-style", "U.S.-led") or a number
//! ("16-year-old" is `16`, `-`, `year-old`). "'s", "'re", "'ll", "'d", "'ve" and "'m" are parted off.

use super::{Case, TokenKind};
use crate::lexicon;
use crate::span::Span;

/// Calls `found` with each token of `text`, in order.
pub(super) fn scan(text: &str, mut found: impl FnMut(Span, TokenKind, Case)) {
    let mut cursor = Cursor { text, at: 0 };
    while let Some(c) = cursor.peek() {
        let start = cursor.at;
        let kind = if c.is_whitespace() || is_ignorable(c) {
            cursor.bump();
            continue;
        } else if c.is_ascii_digit() {
            cursor.number();
            TokenKind::Number
        } else if is_word_char(c) || cursor.at_clitic() {
            cursor.word();
            TokenKind::Word
        } else {
            cursor.mark(c)
        };
        let span = Span::new(start, cursor.at);
        found(span, kind, case_of(span.of(text)));
    }
}

/// Appends the look-up key of a token to `keys`.
pub(super) fn push_key(word: &str, kind: TokenKind, keys: &mut String) {
    let start = keys.len();
    if word.is_ascii() && kind == TokenKind::Word {
        keys.push_str(word);
        if let Some(key) = keys.get_mut(start..) {
            key.make_ascii_lowercase();
        }
    } else {
        fold(word, kind, keys);
    }
    let key = keys.get(start..).unwrap_or_default();
    if kind == TokenKind::Word && key.len() > 1 && key.ends_with('.') && key.matches('.').nth(1).is_none() {
        keys.pop();
    }
}

/// Appends `word` in lower case, without what look-ups ignore.
fn fold(word: &str, kind: TokenKind, keys: &mut String) {
    for c in word.chars() {
        match c {
            c if is_ignorable(c) || is_extender(c) => {}
            '’' | 'ʼ' | '‘' => keys.push('\''),
            '‐' | '‑' => keys.push('-'),
            c if kind == TokenKind::Number && (c == ',' || c.is_whitespace()) => {}
            c => keys.extend(c.to_lowercase()),
        }
    }
}

/// Characters that take no room and part no words: zero-width, soft hyphen, direction marks, byte order mark.
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters that belong to the one before: combining marks and variation selectors.
fn is_extender(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_extender(c) || c == '_'
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn case_of(word: &str) -> Case {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Case::Lower;
    }
    let mut cased = word.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    let Some(first) = cased.next() else { return Case::None };
    let (mut has_lower, mut has_upper) = (false, false);
    for c in cased {
        has_lower |= c.is_lowercase();
        has_upper |= c.is_uppercase();
    }
    match (first.is_uppercase(), has_lower, has_upper) {
        (true, false, true) => Case::Upper,
        (true, ..) => Case::Capitalized,
        (false, _, true) => Case::Mixed,
        (false, _, false) => Case::Lower,
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// The letters and digits that follow the character at hand.
    fn piece_after(&self) -> &'t str {
        let mut rest = self.rest().chars();
        rest.next();
        let rest = rest.as_str();
        let end = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// Whether "'s" or another such ending begins here, right after a word.
    fn at_clitic(&self) -> bool {
        let after_word =
            self.text.get(..self.at).and_then(|before| before.chars().next_back()).is_some_and(is_word_char);
        after_word && self.peek().is_some_and(is_apostrophe) && is_clitic(self.piece_after())
    }

    fn word(&mut self) {
        let start = self.at;
        if self.peek().is_some_and(is_apostrophe) {
            self.bump();
            self.at += self.rest().find(|c| !is_word_char(c)).unwrap_or(self.rest().len());
            return;
        }
        // Where the part after the last inner hyphen, apostrophe or full stop began.
        let mut piece_start = start;
        loop {
            // Most letters are ASCII; they need no decoding.
            self.at += self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count();
            let Some(c) = self.peek() else { break };
            if is_word_char(c) || is_ignorable(c) {
                self.bump();
                continue;
            }
            let piece = self.text.get(piece_start..self.at).unwrap_or_default();
            let goes_on = match c {
                _ if is_apostrophe(c) => joins_apostrophe(self.piece_after()),
                _ if is_hyphen(c) => joins_hyphen(piece, self.piece_after()),
                '&' => is_upper(piece) && is_upper(self.piece_after()),
                '.' => joins_full_stop(piece, self.piece_after()),
                _ => false,
            };
            if !goes_on {
                break;
            }
            self.bump();
            piece_start = self.at;
        }
        if self.peek() == Some('.') && self.takes_full_stop(start, piece_start) {
            self.bump();
        }
        // A word ends with its last letter, not with a zero-width character after it.
        let word = self.text.get(start..self.at).unwrap_or_default();
        self.at = start + word.trim_end_matches(is_ignorable).len();
    }

    /// Whether the full stop at hand belongs to the word that began at `start`.
    fn takes_full_stop(&self, start: usize, piece_start: usize) -> bool {
        let word = self.text.get(start..self.at).unwrap_or_default();
        let piece = self.text.get(piece_start..self.at).unwrap_or_default();
        let after = self.rest().strip_prefix('.').unwrap_or_default();
        let key = word.to_lowercase();
        // "U.S."; and before a comma a full stop ends no sentence: "Rahel T., 34", "Acme Inc., which".
        if (word.contains('.') && piece.chars().count() == 1) || after.starts_with(',') {
            return true;
        }
        let next_word = after.trim_start_matches([' ', '\u{a0}']);
        let next = next_word.chars().next();
        if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
            // An initial: "J. Edgar", "Samuel L. Jackson"; "I" is the pronoun.
            return word != "I" && next.is_some_and(char::is_uppercase) && next_word.len() < after.len();
        }
        let lists = if key.len() <= 8 { lexicon::lists(&key) } else { lexicon::Lists::NONE };
        lists.meets(lexicon::ABBREVIATION_ANY_CASE)
            || (lists.meets(lexicon::ABBREVIATION_CAPITALIZED) && word.starts_with(char::is_uppercase))
            || (lists.meets(lexicon::ABBREVIATION_BEFORE_NUMBER) && next.is_some_and(|c| c.is_ascii_digit()))
    }

    /// Digits, then separators with the right number of digits after them. "30th" and "1990s" become one word.
    fn number(&mut self) {
        self.digits();
        while let Some(separator) = self.peek() {
            let after = self.piece_after();
            let n_digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let goes_on = match separator {
                // 12,000 and the Indian 1,00,000
                ',' => n_digits == 3 || (n_digits == 2 && self.rest().chars().nth(3) == Some(',')),
                '.' => n_digits > 0,
                ':' => n_digits == 2,
                // 12 000 with a no-break or thin space
                '\u{a0}' | '\u{202f}' | '\u{2009}' => n_digits == 3 && after.len() == 3,
                _ => false,
            };
            if !goes_on {
                break;
            }
            self.bump();
            self.digits();
        }
        // "30th", "1990s", "5km", "2am": digits with letters glued on.
        let rest = self.rest();
        if rest.starts_with(is_word_char) {
            self.at += rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
        }
    }

    fn digits(&mut self) {
        let rest = self.rest();
        self.at += rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    }

    fn mark(&mut self, c: char) -> TokenKind {
        self.bump();
        if matches!(c, '.' | '-' | '–' | '—') {
            while self.peek() == Some(c) {
                self.bump();
            }
        }
        let is_mark = (c.is_ascii_punctuation()
            && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '#' | '@'))
            || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '·' | '\u{3001}'..='\u{3011}'
                | '،' | '؛' | '؟' | '۔' | '।');
        if is_mark { TokenKind::Mark } else { TokenKind::Symbol }
    }
}

fn is_clitic(piece: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| piece.eq_ignore_ascii_case(clitic))
}

fn joins_apostrophe(after: &str) -> bool {
    !after.is_empty() && !is_clitic(after)
}

fn is_upper(piece: &str) -> bool {
    !piece.is_empty() && piece.chars().all(char::is_uppercase)
}

/// Whether a full stop between `piece` and `after`, with no space, is inside a word: "U.S", "a.m", "Ph.D", "bbc.co".
fn joins_full_stop(piece: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    let n_chars = piece.chars().count();
    next.is_lowercase()
        || (next.is_alphabetic() && (n_chars == 1 || (n_chars == 2 && after.chars().count() == 1)))
}

/// Whether a hyphen between two parts is inside one name or word.
fn joins_hyphen(before: &str, after: &str) -> bool {
    let (Some(first), Some(next)) = (before.chars().next(), after.chars().next()) else { return false };
    let is_particle =
        |piece: &str| piece.len() <= 4 && lexicon::lists(&piece.to_lowercase()).meets(lexicon::NAME_PARTICLE);
    match (first.is_uppercase(), next.is_uppercase()) {
        // Tehreek-e-Taliban, Rio-de-Janeiro; but not Taliban-style
        (true, false) => next.is_ascii_digit() || is_particle(after),
        // al-Zawahiri, e-Taliban; but not anti-Pakistan
        (false, true) => is_particle(before),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut words = Vec::new();
        scan(text, |span, _, _| words.push(span.of(text)));
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn words_and_marks() {
        check("“We are safe,” she said.", "“|We|are|safe|,|”|she|said|.");
        check("Wait... no — really?!", "Wait|...|no|—|really|?|!");
        check("he/she (AP)", "he|/|she|(|AP|)");
        check("AT&T and R&D", "AT&T|and|R&D");
    }

    #[test]
    fn apostrophes() {
        check("Khan's men don’t say it's O'Neill’s", "Khan|'s|men|don’t|say|it|'s|O'Neill|’s");
        check("the workers' union", "the|workers|'|union");
        check("‘Don’t go,’ he'd said", "‘|Don’t|go|,|’|he|'d|said");
    }

    #[test]
    fn hyphens_part_names_from_common_words() {
        check("al-Zawahiri of Tehreek-e-Taliban", "al-Zawahiri|of|Tehreek-e-Taliban");
        check("anti-Pakistan and Taliban-style", "anti|-|Pakistan|and|Taliban|-|style");
        check("an ill-defined U.S.-led plan", "an|ill-defined|U.S.|-|led|plan");
        check("a 16-year-old near F-16s", "a|16|-|year-old|near|F-16s");
    }

    #[test]
    fn full_stops_of_abbreviations() {
        check("Mr. Khan, of Jan. 30, left.", "Mr.|Khan|,|of|Jan.|30|,|left|.");
        check("Rahel T., 34, of Acme Intl., left", "Rahel|T.|,|34|,|of|Acme|Intl.|,|left");
        check("the U.S. at 5 a.m. today", "the|U.S.|at|5|a.m.|today");
        check("J. R. Smith and I. Then no. It is no. 5.", "J.|R.|Smith|and|I|.|Then|no|.|It|is|no.|5|.");
        check("on Jan. 30.AYA AZIZ/Reuters", "on|Jan.|30|.|AYA|AZIZ|/|Reuters");
        check("It ended.Then more.", "It|ended|.|Then|more|.");
        check("www.bbc.co.uk now", "www.bbc.co.uk|now");
    }

    #[test]
    fn numbers() {
        check(
            "12,000 or 1.5m, 12\u{a0}000; 3:30 and 1,00,000.",
            "12,000|or|1.5m|,|12\u{a0}000|;|3:30|and|1,00,000|.",
        );
        check("30 and 40, 2019", "30|and|40|,|2019");
        check("3-5 or 3–5 on the 30th in the 1990s", "3|-|5|or|3|–|5|on|the|30th|in|the|1990s");
        check("$5 and 20%", "$|5|and|20|%");
    }

    #[test]
    fn scripts_and_invisible_characters() {
        check("Bogota\u{301} نور 🙂👍🏽 a\u{200b}b\u{200b} c", "Bogota\u{301}|نور|🙂|👍|🏽|a\u{200b}b|c");
    }

    #[test]
    fn keys_fold_what_look_ups_ignore() {
        let key = |word, kind| {
            let mut keys = String::new();
            push_key(word, kind, &mut keys);
            keys
        };
        assert_eq!(key("Mr.", TokenKind::Word), "mr");
        assert_eq!(key("U.S.", TokenKind::Word), "u.s.");
        assert_eq!(key("’S", TokenKind::Word), "'s");
        assert_eq!(key("Bogota\u{301}", TokenKind::Word), "bogota");
        assert_eq!(key("12,000", TokenKind::Number), "12000");
    }

    #[test]
    fn cases() {
        assert_eq!(case_of("Khan"), Case::Capitalized);
        assert_eq!(case_of("U.S."), Case::Upper);
        assert_eq!(case_of("al-Zawahiri"), Case::Mixed);
        assert_eq!(case_of("A"), Case::Capitalized);
        assert_eq!(case_of("30"), Case::None);
    }
}
