use crate::document::Document;
use crate::entities::{Entity, resolve};
use crate::markup;
use crate::mentions::{EntityKind, Gender, Mention};

/// The entities of a text with its names marked: `<p>` a person (`<mr>`, `<ms>` with the title before it), `<o>` an
/// organisation, `<l>` a place, `<n>` a nationality, `<e>` an event.
fn entities(marked: &str) -> (String, Vec<Entity>) {
    let (text, marked) = markup::parse(marked);
    let document = Document::new(&text);
    let mentions = marked.iter().map(|marked| {
        let (kind, gender) = match marked.tag.as_str() {
            "mr" => (EntityKind::Person, Some(Gender::Male)),
            "ms" => (EntityKind::Person, Some(Gender::Female)),
            "o" => (EntityKind::Organization, None),
            "l" => (EntityKind::Place, None),
            "n" => (EntityKind::Nationality, None),
            "e" => (EntityKind::Event, None),
            _ => (EntityKind::Person, None),
        };
        let tokens = document.tokens_in(marked.span);
        let title = gender.map(|_| document.span_of(tokens.start - 1..tokens.start));
        let (span, confidence, rule) = (marked.span, 1.0, "test");
        Mention { span, tokens, kind, subkind: None, title, gender, confidence, rule }
    });
    let entities = resolve(&document, mentions.collect(), &[]);
    (text, entities)
}

/// Checks the names with the forms of each, in order of first mention: "Imran Khan = Khan; Pakistan".
#[track_caller]
fn check(marked: &str, expected: &str) {
    let found: Vec<String> = entities(marked)
        .1
        .iter()
        .map(|entity| match entity.aliases.as_slice() {
            [] => entity.name.clone(),
            aliases => format!("{} = {}", entity.name, aliases.join(" = ")),
        })
        .collect();
    assert_eq!(found.join("; "), expected, "in {marked:?}");
}

#[test]
fn a_person_is_joined_by_surname() {
    check("<p>Imran Khan</p> left. Mr. <mr>Khan</mr> was tired. <p>Khan</p> slept.", "Imran Khan = Khan");
    check("Mr. <mr>Velm</mr> came first. Later <p>Otto Velm</p> spoke.", "Otto Velm = Velm");
    check("<p>Ayman al-Zawahiri</p> hid. <p>Zawahiri</p> was found.", "Ayman al-Zawahiri = Zawahiri");
    check("<p>Osama bin Laden</p> hid. <p>Bin Laden</p> was found.", "Osama bin Laden = Bin Laden");
    check(
        "<p>Hendrik van der Merwe</p> sang. <p>Van der Merwe</p> left.",
        "Hendrik van der Merwe = Van der Merwe",
    );
    check("<p>María Fernández López</p> won. <p>Fernández</p> spoke.", "María Fernández López = Fernández");
    check("<p>Kwon Tae-yang</p> sold. Mr <mr>Kwon</mr> bought.", "Kwon Tae-yang = Kwon");
    check("<p>Xi Jinping</p> spoke. <p>Xi</p> left.", "Xi Jinping = Xi");
}

#[test]
fn a_person_is_joined_by_given_name() {
    check("<p>Guðrún Þórarinsdóttir</p> died. <p>Guðrún</p> was 91.", "Guðrún Þórarinsdóttir = Guðrún");
    check("<p>Rahmat Hidayat</p> swam. <p>Rahmat</p> lived.", "Rahmat Hidayat = Rahmat");
    check(
        "She asked if “<p>Deborah</p>” knew. <p>Deborah Lund</p> left. Ms <ms>Lund</ms> slept.",
        "Deborah Lund = Deborah = Lund",
    );
    // Of two who bear it, the one whose family name it is.
    check("<p>Ahmed Emad</p> met <p>Emad Eldanaf</p>. <p>Emad</p> spoke.", "Ahmed Emad = Emad; Emad Eldanaf");
}

#[test]
fn a_person_is_joined_by_pet_name() {
    check("<p>Luis “Lucho” Barrera</p> rose. <p>Lucho</p> spoke.", "Luis “Lucho” Barrera = Lucho");
    check("<p>Temitope Velm</p> rose. “<p>Temi</p> is good,” he said.", "Temitope Velm = Temi");
    check("<p>Cristina Velm</p> rose. “<p>Tina</p> is good,” he said.", "Cristina Velm = Tina");
    check("<p>Joan Velm</p> rose. “<p>Joanie</p> is good,” he said.", "Joan Velm = Joanie");
    check("<p>José Velm</p>, known to all as <p>Zé do Pão</p>, rose.", "José Velm = Zé do Pão");
}

