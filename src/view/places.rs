//! Where the places of a text are, for the map. Apart from the view: the table of coordinates comes with the page, not
//! with the core.

use serde::Serialize;

use crate::codes::Code;
use crate::coordinates::{Coordinates, Extent};
use crate::mentions::EntityKind;

use super::{Entity, View};

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

/// The places of a view that `coordinates` knows, in their order.
#[must_use]
pub fn places(coordinates: &Coordinates, view: &View) -> Vec<Place> {
    let places = view.entities.iter().filter(|entity| entity.kind == EntityKind::Place.code());
    places.filter_map(|entity| place(coordinates, entity)).collect()
}

fn place(coordinates: &Coordinates, &Entity { ref id, name, aliases, .. }: &Entity) -> Option<Place> {
    let names = std::iter::once(name).chain(aliases.iter().map(String::as_str));
    let located = coordinates.locate(names)?;
    let label = match (located.extent, located.country) {
        (Extent::Country, Some(country)) => format!("{name}, somewhere in {country}"),
        (_, Some(country)) if !located.is_country => format!("{name}, {country}"),
        _ => name.to_owned(),
    };
    let (latitude, longitude) = (located.latitude, located.longitude);
    Some(Place { id: id.clone(), latitude, longitude, extent: located.extent.code(), label })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../www/map/coordinates.bin");

    #[test]
    fn a_label_says_which_place_is_meant() {
        let coordinates = Coordinates::decode(FILE).expect("the table is whole");
        let label = |name: &str| {
            let text = format!("The talks were held in {name} on Monday.");
            let annotation = crate::annotate(&text, &crate::Options::default());
            let mut found = places(&coordinates, &View::new(&text, &annotation));
            assert!(found.len() <= 1, "{found:?}");
            found.pop().map(|place| (place.extent, place.label))
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
