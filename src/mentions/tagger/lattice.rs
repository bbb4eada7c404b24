//! All labellings of a zone at once: the best one, and how probable each label and name is.

use super::{N_LABELS, OUTSIDE, Tagged, meaning};

/// A number for each label.
pub type Scores = [f32; N_LABELS];

/// How each label likes to follow each other one.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// By label, then by the one after it; minus infinity where names forbid it.
    scores: [Scores; N_LABELS],
    /// Their exponentials.
    weights: [Scores; N_LABELS],
}

impl Transitions {
    /// From a score for each pair of labels; pairs that no names make are ruled out whatever their score.
    #[must_use]
    pub fn new(mut scores: [Scores; N_LABELS]) -> Self {
        let mut weights = [[0.0; N_LABELS]; N_LABELS];
        for (before, (row, weights)) in scores.iter_mut().zip(&mut weights).enumerate() {
            for (label, (score, weight)) in row.iter_mut().zip(weights).enumerate() {
                if super::may_follow(before, label) {
                    *weight = libm::expf(*score);
                } else {
                    *score = f32::NEG_INFINITY;
                }
            }
        }
        Self { scores, weights }
    }

    fn from(&self, label: usize) -> &Scores {
        self.scores.get(label).unwrap_or(&[f32::NEG_INFINITY; N_LABELS])
    }

    fn weights_from(&self, label: usize) -> &Scores {
        self.weights.get(label).unwrap_or(&[0.0; N_LABELS])
    }
}

fn at(scores: &Scores, label: usize) -> f32 {
    scores.get(label).copied().unwrap_or_default()
}

/// A label that is so much worse than the best for a word is not followed up: some e⁻³⁰ of the whole.
const HOPELESS: f32 = 30.0;

/// A label that is less probable than this for a word adds nothing to the sums.
const NEGLIGIBLE: f32 = 1e-7;

/// A score that is so much lower than the highest is worth nothing beside it: e⁻¹⁴ is a millionth.
const LITTLE: f32 = 14.0;

/// The exponential of a score beside the highest; 0 where nothing would be left of it.
fn weight(score: f32, highest: f32) -> f32 {
    if score < highest - LITTLE { 0.0 } else { libm::expf(score - highest) }
}

/// The labels with the highest sum of scores.
pub fn best(emissions: &[Scores], transitions: &Transitions) -> Vec<usize> {
    let mut scores: Scores = [f32::NEG_INFINITY; N_LABELS];
    scores[OUTSIDE] = 0.0;
    let mut back: Vec<[u8; N_LABELS]> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let mut next: Scores = [f32::NEG_INFINITY; N_LABELS];
        let mut from = [0u8; N_LABELS];
        let highest = scores.iter().copied().fold(f32::MIN, f32::max);
        for (before, (score, row)) in (0u8..).zip(scores.iter().zip(&transitions.scores)) {
            if *score < highest - HOPELESS {
                continue;
            }
            for ((sum, came), transition) in next.iter_mut().zip(&mut from).zip(row) {
                if score + transition > *sum {
                    *sum = score + transition;
                    *came = before;
                }
            }
        }
        for (sum, own) in next.iter_mut().zip(emission) {
            *sum += own;
        }
        scores = next;
        back.push(from);
    }
    let end = |label: usize| at(&scores, label) + at(transitions.from(label), OUTSIDE);
    let mut label = (0..N_LABELS).max_by(|one, other| end(*one).total_cmp(&end(*other))).unwrap_or(OUTSIDE);
    let mut labels = Vec::with_capacity(emissions.len());
    for from in back.iter().rev() {
        labels.push(label);
        label = from.get(label).copied().map_or(OUTSIDE, usize::from);
    }
    labels.reverse();
    labels
}

/// What is summed up at one word.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The exponentials of the word's scores, divided by the step's scale.
    own: Scores,
    /// Over all beginnings that end in each label.
    forward: Scores,
    /// Over all ends that go on from each label.
    backward: Scores,
}