#[test]
fn a_title_knows_better_than_a_given_name() {
    check("<p>Temitope Velm</p> rose. Ms <ms>Velm</ms> spoke.", "Temitope Velm = Velm");
    check(
        "<p>Ali Hussein Velm</p> and <p>Hussein Ali Velm</p> fell. <p>Ali Velm</p> was 24.",
        "Ali Hussein Velm = Ali Velm; Hussein Ali Velm",
    );
}

#[test]
fn a_headline_may_name_who_comes_later() {
    check(
        "<p>Fernández</p> takes lead in vote\n\n<p>María Fernández López</p> led on Monday. The vote was calm.",
        "María Fernández López = Fernández",
    );
    check(
        "<p>Ali</p>, a cook, fled.\n\n<p>Rosa</p> wept.\n\n<p>Otto</p> slept.\n\n<p>Jan</p> sang.\n\nThe judge was <p>Ali Hamdan</p>.",
        "Ali; Rosa; Otto; Jan; Ali Hamdan",
    );
}

#[test]
fn namesakes_stay_apart() {
    check(
        "<p>Maria Velm</p> and her brother <p>Otto Velm</p> came. Mr. <mr>Velm</mr> spoke.",
        "Maria Velm; Otto Velm = Velm",
    );
    check("<p>John Abasi</p> met <p>James Abasi</p>.", "John Abasi; James Abasi");
    check(
        "<p>Roy Velm</p> knew <p>Roy Velm Jr.</p> well. <p>Velm Jr.</p> left.",
        "Roy Velm Jr. = Roy Velm = Velm Jr.",
    );
    check("<p>Roy Velm Sr.</p> knew <p>Roy “RJ” Velm IV</p>.", "Roy Velm Sr.; Roy “RJ” Velm IV");
    check("<p>Otto Velm</p> left. The <p>Velm</p> and <p>Ruhm</p> families fought.", "Otto Velm; Velm; Ruhm");
    check("<p>Rashid Ansari</p> sings. The <p>Ansari</p> family wove.", "Rashid Ansari; Ansari");
    check("<p>Mohammed bin Salman</p> met King <p>Salman</p>.", "Mohammed bin Salman; Salman");
    check("<p>Jordan</p> flew to <l>Jordan</l>.", "Jordan; Jordan");
}

#[test]
fn who_is_well_known_keeps_the_surname() {
    check(
        "<p>Otto Velm</p> ran. <p>Velm</p> won. <p>Velm</p> spoke. <p>Velm</p> left. <p>Lena Velm</p> wept. <p>Velm</p> slept.",
        "Otto Velm = Velm; Lena Velm",
    );
    check(
        "<p>Otto Velm</p> ran. <p>Velm</p> won. <p>Lena Velm</p> wept. <p>Velm</p> slept.",
        "Otto Velm = Velm; Lena Velm = Velm",
    );
}

#[test]
fn who_is_called_with_a_title_is_not_called_without() {
    let (_, entities) = entities(
        "<p>Otto Velm</p> fell. <p>Velm</p> was 46. <p>Lena Velm</p> came. Mrs. <ms>Velm</ms> wept. <p>Velm</p> was a cook.",
    );
    let n_mentions: Vec<usize> = entities.iter().map(|entity| entity.mentions.len()).collect();
    assert_eq!(n_mentions, [3, 2]);
}

#[test]
fn a_clean_name_is_shown() {
    check(
        "<p>Lena Velm Asks Otto Ruhm Who Pays</p>\n\n<p>Otto Ruhm</p> paid on Monday. <p>Sen. Otto Ruhm</p> left.",
        "Lena Velm Asks Otto Ruhm Who Pays; Otto Ruhm = Sen. Otto Ruhm",
    );
}

#[test]
fn spellings_and_initials_are_joined() {
    check("<p>Volodymyr Zelensky</p> spoke. <p>Zelenskyy</p> left.", "Volodymyr Zelensky = Zelenskyy");
    check("<p>Mohammed Velm</p> left; <p>Muhammad Velm</p> stayed.", "Mohammed Velm = Muhammad Velm");
    check("Prince <p>Mohammed bin Salman</p> came. <p>MBS</p> spoke.", "Mohammed bin Salman = MBS");
    check("<l>Deir ez-Zor</l> fell; <l>Deir el-Zour</l> burned.", "Deir el-Zour = Deir ez-Zor");
}

