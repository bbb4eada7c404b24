use crate::document::Document;
use crate::markup;
use crate::mentions::{self, EntityKind, Mention, Subkind};

fn tag(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "per",
        EntityKind::Organization => "org",
        EntityKind::Place => "loc",
        EntityKind::Nationality => "nat",
        EntityKind::Event => "event",
        EntityKind::Product => "product",
        EntityKind::Work => "work",
    }
}

fn found(text: &str) -> Vec<Mention> {
    mentions::find(&Document::new(text), mentions::Model::built_in())
}

/// Checks that the names found are those marked, no more and no fewer.
#[track_caller]
fn check(marked: &str) {
    let (text, marks) = markup::parse(marked);
    let expected: Vec<String> =
        marks.iter().map(|mark| format!("{} {}", mark.tag, mark.span.of(&text))).collect();
    let found: Vec<String> = found(&text)
        .iter()
        .map(|mention| format!("{} {}", tag(mention.kind), mention.span.of(&text)))
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn titles_stand_outside_the_name() {
    check("Mr. <per>Khan</per> met Gen. <per>Asim Bajwa</per> and Prime Minister <per>Leena Aro</per>.");
    check("The former prime minister <per>Goran Petrov</per> spoke.");
    check("<nat>Kenyan</nat> Deputy Foreign Minister <per>Amina Odhiambo</per> left.");
    check("It was the Minister of Public Works, <per>Rosa Iglesias</per>, who resigned.");
    let text = "They saw Foreign Minister Amina Odhiambo.";
    let title = found(text)[0].title.map(|title| title.of(text));
    assert_eq!(title, Some("Foreign Minister"));
}

#[test]
fn people_of_many_cultures() {
    check("Police named <per>Osama bin Rashid al-Masri</per> on Friday.");
    check("“No,” said <per>Maria del Carmen Ruiz Ortega</per>.");
    check("<per>Nguyen Van Minh</per> and <per>Park Ji-hoon</per> won.");
    check("The lawyer, <per>Chen Wei-ling</per>, agreed.");
    check("Daw <per>Khin Myint</per> was freed.");
    check("<per>Jean-Pierre N’Dour</per>, 45, a baker, fled.");
    check("Later <per>Seán O’Brien Jr.</per> and <per>J. R. Ahlström</per> spoke.");
    check("The prosecutor, <per>Duncan Ferris</per> KC, agreed.");
}

#[test]
fn a_surname_is_known_from_the_full_name() {
    check("<per>Torvald Quisby</per> left. Reporters saw <per>Quisby</per> again in May.");
    check("<per>Zawahir Blenko</per> arrived. <per>Blenko</per> was tired.");
}

#[test]
fn organizations_by_their_head_noun() {
    check("The <org>Ministry of Water and Forests</org> paid.");
    check("He works at the <org>University of Northern Velmia</org>.");
    check("The <org>Velmian Farmers Union</org> struck.");
    check("A <org>U.S. State Department</org> spokesman declined.");
    check("The <org>Institute for Marsh Studies</org> (<org>IMS</org>) agreed, and <org>IMS</org> paid.");
    check("<loc>Kabul</loc>'s <org>Supreme Court</org> ruled.");
    check("They joined the <org>People's Forest Front</org>.");
}

#[test]
fn groups_of_the_gazetteers() {
    check("The <org>Taliban</org> fought <org>Tehreek-e-Taliban Pakistan</org> (<org>TTP</org>).");
    check("<org>ISIS-K</org>, <org>al-Qaeda</org> and <org>Boko Haram</org> remain.");
    check("He told <org>The Globe and Mail</org> so.".replace("<org>The ", "The <org>").as_str());
    let groups = found("The Taliban left.");
    assert_eq!(groups[0].subkind, Some(Subkind::ArmedGroup));
}

#[test]
fn places() {
    check("A blast in <loc>Peshawar</loc>, <loc>Pakistan</loc>, on Monday.");
    check("Floods hit <loc>Khost</loc> province and <loc>Lake Velm</loc>.");
    check("The <loc>U.S.</loc> and <loc>Velmia</loc> province agreed.");
    check("They crossed the <loc>Velm River</loc> near <loc>Ostrava</loc>.");
    check("people flew from <loc>mexico</loc> to <loc>san francisco</loc>.");
}

#[test]
fn acronyms_that_only_a_body_has() {
    check("The <org>WHO</org> said on Monday that cholera was spreading. Who said so?");
}

#[test]
fn storms_are_no_people() {
    check("<event>Hurricane Melissa</event> killed 45. <event>Melissa</event> then weakened.");
    check("<event>Typhoon Kalmaegi</event> hit <loc>Manila</loc>. <per>Melissa Brandt</per> fled.");
}

#[test]
fn what_stands_around_a_name_is_no_part_of_it() {
    check(
        "<nat>Chinese</nat> President <per>Xi Jinping</per> met <nat>Hungarian</nat> <per>Viktor Orbán</per>.",
    );
    check("His sister <per>Megan Pryce</per> spoke.");
    let text = "His sister Megan Pryce spoke.";
    assert_eq!(found(text)[0].title, None);
}

#[test]
fn nationalities() {
    check("<nat>Pakistani</nat> officials met <nat>Afghans</nat> there.");
    check("A <nat>South Korean</nat> sailor and an <nat>Uyghur</nat> poet.");
}

#[test]
fn common_words_are_no_names() {
    check("However, the police said. Many people fled. May they rest.");
    check("Police said so. Dozens died. Rescue workers came.");
    check("It cost US$5 million, or 3 million US dollars.");
    check("On Monday, January 3, at 5 PM, TV crews came.");
    check("See http://example.org/News/Kabul-Today for more.");
}

#[test]
fn headlines_and_capitals() {
    check("Blast Kills Dozens In <loc>Peshawar</loc>\n\nA bomb went off in <loc>Peshawar</loc>.");
    check(
        "<per>IMRAN KHAN</per> LEAVES <loc>LAHORE</loc> TODAY\n\nMr. <per>Khan</per> left <loc>Lahore</loc>.",
    );
}

#[test]
fn ambiguous_words_go_by_their_surroundings() {
    check("She flew to <loc>Jordan</loc>. <per>Michael Jordan</per> smiled.");
    check("<per>Chelsea Handler</per> and <per>Paris Whitmore</per> sang.");
}

#[test]
fn gender_comes_from_title_or_given_name() {
    use crate::mentions::Gender::{Female, Male};
    for (text, gender) in [
        ("We met Mrs. Quisby.", Some(Female)),
        ("We met Mr. Quisby.", Some(Male)),
        ("We met Ayesha Quisby.", Some(Female)),
        ("We met Dr. Quisby.", None),
    ] {
        assert_eq!(found(text)[0].gender, gender, "in {text:?}");
    }
}

#[test]
fn nothing_is_found_in_page_furniture() {
    assert_eq!(found("Skip to main content\n\nShare on Facebook\n"), []);
}

// The crate is there for native tests only.
#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #[test]
    fn any_text_is_searched(text in "(\\PC|[A-Z][a-z]{1,6} |\\. |of |the |\\(|\\)|-|'s |Mr\\. |\n){0,60}") {
        let document = Document::new(&text);
        for pair in mentions::find(&document, mentions::Model::built_in()).windows(2) {
            proptest::prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
    }
}
