// The map of the places. What it needs (coordinates, outlines) is loaded with the page; without it there is no map.

import { loadCoordinates } from './core.js';
import { element } from './dom.js';
import { ASPECT, frameOf, labelled, placeIn, WORLD } from './frame.js';
import { listed, MAP_LEGEND, mapTitle, NOT_ON_THE_MAP, WHOLE_WORLD } from './labels.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Labels are made to fit a map of this width, the narrowest that is drawn. */
const NARROW_PX = 280;
/** Pixels across a dot: the least, and the most that many mentions add. */
const DOT_PX = 11;
const DOT_MORE_PX = 11;
/** So many names are said in a line; more are kept in a list that opens. */
const FEW = 8;

/** Starts to load; `onLoad` is called when a map can be drawn. */
export function createAtlas(onLoad) {
  let coordinates = null;
  let svg = null;
  let isWhole = false;
  let shown = null;

  Promise.all([loadCoordinates(), import('./map/outlines.js')]).then(
    ([bytes, { LAND }]) => {
      svg = outlines(LAND);
      coordinates = bytes;
      onLoad();
    },
    // The facts are whole without a map.
    () => {},
  );

  function frameNow(places) {
    return isWhole ? WORLD : frameOf(places);
  }

  /** Points the outlines at the frame and puts the dots where they belong in it. */
  function aim({ places, dots }) {
    const frame = frameNow(places);
    const { west, east, north, south } = frame;
    svg.setAttribute('viewBox', [west, -north, east - west, north - south].map((degrees) => 10 * degrees).join(' '));
    const spots = places.map((place) => ({ ...placeIn(frame, place), name: place.name }));
    const fits = labelled(spots, NARROW_PX);
    const seen = new Map();
    spots.forEach(({ x, y }, i) => {
      // Several places that are only known to be in one country share a spot: side by side, none hides another.
      const spot = `${x} ${y}`;
      const nth = seen.get(spot) ?? 0;
      seen.set(spot, nth + 1);
      dots[i].style.left = `calc(${100 * x}% + ${nth * DOT_PX}px)`;
      dots[i].style.top = `${100 * y}%`;
      dots[i].classList.toggle('labelled', fits[i] && nth === 0);
      dots[i].classList.toggle('leftward', x > 0.6);
    });
  }

  return {
    /** The bytes that the core finds places by; `null` where there is no map. */
    coordinates: () => coordinates,

    /**
     * The map of the `located` of the entities that are places, with its dots, and the labels that say more than
     * the name, by their facts; `null` where there is nothing to see. The outlines come into it with `show`.
     */
    draw(entities, located) {
      shown = null;
      if (located.length === 0) return { figure: null, dots: new Map(), labels: new Map() };
      const byFact = new Map(entities.map((entity) => [entity.id, entity]));
      const places = located
        .map((place) => ({ ...place, name: byFact.get(place.id).name, n: byFact.get(place.id).mentions.length }))
        .toSorted((a, b) => b.n - a.n);
      const most = places[0].n;
      const dots = places.map((place) => dot(place, most));
      const drawn = { places, dots, title: mapTitle(places.map(({ label }) => label)) };
      drawn.slot = element('div', { class: 'map-frame' }, element('div', { class: 'dots', 'aria-hidden': 'true' }, dots));
      shown = drawn;
      const known = new Set(located.map(({ id }) => id));
      const figure = element(
        'figure',
        { class: 'map' },
        drawn.slot,
        element('figcaption', {}, whole(drawn), legend(places), missing(entities.filter(({ id }) => !known.has(id)))),
      );
      const said = places.filter(({ name, label }) => label !== name);
      return {
        figure,
        dots: new Map(places.map(({ id }, i) => [id, dots[i]])),
        labels: new Map(said.map(({ id, label }) => [id, label])),
      };
    },

    /** Brings the outlines into the map that was drawn last: they are too large to be made for each. */
    show() {
      if (shown === null) return;
      svg.setAttribute('aria-label', shown.title);
      shown.slot.prepend(svg);
      aim(shown);
    },
  };

  function whole(drawn) {
    const button = element('button', { type: 'button', class: 'whole', 'aria-pressed': String(isWhole) }, WHOLE_WORLD);
    button.addEventListener('click', () => {
      isWhole = !isWhole;
      button.setAttribute('aria-pressed', String(isWhole));
      aim(drawn);
    });
    return frameOf(drawn.places) === WORLD ? null : button;
  }
}

/** The land, and once more around the world: what is beyond the date line. */
function outlines(land) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('role', 'img');
  // Stretched to its frame: www/frame.js chooses one in which shapes are right.
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.style.aspectRatio = String(ASPECT);
  for (const turn of [-3600, 0, 3600]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', land);
    path.setAttribute('transform', `translate(${turn} 0)`);
    svg.append(path);
  }
  return svg;
}

function dot({ id, name, label, extent, n }, most) {
  const button = element(
    'button',
    { type: 'button', class: 'dot', tabindex: -1, 'data-to': id, 'data-extent': extent },
    element('span', { class: 'dot-name', dir: 'auto' }, name),
    element('span', { class: 'dot-label', dir: 'auto' }, label),
  );
  button.style.setProperty('--dot', `${DOT_PX + Math.round(DOT_MORE_PX * Math.sqrt((n - 1) / Math.max(1, most - 1)))}px`);
  return button;
}

function legend(places) {
  const kinds = Object.entries(MAP_LEGEND).filter(([extent]) => places.some((place) => place.extent === extent));
  return element(
    'ul',
    { class: 'map-legend' },
    kinds.map(([extent, words]) => element('li', {}, element('span', { class: 'sign', 'data-extent': extent }), words)),
  );
}

function missing(entities) {
  if (entities.length === 0) return null;
  const names = listed(entities.map(({ name }) => name));
  if (entities.length <= FEW) return element('p', { dir: 'auto' }, `${NOT_ON_THE_MAP}: ${names}.`);
  return element(
    'details',
    {},
    element('summary', {}, `${NOT_ON_THE_MAP}: ${entities.length} places`),
    element('p', { dir: 'auto' }, `${names}.`),
  );
}
