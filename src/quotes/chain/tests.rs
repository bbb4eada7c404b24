//! Whole quotations by inline markup, as in [`super::super::tests`]: `<quote by="…">` and its further fragments, `<more>`.

use crate::document::Document;
use crate::markup;

#[track_caller]
fn check(marked: &str) {
    let (text, marked) = markup::parse(marked);
    let document = Document::new(&text);
    let found: Vec<(Vec<&str>, Option<&str>)> = crate::quotes::find(&document, &[])
        .iter()
        .map(|quote| {
            let fragments = quote.fragments.iter().map(|fragment| fragment.of(&text)).collect();
            (fragments, quote.speaker.map(|speaker| speaker.span.of(&text)))
        })
        .collect();
    let mut expected: Vec<(Vec<&str>, Option<&str>)> = Vec::new();
    for piece in &marked {
        match expected.last_mut() {
            Some(last) if piece.tag == "more" => last.0.push(piece.span.of(&text)),
            _ => expected.push((vec![piece.span.of(&text)], piece.attribute("by"))),
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn quotations_run_on_with_the_cue_in_any_paragraph() {
    check(
        "<quote by=\"Khan\">\"We go to court,\"</quote> Khan said. <more>\"We have the money.</more>\n\n<more>\"And we have the people,\"</more> he added, <more>\"who stand with us.</more>\n\n<more>\"So be it.\"</more>\n\nThe council \"meets\" on Monday.",
    );
    check(
        "<quote by=\"Khan\">‘We go to court,’</quote> Khan said. <more>‘We have the workers’ money.</more>\n\n<more>‘So be it.’</more>",
    );
}

#[test]
fn another_name_ends_what_was_never_closed() {
    check(
        "<quote by=\"Jan Koy\">“We waited,”</quote> Jan Koy said. <more>“Nobody came.</more>\n\n<quote by=\"Lena Brandt\">“We left,”</quote> said Lena Brandt.",
    );
}

#[test]
fn whole_sentences_are_of_whom_the_sentence_before_is_about() {
    check("The general was blunt. <quote by=\"The general\">“There will be no deal”</quote>. He then left.");
    check(
        "Lena Brandt was angry. <quote by=\"Lena Brandt\">“Nobody asked us.”</quote> Jan Koy shrugged. <quote by=\"Jan Koy\">“It will be fine.”</quote>",
    );
    check(
        "Lena Brandt, 40, runs a bakery in the old town.\n\n<quote by=\"Lena Brandt\">“I bake all night and nobody helps.”</quote>",
    );
    check("The road is shut.\n\n<quote>“I bake all night and nobody helps.”</quote>");
    check("The city has a “special status” and “emergency powers”.");
}

#[test]
fn short_turns_go_back_and_forth() {
    check(
        "<quote by=\"Lena Brandt\">“Are you coming?”</quote> asked Lena Brandt.\n\n<quote by=\"Jan Koy\">“No,”</quote> said Jan Koy. <more>“I have to work.”</more>\n\n<quote by=\"Lena Brandt\">“You always have to work at night.”</quote>\n\n<quote by=\"Jan Koy\">“Somebody has to earn the money.”</quote>",
    );
}

#[test]
fn turns_within_other_sentences_are_no_dialogue() {
    check(
        "Jan Koy added: <quote by=\"Jan Koy\">“She knows that.”</quote>\n\nAna Sanz said: <quote by=\"Ana Sanz\">“She stands by it.”</quote>\n\n<quote by=\"Ana Sanz\">“She always does that.”</quote>",
    );
}

#[test]
fn questions_and_commands_have_a_clause_of_their_own() {
    check("<quote by=\"Jan Koy\">“Why is this bank too big to fail?”</quote> Jan Koy demanded.");
    check(
        "<quote by=\"Khan\">“Does anybody know the plan?”</quote> Khan asked. <more>“Neither do I.”</more>",
    );
}

#[test]
fn a_clause_of_their_own_parts_quotations() {
    check(
        "<quote by=\"Lena Brandt\">“We talk,”</quote> Lena Brandt said. <quote by=\"Jan Velm\">“Do you?”</quote> Jan Velm asked.",
    );
    check(
        "<quote by=\"Lena Brandt\">“We talk,”</quote> Lena Brandt said. <more>“We do.”</more> Jan Velm laughed at that.",
    );
}

#[test]
fn asides_split_quotations() {
    check(
        "<quote by=\"Amal\">“It was a long war,”</quote> says Amal, <more>“and I was there”</more> – he points at a hill – <more>“with nothing but a rifle.”</more>",
    );
}

#[test]
fn statements_go_on_while_somebody_speaks_for_himself() {
    check(
        "The company said in a statement:\n\n<quote by=\"The company\">We regret the loss of life at our plant.</quote>\n\n<more>We will pay for the funerals.</more>\n\nShares in the company fell by 4 per cent on Monday.",
    );
    check(
        "The full text:\n\n<quote>We, the people of Karsa, regret the loss of life.</quote>\n\n<more>We ask for help.</more>\n\nThe council meets on Monday.",
    );
    check(
        "Lena Brandt’s letter in full:\n\n<quote by=\"Lena Brandt\">I regret the loss of life at my plant.</quote>",
    );
    check(
        "The following statement was issued by the mayor:\n\n<quote by=\"the mayor\">The mayor is deeply saddened by the loss of life.</quote>\n\nThe council meets on Monday.",
    );
    check("The text of the law:\n\nA dam may be built only where the council agrees.");
}

#[test]
fn signatures_may_have_handles_and_dates() {
    check(
        "<quote by=\"Lena Brandt\">“The dam must go. Now.”</quote> — Lena Brandt (@brandt) January 5, 2024",
    );
    check("<quote by=\"Lena Brandt\">“The dam must go. Now.”</quote>\n― Lena Brandt, farmer");
    check("Sources\n“Brandt wins the vote for the bridge” — The Karsa Times, January 5, 2024");
}

#[test]
fn a_colon_introduces_speech() {
    check(
        "The bar’s owner, Jan Okafor, is unmoved: <quote by=\"Jan Okafor\">“It’s a bar. What did they expect?”</quote>",
    );
    check("Her neighbour agrees. <quote by=\"Her neighbour\">“We have called everybody.”</quote>");
    check(
        "Koy tweeted: <quote by=\"Koy\">“It is dead.”</quote> Then: <quote by=\"Koy\">“Who knows?”</quote>",
    );
    check(
        "Mayor: <quote by=\"Mayor\">‘We will not pay for it’</quote>\n\nThe bridge is shut. It was built in 1970.",
    );
    check(
        "<quote by=\"one message\">“We are cold,”</quote> one message said. A third: <quote by=\"A third\">“Tell Mama.”</quote>",
    );
    check("Another said: <quote by=\"Another\">“I can’t talk now.”</quote>");
    check(
        "President Jan Velm on Friday:\n- <quote by=\"President Jan Velm\">“I will not resign.”</quote>\n- <quote by=\"President Jan Velm\">“The army is with me.”</quote>",
    );
    check("She has made a new film: “The Long Road.”");
    check("There is a word for it: “home”.");
}

#[test]
fn letters_have_salutations() {
    check(
        "Here is the full text of the president’s letter:\n\nDear citizens,\n\n<quote by=\"the president\">I have decided not to stand again in the vote.</quote>\n\n<more>The country needs us.</more>\n\nIvo Koy",
    );
}
