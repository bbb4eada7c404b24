//! Where on earth a place is: a packed table beside the page, read where it lies, for the names that the gazetteers know.
//!
//! It is no part of the module, which has no room for it: whoever has the bytes passes them in. The table holds no
//! names, only numbers made of them, so it answers only for a name that [`gazetteer`] calls a place. Of several places
//! of one name it knows the one that the gazetteers took, the largest. A place that has none of its own but a country is
//! put in that country, and says so.
//!
//! The file, in order, numbers little-endian: the magic `AACO`, the version, the seed of the hash, the number of
//! countries, that of places (two bytes each), the checksum of what follows; for each country its two letters, three
//! bytes of position, the length of its name and the name; for each of 4,096 buckets and one more, where its places
//! begin (two bytes); for each place the rest of its hash (two bytes), ascending in a bucket; for each place three bytes
//! of position, which are 12 bits of latitude and 12 of longitude (to five kilometres).

mod error;
#[cfg(not(target_arch = "wasm32"))]
mod pack;

pub use error::CoordinatesError;
#[cfg(not(target_arch = "wasm32"))]
pub use pack::{PackError, pack};

use crate::gazetteer::{self, Subkind};

const MAGIC: [u8; 4] = *b"AACO";
const VERSION: u8 = 1;
const HEADER: usize = 14;
/// The first 12 bits of a hash choose the bucket, the next 16 are stored.
const N_BUCKETS: usize = 4096;
const POSITION: usize = 3;
/// Steps of latitude, and of longitude.
const STEPS: f64 = 4096.0;

/// A checked table that borrows its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Coordinates<'a> {
    seed: u8,
    countries: &'a [u8],
    starts: &'a [u8],
    hashes: &'a [u8],
    positions: &'a [u8],
}

/// What a position stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A town or a site.
    Point,
    /// The middle of a country, region or sea.
    Area,
    /// The middle of the country that the place is in: where in it is not known.
    Country,
}

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located<'a> {
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    pub extent: Extent,
    /// The country that it is in or, for a country, is.
    pub country: Option<&'a str>,
    pub is_country: bool,
}

struct Country<'a> {
    code: [u8; 2],
    position: &'a [u8],
    name: &'a str,
}

impl<'a> Coordinates<'a> {
    /// Checks the table; nothing is copied.
    ///
    /// # Errors
    /// Bytes that are no table of this version, or not the whole of one.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, CoordinatesError> {
        let truncated = |needed: usize| CoordinatesError::Truncated { needed, found: bytes.len() };
        let magic = bytes.get(..MAGIC.len()).ok_or_else(|| truncated(HEADER))?;
        if magic != MAGIC {
            return Err(CoordinatesError::NotCoordinates { found: magic.to_vec() });
        }
        let (header, body) = bytes.split_at_checked(HEADER).ok_or_else(|| truncated(HEADER))?;
        let &[_, _, _, _, version, seed, a, b, c, d, e, f, g, h] = header else {
            return Err(truncated(HEADER));
        };
        if version != VERSION {
            return Err(CoordinatesError::Version { found: version, expected: VERSION });
        }
        let (found, expected) = (crc32fast::hash(body), u32::from_le_bytes([e, f, g, h]));
        if found != expected {
            return Err(CoordinatesError::Checksum { found, expected });
        }
        let (n_countries, n_places) =
            (usize::from(u16::from_le_bytes([a, b])), usize::from(u16::from_le_bytes([c, d])));
        let mut rest = body;
        for _ in 0..n_countries {
            (_, rest) = country(rest).ok_or(CoordinatesError::Damaged { part: "countries" })?;
        }
        let (countries, tables) = body
            .split_at_checked(body.len() - rest.len())
            .ok_or(CoordinatesError::Damaged { part: "countries" })?;
        let needed = 2 * (N_BUCKETS + 1) + (2 + POSITION) * n_places;
        if tables.len() != needed {
            return Err(CoordinatesError::Length { found: tables.len(), expected: needed });
        }
        let (starts, tables) = tables.split_at(2 * (N_BUCKETS + 1));
        let (hashes, positions) = tables.split_at(2 * n_places);
        let order = || numbers(starts).map(usize::from);
        if !order().is_sorted() || order().next() != Some(0) || order().last() != Some(n_places) {
            return Err(CoordinatesError::Damaged { part: "buckets" });
        }
        Ok(Self { seed, countries, starts, hashes, positions })
    }

    /// Where the place is that has these names; the first of them that is known tells.
    #[must_use]
    pub fn locate<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Option<Located<'a>> {
        names.into_iter().find_map(|name| self.locate_name(name))
    }

    fn locate_name(&self, name: &str) -> Option<Located<'a>> {
        let entry = gazetteer::get(name)?;
        let kind = entry.place()?;
        let full = gazetteer::full_name(entry).unwrap_or(name);
        let code = entry.country().map(String::from_iter).unwrap_or_default();
        let country = self.country(&code);
        let is_country =
            kind == Subkind::Country && country.as_ref().is_some_and(|country| is_same(country.name, full));
        let own = self.position(full, &code).or_else(|| self.position(name, &code));
        let (position, extent) = match (own, &country) {
            (_, Some(country)) if is_country => (country.position, Extent::Area),
            (Some(position), _) => (position, extent(kind)),
            (None, Some(country)) => (country.position, Extent::Country),
            (None, None) => return None,
        };
        let (latitude, longitude) = degrees(position)?;
        let country = country.map(|country| country.name);
        Some(Located { latitude, longitude, extent, country, is_country })
    }

    /// The position of the place with this name in a country, or in none.
    fn position(&self, name: &str, code: &str) -> Option<&'a [u8]> {
        let (bucket, rest) = hash(self.seed, &key(name, code));
        let bound = |idx: usize| self.starts.get(2 * idx..2 * idx + 2).and_then(|pair| numbers(pair).next());
        let (start, end) = (usize::from(bound(bucket)?), usize::from(bound(bucket + 1)?));
        let place = start + numbers(self.hashes.get(2 * start..2 * end)?).position(|hash| hash == rest)?;
        self.positions.get(POSITION * place..POSITION * (place + 1))
    }

    fn country(&self, code: &str) -> Option<Country<'a>> {
        let mut rest = self.countries;
        while let Some((found, after)) = country(rest) {
            if found.code == code.as_bytes() {
                return Some(found);
            }
            rest = after;
        }
        None
    }
}

