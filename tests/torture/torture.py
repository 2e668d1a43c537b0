"""Four `yoriai node` processes under load, of which one after the other is killed with -9 while lines between them
are cut or silent. After each round: whatever a peer gave a receipt for is in every book, there is one history, what
was there before is there still, and every book passes its audit.

  torture.py [--rounds N] [--seed S] [--patience SECONDS]
"""
import argparse
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time

from four_nodes import PEERS, FourNodes

VOTERS = 60
ROLES = ("the sequencer", "a follower", "all", "two followers", "the sequencer and a follower", "nobody")
FAULTS = ("one is cut off", "one is silent", "two halves", "one line is silent", "no line")
PATIENCE_S = 120  # an event that was passed on in vain is passed on again after 20 s; the rest is for a busy machine
# What no peer may say of an honest one.
ALARMS = ("it contradicted itself", "the others made final what this book contradicts",
          "its batch does not keep the rules", "record was put back from a copy")


class Load:
    """Ballots cast at all peers at once, and what became of them."""

    def __init__(self, nodes, first, seed):
        self.held = {}  # event: who gave a receipt
        self.refused = []
        self._process = nodes.cast(first, seed)
        self._ear = threading.Thread(target=self._hear)
        self._ear.start()

    def _hear(self):
        for line in self._process.stdout:
            what, peer, event, *code = line.split()
            if what == "held":
                self.held.setdefault(event, set()).add(int(peer))
            else:
                self.refused.append(f"peer {peer} refused {event}: {code}")

    def await_receipts(self, count, patience_s):
        end = time.monotonic() + patience_s
        while len(self.held) < count and time.monotonic() < end:
            time.sleep(0.01)

    def stop(self):
        self._process.stdin.close()
        self._ear.join()
        if self._process.wait() != 0:
            sys.exit(f"torture: the load ended with exit {self._process.returncode}")


def victims(nodes, role, dice):
    followers = [peer for peer in PEERS if peer != nodes.sequencer]
    dice.shuffle(followers)
    return {"the sequencer": [nodes.sequencer], "a follower": followers[:1], "nobody": [],
            "two followers": followers[:2], "the sequencer and a follower": [nodes.sequencer, followers[0]],
            "all": list(PEERS)}[role]


def part(nodes, fault, dead, dice):
    one, other, *_ = dice.sample(PEERS, 4)
    if dead and dice.random() < 0.6 and dead[0] != one:  # what it alone holds is at stake when it is killed
        one, other = dead[0], one
    halves = {one, other}
    for (source, target), line in nodes.lines.items():
        if fault == "one is cut off" and one in (source, target):
            line.cut()
        elif fault == "one is silent" and one in (source, target):
            line.silence()
        elif fault == "two halves" and (source in halves) != (target in halves):
            line.cut()
        elif fault == "one line is silent" and (source, target) == (one, other):
            line.silence()


def one_round(nodes, number, seed, history, patience_s):
    """The entries of all books, which are the same."""
    dice = random.Random(f"{seed}/{number}")
    role, fault = ROLES[number % len(ROLES)], dice.choice(FAULTS)
    load = Load(nodes, number * 1_000_000, dice.randrange(2**32))
    load.await_receipts(dice.randrange(5, 30), 10)
    dead = victims(nodes, role, dice)
    part(nodes, fault, dead, dice)
    time.sleep(dice.uniform(0, 1))
    for peer in dead:
        if (code := nodes.kill(peer)) is not None:
            sys.exit(f"torture: peer {peer} had ended before, with exit {code}:\n{nodes.log(peer).read_text()[-2000:]}")
    time.sleep(dice.uniform(0, 1))
    for peer in dead:
        nodes.start(peer)
        if dice.random() < 0.3:  # and once more, while it comes back
            time.sleep(dice.uniform(0, 0.5))
            nodes.kill(peer)
            nodes.start(peer)
    time.sleep(dice.uniform(0, 1))
    for line in nodes.lines.values():
        line.open()
    for peer in dead:
        nodes.await_listening(peer)
    load.await_receipts(len(load.held) + dice.randrange(5, 30), 10)
    load.stop()
    if load.refused:
        sys.exit(f"torture: good ballots were refused: {load.refused[:3]}")
    entries, healing_s = one_book(nodes, load.held, history, patience_s)
    print(f"round {number + 1}: killed {role}; {fault}; {len(load.held)} ballots with receipts, "
          f"{len(entries)} entries final after {healing_s:.1f} s", flush=True)
    return entries


def one_book(nodes, held, history, patience_s):
    """Waits until all is final everywhere; then compares."""
    start = time.monotonic()
    while True:
        if (ended := nodes.ended()):
            sys.exit(f"torture: peer {ended[0]} ended by itself:\n{nodes.log(ended[0]).read_text()[-2000:]}")
        finals = {nodes.final_size(peer) for peer in PEERS}
        books = {peer: nodes.entries(peer) for peer in PEERS} if len(finals) == 1 else {}
        sizes = {len(book) for book in books.values()}
        missing = {peer: set(held) - {event for _, event in book} for peer, book in books.items()}
        if books and sizes == finals and not any(missing.values()):
            break
        if time.monotonic() > start + patience_s:
            lost = {peer: len(events) for peer, events in missing.items()}
            said = [nodes.final_size(peer) for peer in PEERS]
            sys.exit(f"torture: after {patience_s} s: final {said}, sizes {sizes}, "
                     f"events with a receipt that are not in the book of {lost}")
        time.sleep(0.1)
    healing_s = time.monotonic() - start
    for peer, book in books.items():
        if book != books[1]:
            sys.exit(f"torture: the books of peers 1 and {peer} differ")
        nodes.audit(peer)
        for alarm in ALARMS:
            if alarm in nodes.log(peer).read_text(encoding="utf-8"):
                sys.exit(f"torture: peer {peer} says: {alarm}")
    if books[1][:len(history)] != history:
        sys.exit("torture: what was final is not there any more")
    return books[1], healing_s


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--patience", type=float, default=PATIENCE_S)
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(2**32)
    print(f"torture of nodes: {arguments.rounds} rounds, seed {seed}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp())
    nodes = FourNodes(os.environ["YORIAI"], os.environ["YORIAI_TORTURE_VILLAGE"], folder, VOTERS)
    try:
        for peer in PEERS:
            nodes.start(peer)
        for peer in PEERS:
            nodes.await_listening(peer)
        history = []
        for number in range(arguments.rounds):
            history = one_round(nodes, number, seed, history, arguments.patience)
    except SystemExit:
        print(f"torture: books and logs are kept in {folder}", flush=True)
        raise
    finally:
        nodes.end()
    shutil.rmtree(folder)
    print(f"torture of nodes: {arguments.rounds} rounds, {len(history)} entries in one history, 0 lost")


main()
