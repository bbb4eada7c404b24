use jiff::civil::{Date, date};

use super::*;
use crate::markup;

/// A Saturday.
const PUBLISHED: Date = date(2023, 2, 4);

/// Compares what is found in the bare text with the tags: `<date from="…" until="…">`, or `<date>` where no days
/// follow; `on="…"` is short for both, `as="…"` gives the precision where it matters.
#[track_caller]
fn check_on(published: Option<Date>, marked: &str) {
    let (text, tags) = markup::parse(marked);
    let found = find(&Document::new(&text), published);
    let show = |words: &str, from: &str, until: &str| format!("{words} [{from}..{until}]");
    let expected: Vec<String> = tags
        .iter()
        .map(|tag| {
            let on = tag.attribute("on").unwrap_or_default();
            let (from, until) = (tag.attribute("from").unwrap_or(on), tag.attribute("until").unwrap_or(on));
            show(tag.span.of(&text), from, until)
        })
        .collect();
    let actual: Vec<String> = found
        .iter()
        .map(|date| {
            let (from, until) = date
                .days
                .map_or_else(Default::default, |(from, until)| (from.to_string(), until.to_string()));
            show(date.span.of(&text), &from, &until)
        })
        .collect();
    assert_eq!(actual, expected, "{text}");
    for (tag, date) in tags.iter().zip(&found) {
        if let Some(precision) = tag.attribute("as") {
            assert_eq!(format!("{:?}", date.precision), precision, "{text}");
        }
        if let Some(basis) = tag.attribute("basis") {
            assert_eq!(format!("{:?}", date.basis), basis, "{text}");
        }
    }
}

#[track_caller]
fn check(marked: &str) {
    check_on(Some(PUBLISHED), marked);
}

