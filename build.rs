//! Compiles the word lists of `data/lexicon` and the gazetteers into maps that the core searches without unpacking.

#[path = "build/gazetteer.rs"]
mod gazetteer;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// 64-bit words in a set of lists; `Lists` of `src/lexicon.rs` has as many.
const N_WORDS: usize = 5;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    lexicon(Path::new("data/lexicon"), &out);
    gazetteer::compile(Path::new("data/gazetteers"), &out);
}

/// Writes `lexicon.fst` (word or phrase → index of its set of lists) and `lexicon.rs` (a constant a list, and the sets).
fn lexicon(folder: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(
        files.len() <= 64 * N_WORDS,
        "src/lexicon.rs has room for {} lists, not {}",
        64 * N_WORDS,
        files.len()
    );

    let mut code = String::new();
    let mut words: BTreeMap<String, [u64; N_WORDS]> = BTreeMap::new();
    for (bit, file) in files.iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut lines = text.lines();
        let doc = lines.next().and_then(|line| line.strip_prefix("# "));
        let doc = doc
            .unwrap_or_else(|| panic!("{}: the first line must be `# what the list holds`", file.display()));
        let name =
            file.file_stem().and_then(|stem| stem.to_str()).expect("an ASCII file name").to_uppercase();
        writeln!(code, "/// {doc}\npub const {name}: Lists = Lists::one({bit});")
            .expect("writing to a string");
        for line in lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert_eq!(line, line.to_lowercase(), "{}: words are in lower case", file.display());
            words.entry(as_tokens(line)).or_default()[bit / 64] |= 1 << (bit % 64);
        }
    }

    let mut sets: Vec<[u64; N_WORDS]> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (word, set) in &words {
        let idx = sets.iter().position(|known| known == set).unwrap_or_else(|| {
            sets.push(*set);
            sets.len() - 1
        });
        map.insert(word, idx as u64).expect("sorted words");
    }
    writeln!(code, "static SETS: &[Lists] = &[").expect("writing to a string");
    for set in &sets {
        writeln!(code, "    Lists({set:?}),").expect("writing to a string");
    }
    code.push_str("];\n");
    fs::write(out.join("lexicon.rs"), code).expect("OUT_DIR is writable");
    fs::write(out.join("lexicon.fst"), map.into_inner().expect("an fst in memory"))
        .expect("OUT_DIR is writable");
}

/// `phrase` with a space between its tokens, as the core's tokeniser parts them.
fn as_tokens(phrase: &str) -> String {
    phrase.replace("'s", " 's").replace(':', " :").replace(',', " ,")
}
