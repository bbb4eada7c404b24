// Which part of the world the map shows, and where on it a place stands. Pure: no DOM. A frame is in degrees; its east may
// lie beyond 180, so that what is on both sides of the date line stands together.

/** Width of the map by its height. */
export const ASPECT = 1.6;
/** The least height of a frame, and the room around the places, as a part of their extent. */
const LEAST = 9;
const MARGIN = 0.22;
/** What is so wide is the world. */
const WIDE = 220;

/** All land but the empty south. */
export const WORLD = { west: -180, east: 180, north: 84, south: -58 };

/** The frame around places, each with `latitude` and `longitude`; the world for places that lie all around it. */
export function frameOf(places) {
  if (places.length === 0) return WORLD;
  const { west, width } = arcOf(places.map(({ longitude }) => longitude));
  if (width > WIDE) return WORLD;
  const latitudes = places.map(({ latitude }) => latitude);
  const north = Math.max(...latitudes);
  const south = Math.min(...latitudes);
  const middle = (north + south) / 2;
  const narrowing = narrowingAt(middle);
  const height = Math.max(
    LEAST,
    (north - south) * (1 + 2 * MARGIN),
    (width * (1 + 2 * MARGIN) * narrowing) / ASPECT,
  );
  const across = (height * ASPECT) / narrowing;
  if (across > 360) return WORLD;
  const centre = west + width / 2;
  return { west: centre - across / 2, east: centre + across / 2, north: middle + height / 2, south: middle - height / 2 };
}

/** How much shorter a degree of longitude is than one of latitude. */
function narrowingAt(latitude) {
  return Math.max(0.3, Math.cos((latitude * Math.PI) / 180));
}

/** The shortest arc that holds all longitudes: where it begins, and its width. */
function arcOf(longitudes) {
  const sorted = longitudes.toSorted((a, b) => a - b);
  const gaps = sorted.map((longitude, i) => (i === 0 ? longitude + 360 - sorted.at(-1) : longitude - sorted[i - 1]));
  const first = gaps.indexOf(Math.max(...gaps));
  return { west: sorted[first], width: 360 - gaps[first] };
}

/** Where a place stands in a frame, from its left and its top, as parts of its size. */
export function placeIn({ west, east, north, south }, { latitude, longitude }) {
  const turned = longitude + 360 * Math.ceil((west - longitude) / 360);
  return { x: (turned - west) / (east - west), y: (north - latitude) / (north - south) };
}

/** Which dots have room for their label, on a map of so many pixels: those before count first. */
export function labelled(dots, width) {
  const height = width / ASPECT;
  const taken = dots.map(({ x, y }) => ({ left: x * width - 7, right: x * width + 7, top: y * height - 7, bottom: y * height + 7 }));
  return dots.map(({ x, y, name }, i) => {
    const left = x * width + 9;
    const box = { left, right: left + name.length * 7, top: y * height - 8, bottom: y * height + 8 };
    const meets = (other, j) =>
      j !== i && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
    const fits = box.right < width && !taken.some(meets);
    if (fits) taken.push(box);
    return fits;
  });
}
