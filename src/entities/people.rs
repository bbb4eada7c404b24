//! Joins the mentions of one person: "Imran Khan", "Mr. Khan", "Khan".
//!
//! Full names are told apart first: two with different given names are two people. A shorter form then goes to the
//! person who is called so, and was named last; one who is only named later must have it as family name, unless a
//! headline or title says that readers know whom.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::document::{Case, Document, RegionKind};
use crate::gazetteer;
use crate::lexicon;
use crate::mentions::{EntityKind, Gender, Mention};

use super::names::Name;

/// People who share a name word are compared with no more than this many others.
const MAX_NAMESAKES: usize = 8;

/// Who was called by a single word so often keeps it when a namesake comes in: "Trump" after "Melania Trump".
const WELL_KNOWN: usize = 3;

/// Nobody is named with so many.
const MANY_UNITS: usize = 6;

/// A given name may be told this many mentions before the full name.
const MAX_AHEAD: usize = 3;

struct Person {
    /// The fullest so far.
    name: Name,
    gender: Option<Gender>,
    /// Whether a title told the gender; a given name may mislead.
    is_titled: bool,
    first_mention: usize,
    last_mention: Option<usize>,
    /// How often a single word stood for this person.
    n_short: usize,
    /// How often a title stood before it: who is "Mrs. Velm" is not called "Velm".
    n_titled: usize,
}

#[derive(Default)]
struct People {
    people: Vec<Person>,
    /// The people whose names hold a word, in order of first mention.
    by_word: FxHashMap<String, Vec<usize>>,
    /// Who was named last, the last at the end.
    recent: VecDeque<usize>,
}

/// What a mention tells beside its name.
#[derive(Clone, Copy)]
struct Sight {
    idx: usize,
    gender: Option<Gender>,
    is_titled: bool,
    /// Whether a person named later may be meant: in a headline, or with a title.
    looks_ahead: bool,
    /// Whether it is written in capitals, as "MBS" is.
    is_upper: bool,
}

/// Writes the number of each person's group to `groups`, from 0, and returns how many there are.
pub(super) fn group(document: &Document, mentions: &[Mention], groups: &mut [usize]) -> usize {
    let mut people = People::default();
    let mut families: FxHashMap<String, usize> = FxHashMap::default();
    let of_people = mentions.iter().enumerate().filter(|(_, mention)| mention.kind == EntityKind::Person);
    let named: Vec<(Sight, &Mention, Name)> = of_people
        .map(|(idx, mention)| {
            let name = Name::of(document, mention);
            (Sight::of(document, mention, &name, idx), mention, name)
        })
        .collect();
    for (sight, _, name) in &named {
        if name.units.len() > 1
            && let Some(group) = groups.get_mut(sight.idx)
        {
            *group = people.full(name, sight);
        }
    }
    for (sight, mention, name) in &named {
        let person = if name.units.len() > 1 {
            groups.get(sight.idx).copied().unwrap_or_default()
        } else if is_family(document, mention.tokens.end) {
            let family = name.units.first().map(|unit| unit.whole.clone()).unwrap_or_default();
            *families.entry(family).or_insert_with(|| people.add(&Name::default(), sight))
        } else {
            people.short(name, sight)
        };
        people.saw(person, sight);
        if let Some(group) = groups.get_mut(sight.idx) {
            *group = person;
        }
    }
    people.people.len()
}

/// Whether what ends there names all who bear it: "the Velm family", "the Velm and Ruhm families".
fn is_family(document: &Document, end: usize) -> bool {
    let is_noun = |idx: usize| document.is(idx, lexicon::FAMILY_NOUN);
    is_noun(end)
        || document.key(end) == "and"
            && (end + 2..end + 4).any(|idx| is_noun(idx) && document.key(idx).ends_with('s'))
}

impl Sight {
    fn of(document: &Document, mention: &Mention, name: &Name, idx: usize) -> Self {
        let first = document.token(mention.tokens.start);
        let is_headline = first.is_some_and(|token| token.region == RegionKind::Headline);
        Self {
            idx,
            // The gazetteers would take a family name that comes first for a given name.
            gender: mention.gender.filter(|_| mention.title.is_some() || !name.is_family_first),
            is_titled: mention.title.is_some(),
            looks_ahead: mention.title.is_some() || is_headline,
            is_upper: first.is_some_and(|token| token.case == Case::Upper),
        }
    }
}

impl People {
    /// The people whose names hold `word`: some of those first named before `idx`, and of those named later.
    fn with_word(&self, word: &str, idx: usize) -> impl Iterator<Item = (usize, &Person)> {
        let known = self.by_word.get(word).map(Vec::as_slice).unwrap_or_default();
        let before = known.partition_point(|number| {
            self.people.get(*number).is_some_and(|person| person.first_mention <= idx)
        });
        let near = before.saturating_sub(MAX_NAMESAKES)..known.len().min(before + MAX_NAMESAKES);
        known
            .get(near)
            .unwrap_or_default()
            .iter()
            .rev()
            .filter_map(|number| Some((*number, self.people.get(*number)?)))
    }

