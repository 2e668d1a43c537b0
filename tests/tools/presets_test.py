"""Every preset has scenarios in which each case of a vote is seen: exactly at the line, one below, a tie, and so on.

A scenario says so itself: `expect proposal 7 failed … # case: tie; threshold one below`. What a preset must show follows from
its charter (no quorum: no quorum to miss), and what a marked line says is held against the charter's figures.
"""

import dataclasses
import pathlib
import re
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAME = r'(?:"[^"]*"|\S+)'

# What a marked line must say, and what must stand in the scenario before it.
SAYS = {
    "tie": r"\b(tied|failed|not met)\b.*\bvotes (\S+) \2(?= |$)|\bvotes (\S+) \3(?= |$).*\bnot met|\btied\b|\bnet (\S+) \4\b",
    "no quorum": r"\bno-quorum\b|\bquorum not met\b",
    "abstentions alone": r"\bcast 0\b",
    "a delegate abstains": r"\bcopied [1-9].*\bblank [1-9]|\bblank [1-9].*\bcopied [1-9]",
    "a cycle": r"\bvoice of .* cycle\b",
    "an expired delegation": r"\bdid-not-vote [1-9]",
    "a capped delegation": r"\bcut [1-9]|\bchannels \S+ [1-9]",
    "a card sold": r"\bin-cards\b",
    "a key lost": r"\b(passed|tied|threshold met|votes|net)\b",
    "paper and online": r"\bset-aside [1-9]",
    "a lead of one": r"\bpassed winner\b",
    "no lead": r"\btied winner nobody\b",
    "the whole budget": r"\breturned 0\b",
    "one unit short": r"\bpassed\b.*\breturned [1-9]",
}
BEFORE = {
    "an expired delegation": r"delegates? to .* until [-0-9]+ 17:59",
    "a capped delegation": r"-> refused helped_too_many|delegates? to ",
    "a card sold": r"\bcards? of .* go(es)? to ",
    "a key lost": r"\brecovers with\b",
    "paper and online": r"\bon paper\b",
}
LINES = {f"{what} {where}" for what in ("quorum", "threshold") for where in ("at the line", "one below")}


@dataclasses.dataclass
class Line:
    """An expectation, with the cases that it is marked for."""

    text: str
    cases: list
    proposal: int
    before: str  # the scenario up to here


class Scenario:
    def __init__(self, text):
        steps = re.sub(r"\n[ \t\u3000]+(?=\S)", " ", text)
        self.kinds = {}  # of proposals by number; None: the charter's first
        self.purses = {}
        self.lines = []
        self.deeds = []
        seen = []
        for step in steps.splitlines():
            said, _, marks = step.partition("# case: ")
            said = re.sub(r"(^|\s)#.*", "", said).strip()
            if said.startswith("expect "):
                named = re.match(r"expect proposal (\d+)", said)
                proposal = int(named[1]) if named else len(self.kinds)
                cases = [case.strip() for case in marks.split(";") if case.strip()]
                self.lines.append(Line(said, cases, proposal, "\n".join(seen)))
            elif said:
                self.deeds.append(said)
                self.take_proposal(said)
            seen.append(said)

    def take_proposal(self, said):
        if not re.match(rf"{NAME} proposes ", said) or "-> refused" in said:
            return
        number = len(self.kinds) + 1
        again = re.search(r"proposes proposal (\d+) again", said)
        kind = re.search(rf"\bkind ({NAME})", said)
        self.kinds[number] = self.kinds[int(again[1])] if again else kind and kind[1].strip('"')
        purse = re.search(r"\bpurse ([\d,]+)", said)
        self.purses[number] = int(purse[1].replace(",", "")) if purse else None


def numbers_after(word, text):
    found = re.search(rf"(?<!\S){word}((?: -?[\d,]+)+)(?!\S)", text)
    return [int(n.replace(",", "")) for n in found[1].split()] if found else None


def figure(line, name, in_cards):
    found = re.search(rf"(?<!\S){'in-cards ' if in_cards else '(?<!in-cards )'}{name} ([\d,]+)", line)
    return int(found[1].replace(",", "")) if found else None


def condition(text):
    return re.fullmatch(r"(at least|more than) (\d+)/(\d+) of (\w+)", text).groups()


def base_of(base, line, in_cards):
    if base == "cards":
        return figure(line, "all-cards", False)
    if base == "cast" and figure(line, "cast", in_cards) is None:
        return sum(numbers_after("votes", line) or [])  # nobody is said to have abstained
    return figure(line, base, in_cards)


