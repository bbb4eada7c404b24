// Facts held by where they stand: their ids are places in lists, which change when one before them is dismissed or added.
// Pure: no DOM.

/** What tells a fact from others of its kind: the first letter of its id, its first place and its title. */
function pinOf(id, facts) {
  const { places, title } = facts.get(id);
  return { letter: id[0], place: places[0], title };
}

/** The id that a pinned fact has among `facts`, or `null` where it is gone. */
function found({ letter, place, title }, facts) {
  const here = [...facts].filter(([id, { places }]) => id[0] === letter && places[0][0] === place[0] && places[0][1] === place[1]);
  // Two figures may rest on the same words.
  const same = here.length > 1 ? here.find(([, fact]) => fact.title === title) : here[0];
  return same?.[0] ?? null;
}

/** A function that gives the id which `id` of `facts` has among later facts, or `null`. */
export function pin(id, facts) {
  if (!facts.has(id)) return () => null;
  const pinned = pinOf(id, facts);
  return (later) => found(pinned, later);
}

/** A function that gives `action` on `facts` as it is to be said among later facts, or `null` where one of them is gone. */
export function pinAction(action, facts) {
  const pins = ['on', 'other']
    .filter((part) => action[part]?.fact !== undefined)
    .map((part) => {
      const { fact, mention } = action[part];
      return { part, where: pin(fact, facts), place: mention === undefined ? null : facts.get(fact)?.places[mention] };
    });
  return (later) => {
    const now = { ...action };
    for (const { part, where, place } of pins) {
      const fact = where(later);
      if (fact === null) return null;
      now[part] = { fact };
      if (place === null) continue;
      now[part].mention = later.get(fact).places.findIndex(([start, end]) => start === place[0] && end === place[1]);
      if (now[part].mention < 0) return null;
    }
    return now;
  };
}
