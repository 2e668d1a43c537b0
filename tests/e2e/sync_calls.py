"""The system calls of acknowledged votes, as strace sees them: RocksDB's log is synced, then the high-water, and
only then the program says that the ballot is in. Where tracing is not allowed this is skipped, not passed."""
import re
import shutil
import subprocess
import sys
import tempfile

from _small_book import SmallBook

VOTES = 10
SKIPPED = 77
CALL = re.compile(r"^\d+ +(fdatasync|fsync|write)\((\d+)<([^>]*)>")
# A call that another thread interrupted counts where it ends; its file is named where it begins.
RESUMED = re.compile(r"^(\d+) +<\.\.\. (fdatasync|fsync|write) resumed>")
UNFINISHED = re.compile(r"^(\d+) +(?:fdatasync|fsync|write)\((\d+)<([^>]*)>.*<unfinished")


def calls_in(trace):
    """(call, file descriptor, path) in the order in which they ended."""
    waiting, calls = {}, []
    for line in trace.splitlines():
        if begun := UNFINISHED.match(line):
            waiting[begun[1]] = (begun[2], begun[3])
        elif ended := RESUMED.match(line):
            calls.append((ended[2], *waiting.pop(ended[1], ("", ""))))
        elif whole := CALL.match(line):
            calls.append((whole[1], whole[2], whole[3]))
    return calls


def position(calls, after, wanted):
    return next((i for i in range(after + 1, len(calls)) if wanted(*calls[i])), None)


def judge(calls):
    """How often the log was synced; ends the test when the order is another."""
    is_log = lambda call, _, path: call != "write" and "/store/" in path and path.endswith(".log")
    is_mark = lambda call, _, path: call != "write" and "/high-water/" in path
    says = lambda call, number, _: call == "write" and number == "1"
    word = position(calls, -1, says)
    log = position(calls, -1, is_log)
    mark = None if log is None else position(calls, log, is_mark)
    if word is None or mark is None or mark > word:
        sys.exit(f"sync_calls: log synced at {log}, high-water after it at {mark}, word given at {word}: {calls}")
    return sum(is_log(*call) for call in calls[:word]), sum(is_mark(*call) for call in calls[:word])


def traced(book, arguments):
    trace = book.folder / "trace"
    done = subprocess.run(["strace", "-f", "-y", "-e", "trace=fdatasync,fsync,write", "-o", str(trace),
                           *book.command(*arguments)], capture_output=True, text=True, cwd=book.folder,
                          env=book.environment, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0 and re.search("ptrace|PTRACE|attach", done.stderr):
        print(f"sync_calls: skipped, tracing is not allowed here: {done.stderr.strip()}")
        sys.exit(SKIPPED)
    if done.returncode != 0 or "Your ballot is in" not in done.stdout:
        sys.exit(f"sync_calls: exit {done.returncode}: {done.stdout}{done.stderr}")
    return trace.read_text(encoding="utf-8", errors="replace")


def main():
    if shutil.which("strace") is None:
        print("sync_calls: skipped, there is no strace here")
        sys.exit(SKIPPED)
    logs = marks = 0
    with tempfile.TemporaryDirectory() as folder:
        book = SmallBook(folder)
        book.open_a_vote()
        for n in range(VOTES):
            of_log, of_mark = judge(calls_in(traced(book, ("vote", 1, "Bench", "--as", ("hanako", "jiro")[n % 2]))))
            logs += of_log
            marks += of_mark
    print(f"sync_calls: {VOTES} acknowledged batches, {logs} syncs of the log and {marks} of the high-water before "
          "the word was given")


main()
