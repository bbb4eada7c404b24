//! The trained weights: a row of small numbers for each feature that matters, and word groups.
//!
//! The file, little-endian: the bytes `AANM`, a version, a checksum of the rest; the scale of the weights; the transitions;
//! the word groups; the features. Keys are sorted and written as steps from one to the next. A feature's row is a mask
//! of the labels that it speaks for and their weights. `decode` checks everything it reads.

use std::fmt;
use std::sync::LazyLock;

use super::N_LABELS;
use super::lattice::{Scores, Transitions};

const MAGIC: [u8; 4] = *b"AANM";
const VERSION: u16 = 1;

/// Keys of words and features have so many bits; of the fewer keys that are known, few fall together.
pub(super) const KEY_BITS: u32 = 24;

/// The top bits of a key that say where in the table it stands.
const BUCKET_BITS: u32 = 16;

/// The weights of one feature, by label.
pub type Row = [i8; N_LABELS];

/// Weights of several features added up, by label. Some 250 features fit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums([i16; N_LABELS]);

impl Sums {
    pub(super) fn add(&mut self, other: &Self) {
        for (sum, other) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(other);
        }
    }
}

/// What is wrong with the bytes of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The first bytes are not a model's.
    NotAModel {
        found: Vec<u8>,
    },
    Version {
        found: u16,
        expected: u16,
    },
    /// The bytes end early.
    Truncated {
        needed: usize,
        found: usize,
    },
    Checksum {
        found: u32,
        expected: u32,
    },
    /// A part says what no model says.
    Corrupt {
        part: &'static str,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel { found } => {
                let (found, expected) = (found.escape_ascii(), MAGIC.escape_ascii());
                write!(formatter, "not a model: found \"{found}\" at its beginning, expected \"{expected}\"")
            }
            Self::Version { found, expected } => {
                write!(formatter, "model of version {found}, expected version {expected}")
            }
            Self::Truncated { needed, found } => {
                write!(formatter, "model cut short: {needed} more bytes expected, {found} found")
            }
            Self::Checksum { found, expected } => {
                write!(
                    formatter,
                    "damaged model: its bytes have the checksum {found:08x}, expected {expected:08x}"
                )
            }
            Self::Corrupt { part } => write!(formatter, "damaged model: its {part} make no sense"),
        }
    }
}

impl std::error::Error for ModelError {}

/// A set of keys, each with its place in the order of keys.
#[derive(Clone, Debug, Default)]
struct Keys {
    /// For each beginning of a key, the first place of its keys; one more at the end.
    buckets: Vec<u32>,
    /// The rest of each key, and eight bytes more, so that eight can be read from any place.
    rest: Vec<u8>,
}

impl Keys {
    /// From keys in ascending order.
    fn new(keys: &[u32]) -> Self {
        let mut buckets = vec![0u32; (1 << BUCKET_BITS) + 1];
        for key in keys {
            if let Some(count) = buckets.get_mut((key >> (KEY_BITS - BUCKET_BITS)) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut buckets {
            sum += *count;
            *count = sum;
        }
        let rest = keys.iter().map(|key| key.to_le_bytes()[0]).chain([0; 8]).collect();
        Self { buckets, rest }
    }

    /// The place of a key. Few keys share a bucket: eight are compared at once, as a branch for each would be guessed
    /// wrongly half the time.
    fn place(&self, key: u32) -> Option<usize> {
        let bucket = (key >> (KEY_BITS - BUCKET_BITS)) as usize;
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let rest = key.to_le_bytes()[0];
        let eight: [u8; 8] = self.rest.get(start..start + 8)?.try_into().ok()?;
        let differences = u64::from_le_bytes(eight) ^ (u64::from(rest) * LOW_BITS);
        // The lowest byte that is nought is the lowest with its high bit set here.
        let equal = differences.wrapping_sub(LOW_BITS) & !differences & (LOW_BITS << 7);
        let place = start + equal.trailing_zeros() as usize / 8;
        if end - start > 8 && equal == 0 {
            return self.rest.get(start..end)?.iter().position(|known| *known == rest).map(|idx| start + idx);
        }
        (place < end).then_some(place)
    }
}

/// The lowest bit of each byte.
const LOW_BITS: u64 = 0x0101_0101_0101_0101;

/// A model ready for use.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) transitions: Transitions,
    /// What one unit of a weight is worth.
    scale: f32,
    words: Keys,
    groups: Vec<u16>,
    features: Keys,
    /// By the place of the feature's key; one of noughts at the end.
    rows: Vec<Row>,
}

static BUILT_IN: LazyLock<Model> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the bytes are compiled in, not input")]
    Model::decode(include_bytes!("../../../data/model.bin")).expect("data/model.bin is a model")
});

