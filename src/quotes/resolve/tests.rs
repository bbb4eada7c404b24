//! Speakers by inline markup of the names.

use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::markup::{self, Marked};
use crate::mentions::{EntityKind, Gender, Mention, Subkind};

/// `<woman>`, `<man>`, `<person>`, `<place>`, `<country>` and `<body>` mark the mentions, `of` names their entity where it is not the words;
/// `<title>` is that of the next mention and `<is>` describes the last entity. The speakers are checked against `expected`.
#[track_caller]
fn check(marked: &str, expected: &[Option<&str>]) {
    let (text, marked) = markup::parse(marked);
    let document = Document::new(&text);
    let mut entities: Vec<Entity> = Vec::new();
    let mut title = None;
    for marked in &marked {
        match marked.tag.as_str() {
            "title" => {
                title = Some(marked.span);
                continue;
            }
            "is" => {
                entities.last_mut().unwrap().description = Some(marked.span);
                continue;
            }
            _ => {}
        }
        let name = marked.attribute("of").unwrap_or(marked.span.of(&text));
        let known = entities.iter().position(|entity| entity.name == name);
        let idx = known.unwrap_or_else(|| {
            entities.push(entity(entities.len(), name, marked));
            entities.len() - 1
        });
        let entity = &mut entities[idx];
        entity.mentions.push(Mention {
            span: marked.span,
            tokens: document.tokens_in(marked.span),
            kind: entity.kind,
            subkind: None,
            title: title.take(),
            gender: entity.gender,
            confidence: 1.0,
            rule: "test",
        });
    }
    let quotes = crate::quotes::find(&document, &entities);
    let found: Vec<Option<&str>> =
        quotes.iter().map(|quote| Some(entities[quote.speaker?.entity?.0].name.as_str())).collect();
    assert_eq!(found, expected);
}

fn entity(idx: usize, name: &str, marked: &Marked) -> Entity {
    let (kind, gender) = match marked.tag.as_str() {
        "woman" => (EntityKind::Person, Some(Gender::Female)),
        "man" => (EntityKind::Person, Some(Gender::Male)),
        "person" => (EntityKind::Person, None),
        "place" => (EntityKind::Place, None),
        "country" => (EntityKind::Place, None),
        _ => (EntityKind::Organization, None),
    };
    let subkind = (marked.tag == "country").then_some(Subkind::Country);
    let (id, name) = (EntityId(idx), name.to_owned());
    let (aliases, mentions) = (Vec::new(), Vec::new());
    Entity { id, kind, subkind, name, aliases, description: None, gender, mentions }
}

#[test]
fn names_with_titles_are_themselves() {
    check("“Go,” said Interior Minister <man>Idris Amal</man>.", &[Some("Idris Amal")]);
    check("“Go,” said a lawyer for <man>Idris Amal</man>.", &[None]);
    check("“Go,” said <man>Idris Amal</man>’s lawyer.", &[None]);
    check("“Go,” said the president of the regional council <man>Idris Amal</man>.", &[Some("Idris Amal")]);
    check("“Go,” said the wife of farmer <man>Idris Amal</man>.", &[None]);
}

#[test]
fn roles_take_the_name_between_commas() {
    check("The mayor, <man>Idris Amal</man>, said it was over.", &[Some("Idris Amal")]);
    check(
        "The <man>Speaker</man>, Dame <woman>Lena Brandt</woman>, said it was over.",
        &[Some("Lena Brandt")],
    );
    check("<title>Judge</title> <man>Jan Koy</man> left. The judge, Ana Sanz, said it was over.", &[None]);
    check("“Go,” said the coach, <man>Idris Amal</man>, 52.", &[Some("Idris Amal")]);
    check("“Go,” said the mayor, <man>Idris Amal</man> having left.", &[None]);
}

#[test]
fn pronouns_stand_for_the_last_speaker_that_fits() {
    check(
        "<woman>Lena Brandt</woman> met <man>Idris Amal</man>. “It is over,” she said. “Not yet,” he replied.",
        &[Some("Lena Brandt"), Some("Idris Amal")],
    );
    check(
        "“Go,” said <man>Idris Amal</man>.\n\nHe met <man>Jan Koy</man>.\n\n“It is over,” he said.",
        &[Some("Idris Amal"), Some("Idris Amal")],
    );
}

