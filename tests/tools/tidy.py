#!/usr/bin/env python3
"""Checks what neither the compiler nor clang-format checks: banned words with what to write instead,
functions that grew too long, and what does not belong into the repository.

tidy.py [ROOT]           prints path:line for every fault; exit code 1 when there is one
tidy.py --sizes [ROOT]   prints median and largest file and function of each layer
"""

import os
import re
import sys
from statistics import median

from cpp_functions import functions_in
from source_files import CPP_ENDINGS, files_under, read, without_comments

HERE = os.path.dirname(os.path.abspath(__file__))
LAYERS = ("core", "ledger", "net", "cli")
MAX_FUNCTION_LINES = 70

# The whole top level; names that begin with a dot apart.
TOP_LEVEL = {"core", "ledger", "net", "cli", "specs", "tests", "CMakeLists.txt", "CMakePresets.json",
             "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", "dev"}

# (where, banned, instead): where is a layer, "*" for every layer.
BANNED = [(where, re.compile(pattern), instead) for where, pattern, instead in [
    ("core", r"\b(float|double)\b", "integers; compare fractions by cross multiplication"),
    ("core", r"\bstd::chrono\b|\b(system|steady|high_resolution)_clock\b|\b(std|)::time\(|\bgettimeofday\b",
     "the Moment that comes in with the entry"),
    ("core", r"\brandom_device\b|\bmt19937|\bs?rand\(|\brandombytes_", "nothing: a rule does not draw lots"),
    ("core", r"\bunordered_(multi)?(map|set)\b", "std::map, std::set or core::IdSet: hash order must not show"),
    ("core", r"\bstd::hash\b", "core::sha256 or an ordered container"),
    ("core", r"\bi?o?stream\b|\b[io]fstream\b|\bfstream\b|\bstd::c(out|err|log|in)\b|\bs?printf\(|\bputs\(",
     "a value that the caller shows"),
    ("core", r"\bstd::j?thread\b|\bstd::(shared_|recursive_)?mutex\b|\bstd::(atomic|async|future|promise)\b|\bthread_local\b",
     "nothing: core is a function of its arguments; the caller owns the threads"),
    ("core", r"\bgetenv\b|\bf?open\(|\bstd::filesystem\b|\bstd::system\(", "an argument: core does no I/O"),
    ("core", r"\bsetlocale\b|\bstd::locale\b|\b(is|to)(alpha|digit|alnum|space|upper|lower|punct|print|xdigit)\(",
     "comparisons of bytes: no rule depends on a locale"),
    ("core", r"\bsto(i|l|ul|ll|ull|f|d)\(|\bstrto\w+\(|\bato[ifl]+\(", "std::from_chars"),
    ("core", r"\bthrow\b", "core::refuse, or YORIAI_ASSERT for a bug"),
    ("*", r"(?<!\w)assert\(", "YORIAI_ASSERT, which stays on in every build"),
    ("*", r"\brandom_device\b|\bmt19937|(?<!\w)s?rand\(", "libsodium's randombytes_buf"),
    ("*", r"\busing\s+namespace\s+(std|boost|capnp|fmt|kj|rocksdb)\s*;", "the names themselves"),
    ("*", r"\b(strcpy|strcat|sprintf|gets|strtok)\(", "std::string, std::span or fmt"),
]]
# Files that may use one word all the same, and why.
ALLOWED = {
    ("core/assert.cpp", "fprintf("): "the last words of a process that found a bug",
}

HYGIENE = [(re.compile(pattern), instead) for pattern, instead in [
    (r"\b(TODO|FIXME)\b", "do it now, or write an issue"),
    (r"(?<![\w.~$}])/(work|home|root|Users)/", "a path that exists on every machine"),
    (r"[ \t]+$", "no blanks at the end of a line"),
    (r"\r", "line feeds alone"),
]]
HYGIENE_SPARED = {"LICENSE", "tests/tools/tidy.py", "tests/tools/tidy_test.py"}
DATA_ENDINGS = (".csv", ".jsonl", ".bin", ".json")


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def layer_of(path):
    return path.split("/")[0]


def banned_words(path, text):
    code = without_comments(text)
    for where, pattern, instead in BANNED:
        if where not in ("*", layer_of(path)) or layer_of(path) not in LAYERS:
            continue
        for found in pattern.finditer(code):
            word = found[0].strip()
            if not any(path == file and word in spared for file, spared in ALLOWED):
                yield f"{path}:{line_of(code, found.start())}: '{word}' is banned here: use {instead}"


def long_functions(path, text):
    if layer_of(path) not in LAYERS:
        return
    for function in functions_in(text):
        if function.lines > MAX_FUNCTION_LINES:
            yield (f"{path}:{function.first}: {function.name} has {function.lines} lines; "
                   f"{MAX_FUNCTION_LINES} is the limit, 15 the aim")


def bad_header(path, text):
    if not path.endswith(".h"):
        return
    if not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield f"{path}:1: a header needs #pragma once"
    if not text.startswith("//"):
        yield f"{path}:1: a header begins with a comment that says what it is for"


def bad_hygiene(path, text):
    if path in HYGIENE_SPARED or path.endswith(DATA_ENDINGS):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, instead in HYGIENE:
            found = pattern.search(line)
            if found:
                yield f"{path}:{number}: '{found[0]}' does not belong here: {instead}"
    if text and not text.endswith("\n"):
        yield f"{path}:{line_of(text, len(text))}: the last line does not end"


def check(root):
    faults = [f"{name}: does not belong to the top level" for name in sorted(os.listdir(root))
              if not name.startswith(".") and name not in TOP_LEVEL and name != "build"]
    for path in files_under(root):
        if layer_of(path) not in TOP_LEVEL | {".ci"}:
            continue
        text = read(root, path)
        if text is None:
            continue
        faults += bad_hygiene(path, text)
        if path.endswith(CPP_ENDINGS):
            for one_check in (banned_words, long_functions, bad_header):
                faults += one_check(path, text)
    return faults


def print_sizes(root):
    print(f"{'layer':8} {'files':>5} {'median':>6} {'largest':>7}  "
          f"{'functions':>9} {'median':>6} {'largest':>7}")
    for layer in LAYERS + ("tests",):
        files, functions = [], []
        for path in files_under(root, layer):
            if path.endswith(CPP_ENDINGS):
                text = read(root, path)
                files.append((text.count("\n"), path))
                functions += [(f.lines, f"{f.name}, {path}:{f.first}") for f in functions_in(text)]
        if files:
            print(f"{layer:8} {len(files):5} {median(n for n, _ in files):6.0f} {max(files)[0]:7}  "
                  f"{len(functions):9} {median([n for n, _ in functions] or [0]):6.0f} "
                  f"{max(functions, default=(0, ''))[0]:7}")
            print(f"         largest file {max(files)[1]}; largest function {max(functions)[1]}")


def main(arguments):
    sizes = "--sizes" in arguments
    roots = [a for a in arguments if a != "--sizes"]
    root = roots[0] if roots else os.path.dirname(os.path.dirname(HERE))
    if sizes:
        print_sizes(root)
        return 0
    faults = check(root)
    for fault in faults:
        print(fault)
    if not faults:
        print("tidy: nothing to say")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
