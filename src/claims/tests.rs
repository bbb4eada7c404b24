//! One-line examples: the marked words are the victims, `n` the count, and what else is marked is checked.
//!
//! `n` is the range and the best figure: `3` is exactly three, `42+=42` at least 42, `24+` 24 or more, `810-990=900`
//! about 900. A claim not marked must not be found.

use super::*;
use crate::markup;

/// `min-max=best`, shortened where they are equal.
fn figure(count: &Count) -> String {
    let range = match count.max {
        Some(max) if max == count.min => format!("{max}"),
        Some(max) => format!("{}-{max}", count.min),
        None => format!("{}+", count.min),
    };
    match count.best {
        Some(best) if Some(best) == count.max && best == count.min => range,
        Some(best) => format!("{range}={best}"),
        None => range,
    }
}

fn name(value: impl fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

#[track_caller]
fn check(marked: &str) {
    let (text, marks) = markup::parse(marked);
    let found = find(&Document::new(&text), &[], &[], &[]);
    let describe = |claim: &Claim| {
        let span = claim.victims.as_ref().map_or(claim.count.span, |victims| victims.span);
        format!("{} {} “{}”", name(claim.outcome), figure(&claim.count), span.of(&text))
    };
    let mut expected: Vec<String> = Vec::new();
    for mark in &marks {
        expected.push(format!(
            "{} {} “{}”",
            mark.tag,
            mark.attribute("n").unwrap_or_default(),
            mark.span.of(&text)
        ));
    }
    let mut described: Vec<String> = found.iter().map(describe).collect();
    described.sort();
    let mut sorted = expected.clone();
    sorted.sort();
    assert_eq!(described, sorted, "in: {text}");
    for (mark, wanted) in marks.iter().zip(&expected) {
        let Some(claim) = found.iter().find(|claim| describe(claim) == *wanted) else { continue };
        let group = claim.victims.as_ref().map_or(VictimGroup::Unknown, |victims| victims.group);
        let relation = claim.relation.map_or_else(|| "none".to_owned(), |relation| name(relation.kind));
        for (key, value) in [
            ("group", name(group)),
            ("scope", name(claim.scope)),
            ("polarity", name(claim.polarity)),
            ("qualifier", name(claim.count.qualifier)),
            ("relation", relation),
        ] {
            if let Some(wanted) = mark.attribute(key) {
                assert_eq!(value, wanted, "{key} of {} in: {text}", mark.span.of(&text));
            }
        }
    }
}

#[test]
fn the_people_counted_before_who_and_before_an_aside() {
    check(r#"Rescuers were searching for <missing n="27">27 others</missing> who are still missing."#);
    check(r#"<missing n="7">A further seven people</missing>, all men, are missing."#);
}

#[test]
fn works_shots_and_idioms_are_no_casualties() {
    check("The film “Seven Dead Men” opens on Friday. Not one shot was fired. We were dead and buried.");
    check("The app was killed by an update and the battery died.");
}

#[test]
fn a_figure_stated_after_toll_and_before_dead_is_one_claim() {
    check(r#"A spokesman put the toll at <killed n="35">35</killed> dead."#);
}

#[test]
fn written_and_numeric_counts() {
    check(r#"The quake killed <killed n="12000">12,000 people</killed>."#);
    check(r#"The quake killed <killed n="12000">12 000 people</killed>."#);
    check(r#"The floods displaced <displaced n="1200000">1.2 million people</displaced>."#);
    check(r#"The fire killed <killed n="25">twenty-five workers</killed>."#);
    check(r#"The fire killed <killed n="102">a hundred and two people</killed>."#);
    check(r#"The crash killed <killed n="12">a dozen passengers</killed>."#);
    check(r#"The crash injured <injured n="6">half a dozen passengers</injured>."#);
    check(r#"The crash injured <injured n="24">two dozen people</injured>."#);
    check(r#"The blast wounded <injured n="2">a couple of guards</injured>."#);
}

#[test]
fn ranges() {
    check(r#"The raid killed <killed n="3-5">3–5 people</killed>."#);
    check(r#"The raid killed <killed n="30-40">between 30 and 40 people</killed>."#);
    check(r#"The raid killed <killed n="30-40">30 to 40 people</killed>."#);
}

#[test]
fn qualifiers_bound_the_figure() {
    check(r#"The raid killed <killed n="42+=42" qualifier="atleast">at least 42 people</killed>."#);
    check(r#"The raid killed <killed n="42+=42">no fewer than 42 people</killed>."#);
    check(r#"The raid killed <killed n="41+=40" qualifier="morethan">more than 40 people</killed>."#);
    check(r#"The raid killed <killed n="810-990=900" qualifier="about">nearly 900 people</killed>."#);
    check(r#"The raid killed <killed n="0-30=30" qualifier="upto">up to 30 people</killed>."#);
    check(r#"The raid killed <killed n="0-30=30">as many as 30 people</killed>."#);
    check(r#"The raid killed <killed n="0-29=30" qualifier="fewerthan">fewer than 30 people</killed>."#);
}

#[test]
fn vague_words_have_no_best_figure() {
    check(r#"The raid killed <killed n="24+" qualifier="vague">dozens of people</killed>."#);
    check(r#"The raid injured <injured n="40+">scores of villagers</injured>."#);
    check(r#"The raid injured <injured n="200+">hundreds of villagers</injured>."#);
    check(r#"The raid injured <injured n="3+">several villagers</injured>."#);
    check(r#"The raid injured <injured n="3+">a few villagers</injured>."#);
    check(r#"The flood displaced <displaced n="20000+">tens of thousands of people</displaced>."#);
}

#[test]
fn implied_counts() {
    check(r#"<killed n="1" group="civilian">A teacher</killed> was shot dead."#);
    check(
        r#"Gunmen fired on a car, killing <killed n="1">the boy</killed> and wounding <injured n="1">the woman</injured>."#,
    );
    check(r#"A shell killed <killed n="1">his wife</killed> and <killed n="2">two sons</killed>."#);
    check(r#"Gunmen assassinated <killed n="1">Shaykh Amin</killed>."#);
    check(r#"<killed n="1">Amin Darwish</killed>, 40, was found dead in a well."#);
    check(r#"One soldier was hurt and <killed n="1">another</killed> was killed."#.replace("One soldier", r#"<injured n="1">One soldier</injured>"#).as_str());
}

#[test]
fn passive_active_and_elliptical() {
    check(r#"<killed n="12">12</killed> killed, <injured n="30">30</injured> wounded in market blast"#);
    check(r#"The mine killed <killed n="2">two</killed> and injured <injured n="5">five others</injured>."#);
    check(
        r#"<killed n="7">Seven policemen</killed> were killed and <injured n="10">10 others</injured> were injured."#,
    );
    check(r#"Blast kills <killed n="3">3</killed> in Karsa"#);
    check(r#"The attack claimed the lives of <killed n="810-990=900">close to 900 soldiers</killed>."#);
    check(r#"<killed n="24+">Dozens of civilians</killed> lost their lives."#);
    check(r#"The collapse left <killed n="4">four workers</killed> dead."#);
    check(r#"The deaths of <killed n="2">two children</killed> shook the town."#);
    check(r#"The death toll rose from 30 to <killed n="45">45</killed>."#);
}

#[test]
fn nobody_hurt() {
    check(r#"<injured n="0">No one</injured> was hurt."#);
    check(r#"There were <casualties n="0">no casualties</casualties>."#);
}

#[test]
fn shot_is_injured_unless_death_follows() {
    check(r#"<injured n="1">A man</injured> was shot."#);
    check(r#"<killed n="1">A man</killed> was shot and killed."#);
    check(r#"The guards shot <killed n="2">two men</killed> to death."#);
}

#[test]
fn subsets_and_groups() {
    check(
        r#"The strike killed <killed n="38">38 people</killed>, including <killed n="11" relation="subsetof">11 children</killed>."#,
    );
    check(r#"The mine killed <killed n="3" group="securityforce">three soldiers</killed>."#);
    check(r#"The mine killed <killed n="1" group="media">a journalist</killed>."#);
    check(r#"The mine killed <killed n="3" group="unknown">three people</killed>."#);
}

#[test]
fn scope_and_polarity() {
    check(r#"A storm could kill <killed n="200+" scope="hypothetical">hundreds of people</killed>."#);
    check(r#"They threatened to kill <killed n="2" scope="threat">two hostages</killed>."#);
    check(
        r#"The war has killed <killed n="41001+=41000" scope="cumulative">more than 41,000 people</killed> since October."#,
    );
    check(r#"The army denied that <killed n="3" polarity="denied">three civilians</killed> were killed."#);
}

#[test]
fn figures_that_are_not_casualties() {
    check("He served 12 years and fined $300.");
    check("The 7th Brigade moved 20 kilometres in 24 hours.");
    check("The vote was won by 52 to 48 and 30 percent stayed home.");
    check("In 2021 they sold 900 cows.");
}

#[test]
fn numbers_at_the_beginning_of_a_sentence() {
    check(r#"<killed n="31">Thirty-one workers</killed> were shot and killed."#);
    check(r#"<displaced n="41+=40">More than 40 families</displaced> fled."#);
}

#[test]
fn relative_clauses_keep_their_subject() {
    check(r#"<killed n="1">A helper</killed>, who suffered burns in the attack, died on Monday."#);
    check(r#"<killed n="2">Two drivers</killed> who work with the army were killed."#);
    check(r#"<killed n="1">Amin Darwish</killed>, 30, a driver, who was shot on Friday, died in hospital."#);
}

#[test]
fn joined_verbs_share_their_people() {
    check(r#"<killed n="2">Two tourists</killed> were forced off a bus and murdered."#);
    check(r#"<killed n="1">A clerk</killed> was tortured and stabbed to death."#);
    check(r#"<injured n="1">A clerk</injured> was attacked and wounded."#);
}

#[test]
fn names_in_apposition_are_not_counted_again() {
    check(r#"Gunmen killed <killed n="2">two contractors</killed>, Amin Darwish and Omar Haddad, in Karsa."#);
    check(r#"<killed n="2">Two tourists</killed>, Amin Darwish and Omar Haddad, were killed."#);
    check(r#"Gunmen killed <killed n="1">a teacher</killed>, Amin Darwish."#);
    check(r#"Gunmen killed <killed n="1">a former ranger</killed> and security guard."#);
}

#[test]
fn words_that_point_back_take_their_number() {
    check(r#"Gunmen fired on a taxi with two guards, killing <killed n="2">them</killed>."#);
    check(r#"Gunmen fired on the mayor and his driver, killing <killed n="2">both</killed>."#);
    check(
        r#"<abducted n="4">Four clerks</abducted> were abducted. <killed n="4">Their bodies</killed> were found on Monday."#,
    );
    check(
        r#"<abducted n="1">A clerk</abducted> was kidnapped. Police found <killed n="1">his body</killed>."#,
    );
}

#[test]
fn people_driven_from_home() {
    check(r#"Flooding forced <displaced n="6000">6,000 people</displaced> to flee their homes."#);
    check(r#"Shelling forced <displaced n="800+=800">at least 800 families</displaced> from their homes."#);
    check(r#"The storm left <displaced n="300">300 people</displaced> homeless."#);
    check(r#"The camp holds <displaced n="78000">78,000 IDPs</displaced>."#);
}

#[test]
fn taken_and_missing() {
    check(
        r#"Rebels abducted <abducted n="14" group="aidworker">14 aid workers</abducted> and <abducted n="2">two drivers</abducted>."#,
    );
    check(r#"<missing n="180-220=200">About 200 people</missing> are missing after the landslide."#);
    check(r#"Police arrested <detained n="30">30 protesters</detained>."#);
    check(r#"<missing n="7">Seven miners</missing> are still unaccounted for."#);
}

#[test]
fn deeds_before_the_event_are_historical() {
    check(
        r#"<detained n="1">He</detained> is held for killing <killed n="7" scope="historical">seven children</killed>."#,
    );
    check(
        r#"It was the deadliest fire since 2019, when <killed n="63" scope="historical">63 people</killed> died."#,
    );
    check(
        r#"The vigil marked the anniversary of the blast that killed <killed n="10" scope="historical">ten people</killed>."#,
    );
}

#[test]
fn reports_and_attempts() {
    check(r#"<killed n="3">Three men</killed> are reported to have been killed."#);
    check(r#"The storm is believed to have killed <killed n="40">40 people</killed>."#);
    check(r#"They tried to kill <killed n="1" scope="hypothetical">the mayor</killed>."#);
    check(r#"<killed n="1" polarity="denied">The mayor</killed> was not killed."#);
}

#[test]
fn means_and_source_stand_near() {
    let text = "A suicide bombing killed 12 people in Karsa, police said.";
    let claims = find(&Document::new(text), &[], &[], &[]);
    let claim = claims.first().unwrap();
    assert_eq!(claim.means.unwrap().span.of(text), "suicide bombing");
    let source = claim.source.unwrap();
    assert_eq!((source.part.span.of(text), source.kind), ("police", SourceKind::Official));
}

/// A line of commas and numbers as long as an article must not take longer than its length.
#[test]
fn many_numbers_are_read() {
    let text = format!("killing {} people", "12, ".repeat(20_000));
    assert!(find(&Document::new(&text), &[], &[], &[]).len() < 100_000);
}
