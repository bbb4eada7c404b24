// Which part of the world is shown, and where places stand in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASPECT, frameOf, labelled, placeIn, WORLD } from '../../www/frame.js';

const at = (latitude, longitude) => ({ latitude, longitude });
const PESHAWAR = at(34, 71.6);
const SUVA = at(-18.1, 178.4);
const APIA = at(-13.8, -171.8);

const isInside = (frame, place) => {
  const { x, y } = placeIn(frame, place);
  return x > 0 && x < 1 && y > 0 && y < 1;
};

test('one town is shown with its surroundings, in the middle', () => {
  const frame = frameOf([PESHAWAR]);
  const { x, y } = placeIn(frame, PESHAWAR);
  assert.ok(Math.abs(x - 0.5) < 1e-9 && Math.abs(y - 0.5) < 1e-9);
  assert.ok(frame.north - frame.south < 15);
});

test('shapes are right: a degree to the east is shorter the farther north', () => {
  for (const place of [at(0, 10), at(60, 10)]) {
    const { west, east, north, south } = frameOf([place]);
    const narrowing = Math.cos((place.latitude * Math.PI) / 180);
    assert.ok(Math.abs(((east - west) * narrowing) / (north - south) - ASPECT) < 1e-9);
  }
});

test('places on both sides of the date line stand together', () => {
  const frame = frameOf([SUVA, APIA]);
  assert.ok(frame.east - frame.west < 40);
  assert.ok(isInside(frame, SUVA) && isInside(frame, APIA));
  assert.ok(placeIn(frame, SUVA).x < placeIn(frame, APIA).x);
});

test('places all around the world are shown on all of it, and none without places', () => {
  assert.equal(frameOf([at(48, 2), at(35, 139), at(-23, -46), at(40, -100)]), WORLD);
  assert.equal(frameOf([]), WORLD);
  assert.deepEqual(placeIn(WORLD, at(13, 0)), { x: 0.5, y: 0.5 });
});

test('a label is left out where it would run into another or over the edge', () => {
  const dots = [
    { x: 0.2, y: 0.5, name: 'Kabul' },
    { x: 0.21, y: 0.5, name: 'Bagram' },
    { x: 0.2, y: 0.9, name: 'Quetta' },
    { x: 0.95, y: 0.2, name: 'Islamabad' },
  ];
  assert.deepEqual(labelled(dots, 300), [false, true, true, false]);
});
