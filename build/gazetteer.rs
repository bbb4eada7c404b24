//! Compiles `data/gazetteers` into a map from a name's key to what is known of the name.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../src/gazetteer/entry.rs"]
#[allow(dead_code, reason = "the core reads what the build script writes")]
mod entry;
#[path = "../src/gazetteer/key.rs"]
mod key;

use entry::{Entry, Gender, Subkind};

/// A city of so many inhabitants is better known than a region of the same name in another country.
const LARGE_CITY: u64 = 1_000_000;

/// Acronyms up to this length count only when the text has them in capitals.
const ACRONYM_LETTERS: usize = 6;

/// What the files say of one key.
#[derive(Default)]
struct Name {
    entry: Entry,
    /// Whether every place, organisation or event of that key is spelt in capitals.
    is_acronym: Option<bool>,
}

struct Compiler<'f> {
    folder: &'f Path,
    names: BTreeMap<String, Name>,
    full_names: Vec<String>,
    full_name_idx: HashMap<String, u64>,
}

/// Writes `gazetteer.fst` (key → index of its entry) and `gazetteer.rs` (the entries, and the full names).
pub fn compile(folder: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build/gazetteer.rs");
    let mut compiler =
        Compiler { folder, names: BTreeMap::new(), full_names: Vec::new(), full_name_idx: HashMap::new() };
    // Later files win where two claim the same place: a capital is also a city, a country also a region.
    compiler.regions();
    compiler.cities();
    compiler.places();
    compiler.countries();
    compiler.organisations();
    compiler.demonyms();
    compiler.events();
    compiler.people();
    compiler.heads();
    compiler.common_words();
    compiler.write(out);
}