#[test]
fn the_text_says_who_is_who() {
    check(
        "<p>Idris Amal</p>, an <n>Iraqi</n> national also known as <p>Abu Talha</p>, fled. <p>Abu Talha</p> hid.",
        "Idris Amal = Abu Talha; Iraqi",
    );
    check(
        "<p>Joko Widodo</p>, popularly known as <p>Jokowi</p>, won. <p>Jokowi</p> left.",
        "Joko Widodo = Jokowi",
    );
    check(
        "The <o>Marsh Treasury</o>, as the <o>Fen Bank</o> is formally known, paid.",
        "Marsh Treasury = Fen Bank",
    );
    check("<o>Marsh Media</o>, formerly <o>Fen Press</o>, closed.", "Marsh Media = Fen Press");
}

#[test]
fn acronyms_are_joined() {
    check(
        "<o>Tehreek-e-Taliban Pakistan</o> (<o>TTP</o>) fought the <o>Taliban</o>. The <o>Pakistani Taliban</o> won.",
        "Tehreek-e-Taliban Pakistan = TTP = Pakistani Taliban; Taliban",
    );
    check("The <o>Marsh Agency</o> (<o>MPX</o>) paid. The <o>MPX</o> left.", "Marsh Agency = MPX");
    check("The <o>Task Force East</o> (<o>TF-E</o>) left.", "Task Force East = TF-E");
    check("The <o>Lake Rights Network</o> met. <o>LRN</o> said so.", "Lake Rights Network = LRN");
    check("The <l>Grand Marsh Dam</l> (<l>GMD</l>) broke. The <l>GMD</l> is old.", "Grand Marsh Dam = GMD");
    check("The <o>African Union</o> (<o>EU</o>) met.", "African Union; EU");
    check("The <o>Marsh Jihad</o> (<o>Reuters</o>) met.", "Marsh Jihad; Reuters");
}

#[test]
fn short_forms_of_organisations_are_joined() {
    check(
        "<o>Velmara Energy Inc.</o> sold. <o>Velmara Energy</o> fell. <o>Velmara</o> rose.",
        "Velmara Energy Inc. = Velmara Energy = Velmara",
    );
    check("The <o>US Coast Guard</o> came. The <o>Coast Guard</o> left.", "US Coast Guard = Coast Guard");
    check(
        "<o>Myanmar Red Cross Society</o> came. The <o>Red Cross</o> left.",
        "Myanmar Red Cross Society = Red Cross",
    );
    check("The <o>Lake Rights Network</o> met. The <o>Network</o> left.", "Lake Rights Network = Network");
    check(
        "The <o>Ministry of Defense</o> and the <o>Defence Ministry</o> agree.",
        "Ministry of Defense = Defence Ministry",
    );
    check(
        "<o>Real Betis</o> lost to <o>Leeds United</o>. <o>Leeds</o> sang, <o>Betis</o> wept.",
        "Real Betis = Betis; Leeds United = Leeds",
    );
}

#[test]
fn a_country_before_a_body_tells_whose_it_is() {
    check(
        "<l>Lebanon</l>’s <o>Health Ministry</o> blamed the <n>Syrian</n> <o>Health Ministry</o>. The <o>Health Ministry</o> in \
         <l>Damascus</l> denied it.",
        "Lebanon; Health Ministry; Syrian; Health Ministry; Damascus",
    );
    check(
        "The <o>Defence Ministry</o> paid. <l>Russia</l>’s <o>Defence Ministry</o> did not.",
        "Defence Ministry; Russia",
    );
}

#[test]
fn a_company_is_its_group_first() {
    check(
        "<o>Velmara Group</o> sold <o>Velmara Air</o>. <o>Velmara</o> rose.",
        "Velmara Group = Velmara; Velmara Air",
    );
    check(
        "<o>Velmara Homes Ltd</o> fell. The <o>Velmara Homes Residents Association</o> met.",
        "Velmara Homes Ltd; Velmara Homes Residents Association",
    );
    check("The <o>Green Alternative</o> left. The <o>Greens</o> won.", "Green Alternative = Greens");
}

