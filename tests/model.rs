//! The model's file: what is not one is refused with a clear error, whatever its bytes.
#![cfg(not(target_arch = "wasm32"))]

use article_annotator::mentions::{Model, ModelError};
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("../data/model.bin");

/// Where the checksum stands; the bytes after it and after the length are those that it is of.
const CHECKSUM: usize = 6;
const HEADER: usize = 14;

/// The file with a change in it and a checksum that fits, so that the parts themselves must be checked.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes[HEADER..]);
    bytes[CHECKSUM..CHECKSUM + 4].copy_from_slice(&sum.to_le_bytes());
    bytes
}

#[test]
fn the_built_in_model_is_whole() {
    assert!(Model::decode(FILE).is_ok());
}

#[test]
fn errors_say_what_was_found_and_expected() {
    let error = |bytes: &[u8]| Model::decode(bytes).unwrap_err();
    assert_eq!(error(b"PK\x03\x04zip"), ModelError::NotAModel { found: b"PK\x03\x04".to_vec() });
    let mut newer = FILE.to_vec();
    newer[4] = 9;
    assert_eq!(error(&newer).to_string(), "model of version 9, expected version 1");
    let short = &FILE[..FILE.len() - 5];
    let needed = FILE.len() - HEADER;
    assert_eq!(error(short), ModelError::Truncated { needed, found: needed - 5 });
    let mut damaged = FILE.to_vec();
    damaged[FILE.len() / 2] ^= 1;
    assert!(matches!(error(&damaged), ModelError::Checksum { .. }));
    let mut longer = FILE.to_vec();
    longer.push(0);
    assert_eq!(error(&signed(longer)).to_string(), "damaged model: its last bytes make no sense");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused(bytes in any::<Vec<u8>>()) {
        prop_assert!(Model::decode(&bytes).is_err());
        let after_header = [&FILE[..HEADER], &bytes].concat();
        prop_assert!(Model::decode(&signed(after_header)).is_err());
    }

    #[test]
    fn any_beginning_of_the_file_is_refused(length in 0..FILE.len()) {
        prop_assert!(Model::decode(&FILE[..length]).is_err());
        if length >= HEADER {
            prop_assert!(Model::decode(&signed(FILE[..length].to_vec())).is_err());
        }
    }

    #[test]
    fn a_changed_byte_under_a_fitting_checksum_makes_no_panic(at in HEADER..FILE.len(), byte in any::<u8>()) {
        let mut bytes = FILE.to_vec();
        bytes[at] = byte;
        // Some changes only make another model; none may panic.
        if let Err(error) = Model::decode(&signed(bytes)) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
