#!/usr/bin/env python3
"""Compiles a pair of files: <case>_fails.cpp has to fail, with a message matching its first line
"// expect: REGEX"; its twin <case>_compiles.cpp has to compile, so that what fails is the point itself.

must_not_compile.py <case>_fails.cpp COMPILER [FLAG...]
"""

import os
import re
import subprocess
import sys

ENDING = "_fails.cpp"


def compiled(command, path):
    environment = dict(os.environ, LC_ALL="C")
    ran = subprocess.run(command + ["-fsyntax-only", path], env=environment, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return ran.returncode == 0, ran.stdout


def fault_of(failing, command):
    """What is wrong with the pair, or None."""
    twin = failing[:-len(ENDING)] + "_compiles.cpp"
    if not failing.endswith(ENDING) or not os.path.exists(twin):
        return f"{failing}: no twin {twin}"
    with open(failing, encoding="utf-8") as file:
        expected = re.match(r"// expect: (.+)\n", file.read())
    if expected is None:
        return f"{failing}:1: does not begin with '// expect: REGEX'"
    ok, said = compiled(command, twin)
    if not ok:
        return f"{twin}: has to compile, but:\n{said}"
    ok, said = compiled(command, failing)
    if ok:
        return f"{failing}: compiles, and must not"
    errors = "\n".join(line for line in said.splitlines() if "error:" in line)
    if not re.search(expected[1], errors):
        return f"{failing}: fails for another reason than '{expected[1]}':\n{said}"
    return None


def main(arguments):
    fault = fault_of(arguments[0], arguments[1:])
    print(fault or "as it should be")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
