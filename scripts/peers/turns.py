#!/usr/bin/env python3
"""batch.py and scripts/narrows on the same question in turn, whole processes: medians of five rounds and their ratio.

scripts/bench batch [options of batch.py]. The answers are compared before any time is printed. Each run of Narrows
begins in a folder of its own, so that no journal spares it work; its jar is built before the first round. Seconds of
processors depend less than those of the clock on what else the machine does.
"""
import csv
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NUMPY = [sys.executable, str(ROOT / "scripts/peers/batch.py"), *sys.argv[1:]]
NARROWS = str(ROOT / "scripts/narrows")
ROUNDS = 5
SAME = {"bayes_risk": "bayes_risk", "risk": "risk_mean", "kl": "kl_mean_nats", "ceiling_kl": "ceiling_kl_measured"}


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def timed(command, out):
    """Seconds of the wall's clock and of the processors, children included."""
    used, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with open(out, "w") as file:
        subprocess.run(command, stdout=file, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def compare(peer, narrows):
    """Both have drawn their own data sets: equal up to chance, and the Bayes risk up to rounding."""
    pairs = list(zip(rows(peer), rows(narrows), strict=True))
    for ours, theirs in SAME.items():
        most = max(abs(float(a[ours]) - float(b[theirs])) for a, b in pairs)
        print(f"largest difference of {theirs} over {len(pairs)} cells: {most:.1e}")
        if ours == "bayes_risk" and most > 1e-9:
            sys.exit("batch: not the same question")


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        question, peer = work / "question.yaml", work / "peer.csv"
        timed([*NUMPY, "--scenario"], question)
        subprocess.run([NARROWS, "validate", str(question)], stdout=subprocess.DEVNULL, check=True)
        run = [NARROWS, "run", str(question), "-q", "--format", "csv", "--out"]
        times = {"numpy, one thread": [], "narrows, one thread": [], "narrows, all threads": []}
        for turn in range(ROUNDS):
            for name, command, out in zip(times, (NUMPY, [*run, str(work / f"one-{turn}"), "-j", "1"],
                                                  [*run, str(work / f"all-{turn}")]),
                                          (peer, work / "one.csv", work / "all.csv")):
                times[name].append(timed(command, out))
        print(f"{processor()}, {os.cpu_count()} processors; medians of {ROUNDS} whole processes in turn")
        compare(peer, work / "one.csv")
        first = None
        print("| whole process | s | s of processors | numpy / this |\n|---|---|---|---|")
        for name, measured in times.items():
            wall, used = (statistics.median(part) for part in zip(*measured))
            first = first or wall
            print(f"| {name} | {wall:.2f} | {used:.2f} | {first / wall:.2f} |")


if __name__ == "__main__":
    main()
