#!/usr/bin/env python3
"""Rebuilds www/map/outlines.js: the coasts and borders of the world, as one path of an SVG in tenths of a degree.

usage: build_map.py PACKAGES

PACKAGES  a folder with the unpacked npm package world-atlas (Natural Earth 1:50m, public domain)

x is the longitude and y the latitude from north to south, so that www/map.js need not know a projection: it stretches
what it shows by the latitude in the middle. Lines are thinned (Visvalingam: the corner that encloses the least area goes
first) until the map is small enough for a page that opens at once.
"""
import heapq
import sys
from pathlib import Path

from topology import load, polygons

OUT = Path(__file__).parent.parent / "www" / "map" / "outlines.js"
PACKAGES = Path(sys.argv[1])
# Square degrees: a corner that encloses less is dropped, and an island smaller than its larger sibling.
CORNER = 0.008
ISLAND = 0.02


def thin(points):
    """`points` without the corners that hardly show; the ends stay."""
    last = len(points) - 1
    before, after = [i - 1 for i in range(last + 1)], [i + 1 for i in range(last + 1)]
    gone = set()

    def corner(i):
        (x1, y1), (x2, y2), (x3, y3) = points[before[i]], points[i], points[after[i]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    heap = [(corner(i), i) for i in range(1, last)]
    heapq.heapify(heap)
    size = {i: value for value, i in heap}
    while heap and heap[0][0] < CORNER:
        value, i = heapq.heappop(heap)
        if i in gone or value != size[i]:
            continue
        gone.add(i)
        before[after[i]], after[before[i]] = before[i], after[i]
        for j in (before[i], after[i]):
            if 0 < j < last:
                # Never smaller than what went before it, or a long flat curve would vanish bit by bit.
                size[j] = max(corner(j), value)
                heapq.heappush(heap, (size[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def tenths(points):
    """Whole tenths of a degree, y downwards, without points that fall on the one before."""
    places = [(round(10 * x), round(-10 * y)) for x, y in points]
    return [place for i, place in enumerate(places) if i == 0 or place != places[i - 1]]


def path(rings):
    """Closed lines as the data of one SVG path, with steps from point to point."""
    parts = []
    for ring in rings:
        steps = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in zip(ring, ring[1:]))
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{steps}z")
    return "".join(parts).replace(" -", "-")


def unrolled(ring):
    """A ring without jumps at the date line: it goes on beyond. One around the pole is closed there."""
    turn = 0
    points = []
    for i, (x, y) in enumerate(ring):
        step = x - ring[i - 1][0] if i else 0
        turn += 3600 * ((step < -1800) - (step > 1800))
        points.append((x + turn, y))
    if turn:
        points += [(points[-1][0], 900), (points[0][0], 900)]
    return points


def extent(points):
    xs, ys = zip(*points)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def main():
    file, arcs = load(PACKAGES / "world-atlas" / "countries-50m.json")
    shapes = file["objects"]["countries"]["geometries"]
    rings = [ring for shape in shapes for polygon in polygons(shape) for ring in polygon]
    thinned = [tenths(thin(arc)) for arc in arcs]
    land = []
    for ring in rings:
        points = []
        for number in ring:
            line = thinned[number] if number >= 0 else thinned[~number][::-1]
            points += line[1:] if points else line
        if len(points) > 3 and extent(points) >= 100 * ISLAND:
            land.append(unrolled(points))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        "// Coasts and borders in tenths of a degree, y downwards. Made by data/build_map.py from Natural Earth (public domain).\n"
        f"export const LAND =\n  '{path(land)}';\n",
        encoding="utf8")
    print(len(land), "pieces of land,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
