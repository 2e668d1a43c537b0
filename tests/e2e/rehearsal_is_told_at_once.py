"""A rehearsal among peers tells each line when it has been played, also to a pipe: people watch it."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

YORIAI = os.environ["YORIAI"]
SCENARIO = """community "月ヶ瀬（練習）"
charter tsukigase-purse
host tsukigase.example
peers "A" and "B" and "C" and "D" needed 3 liars 1

at 2025-10-20 09:00 JST
花子 founds as resident with roles steward and registrar and facilitator
太郎 founds as resident with roles steward and registrar
{joining}
expect one book
"""
# More than the program does in the time that is waited, and less than a pipe's buffer of lines.
JOINING = "2 residents join\n" * 12
WAIT_S = 0.3


def expect(condition, what):
    if not condition:
        sys.exit(f"rehearsal_is_told_at_once: {what}")


with tempfile.TemporaryDirectory() as folder:
    scenario = pathlib.Path(folder) / "four.txt"
    scenario.write_text(SCENARIO.format(joining=JOINING), encoding="utf-8")
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    with subprocess.Popen([YORIAI, "rehearse", str(scenario)], env=environment, cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as playing:
        lines = []
        while not any("founds" in line for line in lines):
            line = playing.stdout.readline()
            expect(line, "it ended before the founding was told:\n" + "".join(lines))
            lines.append(line)
        time.sleep(WAIT_S)
        at_work = playing.poll() is None
        lines += playing.stdout.readlines()
    told = "".join(lines)
    expect(playing.returncode == 0, f"exit code {playing.returncode}:\n{told}")
    expect(at_work, "the founding was told when all was over")
    expect(told.count("residents join") == 12, f"not everything was told:\n{told}")
