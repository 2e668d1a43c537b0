"""Four `yoriai node` processes over one book, each line between two of them through a proxy."""
import re
import socket
import subprocess
import sys
import time

from proxy import Proxy

PEERS = (1, 2, 3, 4)
START_PATIENCE_S = 30


def free_ports():
    held = [socket.create_server(("127.0.0.1", 0)) for _ in PEERS]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


class FourNodes:
    def __init__(self, yoriai, village, folder, voters):
        self._yoriai, self._village, self.folder = yoriai, village, folder
        self.voters = voters
        self.ports = free_ports()
        made = self.ask_village("make", folder, voters, *self.ports)
        self.sequencer = int(made)
        self._processes = {}
        proxy = Proxy()
        self.lines = {(one, other): proxy.line(self.ports[other - 1])
                      for one in PEERS for other in PEERS if one != other}
        for peer in PEERS:
            self._reach_others_through_lines(peer)

    def _reach_others_through_lines(self, peer):
        path = self.folder / str(peer) / "node.toml"
        text = path.read_text()
        for other in PEERS:
            if other != peer:
                text = text.replace(f'address = "127.0.0.1:{self.ports[other - 1]}"',
                                    f'address = "127.0.0.1:{self.lines[peer, other].port}"')
        path.write_text(text)

    def ask_village(self, *words):
        return subprocess.run([self._village, *map(str, words)], capture_output=True, text=True, check=True).stdout

    def cast(self, first, seed):
        """Ballots are cast until its input is closed; it says who gave a receipt."""
        words = [self._village, "cast", self.folder, self.voters, first, seed, *self.ports]
        return subprocess.Popen(list(map(str, words)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def book(self, peer):
        return self.folder / str(peer) / "book"

    def log(self, peer):
        return self.folder / str(peer) / "log"

    def start(self, peer):
        with self.log(peer).open("ab") as log:
            words = [self._yoriai, "node", "--config", self.folder / str(peer) / "node.toml"]
            self._processes[peer] = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def kill(self, peer):
        """kill -9; how it had ended before, if it had."""
        process = self._processes.pop(peer)
        ended = process.poll()
        process.kill()
        process.wait()
        return ended

    def await_listening(self, peer):
        end = time.monotonic() + START_PATIENCE_S
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.ports[peer - 1])).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit(f"peer {peer} does not listen:\n{self.log(peer).read_text()[-2000:]}")

    def ended(self):
        return [peer for peer, process in self._processes.items() if process.poll() is not None]

    def end(self):
        for peer in list(self._processes):
            self.kill(peer)

    def final_size(self, peer):
        """As it said last; a peer that was started anew has said nothing yet."""
        said = re.findall(r"^(?:Final up to (\d+) entries\.|Listening at .*)$",
                          self.log(peer).read_text(encoding="utf-8"), re.MULTILINE)
        return int(said[-1]) if said and said[-1] else 0

    def entries(self, peer):
        """(leaf, event) of each entry that it acknowledged."""
        return [tuple(line.split()) for line in self.ask_village("lines", self.book(peer)).splitlines()]

    def audit(self, peer):
        done = subprocess.run([self._yoriai, "audit", "--book", self.book(peer)], capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            sys.exit(f"the book of peer {peer} fails its audit:\n{done.stdout}{done.stderr}")
