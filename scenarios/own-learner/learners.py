#!/usr/bin/env python3
"""Three learners that know nothing of Narrows: logistic regression, boosted stumps, nearest labels.

    narrows labels ratings.yaml --first 300 --out my-labels
    python3 learners.py my-labels my-policies.csv
    narrows score ratings.yaml --labels my-labels --policies my-policies.csv

Each is trained on the labels of one data set (columns s, y, u of labels.csv) and says, for every context s and label y,
which action it takes. The standard library is all that it needs.
"""
import csv
import json
import math
import os
import sys
from collections import Counter, defaultdict


def data_sets(folder):
    """Replicate -> how often each (s, y, u) came, by numbers; and the words of each."""
    with open(os.path.join(folder, "labels.json"), encoding="utf-8") as file:
        words = json.load(file)
    number = {key: {word: i for i, word in enumerate(words[key])} for key in ("contexts", "label_values", "targets")}
    sets = defaultdict(Counter)
    with open(os.path.join(folder, "labels.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = number["contexts"][row["s"]], number["label_values"][row["y"]], number["targets"][row["u"]]
            sets[int(row["replicate"])][place] += int(row.get("count") or 1)
    return sets, words


def features(s, y, contexts, labels):
    """1, the context one-hot, and the label on a scale from -1 to 1, for each context by itself."""
    scale = 2 * y / max(1, labels - 1) - 1
    x = [1.0]
    for c in range(contexts):
        x += [1.0, scale, scale * scale] if c == s else [0.0, 0.0, 0.0]
    return x


def logistic(counts, contexts, labels, targets, steps=150, rate=1.0):
    """Multinomial logistic regression by gradient descent; returns s, y -> target."""
    total = sum(counts.values())
    cells = {(s, y): features(s, y, contexts, labels) for s in range(contexts) for y in range(labels)}
    weights = [[0.0] * len(cells[0, 0]) for _ in range(targets)]

    def law(x):
        scores = [sum(w * v for w, v in zip(row, x)) for row in weights]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        return [power / sum(powers) for power in powers]

    for _ in range(steps):
        laws = {cell: law(x) for cell, x in cells.items()}
        slopes = [[0.0] * len(weights[0]) for _ in range(targets)]
        for (s, y, u), n in counts.items():
            for target in range(targets):
                miss = n * ((target == u) - laws[s, y][target]) / total
                for k, value in enumerate(cells[s, y]):
                    slopes[target][k] += miss * value
        for target in range(targets):
            weights[target] = [w + rate * slope for w, slope in zip(weights[target], slopes[target])]
    return lambda s, y: max(range(targets), key=lambda target: law(cells[s, y])[target])


def boosted(counts, contexts, labels, targets, rounds=20):
    """SAMME (Zhu, Zou, Rosset and Hastie 2009) over stumps: a context or any, a threshold of the label, two answers."""
    weight = {place: float(n) for place, n in counts.items()}
    stumps = []
    for _ in range(rounds):
        mass = sum(weight.values())
        best = None
        for context in [None] + list(range(contexts)):
            for threshold in range(1, labels):
                sides = [Counter(), Counter()]
                for (s, y, u), w in weight.items():
                    sides[(context is None or s == context) and y >= threshold][u] += w
                right = sum(max(side.values(), default=0.0) for side in sides)
                if best is None or right > best[0]:
                    answers = [max(range(targets), key=lambda u: (side[u], -u)) for side in sides]
                    best = right, context, threshold, answers
        right, context, threshold, answers = best
        wrong = max(1 - right / mass, 1e-12)
        if wrong >= 1 - 1 / targets:
            break
        alpha = math.log((1 - wrong) / wrong) + math.log(targets - 1)
        stumps.append((alpha, context, threshold, answers))
        for (s, y, u) in weight:
            if answers[(context is None or s == context) and y >= threshold] != u:
                weight[s, y, u] *= math.exp(min(alpha, 20))
        top = max(weight.values())
        weight = {place: w / top for place, w in weight.items()}

    def policy(s, y):
        votes = [0.0] * targets
        for alpha, context, threshold, answers in stumps:
            votes[answers[(context is None or s == context) and y >= threshold]] += alpha
        return max(range(targets), key=lambda target: votes[target])

    return policy


def nearest(counts, contexts, labels, targets, k=15):
    """The k nearest labels of the same context, those of the same value first; ties go to the commonest target."""
    def policy(s, y):
        votes = Counter()
        for distance in range(labels):
            for other in {y - distance, y + distance}:
                for u in range(targets):
                    votes[u] += counts.get((s, other, u), 0)
            if sum(votes.values()) >= k:
                break
        return max(range(targets), key=lambda target: (votes[target], -target))

    return policy


LEARNERS = {"logistic regression": logistic, "boosted stumps": boosted, "nearest labels": nearest}


def main(folder, out):
    sets, words = data_sets(folder)
    contexts, labels, targets = (len(words[key]) for key in ("contexts", "label_values", "targets"))
    with open(out, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["learner", "replicate", "s", "y", "action"])
        for name, learner in LEARNERS.items():
            for replicate, counts in sorted(sets.items()):
                policy = learner(counts, contexts, labels, targets)
                for s, context in enumerate(words["contexts"]):
                    for y, label in enumerate(words["label_values"]):
                        rows.writerow([name, replicate, context, label, words["actions"][policy(s, y)]])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: learners.py FOLDER-OF-LABELS POLICIES.csv")
    main(sys.argv[1], sys.argv[2])
