//! Joins the mentions of one person: "Imran Khan", "Mr. Khan", "Khan".
//!
//! Full names are told apart first: two with different given names are two people. A shorter form then goes to the
//! person of that surname who was named last, or to the only one named later.

use std::collections::HashMap;

use crate::mentions::{EntityKind, Gender, Mention};

/// People who share a name word are compared with no more than this many others.
const MAX_NAMESAKES: usize = 8;

struct Person {
    /// The words of the fullest name so far.
    words: Vec<String>,
    gender: Option<Gender>,
    first_mention: usize,
    last_mention: Option<usize>,
}

#[derive(Default)]
struct People {
    people: Vec<Person>,
    /// The people whose names hold a word, in order of first mention.
    by_word: HashMap<String, Vec<usize>>,
}

/// Writes the number of each person's group to `groups`, from 0, and returns how many there are.
pub(super) fn group(mentions: &[Mention], keys: &[String], groups: &mut [usize]) -> usize {
    let mut people = People::default();
    let named = || {
        mentions.iter().zip(keys).enumerate().filter(|(_, (mention, _))| mention.kind == EntityKind::Person)
    };
    for (idx, (mention, key)) in named() {
        let words = name_words(key);
        if words.len() > 1
            && let (Some(group), person) = (groups.get_mut(idx), people.full(&words, mention, idx))
        {
            *group = person;
        }
    }
    for (idx, (mention, key)) in named() {
        let words = name_words(key);
        let person = if words.len() > 1 {
            groups.get(idx).copied().unwrap_or_default()
        } else {
            people.short(&words, mention, idx)
        };
        people.saw(person, mention, idx);
        if let Some(group) = groups.get_mut(idx) {
            *group = person;
        }
    }
    people.people.len()
}

/// The words of a name that tell people apart: no articles before a surname, no "Jr.".
fn name_words(key: &str) -> Vec<&str> {
    let weighty =
        |word: &&str| !matches!(*word, "al" | "el" | "ul" | "ur" | "jr" | "sr" | "ii" | "iii" | "s");
    let words: Vec<&str> = key.split(' ').filter(weighty).collect();
    if words.is_empty() { vec![key] } else { words }
}

impl People {
    fn with_word(&self, word: &str) -> impl Iterator<Item = (usize, &Person)> {
        let known = self.by_word.get(word).map(Vec::as_slice).unwrap_or_default();
        known.iter().rev().take(MAX_NAMESAKES).filter_map(|idx| Some((*idx, self.people.get(*idx)?)))
    }

    /// The person of a name of two words or more, new if it fits none.
    fn full(&mut self, words: &[&str], mention: &Mention, idx: usize) -> usize {
        let last = words.last().copied().unwrap_or_default();
        let first = words.first().copied().unwrap_or_default();
        let same = [last, first].into_iter().find_map(|word| {
            self.with_word(word)
                .find(|(_, person)| agree(person.gender, mention.gender) && is_same(&person.words, words))
                .map(|(found, _)| found)
        });
        match same {
            Some(found) => {
                if self.people.get(found).is_some_and(|person| person.words.len() < words.len()) {
                    self.rename(found, words);
                }
                found
            }
            None => self.add(words, mention, idx),
        }
    }

    fn add(&mut self, words: &[&str], mention: &Mention, idx: usize) -> usize {
        let number = self.people.len();
        self.people.push(Person {
            words: Vec::new(),
            gender: mention.gender,
            first_mention: idx,
            last_mention: None,
        });
        self.rename(number, words);
        number
    }

    fn rename(&mut self, number: usize, words: &[&str]) {
        for word in words {
            let known = self.by_word.entry((*word).to_owned()).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
        if let Some(person) = self.people.get_mut(number) {
            person.words = words.iter().map(|word| (*word).to_owned()).collect();
        }
    }

    /// The person of a single word, new if it fits none.
    fn short(&mut self, words: &[&str], mention: &Mention, idx: usize) -> usize {
        let word = words.first().copied().unwrap_or_default();
        let titled = mention.title.is_some();
        let fitting = |surname: bool| {
            self.with_word(word)
                .filter(|(_, person)| agree(person.gender, mention.gender))
                .filter(|(_, person)| (person.words.last().is_some_and(|last| last == word)) == surname)
                // Named before, and last of all; else the first to be named later.
                .max_by_key(|(_, person)| (person.last_mention, std::cmp::Reverse(person.first_mention)))
                .map(|(found, _)| found)
        };
        let found = fitting(true).or_else(|| if titled && words.len() > 1 { None } else { fitting(false) });
        found.unwrap_or_else(|| self.add(words, mention, idx))
    }

    fn saw(&mut self, number: usize, mention: &Mention, idx: usize) {
        if let Some(person) = self.people.get_mut(number) {
            person.last_mention = Some(idx);
            person.gender = person.gender.or(mention.gender);
        }
    }
}

fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Whether two full names can be one person's: the words of the shorter stand in the longer in order, an initial for a
/// word that begins with it, and either the first or the last words are the same.
fn is_same(known: &[String], words: &[&str]) -> bool {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let (long, short) =
        if known.len() >= words.len() { (known.as_slice(), words) } else { (words, known.as_slice()) };
    let fits = |long: &str, short: &str| {
        long == short
            || (short.len() == 1 && long.starts_with(short))
            || (long.len() == 1 && short.starts_with(long))
    };
    let mut rest = long.iter();
    let inside = short.iter().all(|word| rest.any(|other| fits(other, word)));
    short.len() > 1 && inside && long.last() == short.last()
        || (short.len() > 1 && inside && long.first() == short.first())
}
