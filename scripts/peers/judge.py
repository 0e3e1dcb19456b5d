#!/usr/bin/env python3
"""scripts/narrows judge and a groupby of pandas on the same ratings in turn: whole processes, medians and peak memory.

scripts/bench judge [ROWS]. The ratings are drawn here: ten of each item by 1,000 raters who are right in 60 to 95 % of
cases. pandas reads the file and counts pairs of truth and label, and the agreement of each rater: what a user would
write, without intervals, chance level, kappas or capacities. Narrows has a heap of 512 MB. The counts of both are
compared before any time is printed.
"""
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
RATINGS = 10
RATERS = 1000
BLOCK = 1_000_000


def counted(path):
    """The peer: counts by truth and label, and the agreement of each rater."""
    import pandas

    rows = pandas.read_csv(path)
    pairs = rows.groupby(["truth", "label"]).size()
    rows["right"] = rows["truth"] == rows["label"]
    by_rater = rows.groupby("rater")["right"].mean()
    counts = {f"{truth},{label}": int(n) for (truth, label), n in pairs.items()}
    print(json.dumps({"counts": counts, "raters": len(by_rater), "pandas": pandas.__version__}))


def draw(path, rows):
    import numpy

    rng = numpy.random.default_rng(1)
    right = rng.uniform(0.6, 0.95, RATERS)
    with open(path, "w") as file:
        file.write("item,rater,label,truth\n")
        for first in range(0, rows, BLOCK):
            row = numpy.arange(first, min(first + BLOCK, rows))
            item = row // RATINGS
            # neighbouring raters, so that none rates an item twice
            rater = (item * 7 + row % RATINGS) % RATERS
            truth = item % 2
            label = numpy.where(rng.random(row.size) < right[rater], truth, 1 - truth)
            words = ("no", "yes")
            file.writelines(f"{i},r{r},{words[y]},{words[u]}\n"
                            for i, r, y, u in zip(item.tolist(), rater.tolist(), label.tolist(), truth.tolist()))


def timed(command, out, environment):
    start = time.perf_counter()
    with open(out, "w") as file:
        process = subprocess.Popen(command, stdout=file, env=environment)
        _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"judge: {command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def same(peer, narrows):
    ours = json.loads(Path(narrows).read_text())
    view = ours["views"][0]
    truths, labels = ours["truths"], ours["labels"]
    table = view["counts"][0]  # there is one context
    counts = {f"{u},{y}": table[i][j] for i, u in enumerate(truths) for j, y in enumerate(labels)}
    theirs = json.loads(Path(peer).read_text())["counts"]
    if counts != theirs:
        sys.exit(f"judge: not the same counts: {theirs} {counts}")
    print(f"the same counts: {theirs}")


def pandas_python():
    """A python that has pandas: this one, or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import pandas"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ratings, peer, ours = work / "ratings.csv", work / "pandas.json", work / "narrows.json"
        subprocess.run([str(ROOT / "scripts/narrows"), "--version"], stdout=subprocess.DEVNULL, check=True)
        draw(ratings, rows)
        heap = {**os.environ, "JDK_JAVA_OPTIONS": "-Xmx512m"}
        commands = {"narrows judge": ([str(ROOT / "scripts/narrows"), "judge", str(ratings), "--format", "json"], ours)}
        python = pandas_python()
        if python:
            commands["pandas"] = ([python, __file__, "--count", str(ratings)], peer)
        else:
            print("no python3 here has pandas: it is left out")
        times = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, (command, out) in commands.items():
                times[name].append(timed(command, out, heap))
        if python:
            same(peer, ours)
        print(f"{platform.machine()}, {os.cpu_count()} processors; {rows} ratings, "
              f"{ratings.stat().st_size / 2**20:.0f} MB; medians of {ROUNDS} whole processes in turn")
        print("| whole process | s | s of processors | peak memory, MB |\n|---|---|---|---|")
        for name, measured in times.items():
            wall, used, memory = (statistics.median(part) for part in zip(*measured))
            print(f"| {name} | {wall:.1f} | {used:.1f} | {memory:.0f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--count"]:
        counted(sys.argv[2])
    else:
        main()