def holds(asked, x, base):
    strict, n, d, _ = asked
    return x * int(d) > base * int(n) if strict == "more than" else x * int(d) >= base * int(n)


def rule_for(charter, kind, line):
    kinds = {k["name"]: k for k in charter["kinds"]}
    chosen = kinds[kind] if kind else charter["kinds"][0]
    house = re.match(rf"expect proposal \d+ in ({NAME})", line)
    rules = {rule["house"]: rule for rule in chosen["rules"]}
    if not house and len(rules) > 1:
        return None
    return rules[house[1].strip('"')] if house else next(iter(rules.values()))


def line_fault(charter, kind, case, line):
    """Why the marked figures are not exactly at the line, or one below it."""
    what, where = case.split(" ", 1)
    rule = rule_for(charter, kind, line)
    if rule is None or rule.get("advisory") or rule[what] == "none":
        return "no house that decides by such a condition"
    asked = condition(rule[what])
    in_cards = charter.get("votes", {}).get(rule["house"], "").startswith("each card")
    x = figure(line, "present", in_cards) if what == "quorum" else (numbers_after("votes", line) or [None])[0]
    base = base_of(asked[3], line, in_cards)
    if x is None or base is None:
        return "the figures do not stand there"
    met = not re.search(rf"\b(no-quorum|{what} not met)\b", line)
    if where == "at the line":
        said = met and re.search(rf"\b(passed|{what} met)\b", line)
        return None if said and holds(asked, x, base) and not holds(asked, x - 1, base) else "not exactly at the line"
    said = re.search(rf"\b(failed|tied|no-quorum|{what} not met)\b", line)
    return None if said and not holds(asked, x, base) and holds(asked, x + 1, base) else "not exactly one below"


def lead_fault(case, line):
    votes = sorted(numbers_after("votes", line) or [0, 0], reverse=True)
    wanted = {"a lead of one": 1, "no lead": 0}[case]
    return None if votes[0] > 0 and votes[0] - votes[1] == wanted else "not by so many"


def fault(charter, scenario, line, case):
    if case in LINES:
        return line_fault(charter, scenario.kinds.get(line.proposal), case, line.text)
    if case not in SAYS:
        return "no such case"
    if not re.search(SAYS[case], line.text):
        return "the line does not show it"
    if case in BEFORE and not re.search(BEFORE[case], line.before, re.MULTILINE):
        return "nothing before it that leads there"
    if case in ("a lead of one", "no lead"):
        return lead_fault(case, line.text)
    if case == "one unit short":
        whole = {s.purses[other.proposal] for s in [scenario] for other in s.lines if "the whole budget" in other.cases}
        return None if scenario.purses[line.proposal] + 1 in whole else "no whole budget of one unit more"
    return None


def cases_of(charter):
    """What a vote by this charter can come to, and must be seen."""
    kinds = charter["kinds"]
    rules = [rule for kind in kinds for rule in kind["rules"] if not rule.get("advisory")]
    methods = {method for kind in kinds for method in kind["methods"]}
    cases = {"tie", "abstentions alone", "a key lost"}
    for what in ("quorum", "threshold"):
        if any(rule[what] != "none" for rule in rules):
            cases |= {f"{what} at the line", f"{what} one below"}
    if any(rule["quorum"] != "none" for rule in rules):
        cases.add("no quorum")
    if methods & {"one_of", "approval", "ranked"}:
        cases |= {"a lead of one", "no lead"}
    if methods & {"equal_shares", "greedy"}:
        cases |= {"the whole budget", "one unit short"}
    if any(kind["delegation"] for kind in kinds):
        cases |= {"a delegate abstains", "a cycle", "an expired delegation"}
    if "proxies" in charter or any(rule.get("cap", "none") != "none" for rule in rules):
        cases.add("a capped delegation")
    if any(weight != "each household" for weight in charter.get("votes", {}).values()):
        cases.add("a card sold")
    if "clerk" in charter["roles"]:
        cases.add("paper and online")
    return cases


def cost(deed):
    given = [int(n) for n in re.findall(r"=(-?\d+)", deed.split("->")[0])]
    return sum(n * n for n in given)


