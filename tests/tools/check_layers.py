#!/usr/bin/env python3
"""Checks that every #include points down, as layers.json says. Prints file:line for each that does not.

check_layers.py [ROOT [LAYERS_JSON]]    exit code 1 when something is wrong
"""

import fnmatch
import json
import os
import re
import sys

from source_files import CPP_ENDINGS, files_under, read, without_comments

HERE = os.path.dirname(os.path.abspath(__file__))
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def is_standard(header):
    return re.fullmatch(r"[a-z_0-9]+", header) is not None


def order_faults(layers):
    """A layer that nobody declared, or two that use one another."""
    faults = []
    for name, layer in layers.items():
        for used in layer["uses"]:
            if used not in layers:
                faults.append(f"layers.json: '{name}' uses '{used}', which is no layer")
            elif name in reachable(layers, used):
                faults.append(f"layers.json: '{name}' and '{used}' use one another")
    return faults


def reachable(layers, start):
    seen, todo = set(), [start]
    while todo:
        for used in layers.get(todo.pop(), {"uses": []})["uses"]:
            if used not in seen:
                seen.add(used)
                todo.append(used)
    return seen


def include_fault(root, layers, path, header, quoted):
    """Why this file must not include this header, or None."""
    layer_name, _, inside = path.partition("/")
    layer = layers[layer_name]
    target = header.split("/")[0]
    if quoted and (target in layers or target == ".."):
        if ".." in header.split("/"):
            return "name it from the repository's root"
        if not os.path.exists(os.path.join(root, header)):
            return "there is no such file"
        if "/detail/" in header and target not in (layer_name,) and layer_name != "tests":
            return f"what is in {os.path.dirname(header)} is for {target} alone"
        if target != layer_name and target not in layer["uses"]:
            return f"{layer_name} may use {' and '.join(layer['uses']) or 'no other layer'}"
        return None
    allowed = [prefix for pattern, prefixes in layer["external"].items()
               if fnmatch.fnmatchcase(inside, pattern) for prefix in prefixes]
    for prefix in allowed:
        if prefix == "*" or (prefix == "<standard>" and is_standard(header)):
            return None
        if prefix != "<standard>" and header.startswith(prefix):
            return None
    return f"in this file {layer_name} may include from outside only {', '.join(allowed) or 'nothing'}"


def matches(path, patterns):
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


def matches_any_file(root, pattern):
    return any(fnmatch.fnmatchcase(p, pattern) for p in files_under(root, pattern.split("/")[0]))


def isolation_fault(path, header, quoted, isolated):
    if matches(path, isolated) and quoted and not matches(header, isolated):
        return "this file shares nothing with what it checks"
    return None


def check(root, layers, isolated=()):
    faults = order_faults(layers)
    for pattern in isolated:
        if not matches_any_file(root, pattern):
            faults.append(f"layers.json: no file matches '{pattern}'")
    for name, layer in layers.items():
        paths = [p for p in files_under(root, name) if p.endswith(CPP_ENDINGS)]
        for pattern in layer["external"] if paths else []:
            if not any(fnmatch.fnmatchcase(p.partition("/")[2], pattern) for p in paths):
                faults.append(f"layers.json: no file of '{name}' matches '{pattern}'")
        for path in paths:
            text = without_comments(read(root, path) or "", keep_strings=True)
            for found in INCLUDE.finditer(text):
                quoted = found[1] == '"'
                why = (include_fault(root, layers, path, found[2], quoted) or
                       isolation_fault(path, found[2], quoted, isolated))
                if why:
                    line = text.count("\n", 0, found.start(2)) + 1
                    faults.append(f"{path}:{line}: includes {found[2]}: {why}")
    return faults


def main(arguments):
    root = arguments[0] if arguments else os.path.dirname(os.path.dirname(HERE))
    layers_path = arguments[1] if len(arguments) > 1 else os.path.join(HERE, "layers.json")
    with open(layers_path, encoding="utf-8") as file:
        rules = json.load(file)
    faults = check(root, rules["layers"], rules["isolated"])
    for fault in faults:
        print(fault)
    if not faults:
        print("layers: every include points down")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
