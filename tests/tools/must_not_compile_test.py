#!/usr/bin/env python3
"""The pair check sees a failing file that compiles, fails for another reason, or has no good twin."""

import os
import sys
import unittest

from _scratch_tree import ScratchTree
from must_not_compile import fault_of

# Stands in for a compiler: a file that says "broken" is refused with the rest of that line.
COMPILER = """
import sys
for line in open(sys.argv[-1]):
    if line.startswith('broken'):
        sys.exit(f'{sys.argv[-1]}:1: error: {line[7:]}')
"""


class MustNotCompileTest(ScratchTree):
    def fault(self, failing, twin):
        self.write("pair/a_fails.cpp", failing)
        if twin is not None:
            self.write("pair/a_compiles.cpp", twin)
        return fault_of(os.path.join(self.root, "pair/a_fails.cpp"), [sys.executable, "-c", COMPILER])

    def test_a_good_pair(self):
        self.assertIsNone(self.fault("// expect: is private\nbroken f is private\n", "good\n"))

    def test_a_failing_file_that_compiles(self):
        self.assertIn("compiles, and must not", self.fault("// expect: private\n", "good\n"))

    def test_another_reason(self):
        self.assertIn("another reason", self.fault("// expect: private\nbroken typing\n", "good\n"))

    def test_a_twin_that_fails(self):
        self.assertIn("has to compile", self.fault("// expect: private\nbroken private\n", "broken x\n"))

    def test_no_twin(self):
        self.assertIn("no twin", self.fault("// expect: private\nbroken private\n", None))

    def test_no_expectation(self):
        self.assertIn("does not begin", self.fault("broken private\n", "good\n"))


if __name__ == "__main__":
    unittest.main()
