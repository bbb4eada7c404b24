//! Words for numbers and the values that they stand for.

/// What a word contributes to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// "Seven", "seventeen", "seventy", "seventy-two".
    Units(u64),
    /// "Hundred", "thousand", "dozen": multiplies what stands before it.
    Scale(u64),
    /// "Dozens", "several": at least so many.
    Vague(u64),
}

/// What `key`, a word in lower case, means as a number.
#[must_use]
pub fn number_word(key: &str) -> Option<NumberWord> {
    let Some((tens, units)) = key.split_once('-') else { return simple(key) };
    match (simple(tens)?, simple(units)?) {
        (NumberWord::Units(tens), NumberWord::Units(units)) if tens >= 20 && tens % 10 == 0 && units < 10 => {
            Some(NumberWord::Units(tens + units))
        }
        _ => None,
    }
}

/// A number word without a hyphen.
fn simple(key: &str) -> Option<NumberWord> {
    let units = match key {
        "one" => 1,
        "two" | "both" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return scale_or_vague(key),
    };
    Some(NumberWord::Units(units))
}

/// The words that multiply, and the vague ones with the least that they mean (dozens: two dozens; several: three).
fn scale_or_vague(key: &str) -> Option<NumberWord> {
    Some(match key {
        "dozen" => NumberWord::Scale(12),
        "hundred" => NumberWord::Scale(100),
        "thousand" => NumberWord::Scale(1_000),
        "lakh" | "lakhs" => NumberWord::Scale(100_000),
        "million" => NumberWord::Scale(1_000_000),
        "crore" => NumberWord::Scale(10_000_000),
        "billion" => NumberWord::Scale(1_000_000_000),
        "dozens" => NumberWord::Vague(24),
        "scores" => NumberWord::Vague(40),
        "tens" => NumberWord::Vague(20),
        "hundreds" => NumberWord::Vague(200),
        "thousands" => NumberWord::Vague(2_000),
        "millions" => NumberWord::Vague(2_000_000),
        "several" | "numerous" | "many" | "countless" => NumberWord::Vague(3),
        "multiple" | "some" => NumberWord::Vague(2),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_values() {
        assert_eq!(number_word("twenty-five"), Some(NumberWord::Units(25)));
        assert_eq!(number_word("five-ten"), None);
        assert_eq!(number_word("twenty-twenty-one"), None);
        assert_eq!(number_word("scores"), Some(NumberWord::Vague(40)));
        assert_eq!(number_word("table"), None);
    }
}