/// The sums over all labellings, by the forward-backward algorithm; each step is scaled to add up to one.
pub struct Chain<'t> {
    transitions: &'t Transitions,
    steps: Vec<Step>,
    total: f32,
}

impl<'t> Chain<'t> {
    /// Sums over the labellings of no words yet.
    #[must_use]
    pub const fn new(transitions: &'t Transitions) -> Self {
        Self { transitions, steps: Vec::new(), total: 1.0 }
    }

    /// Sums over the labellings of words with those scores.
    pub fn sum_up(&mut self, emissions: &[Scores]) {
        self.steps.clear();
        let mut before: Scores = [0.0; N_LABELS];
        before[OUTSIDE] = 1.0;
        for emission in emissions {
            let highest = emission.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let mut own = emission.map(|score| weight(score, highest));
            let mut forward = [0.0; N_LABELS];
            for (weight, row) in before.iter().zip(&self.transitions.weights) {
                if *weight > NEGLIGIBLE {
                    for (sum, transition) in forward.iter_mut().zip(row) {
                        *sum += weight * transition;
                    }
                }
            }
            for (sum, own) in forward.iter_mut().zip(&own) {
                *sum *= own;
            }
            let scale = forward.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            forward = forward.map(|sum| sum / scale);
            own = own.map(|own| own / scale);
            before = forward;
            self.steps.push(Step { own, forward, backward: [0.0; N_LABELS] });
        }
        let mut after: Scores =
            std::array::from_fn(|label| at(self.transitions.weights_from(label), OUTSIDE));
        self.total = before.iter().zip(&after).map(|(sum, end)| sum * end).sum();
        let mut steps = self.steps.iter_mut().rev().peekable();
        while let Some(step) = steps.next() {
            step.backward = after;
            let weighted: Scores = std::array::from_fn(|label| at(&after, label) * at(&step.own, label));
            let Some(before) = steps.peek() else { break };
            after = std::array::from_fn(|label| {
                if at(&before.forward, label) <= NEGLIGIBLE {
                    return 0.0;
                }
                let row = self.transitions.weights_from(label);
                row.iter().zip(&weighted).map(|(one, other)| one * other).sum()
            });
        }
    }

    /// How probable each label of each word is.
    pub fn marginals(&self) -> impl Iterator<Item = Scores> {
        self.steps.iter().map(|step| {
            std::array::from_fn(|label| at(&step.forward, label) * at(&step.backward, label) / self.total)
        })
    }

    /// How probable each pair of labels is for word `idx` and the one before it; before the first all are outside.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn pair_marginals(&self, idx: usize) -> [Scores; N_LABELS] {
        let outside: Scores = std::array::from_fn(|label| if label == OUTSIDE { 1.0 } else { 0.0 });
        let before = idx.checked_sub(1).and_then(|before| self.steps.get(before));
        let before = before.map_or(&outside, |step| &step.forward);
        let Some(step) = self.steps.get(idx) else { return [[0.0; N_LABELS]; N_LABELS] };
        std::array::from_fn(|label| {
            let row = self.transitions.weights_from(label);
            std::array::from_fn(|next| {
                at(before, label) * at(row, next) * at(&step.own, next) * at(&step.backward, next)
                    / self.total
            })
        })
    }

    /// How probable just those labels are for the words from `start` on.
    #[must_use]
    pub fn probability(&self, start: usize, labels: &[usize]) -> f32 {
        let mut steps = self.steps.iter().skip(start).zip(labels);
        let Some((first, label)) = steps.next() else { return 0.0 };
        let (mut sum, mut last, mut before) = (at(&first.forward, *label), first, *label);
        for (step, label) in steps {
            sum *= at(self.transitions.weights_from(before), *label) * at(&step.own, *label);
            (last, before) = (step, *label);
        }
        sum * at(&last.backward, before) / self.total
    }
}

