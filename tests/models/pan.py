"""Reads what a verifier made by Spin prints at its end."""

import re
from typing import NamedTuple

HOLDS = "holds"
VIOLATED = "violated"
CUT_SHORT = "cut short"

# Any of these means that not all states were looked at.
TRUNCATED = ("max search depth too small", "Search not completed", "out of memory", "MEMLIM")


class Outcome(NamedTuple):
    verdict: str
    states: int
    depth: int
    megabytes: float
    seconds: float


def figure(pattern, said):
    found = re.search(pattern, said)
    return float(found[1]) if found else -1.0


def verdict_of(exit_code, said):
    """A violation counts only as a failed assertion; a proof only as a search that came to its end."""
    errors = figure(r"errors: (\d+)", said)
    if errors > 0 and "assertion violated" in said:
        return VIOLATED
    if errors == 0 and exit_code == 0 and not any(mark in said for mark in TRUNCATED):
        return HOLDS
    return CUT_SHORT


def outcome_of(exit_code, said):
    return Outcome(verdict=verdict_of(exit_code, said),
                   states=int(figure(r"([\d.e+]+) states, stored", said)),
                   depth=int(figure(r"depth reached (\d+)", said)),
                   megabytes=figure(r"([\d.]+)\s+total actual memory usage", said),
                   seconds=figure(r"elapsed time ([\d.e+-]+) seconds", said))
