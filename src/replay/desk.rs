//! The facts of an annotation laid out to be changed: a fact keeps its number until all edits are done, then the lists
//! are put in the order of the text and every link follows.

use std::mem;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Slot;
use super::entities::settle_name;
use crate::annotation::Annotation;
use crate::claims::{self, Claim, ClaimId, Outcome};
use crate::dates::TimeExpression;
use crate::document::{Document, Region, RegionKind};
use crate::edits::{Anchor, Review, Reviewed, Standing};
use crate::entities::{Entity, EntityId};
use crate::quotes::{Quote, QuoteId};
use crate::span::Span;

pub(super) struct Desk<'d, 't> {
    pub document: &'d Document<'t>,
    pub entities: Vec<Slot<Entity>>,
    pub quotes: Vec<Slot<Quote>>,
    pub claims: Vec<Slot<Claim>>,
    pub dates: Vec<Slot<TimeExpression>>,
    pub edits: Vec<Reviewed>,
    /// Where the facts stand; `None` since the last change of that.
    places: Option<Places>,
    published: Option<Date>,
    dictionary: Option<Arc<str>>,
    regions: Vec<Region>,
    sentences: Vec<Span>,
}

/// The facts by their words.
#[derive(Default)]
struct Places {
    /// Of each mention, the entity and its place among the entity's mentions.
    mentions: FxHashMap<Span, (usize, usize)>,
    quotes: FxHashMap<Span, usize>,
    /// Several claims may share a count: "three soldiers were killed or captured".
    claims: FxHashMap<Span, Vec<usize>>,
    dates: FxHashMap<Span, usize>,
}

fn slots<F>(facts: Vec<F>, standings: &[Standing]) -> Vec<Slot<F>> {
    let standings = standings.iter().copied().chain(std::iter::repeat(Standing::Unreviewed));
    facts.into_iter().zip(standings).map(|(fact, standing)| Slot::new(fact, standing)).collect()
}

/// The facts that are still there, each with its number.
fn present<F>(slots: &[Slot<F>]) -> impl Iterator<Item = (usize, &F)> {
    slots.iter().enumerate().filter(|(_, slot)| !slot.is_gone).map(|(idx, slot)| (idx, &slot.fact))
}