#[test]
fn pronouns_stand_for_the_subject_of_the_sentence_before() {
    check(
        "“It is over,” said <man>Idris Amal</man>.\n\n<man>Jan Koy</man> saw <man>Idris Amal</man> later. He said the road was closed.",
        &[Some("Idris Amal"), Some("Jan Koy")],
    );
    check("<man>Jan Koy</man>’s wife met <man>Idris Amal</man>. He said it was late.", &[Some("Idris Amal")]);
}

#[test]
fn pronouns_stand_for_a_known_woman_or_man_first() {
    check("<person>Robin Koy</person> met <woman>Lena Brandt</woman>. She said no.", &[Some("Lena Brandt")]);
    check("<person>Robin Koy</person> met <man>Idris Amal</man>. She said no.", &[Some("Robin Koy")]);
}

#[test]
fn relative_pronouns_stand_for_the_name_before_them() {
    check("<man>Idris Amal</man>, who said he was ill, left.", &[Some("Idris Amal")]);
    check("The <body>Karsa Council</body> met. It said the road was closed.", &[Some("Karsa Council")]);
}

#[test]
fn carried_quotations_have_the_entity_too() {
    check(
        "<man>Idris Amal</man> arrived.\n\n“Go,” he said.\n\n“We have waited long enough. Go now.”",
        &[Some("Idris Amal"), Some("Idris Amal")],
    );
}

#[test]
fn descriptions_stand_for_the_one_so_described() {
    check(
        "<man>Idris Amal</man>, <is>the finance minister</is>, met <woman>Lena Brandt</woman>, <is>a former teacher</is>. “It is over,” the minister said. “It is not,” said the former teacher.",
        &[Some("Idris Amal"), Some("Lena Brandt")],
    );
    check(
        "<title>President</title> <man>Idris Amal</man> met <title>Prime Minister</title> <woman>Lena Brandt</woman>. “We talked,” the president said. “We did,” the prime minister said. “Once,” he added.",
        &[Some("Idris Amal"), Some("Lena Brandt"), Some("Idris Amal")],
    );
    check(
        "<title>Finance Minister</title> <man>Idris Amal</man> met <title>Prime Minister</title> <woman>Lena Brandt</woman>. “We talked,” the minister said.",
        &[None],
    );
    check(
        "“It is over,” the minister said. <man>Idris Amal</man>, <is>the finance minister</is>, left.",
        &[None],
    );
}

#[test]
fn ages_stand_for_the_one_of_that_age() {
    check(
        "<man>Idris Amal</man>, <is>a 34-year-old farmer</is>, left. “It is over,” the 34-year-old said.",
        &[Some("Idris Amal")],
    );
    check("<man>Idris Amal</man>, 34, left. “It is over,” the 34-year-old said.", &[Some("Idris Amal")]);
}

#[test]
fn bodies_are_called_by_a_word_of_their_name() {
    check(
        "The <body>Salt Workers’ Union</body> met. “We want bread,” the union said.",
        &[Some("Salt Workers’ Union")],
    );
    check(
        "The <body>Ministry of Health</body> met the <body>Ministry of Labour</body>. “We agree,” the ministry said.",
        &[None],
    );
    check("The <body>Ministry of Health</body> met. “We agree,” a spokesman for the ministry said.", &[None]);
    check("The <body>Liberation Army</body> left. “We agree,” the army said.", &[None]);
}

#[test]
fn they_are_a_body_or_nobody() {
    check(
        "The <body>Salt Workers’ Union</body> met. “We want bread,” they said.",
        &[Some("Salt Workers’ Union")],
    );
    check("<woman>Lena Brandt</woman> and <man>Idris Amal</man> met. “We will see,” they said.", &[None]);
    check("The <body>Salt Union</body> met. Farmers came. “We will see,” they said.", &[None]);
}

#[test]
fn several_speakers_are_no_entity() {
    check("“It is over,” <man>Idris Amal</man> and <woman>Lena Brandt</woman> said.", &[None]);
}

#[test]
fn labels_of_a_transcript_stand_for_names() {
    check(
        "<body>Karsa Times</body> spoke to <woman>Lena Brandt</woman>.\nKT: When did you come?\nLB: In May.\nKT: Why?\nLB: For work.",
        &[Some("Karsa Times"), Some("Lena Brandt"), Some("Karsa Times"), Some("Lena Brandt")],
    );
    check(
        "<man>Jan Koy</man> spoke to <woman>Lena Brandt</woman>.\nQ: When did you come?\nA: In May.",
        &[Some("Lena Brandt"), Some("Jan Koy")],
    );
    check(
        "<woman>Lena Brandt</woman> writes novels.\nWhen did you come here?\nI came in May.\nWhat is your next book?\nI write about salt.",
        &[Some("Lena Brandt"), Some("Lena Brandt")],
    );
}

