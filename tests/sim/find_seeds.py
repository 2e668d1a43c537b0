#!/usr/bin/env python3
"""The first seed by which each planted mistake of the peers is caught: after a change of what peers
say and when, lives go another way, and seeds have to be found again.

find_seeds.py [--build FOLDER] [--most N] [--write] [NAME...]
Builds the program of each mistake, and lives seeds from 1 on until a promise breaks. With --write
the seeds in planted_bugs.cmake are set to those found. Exit code 1 when one is not caught.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
# What the simulation says, also when an assertion of the product ends the program.
CAUGHT = re.compile(r"^seed (\d+): (.*)$", re.MULTILINE)


def planted(build):
    """Name, recorded seed, program and options of each mistake."""
    subprocess.run(["cmake", build], check=True, stdout=subprocess.DEVNULL)
    lines = (build / "tests/sim/planted_bugs.txt").read_text().splitlines()
    return [(name, int(seed), program, options) for name, seed, program, *options in map(str.split, lines)]


def first_seed(build, program, options, most):
    """The first seed that breaks a promise, and which; None when none of so many does."""
    subprocess.run(["cmake", "--build", build, "--target", program], check=True, stdout=subprocess.DEVNULL)
    lives = subprocess.run([build / "tests/sim" / program, "--seeds", str(most), *options],
                           check=False, capture_output=True, text=True)
    found = CAUGHT.search(lives.stdout)
    return (int(found[1]), found[2]) if found else None


def write(found):
    path = HERE / "planted_bugs.cmake"
    text = path.read_text()
    for name, seed in found.items():
        text = re.sub(rf"(yoriai_plant_peer_bug\({name}) \d+", rf"\1 {seed}", text)
    path.write_text(text)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    options.add_argument("--most", type=int, default=1000)
    options.add_argument("--write", action="store_true")
    options.add_argument("names", nargs="*")
    asked = options.parse_args()
    os.environ["CCACHE_BASEDIR"] = str(ROOT)
    found, missed = {}, []
    for name, recorded, program, extra in planted(asked.build):
        if asked.names and name not in asked.names:
            continue
        caught = first_seed(asked.build, program, extra, asked.most)
        if caught is None:
            missed.append(name)
            print(f"{name}: not caught by {asked.most} lives (recorded: {recorded})", flush=True)
            continue
        found[name] = caught[0]
        print(f"{name}: seed {caught[0]} (recorded: {recorded}): {caught[1]}", flush=True)
    if asked.write:
        write(found)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
