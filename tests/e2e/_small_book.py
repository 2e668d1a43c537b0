"""A small book with an open vote, kept through the program as it is shipped."""
import json
import os
import pathlib
import subprocess
import sys
import time

YORIAI = os.environ["YORIAI"]
CHARTER = pathlib.Path(os.environ["YORIAI_SOURCE_DIR"]) / "tests/e2e/quick_charter.toml"
OPENS_IN_S = 4


def in_seconds(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


class SmallBook:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {**os.environ, "YORIAI_BOOK": str(self.folder / "book"), "LC_ALL": "C.UTF-8"}
        self.environment.pop("YORIAI_PASSPHRASE", None)

    def command(self, *arguments):
        return [YORIAI, *map(str, arguments)]

    def run(self, *arguments):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, cwd=self.folder,
                              env=self.environment, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            sys.exit(f"exit {done.returncode}: yoriai {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def asked(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def open_a_vote(self):
        """Two members, and proposal 1 with the options Bench and Lamps, open for an hour."""
        self.run("found", "--charter", CHARTER, "--name", "Tsukigase", "--host", "coop.example", "--operator",
                 "The co-op", "--unsealed", "--founder", "hanako=steward,registrar,facilitator",
                 "--founder", "jiro=steward,registrar")
        (self.folder / "purse.md").write_text("A bench, or lamps.\n", encoding="utf-8")
        self.run("propose", "--title", "The purse", "--wording", "purse.md", "--method", "one_of", "--option",
                 "Bench", "--option", "Lamps", "--as", "hanako")
        self.run("second", 1, "--as", "jiro")
        self.run("announce", 1, "--opens", in_seconds(OPENS_IN_S), "--closes", in_seconds(3600), "--grace", "1s",
                 "--as", "hanako")
        time.sleep(OPENS_IN_S + 1)
        self.run("advance")
