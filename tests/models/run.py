#!/usr/bin/env python3
"""Checks the models of specs/models with Spin, exhaustively, and prints one line for each run.

run.py                the quick runs, every mutant among them
run.py --long         the long runs, too
run.py NAME...        the named runs, quick or long

Exit code 1 when a sound model is violated, a mutant is not, or a search did not come to its end.
"""

import argparse
import os
import shutil
import subprocess
import sys

from pan import CUT_SHORT, Outcome, outcome_of
from runs import RUNS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MODELS = os.path.join(ROOT, "specs", "models")
BUILD = os.path.join(ROOT, "build", "models")

# A path of a run is a few hundred steps long; pan says so when this is not enough.
DEEPEST_STEPS = 100_000
# More than any run needs, less than makes a machine swap.
MEMORY_MIB = 10_000
LONGEST_S = {"quick": 600, "long": 6 * 3600}

ROW = "{:<22} {:<11} {:<62} {:>9} {:>9} {:>12} {:>6} {:>7} {:>8}"


def build(run):
    """Makes the verifier of one run and returns its folder."""
    folder = os.path.join(BUILD, run.name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    model = os.path.join(MODELS, run.model + ".pml")
    path = os.path.join(folder, "build.log")
    with open(path, "w", encoding="utf-8") as log:
        for command in (["spin", "-a", *run.defines, model],
                        ["gcc", "-O2", "-w", "-DSAFETY", "-DNOREDUCE", f"-DMEMLIM={MEMORY_MIB}",
                         f"-D{run.store}", "-o", "pan", "pan.c"]):
            if subprocess.run(command, cwd=folder, stdout=log, stderr=log, check=False).returncode:
                sys.exit(f"{run.name} could not be built: see {path}")
    return folder


def search(run, folder):
    command = ["./pan", f"-m{DEEPEST_STEPS}", f"-w{run.table_bits}"]
    try:
        ran = subprocess.run(command, cwd=folder, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, check=False, timeout=LONGEST_S[run.pace])
    except subprocess.TimeoutExpired:
        return Outcome(CUT_SHORT, -1, -1, -1.0, float(LONGEST_S[run.pace]))
    with open(os.path.join(folder, "pan.log"), "w", encoding="utf-8") as log:
        log.write(ran.stdout)
    return outcome_of(ran.returncode, ran.stdout)


def row(run, got):
    configuration = " ".join(define.removeprefix("-D") for define in run.defines)
    return ROW.format(run.name, run.model, configuration, run.expected, got.verdict, got.states,
                      got.depth, f"{got.megabytes:.0f}", f"{got.seconds:.1f}")


def chosen(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--long", action="store_true", help="run the long ones, too")
    parser.add_argument("name", nargs="*", help="run only these")
    wanted = parser.parse_args(arguments)
    unknown = set(wanted.name) - {run.name for run in RUNS}
    if unknown:
        parser.error("no such run: " + ", ".join(sorted(unknown)))
    if wanted.name:
        return [run for run in RUNS if run.name in wanted.name]
    return [run for run in RUNS if wanted.long or run.pace == "quick"]


def main(arguments):
    runs = chosen(arguments)
    print(ROW.format("run", "model", "configuration", "expected", "got", "states", "depth", "MiB",
                     "seconds"), flush=True)
    wrong = []
    for run in runs:
        got = search(run, build(run))
        print(row(run, got), flush=True)
        if got.verdict != run.expected:
            wrong.append(run.name)
    print(f"{len(runs) - len(wrong)} as expected, {len(wrong)} not" +
          "".join(f"\n  {name}: see build/models/{name}" for name in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