def deeds_of(charter):
    """What must be tried, each as a test of one deed."""
    kinds = charter["kinds"]
    asked = {}
    if any(kind.get("tie") == "chair" for kind in kinds):
        asked["a tie that the chair decides"] = lambda deed: "casts the deciding vote" in deed
    if any(kind.get("tie") == "second round" for kind in kinds):
        asked["a second round"] = lambda deed: re.search(r"proposes proposal \d+ again", deed)
    if any(kind["notice"] != "1d" for kind in kinds):
        asked["a notice that is too short"] = lambda deed: "-> refused notice_too_short" in deed
    if any("quadratic" in kind["methods"] for kind in kinds):
        credits = charter["classes"][0]["credits"]
        asked["a ballot of all credits"] = lambda deed: "gives" in deed and "->" not in deed and cost(deed) == credits
        # Nobody reads a sealed ballot before the end: there it is spoilt, not refused.
        sealed = all(kind.get("visibility") == ["sealed"] for kind in kinds if "quadratic" in kind["methods"])
        refused = "" if sealed else "-> refused over_credits 1"
        asked["a ballot of one credit more"] = (
            lambda deed: "gives" in deed and refused in deed and cost(deed) == credits + 1)
    return asked


def charters():
    for path in sorted((ROOT / "specs/charters").glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))


def scenarios_of(preset):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/scenario").glob("*.txt"))]
    return [Scenario(t) for t in texts if re.search(rf"^charter {re.escape(preset)}$", t, re.MULTILINE)]


class Presets(unittest.TestCase):
    def test_each_shows_every_case_that_its_charter_can_have(self):
        missing = []
        for preset, charter in charters():
            stories = scenarios_of(preset)
            marked = {case for story in stories for line in story.lines for case in line.cases}
            missing += [f"{preset}: {case}" for case in sorted(cases_of(charter) - marked)]
            deeds = [deed for story in stories for deed in story.deeds]
            missing += [f"{preset}: {what}" for what, is_one in deeds_of(charter).items() if not any(map(is_one, deeds))]
        self.assertEqual(missing, [])

    def test_marked_lines_are_what_they_say(self):
        wrong = []
        for preset, charter in charters():
            for story in scenarios_of(preset):
                for line in story.lines:
                    for case in line.cases:
                        why = fault(charter, story, line, case)
                        if why:
                            wrong.append(f"{preset}: {line.text}: {case}: {why}")
        self.assertEqual(wrong, [])


CHARTER = {
    "roles": {}, "classes": [{"credits": 99}], "kinds": [{
        "name": "plan", "methods": ["yes_no"], "delegation": False, "notice": "1d",
        "rules": [{"house": "all", "quorum": "at least 1/2 of roll", "threshold": "more than 1/2 of present"}]}]}


class TheTestItself(unittest.TestCase):
    def why(self, case, text, charter=CHARTER, before=""):
        return fault(charter, Scenario("A proposes x\n"), Line(text, [case], 1, before), case)

    def test_only_the_exact_line_is_one(self):
        self.assertIsNone(self.why("quorum at the line", "expect passed roll 20 present 10 votes 10 0"))
        self.assertIsNotNone(self.why("quorum at the line", "expect passed roll 20 present 11 votes 10 0"))
        self.assertIsNotNone(self.why("quorum at the line", "expect passed present 10 votes 10 0"))
        self.assertIsNone(self.why("quorum one below", "expect no-quorum roll 20 present 9"))
        self.assertIsNotNone(self.why("quorum one below", "expect no-quorum roll 20 present 8"))
        self.assertIsNone(self.why("threshold at the line", "expect passed present 6 votes 4 2"))
        self.assertIsNotNone(self.why("threshold at the line", "expect passed present 6 votes 5 1"))
        self.assertIsNone(self.why("threshold one below", "expect failed present 6 votes 3 2"))
        self.assertIsNotNone(self.why("threshold one below", "expect failed present 6 votes 2 2"))
        self.assertIsNotNone(self.why("threshold one below", "expect passed present 6 votes 3 2"))

    def test_a_case_must_be_seen_and_led_to(self):
        self.assertIsNone(self.why("tie", "expect tied votes 3 3"))
        self.assertIsNotNone(self.why("tie", "expect failed votes 3 2"))
        self.assertIsNotNone(self.why("a key lost", "expect passed votes 3 2"))
        self.assertIsNone(self.why("a key lost", "expect passed votes 3 2", before="A recovers with b"))
        self.assertIsNotNone(self.why("no such thing", "expect passed"))
        self.assertIsNone(self.why("a lead of one", "expect passed winner A votes 4 3 1"))
        self.assertIsNotNone(self.why("a lead of one", "expect passed winner A votes 5 3 1"))

    def test_charter_says_which_cases_there_are(self):
        self.assertEqual(cases_of(CHARTER), LINES | {"tie", "abstentions alone", "a key lost", "no quorum"})


if __name__ == "__main__":
    unittest.main()
