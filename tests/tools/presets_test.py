"""Every preset has scenarios at and beside its lines: what its charter allows or asks for is seen in one of them.

What a preset has to show follows from its charter: a quorum that was missed, a cycle of delegations, a ballot set aside by a
paper. Its name in `charter NAME` says which scenarios are its own.
"""

import pathlib
import re
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

SHOWN_BY_ALL = {
    "a vote that passed or has a winner": r"^expect .*\bpassed\b",
    "one vote less, or another way to miss the line": r"^expect .*\b(failed|tied|no-quorum)\b",
    "a vote in which everybody abstains": r"^expect .*\bcast 0\b",
    "keys lost in the middle of a vote and replaced": r"\brecovers with\b",
}
DELEGATION = {
    "a cycle": r"\bcycle\b",
    "a delegate who abstains": r"^expect .*\bcopied [1-9].*\bblank [1-9]|\bblank [1-9].*\bcopied [1-9]",
    "a delegation that ended before the deadline": r"delegates? to .* until [-0-9]+ 17:59",
}


def kinds_of(charter):
    return charter["kinds"], [rule for kind in charter["kinds"] for rule in kind["rules"]]


def asked_of(charter):
    kinds, rules = kinds_of(charter)
    asked = dict(SHOWN_BY_ALL)
    if any(kind["delegation"] for kind in kinds):
        asked |= DELEGATION
    if any(rule["quorum"] != "none" for rule in rules):
        asked["a quorum missed"] = r"\bno-quorum\b|quorum not met"
    if any(rule.get("cap", "none") != "none" for rule in rules):
        asked["a delegation cut by the cap"] = r"\bcut [1-9]"
    if "clerk" in charter["roles"]:
        asked["a ballot set aside by a paper"] = r"\bset-aside [1-9]"
    if any(kind.get("tie") == "chair" for kind in kinds):
        asked["a tie that the chair decides"] = r"casts the deciding vote"
    if any(kind.get("tie") == "second round" for kind in kinds):
        asked["a second round"] = r"proposes proposal [0-9]+ again"
    if any(kind["notice"] != "1d" for kind in kinds):
        asked["a notice that is too short"] = r"-> refused notice_too_short"
    return asked


def scenarios_of(preset):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/scenario").glob("*.txt"))]
    return "\n".join(t for t in texts if re.search(rf"^charter {re.escape(preset)}$", t, re.MULTILINE))


class Presets(unittest.TestCase):
    def test_each_shows_what_its_charter_has(self):
        missing = []
        for path in sorted((ROOT / "specs/charters").glob("*.toml")):
            text = scenarios_of(path.stem)
            for what, pattern in asked_of(tomllib.loads(path.read_text(encoding="utf-8"))).items():
                if not re.search(pattern, text, re.MULTILINE):
                    missing.append(f"{path.stem}: {what}")
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
