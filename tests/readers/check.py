"""Our files, read by the programs that they are for: every span must come back where the JSON has it.

`cargo xtask test` runs it as `check.py ANNOTATE`, with the packages of requirements.txt.

Each reader is then given the same files with one offset wrong by one, and must notice: otherwise this checks nothing.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import bratsubset.annotation as brat
import spacy
from label_studio_sdk.label_interface import LabelInterface
from spacy import displacy
from spacy.tokens import Doc
from spacy.training.converters import conll_ner_to_docs

HERE = Path(__file__).parent
GPE = {"country", "capital", "city", "region"}
NAMES = {
    "person": "PERSON", "organization": "ORG", "nationality": "NORP", "event": "EVENT", "product": "PRODUCT",
    "work": "WORK_OF_ART",
}
CONLL = {"person": "PER", "organization": "ORG", "place": "LOC"}
OUTCOMES = ["KILLED", "INJURED", "MISSING", "DETAINED", "ABDUCTED", "DISPLACED", "CASUALTIES"]
CONFIG = f"""<View><Text name="text" value="$text"/><Labels name="label" toName="text">{"".join(
    f'<Label value="{label}"/>'
    for label in [*NAMES.values(), "GPE", "LOC", "FAC", "DATE", "QUOTE", "BELIEF", *OUTCOMES]
)}</Labels></View>"""


def label_of(entity):
    if entity["kind"] != "place":
        return NAMES[entity["kind"]]
    return "GPE" if entity["subkind"] in GPE else "FAC" if entity["subkind"] == "facility" else "LOC"


def place(words):
    return words["start"], words["end"]


def in_order(claims):
    """Outcomes with the letters of each, in one order: that of a set differs between sets that are equal."""
    return sorted((outcome, sorted(letters)) for outcome, letters in claims)


class Truth:
    """What the JSON says of a text, checked against the text itself."""

    def __init__(self, text, facts):
        self.text = text
        self.names = {(*place(m), label_of(e)) for e in facts["entities"] for m in e["mentions"]}
        self.kinds = {(*place(m), e["kind"]) for e in facts["entities"] for m in e["mentions"]}
        self.dates = {(*place(d), "DATE") for d in facts["dates"]}
        belief = lambda q: q["cue"] and q["cue"]["stance"] == "belief"
        self.quotes = {(*place(f), "BELIEF" if belief(q) else "QUOTE") for q in facts["quotes"] for f in q["fragments"]}
        self.claims = [
            (claim["outcome"].upper(), self.letters([place(words) for words in claim["evidence"]]))
            for claim in facts["claims"]
        ]
        self.counts = sorted(place(claim["count"]) for claim in facts["claims"])

    def letters(self, spans):
        """The places of all characters in the spans that are not white space: the same however the spans are cut."""
        return frozenset(at for start, end in spans for at in range(start, end) if not self.text[at].isspace())


def read_spacy(export, truth):
    parsed = json.loads(export)
    doc = Doc(spacy.blank("en").vocab).from_json(parsed, validate=True)
    assert doc.text == truth.text, "spaCy: the text"
    spans = lambda found: {(s.start_char, s.end_char, s.label_) for s in found}
    assert spans(doc.ents) == truth.names | truth.dates, spans(doc.ents) ^ (truth.names | truth.dates)
    assert spans(doc.spans["names"]) == truth.names | truth.dates
    assert spans(doc.spans["quotes"]) == truth.quotes, spans(doc.spans["quotes"]) ^ truth.quotes
    claims = {}
    for span in doc.spans["casualties"]:
        claims.setdefault((span.kb_id_, span.label_), []).append((span.start_char, span.end_char))
    found = [(label, truth.letters(spans)) for (_, label), spans in claims.items()]
    assert in_order(found) == in_order(truth.claims), "spaCy: the claims"
    html = displacy.render([parsed], style="ent", manual=True, page=True)
    assert html.count("<mark") == len(parsed["ents"]), "displaCy: the marks"


def read_conll(export, truth):
    """By spaCy's own converter; words have no offsets there, so their letters are compared. No word holds U+200B."""
    (doc,) = conll_ner_to_docs(export, no_print=True)
    bare = lambda words: re.sub(r"[\s_\u200b]", "", words)
    found = [(bare(ent.text), ent.label_) for ent in doc.ents]
    expected = [(bare(truth.text[s:e]), CONLL.get(kind, "MISC")) for s, e, kind in sorted(truth.kinds)]
    assert found == expected, (found, expected)


class Unix(Truth):
    """The same of the text with a line feed for each line end."""

    def __init__(self, truth):
        self.text = truth.text.replace("\r\n", "\n").replace("\r", "\n")
        at = [0]
        for first, second in zip(truth.text, truth.text[1:] + "\0"):
            at.append(at[-1] + (first + second != "\r\n"))
        move = lambda facts: {(at[start], at[end], kind) for start, end, kind in facts}
        self.kinds, self.dates, self.quotes = move(truth.kinds), move(truth.dates), move(truth.quotes)
        self.claims = [(outcome, frozenset(at[place] for place in letters)) for outcome, letters in truth.claims]
        self.counts = sorted((at[start], at[end]) for start, end in truth.counts)