/// A country at the start of `bytes`, and what comes after it.
fn country(bytes: &[u8]) -> Option<(Country<'_>, &[u8])> {
    let (&[first, second], rest) = bytes.split_first_chunk::<2>()?;
    let (position, rest) = rest.split_at_checked(POSITION)?;
    let (length, rest) = rest.split_first()?;
    let (name, rest) = rest.split_at_checked(usize::from(*length))?;
    let name = std::str::from_utf8(name).ok()?;
    Some((Country { code: [first, second], position, name }, rest))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair))
}

const fn extent(kind: Subkind) -> Extent {
    match kind {
        Subkind::City | Subkind::Capital | Subkind::Facility => Extent::Point,
        _ => Extent::Area,
    }
}

/// What is hashed: a name as the gazetteers spell it, and its country.
fn key(name: &str, code: &str) -> String {
    let mut key = gazetteer::key_of_name(name);
    key.push('\t');
    key.push_str(code);
    key
}

fn is_same(one: &str, other: &str) -> bool {
    gazetteer::key_of_name(one) == gazetteer::key_of_name(other)
}

/// The bucket of a key, and what is stored of it there.
fn hash(seed: u8, key: &str) -> (usize, u16) {
    let mut hasher = crc32fast::Hasher::new_with_initial(u32::from(seed));
    hasher.update(key.as_bytes());
    let [first, second, third, fourth] = hasher.finalize().to_be_bytes();
    let bucket = usize::from(u16::from_be_bytes([first, second]) >> 4);
    (bucket, u16::from_be_bytes([second << 4 | third >> 4, third << 4 | fourth >> 4]))
}

/// Latitude and longitude in the middle of a position's square, to a hundredth of a degree.
fn degrees(position: &[u8]) -> Option<(f64, f64)> {
    let &[a, b, c] = position else { return None };
    let latitude = u16::from(a) << 4 | u16::from(b >> 4);
    let longitude = u16::from(b & 0xF) << 8 | u16::from(c);
    let place = |step: u16, range: f64| {
        let degrees = (f64::from(step) + 0.5) / STEPS * range - range / 2.0;
        (degrees * 100.0).round() / 100.0
    };
    Some((place(latitude, 180.0), place(longitude, 360.0)))
}

#[cfg(test)]
mod tests;
