//! What the gazetteers know about one name, packed into 64 bits. The build script packs, the core unpacks.

/// A finer kind of organisation or place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subkind {
    ArmedGroup,
    Government,
    Ministry,
    Military,
    Police,
    Party,
    Company,
    Media,
    Ngo,
    International,
    Court,
    School,
    Hospital,
    Sport,
    Country,
    Capital,
    City,
    Region,
    Continent,
    Water,
    Facility,
    Religious,
    Union,
    Research,
}

impl Subkind {
    /// Every subkind with its name in data files and exports.
    pub const ALL: [(Self, &'static str); 24] = [
        (Self::ArmedGroup, "armed_group"),
        (Self::Government, "government"),
        (Self::Ministry, "ministry"),
        (Self::Military, "military"),
        (Self::Police, "police"),
        (Self::Party, "party"),
        (Self::Company, "company"),
        (Self::Media, "media"),
        (Self::Ngo, "ngo"),
        (Self::International, "international"),
        (Self::Court, "court"),
        (Self::School, "school"),
        (Self::Hospital, "hospital"),
        (Self::Sport, "sport"),
        (Self::Country, "country"),
        (Self::Capital, "capital"),
        (Self::City, "city"),
        (Self::Region, "region"),
        (Self::Continent, "continent"),
        (Self::Water, "water"),
        (Self::Facility, "facility"),
        (Self::Religious, "religious"),
        (Self::Union, "union"),
        (Self::Research, "research"),
    ];

    /// Whether it is a kind of place, not of organisation.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(
            self,
            Self::Country
                | Self::Capital
                | Self::City
                | Self::Region
                | Self::Continent
                | Self::Water
                | Self::Facility
        )
    }
}

impl Subkind {
    /// Whether a place can be one: places, and houses that are both ("the hospital was hit").
    #[must_use]
    pub const fn may_be_place(self) -> bool {
        self.is_place() || matches!(self, Self::School | Self::Hospital | Self::Court)
    }
}

/// Grammatical gender, as a title, a given name or a role tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Female,
    Male,
}

/// A name's senses. A name often has several: "Jordan" is a country, a given name and a family name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry(u64);

/// A field of so many bits at an offset.
#[derive(Clone, Copy)]
struct Field {
    at: u32,
    bits: u32,
}

/// 1 + place in [`Subkind::ALL`], 0 for no place.
const PLACE: Field = Field { at: 0, bits: 5 };
/// 1 + place in [`Subkind::ALL`], 0 for no organisation.
const ORGANIZATION: Field = Field { at: 5, bits: 5 };
/// Logarithm to base 4 of the number of inhabitants.
const SIZE: Field = Field { at: 10, bits: 5 };
/// Two letters, a digit of base 27 each.
const COUNTRY: Field = Field { at: 15, bits: 10 };
/// 1 female, 2 male, 3 not told; 0 for no given name.
const GIVEN: Field = Field { at: 25, bits: 2 };
const FAMILY: Field = Field { at: 27, bits: 1 };
const NATIONALITY: Field = Field { at: 28, bits: 1 };
const EVENT: Field = Field { at: 29, bits: 1 };
const COMMON: Field = Field { at: 30, bits: 1 };
const EXACT_CASE: Field = Field { at: 31, bits: 1 };
/// 1 + index of the full name, 0 where the name is full itself.
const FULL_NAME: Field = Field { at: 32, bits: 16 };
/// 1 + place in [`Subkind::ALL`], 0 for no head noun.
const HEAD: Field = Field { at: 48, bits: 5 };

impl Entry {
    const fn get(self, field: Field) -> u64 {
        (self.0 >> field.at) & ((1 << field.bits) - 1)
    }

    const fn with(self, field: Field, value: u64) -> Self {
        let mask = (1 << field.bits) - 1;
        Self((self.0 & !(mask << field.at)) | ((value & mask) << field.at))
    }

    fn subkind(self, field: Field) -> Option<Subkind> {
        let idx = usize::try_from(self.get(field)).ok()?.checked_sub(1)?;
        Subkind::ALL.get(idx).map(|(subkind, _)| *subkind)
    }

    fn with_subkind(self, field: Field, subkind: Subkind) -> Self {
        let code = (1u64..).zip(Subkind::ALL).find(|(_, (known, _))| *known == subkind);
        self.with(field, code.map_or(0, |(code, _)| code))
    }

    /// The packed form.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// From the packed form; unknown bits are kept.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// What kind of place it is.
    #[must_use]
    pub fn place(self) -> Option<Subkind> {
        self.subkind(PLACE)
    }

    /// What kind of organisation it is.
    #[must_use]
    pub fn organization(self) -> Option<Subkind> {
        self.subkind(ORGANIZATION)
    }

