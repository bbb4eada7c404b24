//! The table of coordinates: it is that of the list, and what is no table is refused, whatever its bytes.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::{env, fs};

use article_annotator::coordinates::{Coordinates, CoordinatesError, PackError, pack};
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("../www/map/coordinates.bin");
const LIST: &str = include_str!("../data/coordinates.tsv");

/// Where the checksum stands, and where that begins which it is of.
const CHECKSUM: usize = 10;
const HEADER: usize = 14;

/// The file with a change in it and a checksum that fits, so that the parts themselves must be checked.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes[HEADER..]);
    bytes[CHECKSUM..HEADER].copy_from_slice(&sum.to_le_bytes());
    bytes
}

#[test]
fn the_table_is_that_of_the_list() {
    let packed = pack(LIST).expect("data/coordinates.tsv is well formed");
    if env::var_os("UPDATE_COORDINATES").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/map/coordinates.bin");
        fs::write(&path, &packed).expect("the table can be written");
        return;
    }
    assert!(packed == FILE, "run UPDATE_COORDINATES=1 cargo test --test coordinates");
}

#[test]
fn errors_say_what_was_found_and_expected() {
    let error = |bytes: &[u8]| Coordinates::decode(bytes).unwrap_err();
    assert_eq!(error(b"PK\x03\x04zip"), CoordinatesError::NotCoordinates { found: b"PK\x03\x04".to_vec() });
    assert_eq!(error(b"AACO\x01"), CoordinatesError::Truncated { needed: HEADER, found: 5 });
    let mut newer = FILE.to_vec();
    newer[4] = 9;
    assert_eq!(error(&newer).to_string(), "table of coordinates of version 9, expected version 1");
    let mut damaged = FILE.to_vec();
    damaged[FILE.len() / 2] ^= 1;
    assert!(matches!(error(&damaged), CoordinatesError::Checksum { .. }));
    let mut longer = FILE.to_vec();
    longer.push(0);
    assert!(matches!(error(&signed(longer)), CoordinatesError::Length { .. }));
    assert_eq!(
        pack("Paris\tFR\t91\t2\tplace"),
        Err(PackError::Line { number: 1, found: "Paris\tFR\t91\t2\tplace".to_owned() })
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused(bytes in any::<Vec<u8>>()) {
        prop_assert!(Coordinates::decode(&bytes).is_err());
        let after_header = [&FILE[..HEADER], &bytes].concat();
        prop_assert!(Coordinates::decode(&signed(after_header)).is_err());
    }

    #[test]
    fn any_beginning_of_the_file_is_refused(length in 0..FILE.len()) {
        prop_assert!(Coordinates::decode(&FILE[..length]).is_err());
        if length >= HEADER {
            prop_assert!(Coordinates::decode(&signed(FILE[..length].to_vec())).is_err());
        }
    }

    #[test]
    fn a_changed_byte_under_a_fitting_checksum_makes_no_panic(at in 6..FILE.len(), byte in any::<u8>()) {
        let mut bytes = FILE.to_vec();
        bytes[at] = byte;
        // Some changes only make another table; none may panic, when it is read or when it is asked.
        if let Ok(coordinates) = Coordinates::decode(&signed(bytes)) {
            let located = coordinates.locate(["Peshawar", "Syria"]);
            prop_assert!(located.is_none_or(|place| place.latitude.abs() <= 90.0 && place.longitude.abs() <= 180.0));
        }
    }
}
