#!/usr/bin/env python3
"""The script that a user of numpy would write for a sweep of noises x betas: a CSV line for each cell.

Four values, a symmetric channel in each stage, absolute loss. For each noise: capacities of both stages and of the
cascade (Blahut and Arimoto), weak Fano, Bayes risk, the law of the labels, and the data sets (multinomial), which all
betas share, as in Narrows. For each cell: Gibbs posteriors over tables, risk, empirical risk, KL, the ceilings kl,
McAllester and Thiemann; means with normal intervals, Clopper-Pearson limits of the ceilings' failures. All data sets
and betas of a noise are one array. It answers less than Narrows does: one floor, three ceilings, none of them in
expectation, no term of the KL, no interval that holds without a normal law, no verdict, journal, page or figure.
"""
import argparse
import math
import os
from statistics import NormalDist

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402
from replicate import kl_upper, log_xi  # noqa: E402

SIZE, DELTA, CONFIDENCE = 4, 0.05, 0.99
SCENARIO = """format: 1
name: peer
seed: 1
model:
  family: finite
  codebook: {{size: 4}}
  cognitive: {{type: symmetric, size: 4, error: 0.3}}
  articulation: {{type: symmetric, size: 4, error: 0.1}}
  loss: {{type: absolute}}
learner: {{labels: {labels}}}
sweep:
  grid:
    model.cognitive.error: {{from: 0.02, to: 0.6, steps: {noises}}}
    learner.beta: {{from: 1, to: 20, steps: {betas}}}
bounds: {{delta: 0.05}}
confidence: 0.99
replicates: {replicates}
"""
MEANS = ("risk", "empirical_risk", "kl")
CEILINGS = ("ceiling_kl", "ceiling_mcallester", "ceiling_thiemann")
COLUMNS = ["noise", "beta", "capacity_total", "capacity_cascade", "floor_paper", "bayes_risk",
           *(name + end for name in MEANS for end in ("", "_low", "_high")),
           *(name + end for name in CEILINGS for end in ("", "_failures", "_low", "_high"))]


def symmetric(error):
    return np.full((SIZE, SIZE), error / (SIZE - 1)) + (1 - error - error / (SIZE - 1)) * np.eye(SIZE)


def capacity(channel):
    p = np.full(len(channel), 1 / len(channel))
    for _ in range(200):
        d = (channel * np.log(channel / (p @ channel))).sum(axis=1)
        if d.max() - p @ d < 1e-10:
            break
        p = p * np.exp(d)
        p /= p.sum()
    return d.max()


def exact(noise):
    """Capacities, floor, Bayes risk; the law of the labels; expected losses: a row per label, a column per action."""
    first, second = symmetric(noise), symmetric(0.1)
    cascade = first @ second
    loss = np.abs(np.arange(SIZE)[:, None] - np.arange(SIZE)[None, :]) / (SIZE - 1)
    law = cascade.sum(axis=0) / SIZE
    losses = (loss @ (cascade / SIZE) / law).T
    total = min(capacity(first), capacity(second))
    separation = 1 / (SIZE - 1)
    floor = max(0.0, 1 - (total + math.log(2)) / math.log(SIZE)) * separation
    return [total, capacity(cascade), floor, law @ losses.min(axis=1)], law, losses


def replicates(counts, betas, law, losses, labels):
    """Risk, empirical risk, KL and ceilings: an array of betas x data sets each."""
    exponent = betas[:, None, None, None] * counts[:, :, None] * (losses - losses.min(axis=1, keepdims=True))
    weight = np.exp(-exponent) / SIZE
    norm = weight.sum(axis=3)
    posterior = weight / norm[..., None]
    loss = (posterior * losses).sum(axis=3)
    risk, empirical = loss @ law, (loss * counts).sum(axis=2) / labels
    kl = np.maximum(0, -(np.log(norm) + (posterior * exponent).sum(axis=3)).sum(axis=2))
    budget = (kl + log_xi(labels) - math.log(DELTA)) / labels
    ceilings = (kl_upper(empirical, budget), np.minimum(1, empirical + np.sqrt(budget / 2)),
                np.minimum(1, empirical + budget + np.sqrt(budget * (budget + 2 * empirical))))
    return (risk, empirical, kl), ceilings


def mean_columns(values):
    mean = values.mean(axis=1)
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * values.std(axis=1, ddof=1) / math.sqrt(values.shape[1])
    return [mean, mean - half, mean + half]


def failure_columns(ceiling, risk):
    from scipy.special import betaincinv  # here, so that --scenario and --help need no scipy
    n, alpha = risk.shape[1], 1 - CONFIDENCE
    k = (ceiling < risk).sum(axis=1)
    low = np.where(k > 0, betaincinv(np.maximum(k, 1), n - k + 1, alpha / 2), 0)
    high = np.where(k < n, betaincinv(k + 1, np.maximum(n - k, 1), 1 - alpha / 2), 1)
    return [ceiling.mean(axis=1), k, low, high]


def rows(rng, noise, betas, data_sets, labels):
    """A row for each beta."""
    answers, law, losses = exact(noise)
    counts = rng.multinomial(labels, law, size=data_sets)
    means, ceilings = replicates(counts, betas, law, losses, labels)
    columns = [np.full(len(betas), noise), betas, *(np.full(len(betas), answer) for answer in answers)]
    for values in means:
        columns += mean_columns(values)
    for ceiling in ceilings:
        columns += failure_columns(ceiling, means[0])
    return np.column_stack(columns)


def main():
    parser = argparse.ArgumentParser(description="A sweep of noises x betas in numpy; prints CSV.")
    parser.add_argument("--noises", type=int, default=10)
    parser.add_argument("--betas", type=int, default=10)
    parser.add_argument("--replicates", type=int, default=1000, help="data sets of a cell, at least 2")
    parser.add_argument("--labels", type=int, default=1000, help="labels of a data set")
    parser.add_argument("--scenario", action="store_true", help="only print the same question as a scenario of Narrows")
    given = parser.parse_args()
    if given.scenario:
        print(SCENARIO.format(**vars(given)), end="")
        return
    rng, betas = np.random.default_rng(1), np.linspace(1, 20, given.betas)
    print(",".join(COLUMNS))
    for noise in np.linspace(0.02, 0.6, given.noises):
        for row in rows(rng, noise, betas, given.replicates, given.labels):
            print(",".join(map(repr, row.tolist())))


if __name__ == "__main__":
    main()
