//! The one table of the names that kinds, outcomes and so on have in every outside shape (JSON, the page, CSV).

use crate::claims::{Outcome, Polarity, Qualifier, RelationKind, Scope, SourceKind, Stance, VictimGroup};
use crate::coordinates::Extent;
use crate::dates::{Basis, Precision};
use crate::document::RegionKind;
use crate::edits::Standing;
use crate::mentions::{EntityKind, Subkind};
use crate::quotes::{QuoteKind, Stance as CueStance};

/// A value with a fixed name outside the core.
pub trait Code: Sized {
    /// The name, in lower case with underscores.
    fn code(self) -> &'static str;

    /// The value with that name.
    fn named(code: &str) -> Option<Self>;
}

macro_rules! codes {
    ($($type:ident { $($variant:ident => $code:literal),* $(,)? })*) => {$(
        impl Code for $type {
            fn code(self) -> &'static str {
                match self { $($type::$variant => $code),* }
            }

            fn named(code: &str) -> Option<Self> {
                match code { $($code => Some($type::$variant),)* _ => None }
            }
        }
    )*};
}

codes! {
    Standing {
        Unreviewed => "unreviewed", Accepted => "accepted", Corrected => "corrected", Added => "added",
    }
    RegionKind {
        Headline => "headline", Byline => "byline", Dateline => "dateline", Caption => "caption", Body => "body",
        Boilerplate => "boilerplate",
    }
    EntityKind {
        Person => "person", Organization => "organization", Place => "place", Nationality => "nationality",
        Event => "event", Product => "product", Work => "work",
    }
    Subkind {
        ArmedGroup => "armed_group", Government => "government", Ministry => "ministry", Military => "military",
        Police => "police", Party => "party", Company => "company", Media => "media", Ngo => "ngo",
        International => "international", Court => "court", School => "school", Hospital => "hospital",
        Sport => "sport", Country => "country", Capital => "capital", City => "city", Region => "region",
        Continent => "continent", Water => "water", Facility => "facility", Religious => "religious",
        Union => "union", Research => "research",
    }
    Extent { Point => "point", Area => "area", Country => "country" }
    Precision {
        Day => "day", Week => "week", Month => "month", Season => "season", Year => "year", Decade => "decade",
        Century => "century", Duration => "duration",
    }
    Basis { Stated => "stated", Inferred => "inferred" }
    QuoteKind { Direct => "direct", Mixed => "mixed", Indirect => "indirect" }
    CueStance {
        Neutral => "neutral", Claim => "claim", Denial => "denial", Accusation => "accusation",
        Warning => "warning", Demand => "demand", Confirmation => "confirmation", Belief => "belief",
    }
    Outcome {
        Killed => "killed", Injured => "injured", Missing => "missing", Detained => "detained",
        Abducted => "abducted", Displaced => "displaced", Casualties => "casualties",
    }
    Qualifier {
        Exact => "exact", AtLeast => "at_least", MoreThan => "more_than", UpTo => "up_to",
        FewerThan => "fewer_than", About => "about", Range => "range", Vague => "vague", Implied => "implied",
        Unknown => "unknown",
    }
    VictimGroup {
        Civilian => "civilian", Combatant => "combatant", SecurityForce => "security_force",
        AidWorker => "aid_worker", Media => "media", Medical => "medical", Perpetrator => "perpetrator",
        Mixed => "mixed", Unknown => "unknown",
    }
    Stance { Claimed => "claimed", Blamed => "blamed", Stated => "stated" }
    SourceKind {
        Official => "official", Military => "military", Medical => "medical", Rescue => "rescue",
        UnNgo => "un_ngo", Witness => "witness", Media => "media", Anonymous => "anonymous",
    }
    Scope {
        Incident => "incident", Cumulative => "cumulative", Historical => "historical",
        Hypothetical => "hypothetical", Threat => "threat",
    }
    RelationKind {
        SubsetOf => "subset_of", PartOf => "part_of", Updates => "updates", Repeats => "repeats",
    }
    Polarity { Affirmed => "affirmed", Denied => "denied", Unconfirmed => "unconfirmed" }
}