impl Model {
    /// The model that is compiled in: `data/model.bin`.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a model, checking every byte of it.
    ///
    /// # Errors
    /// Where `bytes` are not a whole model of this version.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let magic: [u8; 4] = reader.array().unwrap_or_default();
        if magic != MAGIC {
            return Err(ModelError::NotAModel { found: bytes.iter().take(4).copied().collect() });
        }
        let version = u16::from_le_bytes(reader.array()?);
        if version != VERSION {
            return Err(ModelError::Version { found: version, expected: VERSION });
        }
        let expected = u32::from_le_bytes(reader.array()?);
        let length = reader.length()?;
        if reader.bytes.len() < length {
            return Err(ModelError::Truncated { needed: length, found: reader.bytes.len() });
        }
        let found = crc32fast::hash(reader.bytes);
        if found != expected {
            return Err(ModelError::Checksum { found, expected });
        }
        let scale = f32::from_le_bytes(reader.array()?);
        if !(scale.is_finite() && scale > 0.0) {
            return Err(ModelError::Corrupt { part: "weights" });
        }
        let mut transitions = [[0.0; N_LABELS]; N_LABELS];
        for score in transitions.iter_mut().flatten() {
            *score = f32::from(i16::from_le_bytes(reader.array()?)) / 256.0;
        }
        let words = reader.keys()?;
        let groups = reader.groups(words.len())?;
        let features = reader.keys()?;
        let rows = reader.rows(features.len())?;
        if !reader.bytes.is_empty() {
            return Err(ModelError::Corrupt { part: "last bytes" });
        }
        Ok(Self {
            transitions: Transitions::new(transitions),
            scale,
            words: Keys::new(&words),
            groups,
            features: Keys::new(&features),
            rows,
        })
    }

    /// Adds the weights of the features with those keys.
    pub(super) fn add_up(&self, keys: &[u32], sums: &mut Sums) {
        for key in keys {
            // Nothing is a row of noughts, the last.
            let place = self.features.place(*key).unwrap_or(self.rows.len().wrapping_sub(1));
            if let Some(row) = self.rows.get(place) {
                for (sum, weight) in sums.0.iter_mut().zip(row) {
                    *sum = sum.saturating_add(i16::from(*weight));
                }
            }
        }
    }

    /// What sums of weights are worth.
    pub(super) fn scores(&self, sums: &Sums) -> Scores {
        sums.0.map(|sum| f32::from(sum) * self.scale)
    }

    /// The best labels of words with those features.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn best_labels(&self, features: &[Vec<u32>]) -> Vec<usize> {
        let emission = |keys: &Vec<u32>| {
            let mut sums = Sums::default();
            self.add_up(keys, &mut sums);
            self.scores(&sums)
        };
        let emissions: Vec<Scores> = features.iter().map(emission).collect();
        super::lattice::best(&emissions, &self.transitions)
    }

    /// The group of a word, by its key.
    pub(super) fn group(&self, word: u32) -> Option<u16> {
        self.groups.get(self.words.place(word)?).copied()
    }
}

