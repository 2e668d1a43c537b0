"""watched.py YORIAI NODE_TOML: what whoever runs a peer sees of it. The service manager hears that it listens and
that it stops, Prometheus gets figures, and the log is one JSON object a line."""
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import urllib.request

PATIENCE_S = 30


def main(yoriai, settings):
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    settings = pathlib.Path(settings)
    watched = settings.with_name("watched.toml")
    watched.write_text(f'metrics_port = {port}\nlog = "json"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"{folder}/notify")
        manager.settimeout(PATIENCE_S)
        node = subprocess.Popen([yoriai, "node", "--config", watched], stdout=subprocess.PIPE, text=True,
                                env={"LC_ALL": "C.UTF-8", "NOTIFY_SOCKET": f"{folder}/notify"})
        try:
            assert manager.recv(100) == b"READY=1"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE_S) as page:
                figures = page.read().decode()
            node.terminate()
            assert manager.recv(100) == b"STOPPING=1"
            said, _ = node.communicate(timeout=PATIENCE_S)
        finally:
            node.kill()
    assert node.returncode == 0, node.returncode
    assert 'yoriai_entries{state="stored"}' in figures and "yoriai_lag_entries" in figures, figures
    lines = [json.loads(line) for line in said.splitlines()]
    assert all(line["time"].endswith("Z") for line in lines), said
    assert [lines[0]["event"], lines[-1]["event"]] == ["listening", "stopped"], said


main(*sys.argv[1:])
