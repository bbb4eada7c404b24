//! Why bytes are no table of coordinates.

use std::fmt;

/// What is wrong with a table of coordinates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoordinatesError {
    NotCoordinates { found: Vec<u8> },
    Version { found: u8, expected: u8 },
    Truncated { needed: usize, found: usize },
    Checksum { found: u32, expected: u32 },
    Length { found: usize, expected: usize },
    Damaged { part: &'static str },
}

impl fmt::Display for CoordinatesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCoordinates { found } => {
                write!(
                    formatter,
                    "not a table of coordinates: it begins with {found:02x?}, expected \"AACO\""
                )
            }
            Self::Version { found, expected } => {
                write!(formatter, "table of coordinates of version {found}, expected version {expected}")
            }
            Self::Truncated { needed, found } => {
                write!(formatter, "truncated table of coordinates: found {found} bytes, expected {needed}")
            }
            Self::Checksum { found, expected } => {
                write!(
                    formatter,
                    "damaged table of coordinates: checksum {found:08x}, expected {expected:08x}"
                )
            }
            Self::Length { found, expected } => {
                write!(
                    formatter,
                    "damaged table of coordinates: {found} bytes of places, expected {expected}"
                )
            }
            Self::Damaged { part } => {
                write!(formatter, "damaged table of coordinates: its {part} make no sense")
            }
        }
    }
}

impl std::error::Error for CoordinatesError {}
