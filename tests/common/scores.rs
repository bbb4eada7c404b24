//! What is counted to say how right an annotation is.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::ops::AddAssign;

/// Shares of what was found and of what is right, as sums, so that articles add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub right_of_found: f64,
    pub found: f64,
    pub right_of_gold: f64,
    pub gold: f64,
}

impl Score {
    pub fn precision(self) -> f64 {
        self.right_of_found / self.found.max(1.0)
    }

    pub fn recall(self) -> f64 {
        self.right_of_gold / self.gold.max(1.0)
    }

    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right_of_found += other.right_of_found;
        self.found += other.found;
        self.right_of_gold += other.right_of_gold;
        self.gold += other.gold;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, r, f1) = (100.0 * self.precision(), 100.0 * self.recall(), 100.0 * self.f1());
        write!(formatter, "P {p:5.1}  R {r:5.1}  F1 {f1:5.1}  (gold {:.0})", self.gold)
    }
}

/// Mentions, each with the number of the entity that it belongs to.
pub type Linked<M> = HashMap<M, usize>;

/// How many mentions are right, whatever they are linked to.
pub fn mentions<M: Eq + Hash>(gold: &Linked<M>, found: &Linked<M>) -> Score {
    let right = count(gold.keys().filter(|mention| found.contains_key(mention)).count());
    Score { right_of_found: right, found: count(found.len()), right_of_gold: right, gold: count(gold.len()) }
}

/// B-cubed (Bagga and Baldwin 1998): for each mention the share of its found entity that belongs with it, and the share
/// of its gold entity that was found with it. A mention that only one side has counts 0.
pub fn b_cubed<M: Eq + Hash>(gold: &Linked<M>, found: &Linked<M>) -> Score {
    let (mut sizes, mut gold_sizes, mut shared) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (mention, entity) in found {
        *sizes.entry(entity).or_insert(0) += 1;
        if let Some(gold_entity) = gold.get(mention) {
            *shared.entry((entity, gold_entity)).or_insert(0) += 1;
        }
    }
    for gold_entity in gold.values() {
        *gold_sizes.entry(gold_entity).or_insert(0) += 1;
    }
    let mut score = Score { found: count(found.len()), gold: count(gold.len()), ..Score::default() };
    for ((entity, gold_entity), n_shared) in shared {
        // Each of the shared mentions has the same share.
        let square = count(n_shared * n_shared);
        score.right_of_found += square / count(sizes[entity]);
        score.right_of_gold += square / count(gold_sizes[gold_entity]);
    }
    score
}

/// Only the mentions that `other` has too.
pub fn shared<M: Copy + Eq + Hash>(linked: &Linked<M>, other: &Linked<M>) -> Linked<M> {
    let both = linked.iter().filter(|(mention, _)| other.contains_key(mention));
    both.map(|(mention, entity)| (*mention, *entity)).collect()
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("fewer than four thousand million mentions"))
}
