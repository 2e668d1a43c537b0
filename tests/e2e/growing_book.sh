#!/usr/bin/env bash
# A book that one machine kept alone, longer than any message, gets a second peer.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"
find_ports coop library
mkdir "$work/coop"
new_book "$work/coop/book"
ledger=$(value coop ledger)
# Thirty drafts of 80 KB each.
echo 'Which name?' >"$work/wording.md"
options=()
for number in $(seq 200); do options+=(--option "$(printf '%s %0380d' "name $number" 0)"); done
for _ in $(seq 30); do
  at coop propose --title 'A name for the bridge' --wording "$work/wording.md" --method approval "${options[@]}" --as hanako
done

# Its node takes up what was written without one.
card coop 'The co-op'
settings coop "$work/coop.card"
says '0 other peers are dialled'
start coop
final coop 31
at coop export "$work/book.jsonl"
mkdir "$work/library"
at library import "$work/book.jsonl"
card library 'The library'
settings library "$work/coop.card"
at coop peer add "$work/library.card" --out "$work/add.json"
says "If one of them is down, the book stands still until it is back."
at library sign "$work/add.json" --as peer
start library
hand coop "$work/add.json"
for peer in coop library; do final $peer 33; done
for peer in coop library; do stop $peer; done
[ "$(value coop root)" = "$(value library root)" ] || fail "the two have different books"
ends 2 "$yoriai" second 1 --as jiro --book "$work/coop/book"
says 'no machine writes to it alone'
echo "a book of one became one of two"
