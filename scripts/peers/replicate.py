#!/usr/bin/env python3
"""The replicate of bench's ReplicateBenchmark in numpy: the same model, 10,000 replicates at once, microseconds each.

Counts of m = 1,000 labels, Gibbs posterior over tables (beta = 20), risk, empirical risk, KL, and the ceilings kl
(Newton's method for all replicates together), McAllester, Thiemann at delta = 0.05. One thread. Prints the median of
several rounds and the means, which must agree with Java's.
"""
import math
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402

BETA, DELTA, REPLICATES, CONTEXTS, SIZE = 20.0, 0.05, 10_000, 4, 5


def channel(salt):
    rows = np.array([[1 + (7 * i + 3 * j + salt) % 11 for j in range(SIZE)] for i in range(SIZE)], dtype=float)
    return rows / rows.sum(axis=1, keepdims=True)


def model():
    """Probabilities p(s, y) of the pairs and canonical losses E[|a - u| / 4 | s, y], 20 x 5."""
    cascade = channel(0) @ channel(4)
    loss = np.abs(np.arange(SIZE)[:, None] - np.arange(SIZE)[None, :]) / (SIZE - 1)
    mass, losses = [], []
    for s in range(CONTEXTS):
        words = [(j + s) % SIZE for j in range(SIZE)]
        joint = cascade[words] / (SIZE * CONTEXTS)  # rows j, columns y
        for y in range(SIZE):
            mass.append(joint[:, y].sum())
            losses.append(sum(joint[j, y] * loss[:, words[j]] for j in range(SIZE)) / joint[:, y].sum())
    return np.array(mass), np.array(losses)


def log_xi(m):
    term, total = 1.0, 1.0
    for k in range(1, m + 1):
        term *= (m - k + 1) / m
        total += term
    return math.log(total)


def kl_upper(q, budget):
    """Largest p with kl(q||p) <= budget, Newton from a second-order guess; kl is convex in p >= q."""
    p = np.minimum(q + np.sqrt(2 * q * (1 - q) * budget) + (2 / 3) * (1 - 2 * q) * budget, 1 - 1e-12)
    for _ in range(4):
        excess = q * np.log(q / p) + (1 - q) * np.log((1 - q) / (1 - p)) - budget
        p = np.clip(p - excess * p * (1 - p) / (p - q), q, 1 - 1e-15)
    return p


def replicates(rng, mass, losses, excess, m, confidence):
    counts = rng.multinomial(m, mass, size=REPLICATES)
    exponent = (BETA * counts)[:, :, None] * excess
    weight = np.exp(-exponent) / SIZE
    total = weight.sum(axis=2)
    posterior = weight / total[:, :, None]
    loss = (posterior * losses).sum(axis=2)
    risk = loss @ mass
    empirical = (loss * counts).sum(axis=1) / m
    kl = -(np.log(total) + (posterior * exponent).sum(axis=2)).sum(axis=1)
    budget = (kl + confidence) / m
    return (risk, empirical, kl, kl_upper(empirical, budget), np.minimum(1, empirical + np.sqrt(budget / 2)),
            np.minimum(1, empirical + budget + np.sqrt(budget * (budget + 2 * empirical))))


def main():
    m = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    mass, losses = model()
    excess = losses - losses.min(axis=1, keepdims=True)
    confidence = log_xi(min(m, 10**6)) - math.log(DELTA)
    rng = np.random.Generator(np.random.PCG64(1))
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        values = replicates(rng, mass, losses, excess, m, confidence)
        times.append((time.perf_counter() - start) / REPLICATES * 1e6)
    times.sort()
    print(f"replicate numpy {np.__version__} m={m}: {times[rounds // 2]:.3f} us per replicate")
    print("  means: " + ", ".join(f"{name} {value.mean():.4f}" for name, value in zip(
        ("risk", "empirical risk", "kl", "ceiling kl", "mcallester", "thiemann"), values)))


if __name__ == "__main__":
    main()
