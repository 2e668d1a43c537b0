"""Which models are checked, with which bounds, and what is expected of each."""

from typing import NamedTuple

from pan import HOLDS, VIOLATED

# COLLAPSE keeps every state whole. HC4 keeps 64 bits of each: two states may be taken for one,
# with about n^2 / 2^65 chances for n states.
WHOLE = "COLLAPSE"
HASHED = "HC4"


class Run(NamedTuple):
    name: str
    model: str
    defines: tuple
    expected: str
    pace: str = "quick"
    store: str = WHOLE
    table_bits: int = 22  # 2^22 slots; more for runs of many states


def bounds(epochs, branches, sizes, liar):
    return (f"-DE={epochs}", f"-DB={branches}", f"-DS={sizes}", f"-DLIAR={liar}")


def succession(name, where, *rules, expected=HOLDS, **more):
    return Run(name, "succession", bounds(*where) + tuple(f"-D{rule}" for rule in rules), expected,
               **more)


def membership(name, change, where, *rules, expected=HOLDS, **more):
    defines = (f"-DCHANGE={change}",) + bounds(*where) + tuple(f"-D{rule}" for rule in rules)
    return Run(name, "membership", defines, expected, **more)


# Bounds are (epochs, branches of an epoch, trees of a branch, liar).
SUCCESSION = [
    succession("f0-3-epochs", (3, 1, 2, 0), table_bits=24),
    succession("f1-2-epochs-forks", (2, 2, 3, 1)),
    succession("f1-3-epochs", (3, 1, 2, 1), table_bits=24),
    succession("f1-3-epochs-forks", (3, 2, 1, 1)),
    succession("f1-3-epochs-eager", (3, 1, 3, 1), "EAGER", table_bits=24),
    succession("f1-4-epochs-eager", (4, 1, 1, 1), "EAGER", table_bits=24),
    succession("one-line", (3, 2, 1, 1), "P_ONELINE"),
    succession("f0-kept", (3, 1, 2, 0), "P_KEPT", table_bits=24),
    succession("f1-kept", (3, 1, 2, 1), "P_KEPT", table_bits=24),
    succession("late-acks", (3, 1, 2, 1), "M_OLDACK", table_bits=24),
    succession("by-size-alone", (3, 1, 2, 1), "M_SIZE", expected=VIOLATED),
    succession("drops-its-own", (3, 1, 1, 1), "P_KEPT", "M_DROP", expected=VIOLATED),
    succession("late-held", (2, 1, 1, 1), "M_OLDVOTE", expected=VIOLATED),
    succession("acks-that-fork", (2, 2, 1, 1), "M_NOEXT", expected=VIOLATED),
    succession("held-uncertified", (2, 1, 1, 1), "M_NOCERT", expected=VIOLATED),
    succession("empty-promise", (2, 1, 1, 1), "M_OLDPROM", expected=VIOLATED),
    succession("unchecked-base", (2, 1, 1, 1), "M_NOCHECK", expected=VIOLATED),
    succession("forgotten-promise", (2, 1, 1, 1), "M_FORGET", expected=VIOLATED),
    succession("cosigned-at-once", (3, 1, 1, 1), "P_C2SP", expected=VIOLATED),
]

MEMBERSHIP = [
    membership("replace-2-epochs", "REPLACE", (2, 1, 3, 1), table_bits=23),
    membership("replace-forks", "REPLACE", (2, 2, 2, 1), table_bits=24),
    membership("replace-3-epochs", "REPLACE", (3, 1, 1, 1), table_bits=24),
    membership("either-2-epochs", "EITHER", (2, 1, 2, 1)),
    membership("either-forks", "EITHER", (2, 2, 1, 1)),
    membership("either-3-epochs", "EITHER", (3, 1, 1, 1), "EAGER", table_bits=24),
    membership("grow-2-epochs", "GROW", (2, 1, 3, 1)),
    membership("grow-3-epochs", "GROW", (3, 1, 1, 1), table_bits=24),
    membership("shrink-2-epochs", "SHRINK", (2, 1, 3, 1)),
    membership("shrink-3-epochs", "SHRINK", (3, 1, 1, 1), table_bits=24),
    membership("activated-by-old", "REPLACE", (2, 1, 3, 1), "M_ACTIVATEOLD", table_bits=23),
    membership("switched-at-once", "REPLACE", (2, 1, 2, 1), "M_ATONCE", expected=VIOLATED),
    membership("activated-unheld", "REPLACE", (2, 1, 2, 1), "M_ACTIVATE", expected=VIOLATED),
    membership("activated-by-new", "REPLACE", (2, 1, 2, 1), "M_ACTIVATENEW", expected=VIOLATED),
    membership("promises-of-old", "REPLACE", (2, 1, 2, 1), "M_PROMISESOLD", expected=VIOLATED),
    membership("promises-of-new", "REPLACE", (2, 1, 2, 1), "M_PROMISESNEW", expected=VIOLATED),
    membership("signs-too-early", "REPLACE", (2, 1, 2, 1), "M_EARLY", expected=VIOLATED),
    membership("counts-as-old-key", "REPLACE", (2, 1, 2, 1), "M_OLDNAME", expected=VIOLATED),
    membership("burnt-key-signs-on", "REPLACE", (2, 1, 2, 1), "M_OLDKEY", expected=VIOLATED),
]

LONG = dict(pace="long", store=HASHED, table_bits=26)

# Not seen to its end yet (specs/models/README.md, what was run).
BY_HAND = [
    membership("replace-3-epochs-long", "REPLACE", (3, 1, 2, 1), "EAGER", **LONG),
]

RUNS = SUCCESSION + MEMBERSHIP + BY_HAND
