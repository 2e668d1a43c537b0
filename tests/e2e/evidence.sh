#!/usr/bin/env bash
# One of four peers acknowledges two different books. Whoever hears both keeps the proof; anybody checks it
# without a network, and what was made up is refused.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"
find_ports coop city digital auditor
found_four
start coop city digital
"$YORIAI_LIE" "${port[coop]}" "$ledger" "$work/auditor/book/keys/peer.key" || fail "nobody listened to the lie"
for _ in $(seq 100); do grep -q 'Evidence: ' "$work/coop/log" && break; sleep 0.1; done
grep -qF 'It acknowledged two different books of 5 entries in epoch 0' "$work/coop/log" || fail "the lie is not told"
files=("$work"/coop/book/evidence/*.evidence)
[ ${#files[@]} = 1 ] || fail "${#files[@]} files of evidence"
cp "${files[0]}" "$work/handed.evidence"
for peer in coop city digital; do stop $peer; done

auditor=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["node"]["key"])' "$work/auditor.card")
ends 0 "$yoriai" evidence verify "$work/handed.evidence"
says "The liar is the key $auditor."
says 'the proof holds'
at city evidence verify "$work/handed.evidence"
says "The liar is the peer An auditor ($auditor)."
# Of another book, of other bytes, of nothing at all.
new_book "$work/other"
ends 1 "$yoriai" evidence verify "$work/handed.evidence" --book "$work/other"
says 'This is about another book.'
python3 - "$work/handed.evidence" "$work/forged.evidence" <<'PY'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
at = data.index(b"\2" * 32)  # the root of the second tree
data[at] = 3
open(sys.argv[2], "wb").write(data)
PY
ends 1 "$yoriai" evidence verify "$work/forged.evidence"
says 'A signature is bad'
ends 2 "$yoriai" evidence verify "$work/founding.jsonl"
says 'this is no evidence file'
echo "the liar is named"