impl Compiler<'_> {
    /// The lines of a file as fields, without comments; a missing field reads as empty.
    fn rows(&self, file: &str) -> Vec<[String; 5]> {
        let path: PathBuf = self.folder.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        text.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                let mut fields = line.split('\t').map(|field| field.trim().to_owned());
                std::array::from_fn(|_| fields.next().unwrap_or_default())
            })
            .collect()
    }

    fn full_name(&mut self, name: &str) -> u64 {
        if let Some(idx) = self.full_name_idx.get(name) {
            return *idx;
        }
        let idx = self.full_names.len() as u64;
        self.full_names.push(name.to_owned());
        self.full_name_idx.insert(name.to_owned(), idx);
        idx
    }

    /// Changes the entry of `spelling`; `named` says that the spelling names a place, organisation or event.
    fn change(&mut self, spelling: &str, named: bool, change: impl FnOnce(Entry) -> Entry) {
        let bare = spelling.strip_prefix("The ").unwrap_or(spelling);
        let key = key::of_name(bare);
        if key.is_empty() {
            return;
        }
        let name = self.names.entry(key).or_default();
        name.entry = change(name.entry);
        if named {
            let letters = || bare.chars().filter(|c| c.is_alphabetic());
            let acronym = letters().all(char::is_uppercase) && letters().count() <= ACRONYM_LETTERS;
            name.is_acronym = Some(name.is_acronym.unwrap_or(true) && acronym);
        }
    }

    /// Changes the entries of a name and of its other forms, which point to it. A name without others is its own full
    /// name and points nowhere: most names then share an entry.
    fn change_all(&mut self, name: &str, others: &str, change: impl Fn(Entry) -> Entry) {
        let others: Vec<&str> = others.split('|').map(str::trim).filter(|other| !other.is_empty()).collect();
        if others.is_empty() {
            return self.change(name, true, change);
        }
        let idx = self.full_name(name);
        for other in others {
            self.change(other, true, |entry| change(entry).with_full_name(idx));
        }
        self.change(name, true, |entry| change(entry).with_full_name(idx));
    }

    fn subkind(&self, file: &str, word: &str) -> Subkind {
        let known = Subkind::ALL.iter().find(|(_, name)| *name == word);
        known.unwrap_or_else(|| panic!("{}: no subkind `{word}`", self.folder.join(file).display())).0
    }

    fn regions(&mut self) {
        for [name, country, ..] in self.rows("regions.tsv") {
            self.change(&name, true, |entry| entry.with_place(Subkind::Region, 0).with_country(&country));
        }
    }

    fn cities(&mut self) {
        for [name, country, n_inhabitants, ..] in self.rows("cities.tsv") {
            let n_inhabitants = n_inhabitants.parse().unwrap_or(0);
            self.change(&name, true, |entry| {
                // Virginia is the state, not the town in South Africa.
                let elsewhere = entry.place() == Some(Subkind::Region)
                    && entry.country().is_some_and(|known| !known.into_iter().eq(country.chars()));
                if elsewhere && n_inhabitants < LARGE_CITY {
                    return entry;
                }
                entry.with_place(Subkind::City, n_inhabitants).with_country(&country)
            });
        }
    }

    fn places(&mut self) {
        for [name, subkind, country, others, _] in self.rows("places.tsv") {
            let subkind = self.subkind("places.tsv", &subkind);
            self.change_all(&name, &others, |entry| {
                entry.with_place(subkind, 1 << (2 * entry.size())).with_country(&country)
            });
        }
    }

    fn countries(&mut self) {
        for [name, code, _, capitals, others] in self.rows("countries.tsv") {
            if let Some((capital, spellings)) = capitals
                .split_once('|')
                .or(Some((capitals.as_str(), "")))
                .filter(|(capital, _)| !capital.is_empty())
            {
                self.change_all(capital, spellings, |entry| {
                    entry.with_place(Subkind::Capital, 1 << (2 * entry.size())).with_country(&code)
                });
            }
            self.change_all(&name, &others, |entry| {
                entry.with_place(Subkind::Country, 0).with_country(&code)
            });
        }
    }

    /// Organisations. A form marked `?` is another's too, or more often: it tells the kind where nothing else claims
    /// it, and never the full name. A form that two lines claim without the mark is a mistake in the file.
    fn organisations(&mut self) {
        let mut claims: HashMap<String, String> = HashMap::new();
        let mut doubtful = Vec::new();
        for [name, subkind, country, others, _] in self.rows("organisations.tsv") {
            let subkind = self.subkind("organisations.tsv", &subkind);
            let change = |entry: Entry| {
                let entry = entry.with_organization(subkind);
                if entry.place().is_some() { entry } else { entry.with_country(&country) }
            };
            let (shared, own): (Vec<&str>, Vec<&str>) =
                others.split('|').partition(|other| other.ends_with('?'));
            self.change_all(&name, &own.join("|"), change);
            doubtful
                .extend(shared.into_iter().map(|other| (other.trim_end_matches('?').to_owned(), subkind)));
            for form in own.into_iter().chain([name.as_str()]).filter(|form| !form.is_empty()) {
                if let Some(other) = claims.insert(key::of_name(form), name.clone())
                    && other != name
                {
                    panic!("organisations.tsv: {form} is both {other} and {name}: mark one of them with `?`");
                }
            }
        }
        for (form, subkind) in doubtful {
            self.change(&form, true, |entry| match entry.organization() {
                Some(_) => entry,
                None => entry.with_organization(subkind),
            });
        }
    }

    fn demonyms(&mut self) {
        for [name, country, others, ..] in self.rows("demonyms.tsv") {
            self.change_all(&name, &others, |entry| entry.with_nationality().with_country(&country));
        }
    }

    fn events(&mut self) {
        for [name, others, ..] in self.rows("events.tsv") {
            self.change_all(&name, &others, Entry::with_event);
        }
    }

    fn people(&mut self) {
        let gender = |mark: char| match mark {
            'f' => Some(Gender::Female),
            'm' => Some(Gender::Male),
            _ => None,
        };
        for [name, mark, ..] in self.rows("given_names.tsv") {
            self.change(&name, false, |entry| entry.with_given(mark.chars().next().and_then(gender)));
        }
        for [name, ..] in self.rows("family_names.tsv") {
            self.change(&name, false, Entry::with_family);
        }
        for [name, marks, ..] in self.rows("names_own.tsv") {
            for mark in marks.chars() {
                self.change(&name, false, |entry| match mark {
                    's' => entry.with_family(),
                    given => entry.with_given(gender(given)),
                });
            }
        }
    }

    fn heads(&mut self) {
        for [word, subkind, ..] in self.rows("heads.tsv") {
            let subkind = self.subkind("heads.tsv", &subkind);
            self.change(&word, false, |entry| entry.with_head(subkind));
        }
    }

    fn common_words(&mut self) {
        for [word, ..] in self.rows("common_words.txt") {
            self.change(&word, false, Entry::with_common);
        }
    }

    fn write(self, out: &Path) {
        let packed = |name: &Name| name.entry.with_exact_case(name.is_acronym.unwrap_or(false)).bits();
        let mut n_names: BTreeMap<u64, usize> = BTreeMap::new();
        for name in self.names.values() {
            *n_names.entry(packed(name)).or_default() += 1;
        }
        // Small numbers for the most frequent entries take fewer bytes in the map.
        let mut entries: Vec<u64> = n_names.keys().copied().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(n_names[entry]));
        let idx_of: HashMap<u64, u64> = entries.iter().copied().zip(0..).collect();
        let mut map = fst::MapBuilder::memory();
        for (key, name) in &self.names {
            map.insert(key, idx_of[&packed(name)]).expect("sorted keys");
        }
        let mut code = String::from("static ENTRIES: &[u64] = &[\n");
        for entry in entries {
            writeln!(code, "    {entry},").expect("writing to a string");
        }
        code.push_str("];\nstatic FULL_NAMES: &[&str] = &[\n");
        for name in self.full_names {
            writeln!(code, "    {name:?},").expect("writing to a string");
        }
        code.push_str("];\n");
        fs::write(out.join("gazetteer.rs"), code).expect("OUT_DIR is writable");
        fs::write(out.join("gazetteer.fst"), map.into_inner().expect("an fst in memory"))
            .expect("OUT_DIR is writable");
    }
}