    /// The person of a name of two units or more, new if it fits none.
    fn full(&mut self, name: &Name, sight: &Sight) -> usize {
        let ends = [name.units.last(), name.units.first()];
        let words =
            ends.into_iter().flatten().flat_map(|unit| std::iter::once(&unit.whole).chain(&unit.parts));
        let same = words
            .flat_map(|word| self.with_word(word, sight.idx))
            .filter(|(_, person)| agree(person.gender, sight.gender) && person.name.is_same(name))
            // The first of those who fit best.
            .min_by_key(|(_, person)| !person.name.begins_like(name))
            .map(|(found, person)| (found, name.units.len() > person.name.units.len()));
        match same {
            Some((found, is_fuller)) => {
                if is_fuller {
                    self.rename(found, name);
                }
                found
            }
            None => self.add(name, sight),
        }
    }

    fn add(&mut self, name: &Name, sight: &Sight) -> usize {
        let number = self.people.len();
        self.people.push(Person {
            name: Name::default(),
            gender: sight.gender,
            is_titled: sight.is_titled,
            first_mention: sight.idx,
            last_mention: None,
            n_short: 0,
            n_titled: 0,
        });
        // So many are a headline's words, and tell nothing of who is called what.
        if name.units.len() < MANY_UNITS {
            self.rename(number, name);
        }
        number
    }

    fn rename(&mut self, number: usize, name: &Name) {
        let words = name.units.iter().flat_map(|unit| std::iter::once(&unit.whole).chain(&unit.parts));
        // "MBS" among words in lower case; two letters are anybody's.
        let initials = Some(name.initials.to_uppercase()).filter(|initials| initials.len() > 2);
        for word in words.chain(&name.nicknames).cloned().chain(initials) {
            self.answers_to(number, word);
        }
        if let Some(person) = self.people.get_mut(number) {
            person.name = name.clone();
        }
    }

    fn answers_to(&mut self, number: usize, word: String) {
        let known = self.by_word.entry(word).or_default();
        if let Err(place) = known.binary_search(&number) {
            known.insert(place, number);
        }
    }

    /// The person of a single word, new if it fits none.
    fn short(&mut self, name: &Name, sight: &Sight) -> usize {
        let word = name.units.first().map_or("", |unit| unit.whole.as_str());
        let fitting = self
            .with_word(word, sight.idx)
            .filter(|(_, person)| agree(person.gender, sight.gender) && person.name.is_of_generation(name))
            .map(|(found, person)| (found, person, person.name.is_family(word)))
            .filter(|(_, person, is_family)| {
                let is_near = person.first_mention <= sight.idx + MAX_AHEAD;
                person.last_mention.is_some() || *is_family || sight.looks_ahead || is_near
            })
            // Named before, and last of all; else the first to be named later.
            .max_by_key(|(_, person, is_family)| {
                let is_known = person.n_short >= WELL_KNOWN;
                let is_bare = sight.is_titled || 2 * person.n_titled <= person.n_short;
                (*is_family, is_bare, is_known, person.last_mention, std::cmp::Reverse(person.first_mention))
            })
            .map(|(found, ..)| found);
        let found = fitting
            .or_else(|| self.with_initials(word, sight))
            .or_else(|| self.with_misleading_name(word, sight))
            .or_else(|| self.with_pet_name(word, sight));
        match found {
            Some(found) => {
                if let Some(person) = self.people.get_mut(found) {
                    person.n_short += 1;
                    person.n_titled += usize::from(sight.is_titled);
                }
                self.answers_to(found, word.to_owned());
                found
            }
            None => self.add(name, sight),
        }
    }

    /// "MBS".
    fn with_initials(&self, word: &str, sight: &Sight) -> Option<usize> {
        let known = sight.is_upper.then(|| self.by_word.get(&word.to_uppercase()))?;
        known?.first().copied()
    }

    /// The only one of a family name whose given name made believe another gender than the title tells.
    fn with_misleading_name(&self, word: &str, sight: &Sight) -> Option<usize> {
        let mut bearers = self.with_word(word, sight.idx).filter(|(_, person)| person.name.is_family(word));
        let (found, person) = bearers.next().filter(|_| sight.is_titled)?;
        (bearers.next().is_none() && !person.is_titled && person.last_mention.is_some()).then_some(found)
    }

    /// One of those just named, by a pet name that friends use.
    fn with_pet_name(&self, word: &str, sight: &Sight) -> Option<usize> {
        let gender = gazetteer::word(word).0.and_then(gazetteer::Entry::gender);
        let mut recent = self.recent.iter().rev().filter(|_| !sight.is_titled);
        let fits = |number: &&usize| {
            let person = self.people.get(**number);
            person.is_some_and(|person| agree(person.gender, gender) && person.name.is_pet_form(word))
        };
        recent.find(fits).copied()
    }

    fn saw(&mut self, number: usize, sight: &Sight) {
        if let Some(person) = self.people.get_mut(number) {
            person.last_mention = Some(sight.idx);
            if sight.is_titled && sight.gender.is_some() {
                person.gender = sight.gender;
                person.is_titled = true;
            }
            person.gender = person.gender.or(sight.gender);
        }
        if self.recent.len() == MAX_NAMESAKES {
            self.recent.pop_front();
        }
        self.recent.push_back(number);
    }
}

fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}