#[test]
fn pronouns_stand_for_those_without_a_name_too() {
    check(
        "<woman>Lena Brandt</woman> lives there. “We listen,” a council spokeswoman said. Asked again, she said: “Soon.”",
        &[None, None],
    );
    check("<woman>Lena Brandt</woman> left. “We listen,” a doctor said. “Soon,” he said.", &[None, None]);
    check(
        "<woman>Lena Brandt</woman> left. “We listen,” a spokesman said. “Soon,” she said.",
        &[None, Some("Lena Brandt")],
    );
    check("The <body>Karsa Fund</body> left. “We see,” the army said. It said: “We wait.”", &[None, None]);
}

#[test]
fn who_is_spoken_to_is_interviewed() {
    check(
        "<man>Jan Koy</man> spoke to the novelist <woman>Lena Brandt</woman> in <person>Karsa</person>.\nWhen did you come here?\nI came in May.\nWhat is your next book?\nI write about salt.",
        &[Some("Lena Brandt"), Some("Lena Brandt")],
    );
    let turns = "\nQ: When did you come?\nA: In May.";
    for (introduction, asks) in [
        (
            "<woman>Lena Brandt</woman> writes. She spoke to <man>Jan Koy</man> of the <body>Karsa Times</body>.",
            Some("Jan Koy"),
        ),
        ("<woman>Lena Brandt</woman> writes. She talked to <man>Jan Koy</man> about salt.", Some("Jan Koy")),
        (
            "<man>Jan Koy</man> of the <body>Karsa Times</body> spoke to <woman>Lena Brandt</woman>.",
            Some("Jan Koy"),
        ),
        ("<woman>Lena Brandt</woman> was interviewed by <man>Jan Koy</man>.", Some("Jan Koy")),
        ("<man>Jan Koy</man> met the novelist <woman>Lena Brandt</woman>.", Some("Jan Koy")),
        ("<man>Jan Koy</man> interviewed <woman>Lena Brandt</woman>.", Some("Jan Koy")),
        ("<woman>Lena Brandt</woman> spoke to <man>Jan Koy</man> about salt.", Some("Jan Koy")),
        ("The <body>Karsa Times</body> spoke to <woman>Lena Brandt</woman>.", Some("Karsa Times")),
        ("We spoke to <woman>Lena Brandt</woman>.", None),
    ] {
        check(&format!("{introduction}{turns}"), &[asks, Some("Lena Brandt")]);
    }
}

#[test]
fn places_do_not_speak() {
    check("<place>San Pedro</place> is a small town.\n\n“Nobody comes here and nobody leaves.”", &[None]);
}

#[test]
fn towns_are_not_it() {
    check(
        "<body>Salt Mining</body> digs in <place>Karsa</place>. It denied any link.",
        &[Some("Salt Mining")],
    );
    check("The army left <place>Karsa</place>. It said the road was open.", &[None]);
    check("<country>Velmia</country> closed the border. It said the road was mined.", &[Some("Velmia")]);
    check("<body>Salt Mining</body> left. The ministry of culture has rejected that. It said no.", &[None]);
    check("<body>Salt Mining</body> left. The army was silent, but in a statement it denied that.", &[None]);
    check(
        "<body>Salt Mining</body> sold <body>Karsa Bank</body>. The bank has 50 branches. It said it was sorry.",
        &[Some("Karsa Bank")],
    );
    check("The army left <country>Velmia</country>. It said the road was mined.", &[None]);
}

#[test]
fn names_in_a_by_phrase_are_no_subjects() {
    check(
        "Nurse <woman>Lena Brandt</woman> gave evidence. Asked by the judge, <title>Dr</title> <woman>Ana Sanz</woman>, why she had left, she replied: “I was ill.”",
        &[Some("Lena Brandt")],
    );
    check(
        "<woman>Lena Brandt</woman> wept. An engineer hired by the city, <woman>Ana Sanz</woman>, was calm. It would hold, she said.",
        &[Some("Ana Sanz")],
    );
    check(
        "The inquiry, led by the retired judge <woman>Lena Brandt</woman>, is over. It was long, she said.",
        &[Some("Lena Brandt")],
    );
}