impl<'d, 't> Desk<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, annotation: Annotation) -> Self {
        let Annotation {
            published,
            dictionary,
            regions,
            sentences,
            entities,
            dates,
            quotes,
            claims,
            tolls: _,
            review,
        } = annotation;
        Self {
            document,
            entities: slots(entities, &review.entities),
            quotes: slots(quotes, &review.quotes),
            claims: slots(claims, &review.claims),
            dates: slots(dates, &review.dates),
            edits: review.edits,
            places: None,
            published,
            dictionary,
            regions,
            sentences,
        }
    }

    pub(super) fn text(&self) -> &'t str {
        self.document.text()
    }

    /// To be called when a fact has come, gone or moved.
    pub(super) fn forget_places(&mut self) {
        self.places = None;
    }

    fn places(&mut self) -> &Places {
        let (entities, quotes, claims, dates) = (&self.entities, &self.quotes, &self.claims, &self.dates);
        self.places.get_or_insert_with(|| {
            let mut places = Places::default();
            for (idx, entity) in present(entities) {
                let mentions = entity.mentions.iter().enumerate();
                places.mentions.extend(mentions.map(|(mention, found)| (found.span, (idx, mention))));
            }
            for (idx, claim) in present(claims) {
                places.claims.entry(claim.count.span).or_default().push(idx);
            }
            places.quotes =
                present(quotes).filter_map(|(idx, quote)| Some((*quote.fragments.first()?, idx))).collect();
            places.dates = present(dates).map(|(idx, date)| (date.span, idx)).collect();
            places
        })
    }

    /// The entity and the place among its mentions of the mention that the words are.
    pub(super) fn mention_at(&mut self, anchor: &Anchor) -> Option<(usize, usize)> {
        let span = anchor.place(self.text())?;
        self.places().mentions.get(&span).copied()
    }

    pub(super) fn quote_at(&mut self, anchor: &Anchor) -> Option<usize> {
        let span = anchor.place(self.text())?;
        self.places().quotes.get(&span).copied()
    }

    pub(super) fn date_at(&mut self, anchor: &Anchor) -> Option<usize> {
        let span = anchor.place(self.text())?;
        self.places().dates.get(&span).copied()
    }

    pub(super) fn claim_at(&mut self, anchor: &Anchor, outcome: Outcome) -> Option<usize> {
        let span = anchor.place(self.text())?;
        let here = self.places().claims.get(&span).cloned()?;
        let is_same = |idx: &usize| self.claims.get(*idx).is_some_and(|slot| slot.fact.outcome == outcome);
        here.iter().copied().find(is_same)
    }

    /// The entity that the words of `span` name, the first where they name several.
    pub(super) fn entity_in(&self, span: Span) -> Option<EntityId> {
        let named = |entity: &Entity| {
            entity.mentions.iter().map(|mention| mention.span).find(|own| own.overlaps(span))
        };
        let found = present(&self.entities).filter_map(|(idx, entity)| Some((named(entity)?, idx))).min();
        found.map(|(_, idx)| EntityId(idx))
    }

    /// The mentions that are there, in no order.
    pub(super) fn mention_spans(&self) -> impl Iterator<Item = Span> {
        present(&self.entities).flat_map(|(_, entity)| entity.mentions.iter().map(|mention| mention.span))
    }

    /// Takes away the mentions that overlap `span`, but for `kept`, which is given by entity and place.
    pub(super) fn take_mentions(&mut self, span: Span, kept: Option<(usize, usize)>) {
        let text = self.document.text();
        for (idx, Slot { fact, .. }) in self.entities.iter_mut().enumerate() {
            let (n_before, mut place) = (fact.mentions.len(), 0);
            fact.mentions.retain(|mention| {
                let is_kept = kept == Some((idx, place)) || !mention.span.overlaps(span);
                place += 1;
                is_kept
            });
            if fact.mentions.len() < n_before {
                settle_name(text, fact);
            }
        }
    }

    /// Takes away the dates that overlap `span`, but for `kept`.
    pub(super) fn take_dates(&mut self, span: Span, kept: Option<usize>) {
        for (idx, slot) in self.dates.iter_mut().enumerate() {
            slot.is_gone |= Some(idx) != kept && slot.fact.span.overlaps(span);
        }
    }

    /// Whether the words stand in a part of the page that is read for facts.
    pub(super) fn is_story(&self, span: Span) -> bool {
        let first = self.regions.partition_point(|region| region.span.end() <= span.start());
        self.regions.get(first).is_none_or(|region| region.kind != RegionKind::Boilerplate)
    }

    /// Every link to an entity, with the words that it stands at.
    pub(super) fn each_link(&mut self, mut visit: impl FnMut(Span, &mut Option<EntityId>)) {
        for quote in self.quotes.iter_mut().map(|slot| &mut slot.fact) {
            if let Some(speaker) = &mut quote.speaker {
                visit(speaker.head, &mut speaker.entity);
            }
        }
        for claim in self.claims.iter_mut().map(|slot| &mut slot.fact) {
            let actor = claim.actor.as_mut().map(|actor| &mut actor.part);
            let source = claim.source.as_mut().map(|source| &mut source.part);
            let plain =
                [&mut claim.place, &mut claim.time, &mut claim.means].into_iter().filter_map(Option::as_mut);
            for part in actor.into_iter().chain(source).chain(plain) {
                visit(part.span, &mut part.entity);
            }
            let Some(victims) = &mut claim.victims else { continue };
            if let Some(part) = &mut victims.nationality {
                visit(part.span, &mut part.entity);
            }
            for named in mem::take(&mut victims.named) {
                let mut link = Some(named.entity);
                visit(victims.span, &mut link);
                victims.named.extend(link.map(|entity| claims::NamedVictim { entity, ..named }));
            }
        }
    }

    /// The annotation, its lists in the order of the text, without what is gone.
    pub(super) fn into_annotation(mut self) -> Annotation {
        // Whoever is named nowhere any more.
        for slot in &mut self.entities {
            slot.is_gone |= slot.fact.mentions.is_empty();
        }
        let (order, entities) =
            in_order(&self.entities, |entity| entity.mentions.first().map(|mention| mention.span.start()));
        self.each_link(|_, link| {
            *link = link.and_then(|EntityId(idx)| order.get(idx).copied().flatten()).map(EntityId)
        });
        let (_, quotes) = in_order(&self.quotes, |quote| quote.fragments.first().map(|span| span.start()));
        let (order, claims) = in_order(&self.claims, |claim| Some(claim.count.span.start()));
        let (_, dates) = in_order(&self.dates, |date| Some(date.span.start()));
        for claim in self.claims.iter_mut().map(|slot| &mut slot.fact) {
            claim.relation = claim.relation.and_then(|relation| {
                let to = order.get(relation.claim.0).copied().flatten()?;
                Some(claims::Relation { claim: ClaimId(to), ..relation })
            });
        }
        let mut review = Review { edits: self.edits, ..Review::default() };
        Annotation {
            published: self.published,
            dictionary: self.dictionary,
            regions: self.regions,
            sentences: self.sentences,
            entities: numbered(self.entities, &entities, &mut review.entities, |entity, idx| {
                entity.id = EntityId(idx)
            }),
            quotes: numbered(self.quotes, &quotes, &mut review.quotes, |quote, idx| quote.id = QuoteId(idx)),
            claims: numbered(self.claims, &claims, &mut review.claims, |claim, idx| claim.id = ClaimId(idx)),
            dates: numbered(self.dates, &dates, &mut review.dates, |_, _| ()),
            tolls: Vec::new(),
            review,
        }
    }
}

/// For each slot the new number of its fact, and for each new number the slot.
fn in_order<F>(slots: &[Slot<F>], start: impl Fn(&F) -> Option<usize>) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut kept: Vec<usize> = present(slots).map(|(idx, _)| idx).collect();
    kept.sort_by_key(|&idx| slots.get(idx).map(|slot| start(&slot.fact)));
    let mut order = vec![None; slots.len()];
    for (place, &idx) in kept.iter().enumerate() {
        order.get_mut(idx).into_iter().for_each(|slot| *slot = Some(place));
    }
    (order, kept)
}

/// The facts of the slots in `order`, each told its number.
fn numbered<F>(
    slots: Vec<Slot<F>>,
    order: &[usize],
    standings: &mut Vec<Standing>,
    tell: impl Fn(&mut F, usize),
) -> Vec<F> {
    let mut slots: Vec<Option<Slot<F>>> = slots.into_iter().map(Some).collect();
    let in_order = order.iter().filter_map(|&idx| slots.get_mut(idx)?.take()).collect::<Vec<_>>();
    let mut facts = Vec::with_capacity(in_order.len());
    for (idx, Slot { mut fact, standing, .. }) in in_order.into_iter().enumerate() {
        tell(&mut fact, idx);
        standings.push(standing);
        facts.push(fact);
    }
    facts
}
