use super::*;

const FILE: &[u8] = include_bytes!("../../www/map/coordinates.bin");

#[track_caller]
fn check(names: &[&str], at: (f64, f64), extent: Extent, country: Option<&str>) {
    let coordinates = Coordinates::decode(FILE).expect("the table is whole");
    let found = coordinates.locate(names.iter().copied()).unwrap_or_else(|| panic!("{names:?} is nowhere"));
    let (latitude, longitude) = at;
    assert!(
        (found.latitude - latitude).abs() < 0.2 && (found.longitude - longitude).abs() < 0.2,
        "{names:?}: {found:?}, expected {at:?}"
    );
    assert_eq!((found.extent, found.country), (extent, country), "{names:?}");
}

#[test]
fn towns_are_where_they_are() {
    check(&["Peshawar"], (34.01, 71.58), Extent::Point, Some("Pakistan"));
    check(&["Gaza City"], (31.5, 34.47), Extent::Point, Some("Palestine"));
    check(&["Paris"], (48.85, 2.35), Extent::Point, Some("France"));
    check(&["New York"], (40.71, -74.0), Extent::Point, Some("United States"));
    check(&["Apia"], (-13.83, -171.77), Extent::Point, Some("Samoa"));
    check(&["Suva"], (-18.14, 178.44), Extent::Point, Some("Fiji"));
}

#[test]
fn spellings_meet() {
    for name in ["Kyiv", "Kiev"] {
        check(&[name], (50.45, 30.52), Extent::Point, Some("Ukraine"));
    }
    check(&["US"], (39.5, -99.1), Extent::Area, Some("United States"));
}

#[test]
fn the_largest_of_a_name_is_taken() {
    check(&["Hyderabad"], (17.38, 78.46), Extent::Point, Some("India"));
}

#[test]
fn what_is_vast_has_a_middle() {
    check(&["Syria"], (35.0, 38.5), Extent::Area, Some("Syria"));
    check(&["Red Sea"], (20.0, 38.5), Extent::Area, None);
    check(&["Darfur"], (13.5, 24.5), Extent::Area, Some("Sudan"));
    check(&["Scotland"], (56.8, -4.2), Extent::Area, Some("United Kingdom"));
}

#[test]
fn a_site_without_a_position_is_somewhere_in_its_country() {
    check(&["Bilawal House"], (29.9, 69.4), Extent::Country, Some("Pakistan"));
}

#[test]
fn the_first_name_that_is_known_tells() {
    check(&["the walled city", "Peshawar"], (34.01, 71.58), Extent::Point, Some("Pakistan"));
}

#[test]
fn what_is_no_place_is_nowhere() {
    let coordinates = Coordinates::decode(FILE).expect("the table is whole");
    for name in ["Xyzzyville", "United Nations", "however", ""] {
        assert_eq!(coordinates.locate([name]), None, "{name}");
    }
}
