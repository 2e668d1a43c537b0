"""The Awaji ballots with one of them taken out, each in turn: `yoriai recount` comes to what a plain
count in a few lines of Python comes to. Every ballot is tried with YORIAI_AWAJI_ALL=1, else every fifth."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

YORIAI = os.environ["YORIAI"]
BALLOTS = pathlib.Path(os.environ["YORIAI_SOURCE_DIR"]) / "tests/data/awaji-qv-2025/ballots.csv"
PURSE = 250_000
STEP = 1 if os.environ.get("YORIAI_AWAJI_ALL") else 5


def plain_count(rows):
    last = {row[0]: [int(cell) for cell in row[1:]] for row in rows}
    votes = [sum(column) for column in zip(*last.values())]
    weights = [max(figure, 0) for figure in votes]
    whole = sum(weights)
    shares = [PURSE * weight // whole for weight in weights]
    by_rest = sorted(range(len(votes)), key=lambda i: (-(PURSE * weights[i] % whole), i))
    for i in by_rest[: PURSE - sum(shares)]:
        shares[i] += 1
    return votes, shares


def recount(path):
    done = subprocess.run([YORIAI, "recount", str(path), "--rule", "qv-99-share", "--purse", str(PURSE), "--json"],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"awaji_less_one: exit {done.returncode}: {done.stderr}")
    options = json.loads(done.stdout)["options"]
    return [option["votes"] for option in options], [option["amount"] for option in options]


def main():
    with BALLOTS.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "ballots.csv"
        for out in [None, *range(0, len(rows), STEP)]:
            kept = [row for i, row in enumerate(rows) if i != out]
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *kept])
            if recount(path) != plain_count(kept):
                sys.exit(f"awaji_less_one: without row {out}: {recount(path)}, not {plain_count(kept)}")
            tried += 1
    print(f"awaji_less_one: {tried} passed, 0 failed")


main()