#[test]
fn nobody_names_himself() {
    check(
        "Officers held <man>Jan Koy</man>. They found a man on the porch.\n\nHe told them that <man of=\"Jan Koy\">Koy</man> had a gun.",
        &[None],
    );
    check(
        "<man>Jan Koy</man> is angry. He said that <man of=\"Jan Koy\">Koy</man>’s car was cold.",
        &[Some("Jan Koy")],
    );
    check(
        "<man>Idris Amal</man> shrugged. <man>Jan Koy</man> left. He said <man of=\"Jan Koy\">Koy</man> was late.",
        &[Some("Idris Amal")],
    );
}

#[test]
fn names_go_on_after_a_preposition() {
    check("The <body>Fund of Karsa</body> said the road was open.", &[Some("Fund of Karsa")]);
    check("<man>Idris Amal</man> KC said the road was open.", &[Some("Idris Amal")]);
    check("A spokesman for the <body>Fund of Karsa</body> said the road was open.", &[None]);
}

#[test]
fn the_only_person_in_play_is_called_anything() {
    check(
        "<woman>Lena Brandt</woman> has left the festival.\n\n“I am tired,” the 26-year-old wrote.",
        &[Some("Lena Brandt")],
    );
    check(
        "<woman>Lena Brandt</woman>, 29, is angry.\n\n“I am tired,” the mum-of-three said.",
        &[Some("Lena Brandt")],
    );
    check("<man>Jan Koy</man> is angry.\n\n“I am tired,” the mum-of-three said.", &[None]);
    check("<man>Jan Koy</man>, 40, is angry.\n\n“I am tired,” the 26-year-old said.", &[None]);
    check("<man>Jan Koy</man> met <man>Idris Amal</man>.\n\n“I am tired,” the 26-year-old said.", &[None]);
    check("<man>Jan Koy</man> scored late. “I ran,” the striker said.", &[Some("Jan Koy")]);
    check("<man>Jan Koy</man> was jailed. “Go,” the judge said.", &[None]);
}

#[test]
fn offices_are_held_by_whoever_acts() {
    check("<woman>Lena Brandt</woman> has come. The governor said it was over.", &[Some("Lena Brandt")]);
    check(
        "<woman>Lena Brandt</woman>, <is>a teacher</is>, has come. The governor said it was over.",
        &[None],
    );
    check("Police held <woman>Lena Brandt</woman>. The governor said it was over.", &[None]);
}

#[test]
fn titles_and_letters_make_a_role() {
    check(
        "<title>Mrs Justice</title> <woman>Lena Brandt</woman> met <man>Jan Koy</man>. “Go,” the judge said.",
        &[Some("Lena Brandt")],
    );
    check(
        "<man>Idris Amal</man> KC met <man>Jan Koy</man>. “Go,” the barrister said.",
        &[Some("Idris Amal")],
    );
}

#[test]
fn the_only_body_in_play_is_the_group() {
    check("The <body>Salt Mine</body> shut on Monday. “We had to,” the group said.", &[Some("Salt Mine")]);
    check(
        "Shares in <body>Salt Mine</body> fell after the packaging maker said sales were down.",
        &[Some("Salt Mine")],
    );
    check(
        "The <body>Salt Mine</body> sued the <body>Iron Mine</body>. “We had to,” the company said.",
        &[None],
    );
    check(
        "The <body>Salt Mine</body> shut on Monday. “We had to,” the Karsa Line rights group said.",
        &[None],
    );
    check(
        "The <body>Ministry of Health</body> met the <body>Ministry of Labour</body>. “We agree,” the health ministry said.",
        &[Some("Ministry of Health")],
    );
    check(
        "The <body>Salt Mine</body> said it lost. The <body>Iron Fund</body> agreed. “We did,” the group said.",
        &[Some("Salt Mine"), None],
    );
    check(
        "The <body>Salt Mine</body> said it lost to the <body>Iron Fund</body>. “We did,” the group said.",
        &[Some("Salt Mine"), Some("Salt Mine")],
    );
    check(
        "The <body>Salt Mine</body> shut. The Iron Policy Centre is sad. “We had to,” the group said.",
        &[None],
    );
    check("The <body>Salt Mine</body> shut. “We had to,” a spokesman for the group said.", &[None]);
}
