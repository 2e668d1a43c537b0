#!/usr/bin/env bash
# Four peers, each a process of its own, keep one book: what is handed to one becomes final at all; one is
# killed and comes back; all are stopped, and hold the same book, which passes its audit.
set -euo pipefail
yoriai=$(realpath "$YORIAI")
village=$(realpath "$YORIAI_VILLAGE_OF_FOUR")
export LC_ALL=C.UTF-8
unset YORIAI_PASSPHRASE YORIAI_BOOK
work=$(mktemp -d)
declare -A process=()
end() {
  for peer in "${!process[@]}"; do kill -KILL "${process[$peer]}" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

fail() {
  echo "FAILED: $*" >&2
  tail -n 20 "$work"/*/log >&2 || true
  exit 1
}
start() {
  "$yoriai" node --config "$work/$1/node.toml" >>"$work/$1/log" 2>&1 </dev/null &
  process[$1]=$!
}
# final PEER SIZE: waits until it says so, for two heartbeats at most.
final() {
  for _ in $(seq 1200); do
    grep -qxF "Final up to $2 entries." "$work/$1/log" && return
    sleep 0.1
  done
  fail "peer $1 has no $2 final entries"
}
value() { "$yoriai" show --json --book "$work/$1/book" | python3 -c "import json,sys; print(json.load(sys.stdin)['$2'])"; }
# stop PEER: asks it to, and it ends well.
stop() {
  local code=0
  kill -TERM "${process[$1]}"
  wait "${process[$1]}" || code=$?
  unset "process[$1]"
  ((code == 0)) || fail "peer $1 ended with exit $code"
  tail -n 1 "$work/$1/log" | grep -qxF "Stopped." || fail "peer $1 does not say that it stopped"
}

mapfile -t port < <(python3 -c '
import socket
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
print(*[one.getsockname()[1] for one in held], sep="\n")')
leader=$("$village" make "$work" "${port[@]}")
follower=$((leader % 4 + 1))
other=$((follower % 4 + 1))

for peer in 1 2 3 4; do start $peer; done
for _ in $(seq 100); do
  [ "$(grep -lF "Listening at 127.0.0.1:" "$work"/*/log | wc -l)" = 4 ] && break
  sleep 0.1
done
"$village" admit "$work" "${port[$((other - 1))]}" 1 || fail "the first admission got no receipt"
for peer in 1 2 3 4; do final $peer 2; done

kill -KILL "${process[$follower]}"
wait "${process[$follower]}" 2>/dev/null || true
"$village" admit "$work" "${port[$((other - 1))]}" 2 || fail "the second admission got no receipt"
start $follower
for peer in 1 2 3 4; do final $peer 3; done

for peer in 1 2 3 4; do stop $peer; done
root=$(value 1 root)
for peer in 1 2 3 4; do
  [ "$(value $peer size)" = 3 ] || fail "peer $peer has $(value $peer size) entries"
  [ "$(value $peer root)" = "$root" ] || fail "peer $peer has another book"
  "$yoriai" audit --book "$work/$peer/book" >/dev/null || fail "the book of peer $peer fails its audit"
done

# What is wrong with the settings is told, with its place.
sed -i 's/^listen = .*/listen = "nowhere"/' "$work/1/node.toml"
code=0
"$yoriai" node --config "$work/1/node.toml" >"$work/said" 2>&1 || code=$?
[ $code = 2 ] && grep -qF "node.toml:2:" "$work/said" || { cat "$work/said" >&2; fail "exit $code for a bad address"; }
echo "four peers kept one book"
