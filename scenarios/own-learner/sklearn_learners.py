#!/usr/bin/env python3
"""The same with scikit-learn: logistic regression, boosted trees, k-nearest neighbours, as probabilities of actions.

    narrows labels ratings.yaml --first 300 --out my-labels
    python3 sklearn_learners.py my-labels my-policies.csv
    narrows score ratings.yaml --labels my-labels --policies my-policies.csv --prior uniform
"""
import csv
import sys

from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

from learners import data_sets

LEARNERS = {
    "sklearn logistic regression": lambda: LogisticRegression(),
    "sklearn boosted trees": lambda: GradientBoostingClassifier(n_estimators=20, max_depth=2, random_state=0),
    "sklearn k-nearest": lambda: KNeighborsClassifier(n_neighbors=15),
}


def main(folder, out):
    sets, words = data_sets(folder)
    pairs = [(s, y) for s in range(len(words["contexts"])) for y in range(len(words["label_values"]))]
    with open(out, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["learner", "replicate", "s", "y"] + ["p_" + action for action in words["actions"]])
        for name, make in LEARNERS.items():
            for replicate, counts in sorted(sets.items()):
                places = sorted(counts.elements())
                model = make().fit([[s, y] for s, y, _ in places], [u for _, _, u in places])
                for (s, y), law in zip(pairs, model.predict_proba(pairs)):
                    # a target that never came has no probability
                    known = dict(zip(model.classes_.tolist(), law.tolist()))
                    row = [known.get(action, 0.0) for action in range(len(words["actions"]))]
                    rows.writerow([name, replicate, words["contexts"][s], words["label_values"][y]] + row)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: sklearn_learners.py FOLDER-OF-LABELS POLICIES.csv")
    main(sys.argv[1], sys.argv[2])
