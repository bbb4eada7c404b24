//! Where the places of a text are, for the map. Apart from the view: the table of coordinates comes with the page, not
//! with the core.

use serde::{Deserialize, Serialize};

use crate::codes::Code;
use crate::coordinates::{Coordinates, Extent};

/// A place as the page knows it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub id: String,
    /// The name, then the other names.
    pub names: Vec<String>,
}

/// A place of which it is known where it is.
#[derive(Debug, PartialEq, Serialize)]
pub struct Place {
    pub id: String,
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    pub extent: &'static str,
    /// The place and, as several have one name, the country of the one that is meant: "Hyderabad, India".
    pub label: String,
}

/// The places that `coordinates` knows, in their order.
#[must_use]
pub fn places(coordinates: &Coordinates, named: Vec<Named>) -> Vec<Place> {
    named.into_iter().filter_map(|named| place(coordinates, named)).collect()
}

fn place(coordinates: &Coordinates, Named { id, names }: Named) -> Option<Place> {
    let located = coordinates.locate(names.iter().map(String::as_str))?;
    let name = names.first()?;
    let label = match (located.extent, located.country) {
        (Extent::Country, Some(country)) => format!("{name}, somewhere in {country}"),
        (_, Some(country)) if !located.is_country => format!("{name}, {country}"),
        _ => name.clone(),
    };
    let (latitude, longitude) = (located.latitude, located.longitude);
    Some(Place { id, latitude, longitude, extent: located.extent.code(), label })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../www/map/coordinates.bin");

    #[test]
    fn a_label_says_which_place_is_meant() {
        let coordinates = Coordinates::decode(FILE).expect("the table is whole");
        let label = |name: &str| {
            let named = Named { id: "e0".to_owned(), names: vec![name.to_owned()] };
            places(&coordinates, vec![named]).pop().map(|place| (place.extent, place.label))
        };
        for (name, extent, expected) in [
            ("Hyderabad", "point", "Hyderabad, India"),
            ("Syria", "area", "Syria"),
            ("U.S.", "area", "U.S."),
            ("Red Sea", "area", "Red Sea"),
            ("Darfur", "area", "Darfur, Sudan"),
            ("Bilawal House", "country", "Bilawal House, somewhere in Pakistan"),
        ] {
            assert_eq!(label(name), Some((extent, expected.to_owned())), "{name}");
        }
        assert_eq!(label("Xyzzyville"), None);
    }
}
