#!/usr/bin/env python3
"""Every refusal stands in specs/events.md with its number, and holds for ever there as in the program."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def in_the_specification():
    text = (ROOT / "specs/events.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (FINAL|TEMPORARY) \|", text, re.MULTILINE)
    return {name: (int(number), lasting == "FINAL") for number, name, lasting in rows}


def in_the_program():
    numbers = re.findall(r"X\((\w+), (\d+)\)", (ROOT / "core/refusal.h").read_text(encoding="utf-8"))
    source = (ROOT / "core/refusal_lasting.cpp").read_text(encoding="utf-8")
    lasting = set(re.findall(r"Refusal::(\w+)", source))
    return {name: (int(number), name in lasting) for name, number in numbers}


class Refusals(unittest.TestCase):
    def test_the_two_lists_are_one(self):
        program = in_the_program()
        self.assertGreater(len(program), 100)
        self.assertEqual(in_the_specification(), program)


if __name__ == "__main__":
    outcome = unittest.main(exit=False).result
    sys.exit(0 if outcome.wasSuccessful() else 1)
