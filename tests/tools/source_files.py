"""What the checks of this folder have in common: which files there are, and C++ without its comments."""

import os
import re

SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__"}
CPP_ENDINGS = (".h", ".cpp")


def files_under(root, folder=""):
    """Paths relative to root, sorted, of every file below root/folder, hidden folders left out but .ci."""
    found = []
    for path, folders, names in os.walk(os.path.join(root, folder)):
        folders[:] = [f for f in folders
                      if f not in SKIPPED_FOLDERS and (f == ".ci" or not f.startswith("."))]
        found += [os.path.relpath(os.path.join(path, name), root) for name in names]
    return sorted(found)


def read(root, path):
    """The text of a file, or None when it is not text."""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


LITERAL_OR_COMMENT = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-zA-Z_])(?:u8|u|U|L)?'(?:\\.|[^'\\\n])+'",
    re.DOTALL)


def without_comments(text, keep_strings=False):
    """C++ with comments (and the contents of literals) blanked; lines and columns stay where they are."""
    def blank(match):
        token = match.group(0)
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token)
        if keep_strings:
            return token
        return token[0] + re.sub(r"[^\n]", " ", token[1:-1]) + token[-1]
    return LITERAL_OR_COMMENT.sub(blank, text)
