"""Seconds of small runs of scripts/narrows and of an empty numpy, in turn: medians of the clock and of processors."""

import resource
import statistics
import subprocess
import sys
import tempfile
import time

TURNS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
NARROWS = "scripts/narrows"
QUICKSTART = "scenarios/quickstart.yaml"


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


with tempfile.TemporaryDirectory() as out:
    commands = {
        "narrows --version": [NARROWS, "--version"],
        "narrows bounds quickstart": [NARROWS, "bounds", QUICKSTART],
        "narrows run quickstart": [NARROWS, "run", QUICKSTART, "--fresh", "--out", out],
        "import numpy, scipy.optimize": [sys.executable, "-c", "import numpy, scipy.optimize"],
    }
    taken = {name: [] for name in commands}
    for turn in range(TURNS + 1):
        for name, command in commands.items():
            taken[name].append(seconds(command))

for name, turns in taken.items():
    clock, processor = (statistics.median(side) for side in zip(*turns[1:]))  # the first turn may build
    print(f"{name:30s} {clock:.2f} s, of processors {processor:.2f} s")
