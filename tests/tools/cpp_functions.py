"""Finds the functions of a C++ file and how many lines each has, without a compiler.

Good enough for code that clang-format has laid out: braces are counted, and a brace opens a function
when a parameter list stands before it outside of any other function.
"""

import re
from dataclasses import dataclass

from source_files import without_comments


@dataclass(frozen=True)
class Function:
    name: str
    first: int  # line of the signature
    last: int   # line of the closing brace

    @property
    def lines(self):
        return self.last - self.first + 1


PREPROCESSOR = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
AFTER_PARAMETERS = re.compile(r"^(const|noexcept|override|final|mutable|try|&|&&|\s)*(->.*)?$", re.DOTALL)


def functions_in(text):
    text = without_comments(text)
    text = PREPROCESSOR.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text):
        self.text = text
        self.found = []
        self.scopes = []      # what each open brace opened: "scope", "function" or "value"
        self.statement = 0    # where the current declaration began
        self.parentheses = 0

    def run(self):
        for at, char in enumerate(self.text):
            if char in "([":
                self.parentheses += 1
            elif char in ")]":
                self.parentheses -= 1
            elif char == "{":
                self.open(at)
            elif char == "}":
                self.close(at)
            elif char == ";" and self.parentheses == 0 and not self.inside_body():
                self.statement = at + 1
            elif char == ":" and self.after_access_specifier(at):
                self.statement = at + 1
        return self.found

    def inside_body(self):
        return bool(self.scopes) and self.scopes[-1][0] != "scope"

    def after_access_specifier(self, at):
        return not self.inside_body() and re.fullmatch(
            r"\s*(public|private|protected)\s*", self.text[self.statement:at]) is not None

    def open(self, at):
        if self.inside_body() or self.parentheses > 0:
            self.scopes.append(("value", 0, "", self.parentheses))
        else:
            declaration = self.text[self.statement:at]
            kind, name = kind_of(declaration)
            start = self.statement + len(declaration) - len(declaration.lstrip())
            self.scopes.append((kind, start, name, self.parentheses))
            if kind != "value":
                self.statement = at + 1
        self.parentheses = 0

    def close(self, at):
        if not self.scopes:
            return
        kind, start, name, self.parentheses = self.scopes.pop()
        if kind == "function":
            self.found.append(Function(name, self.line(start), self.line(at)))
        if kind != "value" and not self.inside_body():
            self.statement = at + 1

    def line(self, at):
        return self.text.count("\n", 0, at) + 1


def kind_of(declaration):
    """What the brace after this text opens, and the function's name."""
    text = re.sub(r"\[\[.*?\]\]", " ", declaration)
    text = re.sub(r"^\s*template\s*<[^;{}]*?>(?=\s*[\w(:~])", " ", text)
    if re.match(r"\s*(inline\s+)?namespace\b|\s*extern\s+\"", text):
        return "scope", ""
    call = first_parameter_list(text)
    if call is None:
        opens_type = re.match(r"\s*(class|struct|union|enum)\b", text)
        return ("scope" if opens_type and "=" not in text else "value"), ""
    name, before, after = call
    if re.search(r"(?<![=!<>+\-*/%&|^~])=(?!=)", before):
        return "value", ""
    if AFTER_PARAMETERS.match(after) or re.search(r"\)\s*(noexcept\s*)?$", after):
        return "function", name
    if after.lstrip().startswith(":") and after.rstrip().endswith((")", "}")):
        return "function", name
    if re.match(r"\s*(const|noexcept|override|final|\s)*requires\b", after):
        return "function", name
    return "value", ""


def first_parameter_list(text):
    """(name, what stands before it, what stands after the list), or None."""
    operator = re.search(r"operator\s*(\(\)|\[\]|[^\s\w(]+|\s\w[\w:<>&*\s]*)\s*\(", text)
    plain = re.search(r"([~\w:]+)\s*(<[^()]*>)?\s*\(", text)
    while plain and plain[1] in ("decltype", "alignas", "noexcept", "explicit", "requires", "sizeof"):
        plain = re.compile(r"([~\w:]+)\s*\(").search(text, plain.end())
    found = operator or plain
    if found is None:
        return None
    depth = 1
    at = found.end()
    while at < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    name = found[0][:-1].strip()
    return name, text[:found.start()], text[at:]
