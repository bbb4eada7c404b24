//! Whether two figures are told of different places, and whether one place lies in the other.

use crate::claims::Context;
use crate::claims::drafts::Draft;
use crate::entities::Entity;
use crate::gazetteer;
use crate::mentions::Subkind;

/// Whether the two are told of different places.
pub(super) fn are_elsewhere(first: &Draft, second: &Draft) -> bool {
    let entity = |draft: &Draft| draft.claim.place.and_then(|place| place.entity);
    entity(first).zip(entity(second)).is_some_and(|(one, other)| one != other)
}

/// Whether the place of `inner` may lie in that of `outer`: so does a town in a country or region, and a place that the
/// gazetteer does not know in a town.
pub(super) fn may_lie_in(context: &Context<'_>, inner: &Draft, outer: &Draft) -> bool {
    if !are_elsewhere(inner, outer) {
        return true;
    }
    let (Some(inner), Some(outer)) = (place(context, inner), place(context, outer)) else { return true };
    let is_inside = match outer.subkind {
        Some(Subkind::Continent) => inner.subkind != Some(Subkind::Continent),
        Some(Subkind::Country) => !is_wide(inner) || inner.subkind == Some(Subkind::Region),
        Some(Subkind::Region) => !is_wide(inner),
        // A quarter or a street that no gazetteer has.
        Some(Subkind::City | Subkind::Capital) => country(inner).is_none() && !is_wide(inner),
        _ => false,
    };
    let countries = country(inner).zip(country(outer));
    is_inside
        && countries.is_none_or(|(one, other)| one == other || outer.subkind == Some(Subkind::Continent))
}

/// Whether the two places are known to have nothing in common: two countries, or towns that the gazetteer knows.
pub(super) fn are_apart(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let (Some(one), Some(other)) = (place(context, first), place(context, second)) else { return false };
    let are_two = one.id != other.id;
    let of_two_countries = country(one).zip(country(other)).is_some_and(|(one, other)| one != other);
    are_two && (of_two_countries || is_town(one) && is_town(other) && country(one).is_some())
}

/// The town that the figure's own sentence puts it in, where the gazetteer knows it.
pub(in crate::claims) fn town<'a>(context: &Context<'a>, draft: &Draft) -> Option<&'a Entity> {
    place(context, draft).filter(|entity| is_town(entity) && country(entity).is_some())
}

const fn is_town(entity: &Entity) -> bool {
    matches!(entity.subkind, Some(Subkind::City | Subkind::Capital))
}

fn place<'a>(context: &Context<'a>, draft: &Draft) -> Option<&'a Entity> {
    context.entities.get(draft.claim.place?.entity?.0)
}

fn is_wide(entity: &Entity) -> bool {
    matches!(entity.subkind, Some(Subkind::Country | Subkind::Region | Subkind::Continent))
}

fn country(entity: &Entity) -> Option<[char; 2]> {
    gazetteer::get(&entity.name)?.country()
}
