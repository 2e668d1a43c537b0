#!/usr/bin/env bash
# A vote through four running nodes, each member through another one: how far each event has come, with its
# proof; nodes that are killed in between; what is said where a node cannot help.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"
peers=(coop city digital auditor)

place() { echo "127.0.0.1:${port[$1]}"; }
key() { echo "$work/coop/book/keys/$1.key"; }
crash() {
  kill -KILL "${process[$1]}"
  wait "${process[$1]}" 2>/dev/null || true
  unset "process[$1]"
}
# of KEY: that of the JSON answer.
of() { python3 -c "import json,sys; print(json.load(sys.stdin)['$1'])" <"$work/said"; }
is() { [ "$(of "$1")" = "$2" ] || { cat "$work/said" >&2; fail "$1 is not $2"; }; }
# reaches STATE PEER EVENT: its node says so, with proof, in twenty seconds.
reaches() {
  for _ in $(seq 100); do
    "$yoriai" --book "$work/$2/book" status "$3" --node "$(place "$2")" --json >"$work/said" 2>&1 || true
    grep -qF "\"state\":\"$1\"" "$work/said" && return
    sleep 0.2
  done
  cat "$work/said" >&2
  fail "event $3 is not $1 at peer $2"
}
# phase PROPOSAL PHASE PEER: waits until that peer's copy is there.
phase() {
  for _ in $(seq 200); do
    at "$3" show "$1" --json
    [ "$(of phase)" = "$2" ] && return
    sleep 0.1
  done
  fail "proposal $1 is not $2 at peer $3"
}
# announce PROPOSAL CLOSES: it opens in a second; waits until it is open everywhere.
announce() {
  at digital second "$1" --as "$(key jiro)" --node "$(place digital)"
  at digital announce "$1" --opens "$(date -u -d '+2 seconds' +%FT%TZ)" --closes "$(date -u -d "$2" +%FT%TZ)" \
    --grace 1s --as "$(key hanako)" --node "$(place digital)" --json
  is state final
  for peer in "${peers[@]}"; do phase "$1" open "$peer"; done
}

find_ports "${peers[@]}"
found_four
for peer in "${peers[@]}"; do start "$peer"; done
for peer in "${peers[@]}"; do logged "$peer" "Listening at $(place "$peer"); the book has 1 entries."; done

# A book of several is not written to beside its peers.
ends 4 "$yoriai" second 1 --as "$(key jiro)" --book "$work/coop/book"
says "Another program is writing to this book"

# Somebody is admitted beside the running node: her name stands in the office's register at once, and after
# the node has ended.
at coop member add Sachiko --new-key sachiko --unsealed --as hanako --as jiro --node "$(place coop)"
says "Sachiko is now member 3."
at coop register list
says "3. Sachiko"
says "(matches the book)"

# Beside it, too: an event for others to sign, handed in when all have.
at coop member add Taro --new-key taro --unsealed --as hanako --with "$("$yoriai" key show "$(key jiro)" --json |
  python3 -c 'import json,sys; print(json.load(sys.stdin)["keys"][0]["public_key"])')" --out "$work/taro.json"
at coop sign "$work/taro.json" --as jiro
at city submit "$work/taro.json" --node "$(place city)" --json
is state final
for peer in "${peers[@]}"; do reaches final "$peer" "$(of event)"; done
at coop register list
says "4. Taro"

echo "A bench, or lamps." >"$work/purse.md"
at city propose --title Purse --wording "$work/purse.md" --method one_of \
  --option Bench --option Lamps --as "$(key hanako)" --node "$(place city)" --json
is state final
reaches final digital "$(of event)"
announce 1 '+1 hour'

# Each through another node, beside another copy; the settings of a node stand for it and its peers.
at coop vote 1 Bench --as "$(key hanako)" --node "$work/coop/node.toml" --json
is state final
is operators_needed 2
first=$(of event)
at digital vote 1 Lamps --as "$(key jiro)" --node "$(place digital)"
says "Your ballot is in: Lamps."
says "Receipts of "
says "Final (counted)"
at auditor status "$first" --node "$(place auditor)"
says "Final (counted): the book up to line"
# The copy at hand says so too, by the first digits.
at auditor status "${first:0:12}" --json
is state final
ends 1 "$yoriai" status 0123456789abcdef --book "$work/auditor/book"
says "It is not in this book."

# One node is killed; whoever names another one besides is served.
crash city
ends 4 "$yoriai" vote 1 Lamps --as "$(key jiro)" --node "$(place city)" --book "$work/city/book"
says "Check that \`yoriai node\` is running there"
at digital vote 1 Bench --as "$(key jiro)" --node "$(place city)" --node "$(place digital)" --json
is state final
[ "$(of troubles | grep -c "no answer")" = 1 ] || fail "the dead node is not named"

# Two are left: they vouch for a ballot, and cannot enter it.
crash auditor
at digital vote 1 Bench --as "$(key jiro)" --node "$(place digital)" --json
is state acknowledged
late=$(of event)
at digital status "$late" --node "$(place digital)" --node "$(place coop)"
says "Acknowledged: 2 receipts of different operators (2 needed)"
ends 1 "$yoriai" status "$(printf '0%.0s' $(seq 64))" --node "$(place coop)" --book "$work/coop/book"
says "Nobody asked knows this event."
start city
reaches final coop "$late"
start auditor
reaches final auditor "$late"

# Who comes after the closing is refused, in words.
at coop propose --title Lamps --wording "$work/purse.md" --method yes_no \
  --as "$(key hanako)" --node "$(place coop)"
announce 2 '+6 seconds'
phase 2 closed coop
ends 3 "$yoriai" vote 2 yes --as "$(key hanako)" --node "$(place coop)" --book "$work/coop/book"
says "yoriai: "

for peer in "${peers[@]}"; do stop "$peer"; done
root=$(value coop root)
for peer in "${peers[@]}"; do
  [ "$(value "$peer" root)" = "$root" ] || fail "peer $peer has another book"
  at "$peer" audit
done
at coop tally 2 --json

# An export is good for another machine when enough peers stand behind it.
at coop export "$work/whole.jsonl"
at coop audit "$work/whole.jsonl"
says "of the 4 peers have countersigned it (3 needed). It is final."
python3 - "$work/whole.jsonl" "$work/alone.jsonl" <<'PYTHON'
import json, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
last = json.loads(lines[-1])
note = last["checkpoint"].split("\n")
blank = note.index("")
last["checkpoint"] = "\n".join(note[:blank + 3]) + "\n"   # the log's line and one peer's
lines[-1] = json.dumps(last, ensure_ascii=False, separators=(",", ":"))
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines) + "\n")
PYTHON
ends 0 "$yoriai" audit "$work/alone.jsonl"
says "1 of the 4 peers have countersigned it (3 needed). It is not final yet."
ends 1 "$yoriai" import "$work/alone.jsonl" --book "$work/alone"
says "What is not final is not taken in."
[ ! -e "$work/alone" ] || fail "something was taken in"
ends 0 "$yoriai" import "$work/whole.jsonl" --book "$work/whole"
at coop register list
says "3. Sachiko"
# Nor is it written to when nobody runs.
ends 2 "$yoriai" vote 1 Bench --as "$(key hanako)" --book "$work/coop/book"
says "no machine writes to it alone"
echo "four nodes took a vote"
