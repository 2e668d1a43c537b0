#!/usr/bin/env bash
# The peers of a book change while it runs: a library joins the four, the auditor's machine gets new keys, the
# library leaves, and another peer takes the lead when the first one's machine is gone.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"
find_ports coop city digital auditor library
found_four
all=(coop city digital auditor)
at coop delegate 2 --as hanako --out "$work/first.json"
at coop delegate 1 --as jiro --out "$work/second.json"
ends 4 "$yoriai" peer succeed --book "$work/city/book"
says 'No peer (yoriai node) runs with this book'
start "${all[@]}"
hand city "$work/first.json"
for peer in "${all[@]}"; do final $peer 2; done
at digital peer list
says "Epoch 0"
says "The co-op (leads)"
says "What 3 of the 4 peers sign is final (n = 4, k = 3)."

# It follows before anybody has named it, and signs nothing.
card library 'The library'   # for a founding: of no use here
ends 2 "$yoriai" peer add "$work/library.card" --with city --with digital --out "$work/add.json" --book "$work/coop/book"
says "this card was not made for this book"
at coop export "$work/now.jsonl"
at library import "$work/now.jsonl"
rm "$work/library.card"
card library 'The library'
settings library "$work"/*.card
start library
logged library "The book does not know these keys yet: until a change of peers names them, nothing is signed."
ends 2 "$yoriai" peer add "$work/library.card" --with 'The municipality' --out "$work/add.json" --book "$work/coop/book"
says '2 others sign such a change'
ends 2 "$yoriai" peer add "$work/library.card" --with 'The municipality' --with Nobody --out "$work/add.json" --book "$work/coop/book"
says 'There is no peer "Nobody". There are: The co-op ('
ends 3 "$yoriai" peer add "$work/library.card" --needed 3 --with 'The municipality' --with 'An auditor' --out "$work/add.json" --book "$work/coop/book"
at coop peer add "$work/library.card" --with 'The municipality' --with 'Digital villagers' --out "$work/add.json"
says "What 4 of the 5 peers sign is final (n = 5, k = 4)."
for peer in city digital library; do at $peer sign "$work/add.json" --as peer; done
says "The library comes"
hand auditor "$work/add.json"
for peer in "${all[@]}" library; do final $peer 4; done
sleep 1  # a running peer stores its final note twice a second
at library peer status
says "The library"
says "4 entries, 4 of them final"
says "It is running."
says "What 4 of the 5 peers sign is final (n = 5, k = 4)."

# A machine that is lost comes back with new keys, under its old name.
stop auditor
at coop export "$work/later.jsonl"
mkdir "$work/auditor2"
at auditor2 import "$work/later.jsonl"
port[auditor2]=${port[auditor]}
rm "$work/auditor.card"
card auditor2 'An auditor'
settings auditor2 "$work"/*.card
at city peer rekey 'An auditor' "$work/auditor2.card" --with 'The co-op' --with 'Digital villagers' --with 'The library' \
  --out "$work/rekey.json"
for peer in coop digital library auditor2; do at $peer sign "$work/rekey.json" --as peer; done
start auditor2
hand digital "$work/rekey.json"
all=(coop city digital library auditor2)
for peer in "${all[@]}"; do final $peer 6; done
at coop export "$work/latest.jsonl"
mkdir "$work/burnt" && at burnt import "$work/latest.jsonl" && mkdir -p "$work/burnt/book/keys"
cp "$work/auditor/book/keys/peer.key" "$work/burnt/book/keys/"
sed 's/^listen = .*/listen = "127.0.0.1:0"/' "$work/auditor/node.toml" >"$work/burnt/node.toml"
ends 2 "$yoriai" node --config "$work/burnt/node.toml"
says "these keys were replaced"

at coop peer remove 'The library' --with 'The municipality' --with 'Digital villagers' --with 'An auditor' --out "$work/remove.json"
for peer in city digital auditor2; do at $peer sign "$work/remove.json" --as peer; done
hand city "$work/remove.json"
all=(coop city digital auditor2)
for peer in "${all[@]}"; do final $peer 8; done
for _ in $(seq 300); do grep -q 'refused by it: peer_unknown' "$work/library/log" && break; sleep 0.1; done
grep -q 'refused by it: peer_unknown' "$work/library/log" || fail "the library is still let in"
stop library

# The first peer's machine is gone: the municipality is to lead, and the others agree.
kill -KILL "${process[coop]}"
wait "${process[coop]}" 2>/dev/null || true
at city peer succeed
says 'Telephone the other operators'
for peer in digital auditor2; do at $peer peer succeed --consent; done
grep -qxF "Stands for the next epoch, as its operator asked." "$work/city/log" || fail "the order is not told"
for peer in city digital auditor2; do final $peer 9; done
at digital peer list
says "Epoch 1"
says "The municipality (leads)"
hand digital "$work/second.json"
for peer in city digital auditor2; do final $peer 10; done
start coop
final coop 10
for peer in "${all[@]}"; do stop $peer; done
root=$(value coop root)
for peer in "${all[@]}"; do
  [ "$(value $peer root)" = "$root" ] || fail "peer $peer has another book"
  at $peer audit
done
echo "the peers changed and kept one book"
