//! Learns the weights of the random field: AdaGrad with dual averaging and an L1 penalty, which leaves most at nought.

use std::collections::BTreeMap;

use article_annotator::mentions::tagger::training::{Chain, Row, Scores, Transitions, Weights};
use article_annotator::mentions::tagger::{N_LABELS, OUTSIDE};
use rayon::prelude::*;

/// A zone with its labels.
pub struct Example {
    /// Places in the table of weights, by word.
    pub features: Vec<Vec<usize>>,
    pub labels: Vec<usize>,
}

/// Models that are averaged: the order of the examples leaves its mark on each.
const N_RUNS: u64 = 8;

/// How often all examples are gone through.
const N_EPOCHS: usize = 6;

/// How far a step goes.
const RATE: f32 = 0.1;

/// What a weight must be worth at each step to be kept.
const PENALTY: f32 = 4e-6;

/// Keeps the first steps small.
const FIRST_SQUARES: f32 = 1e-3;

/// One weight as it is learned.
#[derive(Clone, Copy, Default)]
struct Cell {
    sum: f32,
    squares: f32,
}

impl Cell {
    fn add(&mut self, gradient: f32) {
        self.sum += gradient;
        self.squares += gradient * gradient;
    }

    /// The weight after `n_steps`.
    fn weight(&self, n_steps: f32) -> f32 {
        let beyond = self.sum.abs() - PENALTY * n_steps;
        if beyond <= 0.0 {
            0.0
        } else {
            beyond.copysign(self.sum) * RATE / (FIRST_SQUARES + self.squares).sqrt()
        }
    }
}

/// Learned weights, by place in the table.
pub struct Learned {
    pub rows: Vec<Scores>,
    pub transitions: [Scores; N_LABELS],
}

/// Learns from the examples, each time in another order, and averages; `n_rows` is the size of the table.
pub fn learn(examples: &[Example], n_rows: usize) -> Learned {
    let runs: Vec<Learned> =
        (0..N_RUNS).into_par_iter().map(|seed| learn_once(examples, n_rows, seed)).collect();
    let mean = |weight: &dyn Fn(&Learned) -> f32| runs.iter().map(weight).sum::<f32>() / runs.len() as f32;
    let over = |row: &dyn Fn(&Learned) -> Scores| -> Scores {
        std::array::from_fn(|label| mean(&|run| row(run)[label]))
    };
    Learned {
        rows: (0..n_rows).map(|place| over(&|run| run.rows[place])).collect(),
        transitions: std::array::from_fn(|label| over(&|run| run.transitions[label])),
    }
}

fn learn_once(examples: &[Example], n_rows: usize, seed: u64) -> Learned {
    let mut cells = vec![[Cell::default(); N_LABELS]; n_rows];
    let mut pairs = [[Cell::default(); N_LABELS]; N_LABELS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut n_steps = 0.0f32;
    for epoch in 1..=N_EPOCHS {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for idx in &order {
            let example = &examples[*idx];
            n_steps += 1.0;
            let transitions = Transitions::new(pairs.map(|row| row.map(|cell| cell.weight(n_steps))));
            let emissions: Vec<Scores> = example
                .features
                .iter()
                .map(|features| {
                    let mut sums = [0.0; N_LABELS];
                    for feature in features {
                        for (sum, cell) in sums.iter_mut().zip(&cells[*feature]) {
                            *sum += cell.weight(n_steps);
                        }
                    }
                    sums
                })
                .collect();
            let mut chain = Chain::new(&transitions);
            chain.sum_up(&emissions);
            let probability = chain.probability(0, &example.labels).max(f32::MIN_POSITIVE);
            loss -= f64::from(probability).ln();
            for ((features, marginals), gold) in
                example.features.iter().zip(chain.marginals()).zip(&example.labels)
            {
                for (label, marginal) in marginals.iter().enumerate() {
                    let gradient = f32::from(u8::from(label == *gold)) - marginal;
                    if gradient.abs() < 1e-4 {
                        continue;
                    }
                    for feature in features {
                        cells[*feature][label].add(gradient);
                    }
                }
            }
            let mut before = OUTSIDE;
            for (idx, gold) in example.labels.iter().enumerate() {
                let marginals = chain.pair_marginals(idx);
                for (one, (row, marginals)) in pairs.iter_mut().zip(&marginals).enumerate() {
                    for (other, (cell, marginal)) in row.iter_mut().zip(marginals).enumerate() {
                        let is_gold = f32::from(u8::from(one == before && other == *gold));
                        cell.add(is_gold - marginal);
                    }
                }
                before = *gold;
            }
        }
        if seed == 0 {
            println!("  round {epoch}: loss {:.4} a zone", loss / examples.len() as f64);
        }
    }
    let weights = |cells: &[Cell; N_LABELS]| cells.map(|cell| cell.weight(n_steps));
    Learned { rows: cells.iter().map(weights).collect(), transitions: pairs.map(|row| weights(&row)) }
}

/// Rounds the weights to what a model file holds, keeping the `n_rows` features that matter most.
pub fn pack(learned: &Learned, keys: &[u32], groups: BTreeMap<u32, u16>, n_rows: usize) -> Weights {
    let highest = |row: &Scores| row.iter().fold(0.0f32, |highest, weight| highest.max(weight.abs()));
    let mut order: Vec<usize> = (0..learned.rows.len()).collect();
    order.sort_by(|one, other| {
        highest(&learned.rows[*other]).total_cmp(&highest(&learned.rows[*one])).then(one.cmp(other))
    });
    order.truncate(n_rows);
    let top = order.get(order.len() / 2000).map_or(1.0, |idx| highest(&learned.rows[*idx]));
    let scale = (top / 127.0).max(1e-6);
    let pack =
        |row: &Scores| -> Row { row.map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8) };
    let rows: BTreeMap<u32, Row> = order
        .iter()
        .map(|idx| (keys[*idx], pack(&learned.rows[*idx])))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    let transitions = learned.transitions.map(|row| row.map(|score| (score * 256.0).round() as i16));
    Weights { transitions, scale, groups, rows }
}
