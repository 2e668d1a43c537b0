# Read in by the tests of several peers: their founding by four organisations, each on a machine of its own,
# and words to start them, to wait for them and to stop them.
source "$YORIAI_SOURCE_DIR/tests/e2e/_environment.sh"
work=$(mktemp -d)
declare -A process=() port=()
end() {
  for peer in "${!process[@]}"; do kill -KILL "${process[$peer]}" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

fail() {
  echo "FAILED: $*" >&2
  tail -n 20 "$work"/*/log >&2 2>/dev/null || true
  exit 1
}
# at PEER VERB...: the program on that peer's machine, which must succeed.
at() {
  local peer=$1
  shift
  ends 0 "$yoriai" "$@" --book "$work/$peer/book"
}
value() { "$yoriai" show --json --book "$work/$1/book" | python3 -c "import json,sys; print(json.load(sys.stdin)['$2'])"; }

# Ports that were free a moment ago, one for each peer named.
find_ports() {
  local -a free
  mapfile -t free < <(python3 -c '
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*[one.getsockname()[1] for one in held], sep="\n")' $#)
  local peer
  for peer in "$@"; do port[$peer]=${free[0]}; free=("${free[@]:1}"); done
}
# card PEER OPERATOR: makes its keys and its card.
card() {
  mkdir -p "$work/$1"
  at "$1" peer card "$work/$1.card" --operator "$2" --address "127.0.0.1:${port[$1]}" --unsealed
}
# settings PEER CARD...
settings() {
  local peer=$1
  shift
  at "$peer" peer settings "$@" --listen "127.0.0.1:${port[$peer]}" --out "$work/$peer/node.toml"
}
# found_four: co-op, city, digital villagers and auditor, whose ports are found, found a book that three of
# them decide.
found_four() {
  card coop 'The co-op'
  card city 'The municipality'
  card digital 'Digital villagers'
  card auditor 'An auditor'
  at coop found --charter "$here/quick_charter.toml" --name Tsukigase --host coop.example --operator 'The co-op' \
    --founder hanako=steward,registrar,facilitator --founder jiro=steward,registrar --rehearsal --unsealed \
    --peer "$work/city.card" --peer "$work/digital.card" --peer "$work/auditor.card" --needed 3 --liars 1 \
    --out "$work/founding.json"
  local peer
  for peer in city digital auditor; do at $peer sign "$work/founding.json" --as peer; done
  at coop submit "$work/founding.json"
  at coop export "$work/founding.jsonl"
  for peer in city digital auditor; do at $peer import "$work/founding.jsonl"; done
  for peer in coop city digital auditor; do settings $peer "$work"/*.card; done
  ledger=$(value coop ledger)
}

listens() { grep -c '^Listening at ' "$work/$1/log" || true; }
# start PEER...: and waits until all of them listen.
start() {
  local -A before=()
  local peer
  for peer in "$@"; do
    touch "$work/$peer/log"
    before[$peer]=$(listens $peer)
    run $peer
  done
  for peer in "$@"; do
    for _ in $(seq 300); do
      (($(listens $peer) > before[$peer])) && continue 2
      sleep 0.1
    done
    fail "peer $peer does not listen"
  done
}
run() {
  "$yoriai" node --config "$work/$1/node.toml" >>"$work/$1/log" 2>&1 </dev/null &
  process[$1]=$!
}
# logged PEER LINE: waits until its log has that line, for two heartbeats at most.
logged() {
  for _ in $(seq 1200); do
    grep -qxF -- "$2" "$work/$1/log" && return
    sleep 0.1
  done
  fail "peer $1 does not say: $2"
}
final() { logged "$1" "Final up to $2 entries."; }
# stop PEER: asks it to, and it ends well.
stop() {
  local code=0
  kill -TERM "${process[$1]}"
  wait "${process[$1]}" || code=$?
  unset "process[$1]"
  ((code == 0)) || fail "peer $1 ended with exit $code"
  tail -n 1 "$work/$1/log" | grep -qxF "Stopped." || fail "peer $1 does not say that it stopped"
}
# hand PEER FILE: gives the event in the file to a running peer.
hand() { at "$1" submit "$2" --node "127.0.0.1:${port[$1]}"; }
