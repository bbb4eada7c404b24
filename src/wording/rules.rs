//! How a fact was found, and how sure the core is of it, in words for the reader who asks why.

use crate::edits::Standing;

/// How names are found, by rule.
const NAMES: [(&str, &str); 34] = [
    (
        "trained-model",
        "Found by the model that was trained on labelled texts, from the words and their surroundings.",
    ),
    ("given-name", "Begins with a known first name."),
    ("family-name", "Ends with a known family name."),
    ("given-and-family-name", "A known first name and a known family name."),
    ("given-name-of-a-person", "The first name of a person whom the text names in full."),
    ("surname-of-a-person", "The last name of a person whom the text names in full."),
    ("surname-used-alone", "A last name that the text uses alone as that of a person."),
    ("first-word-used-alone", "The first word of a name that the text has in full."),
    ("shape-of-a-person", "Built like a person’s name."),
    ("initial", "An initial with a name behind it."),
    ("title", "A title stands before it."),
    ("role-before", "An office or a role stands before it."),
    ("role-of", "It is somebody’s office."),
    ("age", "An age stands beside it."),
    ("speaks", "It speaks, as people do."),
    ("after-said", "It stands behind “said”."),
    ("known-name", "Stands in the list of known names."),
    ("known-organization", "Stands in the list of known organisations."),
    ("known-country", "Stands in the list of countries."),
    ("known-capital", "Stands in the list of capitals."),
    ("known-city", "Stands in the list of cities."),
    ("known-place", "Stands in the list of places."),
    ("organization-head", "Has a word that names an organisation, such as “ministry” or “party”."),
    ("place-head", "Has a word that names a place, such as “river” or “province”."),
    ("place-noun", "A word for a place stands beside it."),
    ("place-lead", "A word that leads to a place stands before it."),
    ("after-preposition", "Stands where places stand, behind “in” or “near”."),
    ("place-in-small-letters", "A known place in small letters."),
    ("named-elsewhere", "The text names it elsewhere more clearly."),
    ("in-a-list", "Stands in a list with others of its kind."),
    ("acronym", "An acronym."),
    ("acronym-explained", "The text says what these letters stand for."),
    ("storm", "A storm that bears a name."),
    ("dictionary", "Stands in your own list."),
];

/// How quotes are found, by rule.
const QUOTES: [(&str, &str); 14] = [
    ("statement", "A verb of saying, with somebody who speaks."),
    ("proved_statement", "A verb that can report speech, and marks or a speaker that prove it."),
    ("according_to", "“According to”, or words like it."),
    ("quoted", "Words in quotation marks beside somebody who speaks."),
    ("object", "A verb of saying with what was said as its object."),
    ("wish", "A verb of asking, wanting or planning."),
    ("noun", "A noun that reports speech, such as “the claim that”."),
    ("introduced", "A colon or a line before it introduces it."),
    ("lone", "A sentence in quotation marks that stands alone."),
    ("carried", "Goes on what somebody said before it."),
    ("transcript", "A line of a transcript, with the speaker’s name before it."),
    ("interview", "An answer in an interview."),
    ("signed", "A text with its writer’s name beneath it."),
    ("announced", "A quotation that the sentence before it announces."),
];

/// How casualty claims are found, by rule.
const CLAIMS: [(&str, &str); 16] = [
    ("subject", "People who are told to have died or come to harm, as in “12 people died”."),
    ("passive", "People to whom it was done, as in “12 people were killed”."),
    ("object", "People whom somebody or something harmed, as in “a bomb killed 12 people”."),
    ("participle", "A participle, as in “leaving 12 dead” or “killed in the blast”."),
    ("present", "A headline’s present tense, as in “12 die”."),
    ("counted noun", "A noun that counts harm, as in “12 deaths”."),
    ("noun with its people", "A noun of harm with its people, as in “the killing of a teacher”."),
    ("death toll", "A toll with its figure, as in “the death toll rose to 45”."),
    ("among the dead", "People who are told to be among the dead or hurt."),
    ("some of the dead", "A part of the dead or hurt, as in “three of the wounded”."),
    ("identified as", "A victim who is identified."),
    ("modifier", "A word of harm before the people, as in “two wounded soldiers”."),
    ("body found", "Bodies that were found."),
    ("joined verbs", "Two outcomes joined, as in “shot and killed”."),
    ("lives taken", "Lives that were lost or taken."),
    ("own life", "Somebody who took their own life."),
];

/// How a name was found; a rule that has no words of its own is named.
#[must_use]
pub fn name_rule(rule: &str) -> String {
    told(&NAMES, rule)
}

/// As [`name_rule`], of a quote.
#[must_use]
pub fn quote_rule(rule: &str) -> String {
    told(&QUOTES, rule)
}

/// As [`name_rule`], of a casualty claim.
#[must_use]
pub fn claim_rule(rule: &str) -> String {
    told(&CLAIMS, rule)
}

fn told(known: &[(&str, &str)], rule: &str) -> String {
    if rule == "reader" {
        return "Added by you.".to_owned();
    }
    let mut known = known.iter();
    known
        .find(|(code, _)| *code == rule)
        .map_or_else(|| format!("By the rule “{rule}”."), |(_, words)| (*words).to_owned())
}

/// How sure the core is of a fact. For names it is about the share that is right on news (see data/README.md).
#[must_use]
pub const fn confidence(confidence: f32) -> &'static str {
    match confidence {
        0.9.. => "Almost surely right",
        0.7.. => "Probably right",
        0.5.. => "More likely right than not: worth a check",
        _ => "Unsure: check it",
    }
}

/// What the reader has made of a fact.
#[must_use]
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Unreviewed => "Not reviewed",
        Standing::Accepted => "Confirmed by you",
        Standing::Corrected => "Corrected by you",
        Standing::Added => "Added by you",
    }
}