def read_brat(export, truth):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(truth.text.encode())
        (Path(folder) / "a.ann").write_bytes(export.encode())
        document = brat.TextAnnotations(str(Path(folder) / "a"))
    assert not document.failed_lines, [export.split("\n")[line] for line in document.failed_lines]
    truth = Unix(truth)
    bound = list(document.get_textbounds())
    kinds = {kind.lower() for _, _, kind in truth.kinds} | {"date"}
    expected = truth.kinds | {(start, end, "date") for start, end, _ in truth.dates}
    found = {(t.spans[0][0], t.spans[-1][1], t.type.lower()) for t in bound if t.type.lower() in kinds}
    assert truth.letters([f[:2] for f in found]) == truth.letters([e[:2] for e in expected]), found ^ expected
    assert found == expected, found ^ expected
    quotes = {(truth.letters(t.spans), t.type.upper()) for t in bound if t.type in ("Quote", "Belief")}
    all_quotes = truth.letters([quote[:2] for quote in truth.quotes])
    assert frozenset().union(*[letters for letters, _ in quotes]) == all_quotes, "brat: the quotes"
    events = [
        (event.type.upper(), truth.letters(document.get_ann_by_id(event.trigger).spans))
        for event in document.get_events()
    ]
    assert in_order(events) == in_order(truth.claims), "brat: the claims"
    counts = sorted(
        (t.spans[0][0], t.spans[-1][1])
        for event in document.get_events()
        for role, t in [(role, document.get_ann_by_id(target)) for role, target in event.args]
        if role == "Count"
    )
    assert counts == truth.counts, (counts, truth.counts)


def read_label_studio(export, truth):
    (task,) = json.loads(export)
    assert task["data"]["text"] == truth.text
    (prediction,) = task["predictions"]
    interface = LabelInterface(CONFIG)
    errors = interface.validate_prediction(prediction, return_errors=True)
    assert not errors, errors
    regions = {region["id"]: region for region in prediction["result"] if region["type"] == "labels"}
    for region in regions.values():
        value = region["value"]
        assert truth.text[value["start"] : value["end"]] == value["text"], value
    relations = [relation for relation in prediction["result"] if relation["type"] == "relation"]
    assert all(relation["from_id"] in regions and relation["to_id"] in regions for relation in relations)
    values = [region["value"] for region in regions.values()]
    found = {(*place(v), v["labels"][0]) for v in values if v["labels"][0] not in OUTCOMES}
    expected = truth.names | truth.dates | truth.quotes
    assert found == expected, found ^ expected


def shifted(text, pattern):
    """The text with the first number of the middle match of the pattern one higher."""
    matches = list(re.finditer(pattern, text))
    assert matches, f"no offset like {pattern}"
    match = matches[len(matches) // 2]
    return text[: match.start(1)] + str(int(match[1]) + 1) + text[match.end(1) :]


READERS = {
    "spacy": (read_spacy, lambda export: shifted(export, r'\{"end":(\d+),"kb_id"')),
    "conll": (read_conll, lambda export: export.replace("\tI-PER", "\tO", 1)),
    "brat": (read_brat, lambda export: shifted(export, r"\nT\d+\t[A-Z]\w+ \d+ (\d+)\t")),
    "label-studio": (read_label_studio, lambda export: shifted(export, r'"start":(\d+)')),
}


def main(program):
    run = lambda kind, path: subprocess.run(
        [program, "--format", kind, "--published", "2023-02-04", str(path)], capture_output=True, check=True
    ).stdout.decode()
    nasty = HERE / "nasty.txt"
    paths = [nasty, *sorted((HERE.parent / "articles").glob("*.txt"))]
    n_facts = 0
    for path in paths:
        truth = Truth(path.read_bytes().decode(), json.loads(run("json", path)))
        n_facts += len(truth.names | truth.dates | truth.quotes) + len(truth.claims)
        assert run("txt", path) == Unix(truth).text, "the text for brat"
        for kind, (read, damage) in READERS.items():
            export = run(kind, path)
            try:
                read(export, truth)
            except Exception as error:
                raise SystemExit(f"{path.name} as {kind}: {type(error).__name__}: {error}") from error
            if path == nasty:
                expect_complaint(kind, read, damage(export), truth)
    print(f"{len(paths)} texts with {n_facts} facts, read by {', '.join(READERS)}: every span where it was")


def expect_complaint(kind, read, damaged, truth):
    try:
        read(damaged, truth)
    except Exception:
        return
    raise SystemExit(f"{kind}: an offset that is wrong by one was not noticed")


if __name__ == "__main__":
    main(sys.argv[1])
