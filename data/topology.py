"""Reads the outlines of countries out of a TopoJSON file of npm world-atlas (Natural Earth, public domain), in degrees."""
import json


def load(path):
    """The file, and its lines as lists of (longitude, latitude)."""
    file = json.loads(path.read_text(encoding="utf8"))
    (scale_x, scale_y), (move_x, move_y) = file["transform"]["scale"], file["transform"]["translate"]
    arcs = []
    for arc in file["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return file, arcs


def polygons(shape):
    """The polygons of a geometry, each a list of rings of arc numbers, the outer ring first."""
    return {"Polygon": lambda: [shape["arcs"]], "MultiPolygon": lambda: shape["arcs"]}.get(shape["type"], lambda: [])()


def countries(path):
    """The outer rings of each country, by its ISO number."""
    file, arcs = load(path)
    rings = {}
    # What has no number of its own (Kosovo, Somaliland) is left out.
    for shape in (shape for shape in file["objects"]["countries"]["geometries"] if shape.get("id")):
        for polygon in polygons(shape):
            ring = []
            for number in polygon[0]:
                ring += arcs[number] if number >= 0 else arcs[~number][::-1]
            rings.setdefault(int(shape["id"]), []).append(whole(ring))
    return rings


def whole(ring):
    """A ring that crosses the date line, in one piece: its western half east of 180°."""
    crosses = max(ring)[0] - min(ring)[0] > 180
    return [(x + 360 if crosses and x < 0 else x, y) for x, y in ring]


def sums(ring):
    """Twice the signed area of a ring, and the sums for its middle."""
    total = sum_x = sum_y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        cross = x1 * y2 - x2 * y1
        total += cross
        sum_x += (x1 + x2) * cross
        sum_y += (y1 + y2) * cross
    return total, sum_x, sum_y


def area(ring):
    return abs(sums(ring)[0])


def middle(ring):
    """The centre of gravity of a ring."""
    total, sum_x, sum_y = sums(ring)
    return sum_x / (3 * total), sum_y / (3 * total)


def contains(ring, point):
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def inside(ring):
    """A point well inside a ring: its middle or, where that is outside, the point of a grid that is farthest from its line."""
    spot = middle(ring)
    if contains(ring, spot):
        return spot
    (left, right), (low, high) = ((min(values), max(values)) for values in zip(*ring))
    steps = [step / 40 for step in range(1, 40)]
    grid = ((left + i * (right - left), low + j * (high - low)) for i in steps for j in steps)
    reach = lambda point: min((x - point[0]) ** 2 + (y - point[1]) ** 2 for x, y in ring)
    return max((point for point in grid if contains(ring, point)), key=reach)
