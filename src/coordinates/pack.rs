//! Packs `data/coordinates.tsv` into the table that the page loads.

use std::collections::BTreeMap;
use std::fmt;

use super::{HEADER, MAGIC, N_BUCKETS, STEPS, VERSION, hash, key};

/// What is wrong with a list of coordinates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// A line that is not a place, a country, two numbers of degrees and what it is; counted from 1.
    Line { number: usize, found: String },
    /// More places than two bytes can count, or so many that every seed gives two of them one hash.
    TooMany { found: usize },
}

impl fmt::Display for PackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { number, found } => {
                write!(
                    formatter,
                    "line {number}: found {found:?}, expected place, country, latitude, longitude, country or place"
                )
            }
            Self::TooMany { found } => write!(formatter, "{found} places, which do not fit into the table"),
        }
    }
}

impl std::error::Error for PackError {}

/// The table of a list in the form of `data/coordinates.tsv`. Of two places with one key the first counts.
///
/// # Errors
/// Lines of another form, and more places than the table holds.
pub fn pack(list: &str) -> Result<Vec<u8>, PackError> {
    let mut countries: BTreeMap<&str, ([u8; 3], &str)> = BTreeMap::new();
    let mut places: BTreeMap<String, [u8; 3]> = BTreeMap::new();
    for (idx, line) in list.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let wrong = || PackError::Line { number: idx + 1, found: line.to_owned() };
        let fields: Vec<&str> = line.split('\t').collect();
        let &[name, code, latitude, longitude, what] = fields.as_slice() else { return Err(wrong()) };
        let position = latitude
            .parse()
            .ok()
            .zip(longitude.parse().ok())
            .and_then(|(latitude, longitude)| position(latitude, longitude))
            .ok_or_else(wrong)?;
        match what {
            "country" if code.len() == 2 && u8::try_from(name.len()).is_ok() => {
                countries.insert(code, (position, name));
            }
            "place" => {
                places.entry(key(name, code)).or_insert(position);
            }
            _ => return Err(wrong()),
        }
    }
    let too_many = PackError::TooMany { found: places.len() };
    let (Ok(n_countries), Ok(n_places)) = (u16::try_from(countries.len()), u16::try_from(places.len()))
    else {
        return Err(too_many);
    };
    // Each seed gives all places hashes of their own about once in ten times.
    let hashed = |seed: u8| -> BTreeMap<(usize, u16), [u8; 3]> {
        places.iter().map(|(key, position)| (hash(seed, key), *position)).collect()
    };
    let Some((seed, places)) =
        (0..=u8::MAX).map(|seed| (seed, hashed(seed))).find(|(_, hashed)| hashed.len() == places.len())
    else {
        return Err(too_many);
    };

    let mut body = Vec::new();
    for (code, (position, name)) in &countries {
        body.extend_from_slice(code.as_bytes());
        body.extend_from_slice(position);
        body.extend(u8::try_from(name.len()));
        body.extend_from_slice(name.as_bytes());
    }
    let mut n_before = vec![0u16; N_BUCKETS + 1];
    for (bucket, _) in places.keys() {
        for start in n_before.iter_mut().skip(bucket + 1) {
            *start += 1;
        }
    }
    body.extend(n_before.iter().flat_map(|start| start.to_le_bytes()));
    body.extend(places.keys().flat_map(|(_, rest)| rest.to_le_bytes()));
    body.extend(places.values().flatten());
    let mut file = Vec::with_capacity(HEADER + body.len());
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&[VERSION, seed]);
    file.extend_from_slice(&n_countries.to_le_bytes());
    file.extend_from_slice(&n_places.to_le_bytes());
    file.extend_from_slice(&crc32fast::hash(&body).to_le_bytes());
    file.extend_from_slice(&body);
    Ok(file)
}

/// Three bytes for a position in degrees; `None` for one that is not on earth.
fn position(latitude: f64, longitude: f64) -> Option<[u8; 3]> {
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return None;
    }
    let (latitude, longitude) = (step(latitude, 180.0), step(longitude, 360.0));
    let [_, a, b, c] = (latitude << 12 | longitude).to_be_bytes();
    Some([a, b, c])
}

/// The step that so many degrees of a range around 0 fall into; both ends of the range have one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 4095 by what goes before")]
fn step(degrees: f64, range: f64) -> u32 {
    ((degrees / range + 0.5) * STEPS).clamp(0.0, STEPS - 1.0) as u32
}
