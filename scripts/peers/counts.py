"""Time of one count vector by numpy's Generator.multinomial: the peer of CountsBenchmark. Needs python3 and numpy only.

python3 scripts/peers/counts.py [labels ...]     prints microseconds per vector, median of 9 rounds, as a Markdown table
"""

import statistics
import sys
import time

import numpy


def microseconds(rng, labels, law):
    rounds = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(200):
            rng.multinomial(labels, law)
        rounds.append((time.perf_counter() - start) / 200 * 1e6)
    return statistics.median(rounds)


def main():
    rng = numpy.random.default_rng(1)
    print("| outcomes | labels | numpy multinomial, us |\n|---|---|---|")
    for outcomes in (640, 20):
        law = rng.random(outcomes)
        law /= law.sum()
        for labels in [int(a) for a in sys.argv[1:]] or [10**3, 10**4, 3 * 10**4, 10**5, 10**6, 10**9]:
            print(f"| {outcomes} | {labels} | {microseconds(rng, labels, law):.4g} |")


if __name__ == "__main__":
    main()