/// Appends the names of the best labelling of a zone whose first word is token `first`.
pub(super) fn names(emissions: &[Scores], chain: &mut Chain, first: usize, found: &mut Vec<Tagged>) {
    let labels = best(emissions, chain.transitions);
    if labels.iter().all(|label| *label == OUTSIDE) {
        return;
    }
    chain.sum_up(emissions);
    let mut start = 0;
    while start < labels.len() {
        let Some((tag, _)) = labels.get(start).copied().and_then(meaning) else {
            start += 1;
            continue;
        };
        let continues = |label: &usize| meaning(*label).is_some_and(|(_, begins)| !begins);
        let n_more = labels.iter().skip(start + 1).take_while(|label| continues(label)).count();
        let end = start + 1 + n_more;
        let probability = chain.probability(start, labels.get(start..end).unwrap_or_default());
        found.push(Tagged {
            tokens: first + start..first + end,
            tag,
            probability: probability.clamp(0.0, 1.0),
        });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Part, Tag, label};
    use super::*;

    fn transitions() -> Transitions {
        Transitions::new(std::array::from_fn(|one| {
            std::array::from_fn(|other| ((one * 7 + other * 3) % 5) as f32 * 0.1)
        }))
    }

    fn emissions() -> Vec<Scores> {
        (0..4).map(|word| std::array::from_fn(|label| ((word * 5 + label * 11) % 7) as f32 * 0.3)).collect()
    }

    /// Every labelling that makes names, with its score.
    fn all(emissions: &[Scores], transitions: &Transitions) -> Vec<(Vec<usize>, f32)> {
        let mut known = vec![(Vec::new(), 0.0)];
        for emission in emissions {
            known = known
                .iter()
                .flat_map(|(labels, score): &(Vec<usize>, f32)| {
                    let before = labels.last().copied().unwrap_or(OUTSIDE);
                    (0..N_LABELS).map(move |label| {
                        let longer = [labels.as_slice(), &[label]].concat();
                        (longer, score + transitions.scores[before][label] + emission[label])
                    })
                })
                .filter(|(_, score)| score.is_finite())
                .collect();
        }
        for (labels, score) in &mut known {
            *score += transitions.scores[*labels.last().unwrap()][OUTSIDE];
        }
        known.retain(|(_, score)| score.is_finite());
        known
    }

    #[test]
    fn sums_and_the_best_agree_with_trying_every_labelling() {
        let (emissions, transitions) = (emissions(), transitions());
        let all = all(&emissions, &transitions);
        let (labels, _) = all.iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
        assert_eq!(&best(&emissions, &transitions), labels);

        let mut chain = Chain::new(&transitions);
        chain.sum_up(&emissions);
        let total: f64 = all.iter().map(|(_, score)| f64::from(*score).exp()).sum();
        let share = |test: &dyn Fn(&[usize]) -> bool| -> f64 {
            let fitting = all.iter().filter(|(labels, _)| test(labels));
            fitting.map(|(_, score)| f64::from(*score).exp()).sum::<f64>() / total
        };
        let close = |one: f32, other: f64| assert!((f64::from(one) - other).abs() < 1e-4, "{one} {other}");
        for (idx, marginals) in chain.marginals().enumerate() {
            let pairs = chain.pair_marginals(idx);
            for label in 0..N_LABELS {
                close(marginals[label], share(&|labels| labels[idx] == label));
                let before = |labels: &[usize]| if idx == 0 { OUTSIDE } else { labels[idx - 1] };
                close(
                    pairs[OUTSIDE][label],
                    share(&|labels| before(labels) == OUTSIDE && labels[idx] == label),
                );
            }
        }
        let name = [label(Tag::Place, Part::First), label(Tag::Place, Part::Last)];
        close(chain.probability(1, &name), share(&|labels| labels[1..3] == name));
    }
}
