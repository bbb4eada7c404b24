//! Trains `data/model.bin`, the weights by which names are found: `cargo xtask train`.
//!
//! A first model learns from the texts that people labelled. The much larger newswire has machine-made labels; of it only
//! those zones are kept on which the first model agrees. The second model learns from both.

mod corpora;
mod learn;
mod score;
mod zones;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use article_annotator::mentions::Model;
use article_annotator::mentions::tagger::N_LABELS;
use article_annotator::mentions::tagger::training::{Weights, word_key};
use clap::Parser;

use corpora::CORPORA;
use zones::Labels;

/// Features that occur less often are not learned.
const MIN_COUNT: u32 = 2;

/// The model keeps no more features than these.
const MAX_ROWS: usize = 150_000;

/// The gold texts that the model is scored by; it does not learn from them.
const DEV: [&str; 2] = ["ner_worldwide_dev", "ner_ewt_dev"];

/// Trains the model that finds names.
#[derive(Parser)]
struct Arguments {
    /// Folder of labelled texts: a word and its label a line.
    #[arg(long)]
    texts: PathBuf,
    /// Folder of gold texts to score the model by.
    #[arg(long)]
    dev: PathBuf,
    /// The groups of words with like neighbours.
    #[arg(long, default_value = "data/clusters.tsv")]
    groups: PathBuf,
    /// Where the model goes.
    #[arg(long, default_value = "data/model.bin")]
    output: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let groups = read_groups(&arguments.groups)?;
    let untrained = Weights {
        transitions: [[0; N_LABELS]; N_LABELS],
        scale: 1.0,
        groups: groups.clone(),
        rows: BTreeMap::new(),
    };
    let untrained = Model::decode(&untrained.encode())?;

    let (mut checked, mut unchecked) = (Vec::new(), Vec::new());
    for corpus in CORPORA {
        let texts = corpora::read(&arguments.texts, corpus)?;
        let zones = match corpus.labels {
            Labels::Checked => &mut checked,
            Labels::MachineMade => &mut unchecked,
        };
        let before = zones.len();
        let (n_names, n_lost) = zones::label(&texts, &untrained, zones);
        if corpus.labels == Labels::Checked {
            zones::label(&corpora::rewritten(&texts), &untrained, zones);
        }
        println!(
            "{}: {} zones, {n_names} names, of which {n_lost} lie outside the zones",
            corpus.file,
            zones.len() - before
        );
    }

    println!("from {} zones with labels by people:", checked.len());
    let first = Model::decode(&train(&checked, &groups))?;
    let n_unchecked = unchecked.len();
    unchecked.retain(|zone| first.best_labels(&zone.features) == zone.labels);
    println!("from these and {} of the {n_unchecked} others, on which that model agrees:", unchecked.len());
    checked.append(&mut unchecked);
    let bytes = train(&checked, &groups);
    let model = Model::decode(&bytes)?;
    for name in DEV {
        let texts = score::read(&arguments.dev.join(format!("{name}.jsonl")))?;
        let (tallies, sure) = score::score(&texts, &model);
        score::print(name, &tallies);
        score::print_calibration(name, &sure);
    }
    fs::write(&arguments.output, &bytes)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    println!("{}: {} bytes", arguments.output.display(), bytes.len());
    Ok(())
}

/// The bytes of a model that has learned from `zones`.
fn train(zones: &[zones::Labelled], groups: &BTreeMap<u32, u16>) -> Vec<u8> {
    let (examples, keys) = zones::number(zones, MIN_COUNT);
    println!("{} features", keys.len());
    let learned = learn::learn(&examples, keys.len());
    learn::pack(&learned, &keys, groups.clone(), MAX_ROWS).encode()
}

fn read_groups(path: &Path) -> anyhow::Result<BTreeMap<u32, u16>> {
    let lines = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut groups = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.starts_with("# ")) {
        let group = line.split_once('\t');
        let Some((word, Ok(group))) = group.map(|(word, group)| (word, u16::from_str_radix(group, 8))) else {
            bail!("{}: found {line:?}, expected a word, a tab and its group in base 8", path.display());
        };
        groups.entry(word_key(word)).or_insert(group);
    }
    Ok(groups)
}