/// Bytes yet to be read.
struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, n_bytes: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(n_bytes)
            .ok_or(ModelError::Truncated { needed: n_bytes, found: self.bytes.len() })?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let taken = self.take(N)?;
        taken.try_into().map_err(|_| ModelError::Truncated { needed: N, found: taken.len() })
    }

    fn length(&mut self) -> Result<usize, ModelError> {
        let length = u32::from_le_bytes(self.array()?);
        usize::try_from(length).map_err(|_| ModelError::Corrupt { part: "lengths" })
    }

    /// Keys in ascending order: how many, then each as its step from the one before, seven bits a byte, low ones first.
    fn keys(&mut self) -> Result<Vec<u32>, ModelError> {
        let n_keys = self.length()?;
        // Each takes a byte or more.
        if n_keys > self.bytes.len() {
            return Err(ModelError::Truncated { needed: n_keys, found: self.bytes.len() });
        }
        let mut keys = Vec::with_capacity(n_keys);
        let mut key = 0u32;
        for _ in 0..n_keys {
            let mut step = 0u32;
            for shift in [0, 7, 14, 21] {
                let [byte] = self.array()?;
                step |= u32::from(byte & 0x7f) << shift;
                if byte < 0x80 {
                    break;
                }
            }
            key += step;
            if key >> KEY_BITS != 0 {
                return Err(ModelError::Corrupt { part: "keys" });
            }
            keys.push(key);
        }
        Ok(keys)
    }

    fn groups(&mut self, n_words: usize) -> Result<Vec<u16>, ModelError> {
        let high = self.take(n_words)?;
        let low = self.take(n_words)?;
        Ok(high.iter().zip(low).map(|(high, low)| u16::from_be_bytes([*high, *low])).collect())
    }

    fn rows(&mut self, n_rows: usize) -> Result<Vec<Row>, ModelError> {
        let (high, low) = (self.take(n_rows)?, self.take(n_rows)?);
        let mut rows = Vec::with_capacity(n_rows);
        for (high, low) in high.iter().zip(low) {
            let mask = u16::from_be_bytes([*high, *low]);
            let mut row = [0; N_LABELS];
            for (label, weight) in row.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = i8::from_le_bytes(self.array()?);
                }
            }
            rows.push(row);
        }
        rows.push([0; N_LABELS]);
        Ok(rows)
    }
}

/// Everything that a model file holds, for the trainer to write.
#[cfg(feature = "train")]
#[derive(Clone, Debug)]
pub struct Weights {
    /// In 256ths; by label, then by the one after it.
    pub transitions: [[i16; N_LABELS]; N_LABELS],
    pub scale: f32,
    /// Keys of words with their groups.
    pub groups: std::collections::BTreeMap<u32, u16>,
    /// Keys of features with their weights.
    pub rows: std::collections::BTreeMap<u32, Row>,
}

#[cfg(feature = "train")]
impl Weights {
    /// The bytes that [`Model::decode`] reads.
    ///
    /// # Panics
    /// If there are more than 2³² keys.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::cast_possible_truncation,
        reason = "the trainer's own numbers, not input"
    )]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
        let push_keys = |keys: &mut dyn ExactSizeIterator<Item = &u32>, bytes: &mut Vec<u8>| {
            bytes.extend(u32::try_from(keys.len()).expect("few keys").to_le_bytes());
            let mut before = 0;
            for key in keys {
                let mut step = key - before;
                before = *key;
                while step >= 0x80 {
                    bytes.push((step & 0x7f) as u8 | 0x80);
                    step >>= 7;
                }
                bytes.push(step as u8);
            }
        };
        push_keys(&mut self.groups.keys(), &mut bytes);
        for byte in 0..2 {
            bytes.extend(self.groups.values().filter_map(|group| group.to_be_bytes().get(byte).copied()));
        }
        push_keys(&mut self.rows.keys(), &mut bytes);
        let mask = |row: &Row| -> u16 {
            (0u16..).zip(row).filter(|(_, weight)| **weight != 0).map(|(label, _)| 1 << label).sum()
        };
        for byte in 0..2 {
            bytes.extend(self.rows.values().filter_map(|row| mask(row).to_be_bytes().get(byte).copied()));
        }
        let weights = self.rows.values().flatten().filter(|weight| **weight != 0);
        bytes.extend(weights.flat_map(|weight| weight.to_le_bytes()));

        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(crc32fast::hash(&bytes).to_le_bytes());
        file.extend(u32::try_from(bytes.len()).expect("a small model").to_le_bytes());
        file.extend(bytes);
        file
    }
}
