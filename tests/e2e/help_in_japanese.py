"""--help is in Japanese throughout: every verb, what it is for, and every option of it; and the same in English."""
import os
import re
import subprocess
import sys

YORIAI = os.environ["YORIAI"]
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
LISTS = ("順に書くもの:", "オプション:", "コマンド:", "Positionals:", "Options:", "Subcommands:")
DESCRIBED = re.compile(r"  (\S.*?)  +(\S.*)")


def fail(what):
    sys.exit(f"help_in_japanese: {what}")


def help_of(language, verb):
    asked = [YORIAI, "--lang", language, *verb, "--help"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()


def rows(lines):
    """(heading, name, description) of what stands in lists; a long name has its description below."""
    heading, name = "", ""
    for line in lines:
        if line in LISTS or not line:
            heading = line
        elif heading and line.startswith(" " * 20):
            yield heading, name, line.strip()
        elif heading and (row := DESCRIBED.fullmatch(line)):
            name = row[1]
            yield heading, *row.groups()
        else:
            name = line.strip()


def walk(verb, seen):
    lines = help_of("ja", verb)
    if not JAPANESE.search(lines[0]):
        fail(f"{verb}: {lines[0]}")
    for heading, name, description in rows(lines):
        # Files of PrefLib and Pabulib are counted by a verb that brings its own words.
        if verb == ["recount"] and not name.startswith("-h"):
            continue
        if not JAPANESE.search(description):
            fail(f"{' '.join(verb)} {name}: {description}")
        seen.append(name)
        if heading == "コマンド:":
            walk([*verb, name], seen)
    for _, name, description in rows(help_of("en", verb)):
        if JAPANESE.search(description):
            fail(f"{' '.join(verb)} {name} in English: {description}")


def main():
    seen = []
    walk([], seen)
    if len(seen) < 250:
        fail(f"only {len(seen)} options and verbs were found")
    print(f"help_in_japanese: {len(seen)} options and verbs")


main()
