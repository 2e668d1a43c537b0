"""The purse's export with one byte changed, a thousand times over: `yoriai audit` names the very line and
says no. Positions and values follow from the seed; YORIAI_PURSE_BYTES changes how many are tried."""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SEED = 20251109
TRIES = int(os.environ.get("YORIAI_PURSE_BYTES", "1000"))
YORIAI = os.environ["YORIAI"]
SCENARIO = pathlib.Path(os.environ["YORIAI_SOURCE_DIR"]) / "tests/scenario/purse.txt"


def yoriai(*arguments, book=None):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    if book:
        environment["YORIAI_BOOK"] = str(book)
    return subprocess.run([YORIAI, *map(str, arguments)], env=environment, capture_output=True, text=True)


def audit(path):
    done = yoriai("audit", "--json", path)
    return done.returncode, json.loads(done.stdout)


def expect(condition, what):
    if not condition:
        sys.exit(f"purse_bytes: {what}")


def refused_at(path, data, line, what):
    path.write_bytes(data)
    code, answer = audit(path)
    expect(code == 1 and not answer["ok"], f"{what}: accepted (exit {code})")
    expect(answer["line"] == line, f"{what}: line {answer['line']} named, not {line} ({answer['fault']})")


def change_bytes(path, good):
    dice = random.Random(SEED)
    for _ in range(TRIES):
        at = dice.randrange(len(good))
        other = good[at] ^ dice.randrange(1, 256)
        changed = good[:at] + bytes([other]) + good[at + 1 :]
        refused_at(path, changed, good.count(b"\n", 0, at) + 1, f"seed {SEED}, byte {at} made {other}")


def move_lines(path, good):
    lines = good.splitlines(keepends=True)
    refused_at(path, b"".join(lines[:-1]), len(lines), "the last line removed")
    dice = random.Random(SEED)
    for _ in range(20):
        first = dice.randrange(1, len(lines) - 2)
        swapped = lines[:first] + [lines[first + 1], lines[first]] + lines[first + 2 :]
        refused_at(path, b"".join(swapped), first + 1, f"lines {first + 1} and {first + 2} swapped")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        played = yoriai("rehearse", SCENARIO, "--into", folder / "book")
        expect(played.returncode == 0, played.stderr)
        exported = yoriai("export", folder / "purse.jsonl", book=folder / "book")
        expect(exported.returncode == 0, exported.stderr)
        code, answer = audit(folder / "purse.jsonl")
        expect(code == 0 and answer["ok"] and answer["checked"] == "full", f"the export itself: {answer}")
        good = (folder / "purse.jsonl").read_bytes()
        change_bytes(folder / "changed.jsonl", good)
        move_lines(folder / "changed.jsonl", good)
    print(f"purse_bytes: {TRIES + 21} passed, 0 failed")


main()
