#!/usr/bin/env python3
"""A model counts as proved only by a search that came to its end, as violated only by its assertion."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models"))

from pan import CUT_SHORT, HOLDS, VIOLATED, outcome_of, verdict_of

PROVED = """
State-vector 80 byte, depth reached 228, errors: 0
  1152965 states, stored
  369.358\ttotal actual memory usage
pan: elapsed time 8.74 seconds
"""
FAILED = """pan:1: assertion violated (a==b) (at depth 42)
Warning: Search not completed
State-vector 64 byte, depth reached 59, errors: 1
       20 states, stored
"""


class PanTest(unittest.TestCase):
    def test_a_search_that_came_to_its_end(self):
        self.assertEqual(outcome_of(0, PROVED), (HOLDS, 1152965, 228, 369.358, 8.74))

    def test_a_failed_assertion(self):
        self.assertEqual(outcome_of(0, FAILED)[:3], (VIOLATED, 20, 59))

    def test_too_deep(self):
        self.assertEqual(verdict_of(0, "error: max search depth too small\n" + PROVED), CUT_SHORT)

    def test_out_of_memory(self):
        said = "pan: reached -DMEMLIM bound\nWarning: Search not completed\n" + PROVED
        self.assertEqual(verdict_of(0, said), CUT_SHORT)

    def test_an_error_that_is_no_assertion(self):
        self.assertEqual(verdict_of(0, FAILED.replace("assertion violated", "invalid end state")),
                         CUT_SHORT)

    def test_killed_on_the_way(self):
        self.assertEqual(verdict_of(-9, PROVED), CUT_SHORT)
        self.assertEqual(verdict_of(0, ""), CUT_SHORT)


if __name__ == "__main__":
    unittest.main()