    /// The kind of organisation or place that has this word as its head noun ("ministry", "river").
    #[must_use]
    pub fn head(self) -> Option<Subkind> {
        self.subkind(HEAD)
    }

    /// Logarithm to base 4 of the number of inhabitants, rounded down (10 for a million); 0 where it is not known.
    #[must_use]
    pub const fn size(self) -> u64 {
        self.get(SIZE)
    }

    /// The country that it is or belongs to, by its ISO 3166 code.
    #[must_use]
    pub fn country(self) -> Option<[char; 2]> {
        let code = self.get(COUNTRY);
        let letter = |digit: u64| {
            let letter = u32::try_from(digit).ok()?.checked_sub(1)?;
            char::from_u32(u32::from(b'A') + letter)
        };
        Some([letter(code / 27)?, letter(code % 27)?])
    }

    /// Whether it is a given name.
    #[must_use]
    pub const fn is_given(self) -> bool {
        self.get(GIVEN) != 0
    }

    /// The gender of the given name, where it has one.
    #[must_use]
    pub const fn gender(self) -> Option<Gender> {
        match self.get(GIVEN) {
            1 => Some(Gender::Female),
            2 => Some(Gender::Male),
            _ => None,
        }
    }

    /// Whether it is a family name.
    #[must_use]
    pub const fn is_family(self) -> bool {
        self.get(FAMILY) != 0
    }

    /// Whether it is a nationality, people or faith.
    #[must_use]
    pub const fn is_nationality(self) -> bool {
        self.get(NATIONALITY) != 0
    }

    /// Whether it is an event.
    #[must_use]
    pub const fn is_event(self) -> bool {
        self.get(EVENT) != 0
    }

    /// Whether it is an English word that is seldom a name.
    #[must_use]
    pub const fn is_common(self) -> bool {
        self.get(COMMON) != 0
    }

    /// Whether it names a place, organisation or event only when written in capitals ("IS", "WHO").
    #[must_use]
    pub const fn is_exact_case(self) -> bool {
        self.get(EXACT_CASE) != 0
    }

    /// The index of its full name, where it is a short or other form.
    #[must_use]
    pub fn full_name(self) -> Option<usize> {
        usize::try_from(self.get(FULL_NAME)).ok()?.checked_sub(1)
    }

    /// Adds the sense of a place.
    #[must_use]
    pub fn with_place(self, subkind: Subkind, n_inhabitants: u64) -> Self {
        self.with_subkind(PLACE, subkind).with(SIZE, u64::from(n_inhabitants.checked_ilog(4).unwrap_or(0)))
    }

    /// Adds the sense of an organisation.
    #[must_use]
    pub fn with_organization(self, subkind: Subkind) -> Self {
        self.with_subkind(ORGANIZATION, subkind)
    }

    /// Sets the country by two capital letters; anything else sets none.
    #[must_use]
    pub fn with_country(self, code: &str) -> Self {
        let digit = |letter: u8| letter.is_ascii_uppercase().then(|| u64::from(letter - b'A') + 1);
        match code.as_bytes() {
            &[first, second] => match (digit(first), digit(second)) {
                (Some(first), Some(second)) => self.with(COUNTRY, first * 27 + second),
                _ => self,
            },
            _ => self,
        }
    }

    /// Adds the sense of a given name; one of both genders has none.
    #[must_use]
    pub const fn with_given(self, gender: Option<Gender>) -> Self {
        let own = match gender {
            Some(Gender::Female) => 1,
            Some(Gender::Male) => 2,
            None => 3,
        };
        let known = self.get(GIVEN);
        let told = if known == 0 || known == 3 {
            own
        } else if own == 3 {
            known
        } else {
            known | own
        };
        self.with(GIVEN, told)
    }

    /// Adds the sense of a family name.
    #[must_use]
    pub const fn with_family(self) -> Self {
        self.with(FAMILY, 1)
    }

    /// Adds the sense of a nationality, people or faith.
    #[must_use]
    pub const fn with_nationality(self) -> Self {
        self.with(NATIONALITY, 1)
    }

    /// Adds the sense of an event.
    #[must_use]
    pub const fn with_event(self) -> Self {
        self.with(EVENT, 1)
    }

    /// Marks a head noun.
    #[must_use]
    pub fn with_head(self, subkind: Subkind) -> Self {
        self.with_subkind(HEAD, subkind)
    }

    /// Marks a common word.
    #[must_use]
    pub const fn with_common(self) -> Self {
        self.with(COMMON, 1)
    }

    /// Marks a name that counts in capitals only, or takes the mark away.
    #[must_use]
    pub fn with_exact_case(self, exact: bool) -> Self {
        self.with(EXACT_CASE, u64::from(exact))
    }

    /// Sets the index of the full name.
    #[must_use]
    pub const fn with_full_name(self, idx: u64) -> Self {
        self.with(FULL_NAME, idx + 1)
    }
}
