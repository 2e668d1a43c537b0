"""kill -9 in the middle of writing verbs, again and again. After each: the book opens, the audit is clean,
nothing that was acknowledged is missing, and what came before is byte for byte what it was."""
import json
import random
import signal
import subprocess
import sys
import tempfile
import time

from _small_book import SmallBook

KILLS = 40
SEED = 20250401
# A vote may be changed 50 times under this charter; the two members take turns.
VOTERS = ("hanako", "jiro")


def entries(book):
    book.run("export", "now.jsonl")
    lines = (book.folder / "now.jsonl").read_text(encoding="utf-8").splitlines()
    (book.folder / "now.jsonl").unlink()
    return [line for line in lines if json.loads(line).get("index") is not None]


def usual_time_s(book):
    start = time.monotonic()
    book.run("vote", 1, "Bench", "--as", VOTERS[0])
    return time.monotonic() - start


def killed_after(book, arguments, delay_s):
    """What the verb said until it was killed; whether it came to its end before."""
    process = subprocess.Popen(book.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               cwd=book.folder, env=book.environment, stdin=subprocess.DEVNULL)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return said, process.returncode != -signal.SIGKILL


def main():
    dice = random.Random(SEED)
    acknowledged = killed = kept = 0
    with tempfile.TemporaryDirectory() as folder:
        book = SmallBook(folder)
        book.open_a_vote()
        whole_s = usual_time_s(book)
        before = entries(book)
        for n in range(KILLS):
            choice = dice.choice(("Bench", "Lamps"))
            said, ended = killed_after(book, ("vote", 1, choice, "--as", VOTERS[n % 2]),
                                       dice.uniform(0.3, 1.6) * whole_s)
            acknowledgement = "Your ballot is in" in said
            acknowledged += acknowledgement
            killed += not ended
            book.run("advance")  # opens it for writing, as the next verb would
            if not book.asked("audit")["ok"]:
                sys.exit(f"kill_nine: kill {n}: the audit finds a fault")
            now = entries(book)
            if now[: len(before)] != before or len(now) > len(before) + 1:
                sys.exit(f"kill_nine: kill {n}: what was there before is not there any more")
            if acknowledgement and len(now) != len(before) + 1:
                sys.exit(f"kill_nine: kill {n}: an acknowledged ballot is missing")
            kept += len(now) > len(before) and not acknowledgement
            before = now
    print(f"kill_nine: {KILLS} votes, {killed} killed, {acknowledged} acknowledged, {kept} kept without a word, 0 lost")
    if killed == 0:
        sys.exit("kill_nine: nothing was killed in time, so nothing was tried")


main()