#[test]
fn whole_dates() {
    check(r#"It began on <date on="2023-01-30" as="Day" basis="Stated">30 January 2023</date> at noon."#);
    check(r#"It began on <date on="2023-01-30">Jan. 30, 2023</date>, they said."#);
    check(
        r#"The <date on="2015-10-27">27 October [2015]</date> vote was <date on="2015-10-27">27th of October, 2015</date>."#,
    );
    check(
        r#"On <date on="2023-01-30">Monday, January 30th, 2023</date>, and <date on="2022-11-05">Sat 5 Nov 2022</date>."#,
    );
    check(
        r#"Logged <date on="2023-01-30">2023-01-30</date>, <date on="2023-01-30">30/01/2023</date>, <date on="2023-01-30">01/30/2023</date> and <date on="2023-01-30">30.01.2023</date>."#,
    );
    check("Logged 03/04/2023 and 1.2.2023 and 2023-13-01.");
    check(r#"ON <date on="2019-03-05">5 MARCH 2019</date> THE ARMY MAY MARCH."#);
    check(r#"A text of <date on="1815-06-18" basis="Stated">18 June 1815</date>."#);
}

#[test]
fn runs_of_days() {
    check(
        r#"From <date from="2019-05-03" until="2019-05-07">3–7 May 2019</date> and <date from="2022-12-30" until="2023-01-02">Dec. 30 to Jan. 2</date>."#,
    );
    check(
        r#"Held on <date from="2023-01-30" until="2023-01-31">30 and 31 January</date>, not <date from="2023-01-03" until="2023-01-05">January 3-5</date>."#,
    );
    check(
        r#"between <date from="2020-01-01" until="2020-01-31">January</date> and <date from="2020-03-01" until="2020-03-31">March 2020</date>"#,
    );
    check(
        r#"from <date from="2019-12-01" until="2019-12-31">December</date> to <date from="2020-03-01" until="2020-03-31">March 2020</date>"#,
    );
}

#[test]
fn days_without_a_year() {
    check(r#"A blast on <date on="2023-01-30" basis="Inferred">Jan. 30</date> killed two."#);
    check(r#"A blast on <date on="2022-12-30">December 30</date> killed two."#);
    check(r#"The court will rule on <date on="2023-12-30">December 30</date>."#);
    check(r#"The vote is scheduled for <date on="2023-03-01">March 1</date>."#);
    check(
        r#"The vote of <date on="2023-03-01">1 March</date> matters; that of <date on="2022-10-01">1 October</date> no less."#,
    );
    check(r#"He was born on <date on="2020-02-29">February 29</date>."#);
    check_on(None, "A blast on <date>Jan. 30</date> killed two on <date>Monday</date>.");
    check_on(None, r#"A blast on <date on="2023-01-30" basis="Stated">Jan. 30, 2023</date>."#);
}

#[test]
fn months() {
    check(
        r#"The city fell in <date from="2021-08-01" until="2021-08-31" as="Month">August, 2021</date>, after a war."#,
    );
    check(
        r#"It warned in <date from="2023-01-01" until="2023-01-10">early January</date> and <date from="2022-12-21" until="2022-12-31">late December</date>."#,
    );
    check(r#"He died in <date from="2022-11-11" until="2022-11-20">mid-November</date>."#);
    check(
        r#"It began in <date from="2020-03-01" until="2020-03-31">March 2020</date> and ended in <date from="2022-05-01" until="2022-05-31">May</date>."#,
    );
    check(r#"In <date from="2023-01-01" until="2023-01-31">January</date>, the spokesman agreed."#);
    check(r#"In <date from="2023-01-01" until="2023-01-31">January</date> 30 people died."#);
    check(
        r#"He was killed <date from="2022-07-01" until="2022-07-31">last July</date>; she left <date from="2022-04-01" until="2022-04-30">last April</date>."#,
    );
    check(
        r#"It opens <date from="2023-02-01" until="2023-02-28">this February</date> or <date from="2023-06-01" until="2023-06-30">next June</date>."#,
    );
    check(r#"They will vote in <date from="2023-06-01" until="2023-06-30">June</date>."#);
    check(r#"He left in <date from="2022-07-01" until="2022-07-31">July last year</date>."#);
    check(r#"Attacks since <date from="2022-10-01" until="2022-10-31">October</date> rose."#);
    check(
        r#"In <date from="2021-05-01" until="2021-05-31">May, 2021</date>, in <date from="2022-08-01" until="2022-08-31">August</date>, 2021 people died."#,
    );
}

#[test]
fn seasons() {
    check(r#"<date from="2022-09-01" until="2022-11-30" as="Season">Last autumn</date>, the envoy came."#);
    check(
        r#"In the <date from="2014-06-01" until="2014-08-31">summer of 2014</date> and <date from="2019-12-01" until="2020-02-29">winter 2020</date>."#,
    );
    check(
        r#"<date from="2021-12-01" until="2022-02-28">Last winter</date> was mild, <date from="2022-12-01" until="2023-02-28">this winter</date> is not."#,
    );
    check(
        r#"It happened in the <date from="2022-06-01" until="2022-08-31">summer</date>, before the fall of the town and the Arab Spring."#,
    );
}

#[test]
fn years_decades_and_centuries() {
    check(
        r#"Strikes in <date from="2022-01-01" until="2022-12-31" as="Year" basis="Stated">2022</date> and since <date from="2019-01-01" until="2019-12-31">2019</date>."#,
    );
    check(
        r#"The <date from="2015-01-01" until="2015-12-31">2015</date> earthquake and the war of <date from="2014-01-01" until="2018-12-31">2014–2018</date>."#,
    );
    check(
        r#"Between <date from="2014-01-01" until="2014-12-31">2014</date> and <date from="2018-01-01" until="2018-12-31">2018</date>, 2015 people died."#,
    );
    check(
        r#"In <date from="1990-01-01" until="1999-12-31" as="Decade">the 1990s</date> and the <date from="1980-01-01" until="1982-12-31">early 1980s</date>; the <date from="1973-01-01" until="1976-12-31">mid-1970s</date>."#,
    );
    check(
        r#"A fort of <date from="1801-01-01" until="1900-12-31" as="Century">the 19th century</date>, a <date from="1701-01-01" until="1800-12-31">18th-century</date> mosque."#,
    );
    check(
        r#"In <date from="2014-09-01" until="2014-12-31">late 2014</date>, by <date from="2019-05-01" until="2019-08-31">mid-2019</date>."#,
    );
}

#[test]
fn weekdays() {
    check(
        r#"The blast on <date from="2023-01-30" until="2023-01-30" as="Day" basis="Inferred">Monday</date> killed two."#,
    );
    check(
        r#"Police said <date on="2023-01-30">Monday morning</date> and <date on="2023-02-04">Saturday</date> that no one was hurt."#,
    );
    check(
        r#"The minister said on <date on="2023-01-30">Monday</date> that talks will resume on <date on="2023-02-10">Friday</date>."#,
    );
    check(
        r#"<date on="2023-02-10">Friday</date>, the court will decide; it met <date on="2023-01-31">last Tuesday</date>."#,
    );
    check(
        r#"It meets <date on="2023-02-07">next Tuesday</date> and <date on="2023-02-03">this Friday</date>."#,
    );
    check(
        r#"He came <date on="2023-01-23">Monday last week</date>, <date on="2023-02-09">Thursday next week</date>."#,
    );
    check(
        r#"It struck <date on="2023-01-30">early Monday</date> and <date on="2023-01-29">late Sunday night</date>."#,
    );
}

#[test]
fn weekdays_ahead() {
    let thursday = Some(date(2024, 9, 12));
    for words in [
        "The president declared three days of mourning starting on ⟨Friday⟩.",
        "Mourners wept; schools will close, he said, beginning ⟨Friday⟩.",
        "The mayor announced a curfew effective from ⟨Friday⟩.",
        "The union called a strike from ⟨Friday⟩.",
        "A ban on marches was extended until ⟨Friday⟩.",
        "Marches are banned from ⟨Friday⟩.",
        "The curfew runs from ⟨Friday⟩.",
        "A report was due on ⟨Friday⟩.",
        "The vote was scheduled for ⟨Friday⟩, officials said.",
        "A hearing was set for ⟨Friday⟩.",
        "His burial, relatives said, is to be held on ⟨Friday⟩.",
        "Three days of mourning starting ⟨Friday⟩",
    ] {
        let marked = words.replace('⟨', r#"<date on="2024-09-13">"#).replace('⟩', "</date>");
        check_on(thursday, &marked);
    }
    for words in [
        "It rained from ⟨Friday⟩ to Sunday's end.",
        "Fighting lasted until ⟨Friday⟩.",
        "She was in hospital until ⟨Friday⟩.",
        "From ⟨Friday⟩, rain fell on Karsa.",
        "Raids beginning on ⟨Friday⟩ left six dead.",
        "Police detained 40 people in raids beginning on ⟨Friday⟩.",
        "Police were to blame for the crash on ⟨Friday⟩.",
    ] {
        let marked = words
            .replace('⟨', r#"<date on="2024-09-06">"#)
            .replace('⟩', "</date>")
            .replace("Sunday", r#"<date on="2024-09-08">Sunday</date>"#);
        check_on(thursday, &marked);
    }
    check_on(thursday, r#"He declared mourning starting on <date on="2024-09-14">14 September</date>."#);
    check_on(thursday, r#"He imposed a curfew starting on <date on="2024-09-10">10 September</date>."#);
}

#[test]
fn days_and_periods_from_publication() {
    check(
        r#"It came <date on="2023-02-03">yesterday</date>, and <date on="2023-02-04">today</date> and <date on="2023-02-04">tonight</date>."#,
    );
    check(
        r#"It goes on <date on="2023-02-05">tomorrow night</date>; <date on="2023-02-02">the day before yesterday</date> it rained."#,
    );
    check(
        r#"It fell <date on="2023-02-03">last night</date> and <date on="2023-02-04">this morning</date>; <date from="2023-02-03" until="2023-02-04">overnight</date>, two died."#,
    );
    check(
        r#"It rose <date from="2023-01-23" until="2023-01-29" as="Week">last week</date>, <date from="2023-01-30" until="2023-02-05">this week</date> and <date from="2022-01-01" until="2022-12-31">last year</date>."#,
    );
    check(
        r#"He left <date from="2023-02-01" until="2023-02-04" as="Month">earlier this month</date> or <date from="2023-02-04" until="2023-12-31">later this year</date>."#,
    );
    check(r#"He left <date from="2022-09-01" until="2022-12-31">late last year</date>."#);
    check(
        r#"<date on="2023-02-02">Two days ago</date> and <date from="2023-01-16" until="2023-01-22" as="Week">two weeks ago</date>, about <date from="2021-01-01" until="2021-12-31">two years ago</date>."#,
    );
    check(
        r#"Several wars, <date from="2013-01-01" until="2013-12-31">a decade ago</date>, <date>several years ago</date> and <date>months ago</date>."#,
    );
    check(
        r#"It fell over <date from="2023-02-04" until="2023-02-05">the weekend</date>, not <date from="2023-01-28" until="2023-01-29">last weekend</date>."#,
    );
    check("Attacks rose in <date>recent months</date>.");
}

#[test]
fn lengths() {
    check(
        r#"Over <date from="1996-02-04" until="2023-02-04" as="Duration" basis="Inferred">the past 27 years</date>, it grew."#,
    );
    check(
        r#"For <date as="Duration">20 years</date>, and for <date>more than a week</date>, and in <date>three days</date>, for <date>decades</date>."#,
    );
    check(
        r#"Over <date from="2022-11-04" until="2023-02-04">the last three months</date>, in <date from="2023-02-03" until="2023-02-04">the past 24 hours</date>."#,
    );
    check(
        r#"In <date from="2022-02-04" until="2023-02-04" as="Duration">the past year</date> and <date>the past few days</date>."#,
    );
    check(
        r#"Within <date from="2023-02-04" until="2023-02-14">the next ten days</date>, for <date>twenty-five years</date>."#,
    );
}

#[test]
fn days_from_the_day_told_before() {
    check(
        r#"It fell on <date on="2023-01-30">Monday</date>. Two men came <date on="2023-01-29">the previous day</date>. <date on="2023-01-31">Two days later</date> they left."#,
    );
    check(
        r#"It fell on <date on="2015-10-27">27 October 2015</date> and <date on="2015-10-28">the next day</date> more fell."#,
    );
    check("They came <date>the previous day</date>, two days before the vote.");
}

#[test]
fn no_false_alarms() {
    check(
        "Theresa May may march. The March for Peace may draw 2,023 people. May said so. A march on May Street.",
    );
    check("A 27-year-old of the 7th Brigade and a 12-month-old; she was 30 years old, in his 90s.");
    check(
        "A second blast. The Sun, the Sunday Times and USA Today say Bloody Sunday. They wed and sat in the sun.",
    );
    check("It cost $2,023, sold for $2015 and 3-4 at 10:30, at 3 p.m. local time; from 2000 GMT.");
    check(
        "Call 555-2019-3344 or 020 7946 0958, version 2.10.2023, 1999 people, the 2015 people, a total of 2015 people.",
    );
    check("Not an overnight affair; an overnight raid. Every Monday and each Friday. A three-day visit.");
    check("April Jones and June Smith met Jan Novak and August Lind.");
}

#[test]
fn no_number_is_too_large() {
    for text in [
        "in 99999 and the year 9999999999 and on 31 February 2023 and January 99, 2023",
        "9999 years ago, 9999 centuries ago, the past 9999 decades, 9999 days later, the 99th century",
        "00/00/0000 0000-00-00 32.13.2023 9999-12-31 the 0s the 00s mid-00000",
    ] {
        for published in [None, Some(PUBLISHED), Some(Date::MIN), Some(Date::MAX), Some(Date::ZERO)] {
            let _ = find(&Document::new(text), published);
            let _ = find(
                &Document::new(
                    "yesterday, last week, next year, last July, Monday, the weekend, overnight, Feb. 29, this century, last winter",
                ),
                published,
            );
        }
    }
}

#[test]
fn a_copyright_line_gives_no_year() {
    let text = "It opened in January\n\n1000 ©";
    let document = Document::new(text);
    let found = find(&document, None);
    assert!(found.iter().all(|date| !date.span.of(text).contains("1000")), "{found:?}");
}
