//! How fast the core is, native: one line of JSON a text, with the median time and what was found in it.
//!
//! The texts are the golden articles one after the other, again from the first when they run out, up to the number
//! of words wanted. They are left in cargo's scratch folder, so that `cargo xtask bench` can give the very same ones
//! to the others.

use article_annotator::{Annotation, Options, annotate};
use serde_json::json;
use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io};

/// A name and a number of words. The last is more than a megabyte.
const TEXTS: [(&str, usize); 3] = [("article", 800), ("long read", 16_000), ("megabyte", 200_000)];

fn main() -> Result<(), Box<dyn Error>> {
    let articles = articles()?;
    for (name, min_words) in TEXTS {
        let text = text_of(&articles, min_words);
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.txt", name.replace(' ', "_")));
        fs::write(&path, &text)?;
        let (ms, found) = measure(&text);
        let line = json!({
            "tool": "core, native",
            "text": name,
            "path": path,
            "words": text.split_whitespace().count(),
            "bytes": text.len(),
            "ms": ms,
            "found": found_json(&found),
        });
        println!("{line}");
    }
    Ok(())
}

/// The golden articles, in the order of their names.
fn articles() -> Result<Vec<String>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths = fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>())
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{} holds no articles", folder.display()).into());
    }
    Ok(paths.iter().map(fs::read_to_string).collect::<io::Result<_>>()?)
}

/// Whole lines of `articles`, over and over, until there are `min_words` words.
fn text_of(articles: &[String], min_words: usize) -> String {
    let mut text = String::new();
    let mut n_words = 0;
    for line in articles.iter().cycle().flat_map(|article| article.lines().chain([""])) {
        if n_words >= min_words {
            break;
        }
        text.push_str(line);
        text.push('\n');
        n_words += line.split_whitespace().count();
    }
    text
}

/// The median of at least five runs and at least a second, in milliseconds.
fn measure(text: &str) -> (f64, Annotation) {
    let options = Options::default();
    let found = annotate(text, &options);
    let mut times = Vec::new();
    let mut total = Duration::ZERO;
    while times.len() < 5 || total < Duration::from_secs(1) {
        let start = Instant::now();
        black_box(annotate(black_box(text), &options));
        times.push(start.elapsed());
        total += start.elapsed();
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    (median.as_secs_f64() * 1000.0, found)
}

/// What `benches/compare.mjs` counts in Wasm's answer as well: the two must agree.
fn found_json(found: &Annotation) -> serde_json::Value {
    json!({
        "mentions": found.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>(),
        "quotes": found.quotes.len(),
        "claims": found.claims.len(),
    })
}