#[test]
fn bodies_of_like_names_stay_apart() {
    check("<o>University of Nairobi</o> wrote to the <o>UN</o>.", "University of Nairobi; UN");
    check(
        "The <o>Liberal Democratic Party</o> beat the <o>Democratic Party</o>.",
        "Liberal Democratic Party; Democratic Party",
    );
    check(
        "<o>Islamic State</o> fought <o>Islamic State West Africa Province</o>.",
        "Islamic State; Islamic State West Africa Province",
    );
    check(
        "<o>Velmara</o> paid the <o>Department of Loans of Velmara</o>.",
        "Velmara; Department of Loans of Velmara",
    );
    check(
        "The <o>University of the Thai Chamber of Commerce</o> and the <o>Thai Chamber of Commerce</o> met.",
        "University of the Thai Chamber of Commerce; Thai Chamber of Commerce",
    );
    check("<o>Uganda</o> beat <o>Uganda Police</o>.", "Uganda; Uganda Police");
}

#[test]
fn forms_of_places_are_joined() {
    check(
        "The <l>U.S.</l> agreed. The <l>United States</l> paid. <l>America</l> slept.",
        "United States = U.S. = America",
    );
    check(
        "The <l>Democratic Republic of Congo</l> agreed. <l>Congo</l> paid. The <l>DRC</l> left.",
        "Democratic Republic of Congo = Congo = DRC",
    );
    check("<l>Helmand</l> is calm. <l>Helmand Province</l> is large.", "Helmand = Helmand Province");
    check("<l>Tolosa del Norte</l> voted. <l>Tolosa</l> waits.", "Tolosa del Norte = Tolosa");
    check(
        "<l>South Sudan</l> borders <l>Sudan</l>. <l>Kano</l> is in <l>Kano State</l>.",
        "South Sudan; Sudan; Kano; Kano State",
    );
    check("<n>Ukrainian</n> and <n>Ukrainians</n>", "Ukrainian = Ukrainians");
}

/// Checks the kinds of the names, in order of first mention: "Orrin organization; Lena person".
#[track_caller]
fn check_kinds(marked: &str, expected: &[(&str, EntityKind)]) {
    let (_, entities) = entities(marked);
    let found: Vec<(&str, EntityKind)> =
        entities.iter().map(|entity| (entity.name.as_str(), entity.kind)).collect();
    assert_eq!(found, expected, "in {marked:?}");
}

#[test]
fn the_rest_of_the_text_tells_the_kind() {
    use EntityKind::{Organization, Person, Place};
    check_kinds("<p>Velmara AB</p> rose.", &[("Velmara AB", Organization)]);
    check_kinds("<p>Qorrin</p> and <o>Qorrin Marine</o> rose.", &[("Qorrin Marine", Organization)]);
    check_kinds(
        "<p>Zarlow Zalls</p> mourns. <o>Zarlow Zalls High School</o> is shut.",
        &[("Zarlow Zalls", Place), ("Zarlow Zalls High School", Organization)],
    );
    check_kinds(
        "<o>Qorrin</o> fell, <o>Qorrin</o> rose, <o>Qorrin</o> fell, <o>Qorrin</o> rose, <l>Qorrin</l> fell.",
        &[("Qorrin", Organization)],
    );
    // A body named after one who has a given name or a title in the text does not take the person's name.
    check_kinds(
        "<p>Lieve Zoossens</p> left. <p>Zoossens</p> owns <o>Zoossens Trading</o>.",
        &[("Lieve Zoossens", Person), ("Zoossens Trading", Organization)],
    );
}

#[track_caller]
fn check_description(marked: &str, expected: Option<&str>) {
    let (text, entities) = entities(marked);
    assert_eq!(entities[0].description.map(|span| span.of(&text)), expected, "in {marked:?}");
}

#[test]
fn descriptions() {
    check_description("<p>Torvald Quisby</p>, a former mayor who left, spoke.", Some("a former mayor"));
    check_description("<p>Torvald Quisby</p>, 45, a teacher, fled.", Some("a teacher"));
    check_description(
        "We met its deputy minister, <p>Torvald Quisby</p>, there.",
        Some("its deputy minister"),
    );
    check_description("We met Minister <mr>Torvald Quisby</mr>.", None);
    check_description(
        "<p>Torvald Quisby</p>, leader of the union stated that all was well.",
        Some("leader of the union"),
    );
    check_description("The <o>Marsh Aid</o>, an agency for fishers, met.", Some("an agency for fishers"));
    check_description("<p>Torvald Quisby</p>, who left, spoke.", None);
    check_description("<o>Fen Aid</o>, the minister came late, met.", None);
    check_description("<o>Fen Aid</o>, the <o>Marsh Relief Agency</o>, and others met.", None);
    check_description("<p>Otto Velm</p>, Mr <mr>Torvald Quisby</mr>, and others met.", None);
    check_description("Mr. <mr>Quisby</mr> left.", None);
}
