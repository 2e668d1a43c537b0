#!/usr/bin/env bash
# A sealed vote by the verbs, through four running nodes: two openers at nodes of their own, ballots through
# others, a node that is down while both keys are published, and the result read at each.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"
peers=(coop city digital auditor)
key() { echo "$work/coop/book/keys/$1.key"; }
of() { python3 -c "import json,sys; print(json.load(sys.stdin)['$1'])" <"$work/said"; }
# through PEER VERB...: in the book when it returns.
through() {
  local peer=$1
  shift
  at "$peer" "$@" --node "127.0.0.1:${port[$peer]}"
  says "Final (counted)"
}
# phase PHASE PEER: waits until its copy is there.
phase() {
  for _ in $(seq 300); do
    at "$2" show 1 --json
    [ "$(of phase)" = "$1" ] && return
    sleep 0.1
  done
  fail "proposal 1 is not $1 at peer $2"
}
in_seconds() { date -u -d "+$1 seconds" +%FT%TZ; }

find_ports "${peers[@]}"
found_four
start "${peers[@]}"
through coop member add Sachiko --new-key sachiko --unsealed --as hanako --as jiro
echo "In October, not in August." >"$work/festival.md"
through city propose --title Festival --wording "$work/festival.md" --as "$(key hanako)"
through city second 1 --as "$(key jiro)"
at digital seal key 1 --as "$(key jiro)" --json
closes=$(in_seconds 17)
through digital announce 1 --opens "$(in_seconds 3)" --closes "$closes" --grace 1s --sealed --open-within 1h \
  --opener "$(key hanako)" --opener "$(key jiro)" --as "$(key hanako)"
for peer in "${peers[@]}"; do phase open "$peer"; done

through coop vote 1 no --as "$(key hanako)"
through city vote 1 no --as "$(key jiro)"
through auditor vote 1 yes --as "$(key sachiko)"
kill -KILL "${process[city]}"
wait "${process[city]}" 2>/dev/null || true
through digital vote 1 yes --as "$(key hanako)"
at digital tally 1
says 'Sealed ballots in: 3 of 3 on the roll'
ends 3 "$yoriai" seal open 1 --as "$(key hanako)" --node "127.0.0.1:${port[coop]}" --book "$work/coop/book"
says 'It is not time yet'

sleep "$(($(date -d "$closes" +%s) - $(date +%s) + 3))"
through coop seal open 1 --as "$(key hanako)"
says 'Whose key is still awaited is shown by yoriai tally 1.'
ends 3 "$yoriai" vote 1 no --as "$(key sachiko)" --node "127.0.0.1:${port[auditor]}" --book "$work/auditor/book"
says 'or what it still waits for'
at auditor tally 1
says 'Keys not published yet: member 2'
through auditor seal open 1 --as "$(key jiro)"
start city
for peer in "${peers[@]}"; do
  phase closed "$peer"
  at "$peer" tally 1 --explain
  says 'for 2, against 1'
done
at coop tally 1 --member 1
says 'Member 1 voted: for'

for peer in "${peers[@]}"; do stop "$peer"; done
for peer in "${peers[@]}"; do
  at "$peer" export "$work/$peer.jsonl"
  head -n -1 "$work/$peer.jsonl" >"$work/$peer.lines"     # the last has the signatures that came to this one
  cmp "$work/coop.lines" "$work/$peer.lines"
  ends 0 "$yoriai" audit "$work/$peer.jsonl"
done
echo "four nodes kept a sealed vote"
