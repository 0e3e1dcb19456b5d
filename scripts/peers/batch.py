#!/usr/bin/env python3
"""The script that a user of numpy would write instead of a batch: cells of noises x betas, a CSV line for each.

Per noise: capacities of both stages and the cascade (Blahut-Arimoto), weak Fano, Bayes risk, cell probabilities. Per cell: the
data sets (multinomial), Gibbs posterior over tables, risk, empirical risk, KL, the ceilings kl (50 bisections), McAllester and
Thiemann at delta = 0.05, means with normal intervals, Clopper-Pearson limits of the failures. One thread, M = 4, absolute loss.
Arguments: noises, betas, data sets, labels, output file. Prints milliseconds a cell of the loop; its scenario for Narrows is
printed with --scenario.
"""
import csv
import math
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402

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
replicates: {replicates}
"""


def symmetric(error):
    return np.full((SIZE, SIZE), error / (SIZE - 1)) + (1 - error - error / (SIZE - 1)) * np.eye(SIZE)


def capacity(channel, steps=200):
    p = np.full(len(channel), 1 / len(channel))
    for _ in range(steps):
        with np.errstate(divide="ignore", invalid="ignore"):
            d = np.where(channel > 0, channel * np.log(channel / (p @ channel)), 0).sum(axis=1)
        if d.max() - p @ d < 1e-10:
            break
        p = p * np.exp(d)
        p /= p.sum()
    return d.max()


def log_xi(m):
    term, total = 1.0, 1.0
    for k in range(1, m + 1):
        term *= (m - k + 1) / m
        total += term
    return math.log(total)


def kl_upper(q, budget):
    low, high = q.copy(), np.ones_like(q)
    for _ in range(50):
        p = (low + high) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            kl = np.where(q > 0, q * np.log(q / p), 0) + np.where(q < 1, (1 - q) * np.log((1 - q) / (1 - p)), 0)
        above = kl > budget
        high = np.where(above, p, high)
        low = np.where(above, low, p)
    return high


def clopper_pearson(k, n, alpha):
    from scipy.stats import beta
    return (beta.ppf(alpha / 2, k, n - k + 1) if k > 0 else 0.0, beta.ppf(1 - alpha / 2, k + 1, n - k) if k < n else 1.0)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--scenario"]
    noises, betas, replicates, labels = (list(map(int, arguments[:4])) + [10, 5, 100, 1000][len(arguments[:4]):])
    if "--scenario" in sys.argv:
        print(SCENARIO.format(noises=noises, betas=betas, replicates=replicates, labels=labels), end="")
        return
    out = csv.writer(open(arguments[4], "w", newline="") if len(arguments) > 4 else open(os.devnull, "w", newline=""))
    rng = np.random.Generator(np.random.PCG64(1))
    loss = np.abs(np.arange(SIZE)[:, None] - np.arange(SIZE)[None, :]) / (SIZE - 1)
    z = 2.5758293035489004
    confidence = log_xi(labels) - math.log(DELTA)
    start = time.perf_counter()
    for noise in np.linspace(0.02, 0.6, noises):
        first, second = symmetric(noise), symmetric(0.1)
        cascade = first @ second
        total, whole = min(capacity(first), capacity(second)), capacity(cascade)
        floor = max(0.0, 1 - (total + math.log(2)) / math.log(SIZE)) * 1 / (SIZE - 1)
        mass = cascade.sum(axis=0) / SIZE
        losses = (loss @ (cascade / SIZE) / mass).T  # label, action
        bayes = mass @ losses.min(axis=1)
        excess = losses - losses.min(axis=1, keepdims=True)
        for beta in np.linspace(1, 20, betas):
            counts = rng.multinomial(labels, mass, size=replicates)
            exponent = (beta * counts)[:, :, None] * excess
            weight = np.exp(-exponent) / SIZE
            norm = weight.sum(axis=2)
            posterior = weight / norm[:, :, None]
            mean_loss = (posterior * losses).sum(axis=2)
            risk = mean_loss @ mass
            empirical = (mean_loss * counts).sum(axis=1) / labels
            kl = np.maximum(0, -(np.log(norm) + (posterior * exponent).sum(axis=2)).sum(axis=1))
            budget = (kl + confidence) / labels
            row = [noise, beta, total, whole, floor, bayes]
            for values in (risk, empirical, kl):
                half = z * values.std(ddof=1) / math.sqrt(replicates) if replicates > 1 else 0.0
                row += [values.mean(), values.mean() - half, values.mean() + half]
            for ceiling in (kl_upper(empirical, budget), np.minimum(1, empirical + np.sqrt(budget / 2)),
                            np.minimum(1, empirical + budget + np.sqrt(budget * (budget + 2 * empirical)))):
                failures = int((ceiling < risk).sum())
                row += [ceiling.mean(), failures, *clopper_pearson(failures, replicates, 1 - CONFIDENCE)]
            out.writerow(row)
    cells = noises * betas
    print(f"batch numpy {np.__version__}: {cells} cells x {replicates} data sets of {labels} labels: "
          f"{(time.perf_counter() - start) / cells * 1000:.3f} ms per cell, one thread")


if __name__ == "__main__":
    main()
