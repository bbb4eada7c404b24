use crate::document::Document;
use crate::entities::{Entity, resolve};
use crate::mentions;

fn entities(text: &str) -> Vec<Entity> {
    let document = Document::new(text);
    resolve(&document, mentions::find(&document))
}

/// Checks the names with the forms of each, in order of first mention: "Imran Khan = Khan; Pakistan".
#[track_caller]
fn check(text: &str, expected: &str) {
    let found: Vec<String> = entities(text)
        .iter()
        .map(|entity| match entity.aliases.as_slice() {
            [] => entity.name.clone(),
            aliases => format!("{} = {}", entity.name, aliases.join(" = ")),
        })
        .collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}

#[test]
fn a_person_is_joined_by_surname() {
    check("Imran Khan left. Mr. Khan was tired. Khan slept.", "Imran Khan = Khan");
    check("Mr. Velm came first. Later Otto Velm spoke.", "Otto Velm = Velm");
    check("Ayman al-Zawahiri hid. Zawahiri was found.", "Ayman al-Zawahiri = Zawahiri");
}

#[test]
fn namesakes_stay_apart() {
    check(
        "Maria Velm and her brother Otto Velm came. Mr. Velm spoke. Mrs. Velm listened.",
        "Maria Velm = Velm; Otto Velm = Velm",
    );
    check("John Abasi met James Abasi.", "John Abasi; James Abasi");
}

#[test]
fn acronyms_and_other_names_are_joined() {
    check(
        "Tehreek-e-Taliban Pakistan (TTP) fought the Taliban. The TTP won. The Pakistani Taliban said so.",
        "Tehreek-e-Taliban Pakistan = TTP = Pakistani Taliban; Taliban",
    );
    check("The Marsh Protection Agency (MPA) paid. Later the MPA left.", "Marsh Protection Agency = MPA");
    check("The U.S. agreed. The United States paid.", "United States = U.S.");
}

#[test]
fn a_headline_in_capitals_gives_no_name() {
    check("IMRAN KHAN LEAVES LAHORE TODAY\n\nImran Khan left Lahore.", "Imran Khan; Lahore");
}

#[track_caller]
fn check_description(text: &str, expected: Option<&str>) {
    let description = entities(text)[0].description.map(|span| span.of(text));
    assert_eq!(description, expected, "in {text:?}");
}

#[test]
fn descriptions() {
    check_description("Torvald Quisby, a former mayor who left, spoke.", Some("a former mayor"));
    check_description("Torvald Quisby, 45, a teacher, fled.", Some("a teacher"));
    check_description("We met its deputy minister, Torvald Quisby, there.", Some("its deputy minister"));
    check_description("We met Prime Minister Torvald Quisby.", Some("Prime Minister"));
    check_description("Torvald Quisby, who left, spoke.", None);
    check_description("Mr. Quisby left.", None);
}
