//! Names of people that are spelt in several ways, and the short forms of given names.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Each line is one name; the first form stands for the others. Keys of the gazetteers: lower case, no marks.
const NAMES: &str = "\
mohammed muhammad mohammad mohamed mohamad muhammed muhamad mohamet mohd mahomed mehmed
ahmed ahmad ahmet achmad
hussein hussain husain husein hossein hussien housein husseyn
hassan hasan
abdullah abdulla abdallah abdallahi abdullahi abdoulaye
ibrahim ebrahim ibraheem
yusuf youssef yousef yousuf yusef youssouf yussuf
mustafa mustapha moustafa moustapha mostafa
omar umar omer oumar
osama usama oussama
othman uthman osman usman ousmane
khaled khalid
walid waleed
said saeed sayed saied
salah saleh salih
suleiman sulaiman suleyman soliman sulayman
mahmud mahmoud mehmood mahmood
nasser nasir naser nassir
tariq tarek tareq tarik
karim kareem
rashid rasheed rachid
samir sameer
jamal gamal djamal
jaber jabir
faisal faysal feisal
fatima fatema fatimah fatma fatimata
aisha ayesha aysha aicha
khadija khadijah khadiza
zainab zaynab zeinab zeynep
mariam maryam meryem miriam
layla leila laila
noor nur nour
bashar bachar
gaddafi qaddafi kadhafi gadhafi qadhafi
assad asad
haftar hifter
zelensky zelenskyy zelenskiy zelenski zelenskyi
yeltsin jelzin
oleksandr alexander aleksandr
serhiy sergei sergey serhii
mykola nikolai nikolay
dmitry dmitri dmitriy dmytro
yevgeny evgeny yevgeni yevgeniy
yuri yury yuriy iurii
alexei aleksei alexey aleksey oleksiy
andrei andrey andriy
mikhail mykhailo
bill william billy willie
bob robert bobby
jim james jimmy
louis louie lewis
luis
joe joseph joey
mike michael mikey
tony anthony antony
tom thomas tommy
dick richard rick ricky
steve stephen steven
dave david
chuck charles charlie
bernie bernard
jerry gerald
larry lawrence laurence
andy andrew
greg gregory
jeff jeffrey geoffrey geoff
ken kenneth
ron ronald ronnie
don donald
ted edward eddie
pete peter
matt matthew
nick nicholas nicolas
kate katherine catherine kathryn katie cathy kathy
liz elizabeth beth betty
sue susan
peggy margaret maggie
debbie deborah debra
pam pamela
jen jennifer jenny
becky rebecca
pepe jose
paco francisco
";

static FORMS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let lines = NAMES.lines().filter_map(|line| Some((line.split(' ').next()?, line)));
    lines.flat_map(|(first, line)| line.split(' ').map(move |form| (form, first))).collect()
});

/// The form that stands for all spellings and short forms of the name `word`, spelt as the gazetteers spell it.
#[must_use]
pub fn one_of_all(word: &str) -> Option<&'static str> {
    FORMS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_short_forms_meet() {
        assert_eq!(one_of_all("muhammad"), one_of_all("mohamed"));
        assert_eq!(one_of_all("william"), one_of_all("bill"));
        assert_ne!(one_of_all("hassan"), one_of_all("hussein"));
        assert_eq!(one_of_all("zzyzx"), None);
    }

    #[test]
    fn no_form_stands_for_two_names() {
        let forms = NAMES.split_whitespace().count();
        assert_eq!(FORMS.len(), forms);
    }
}
