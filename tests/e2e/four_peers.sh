#!/usr/bin/env bash
# Four organisations found a book, each with keys of its own machine, and four processes keep it: what is
# handed to one becomes final at all; one is killed and comes back; all are stopped, and hold the same book,
# which passes its audit.
source "$YORIAI_SOURCE_DIR/tests/e2e/_peers.sh"

# Numbers by which two groups could decide against each other are refused before anybody signs.
find_ports coop city digital auditor
mkdir "$work/try"
for peer in coop city digital auditor; do
  ends 0 "$yoriai" peer card "$work/try/$peer.card" --operator $peer --unsealed --book "$work/try/$peer"
done
unsafe=(found --charter "$here/quick_charter.toml" --name T --host t.example --operator coop --unsealed
        --founder a=steward,registrar,facilitator --founder b=steward,registrar --book "$work/try/coop"
        --peer "$work/try/city.card" --peer "$work/try/digital.card" --peer "$work/try/auditor.card")
ends 3 "$yoriai" "${unsafe[@]}" --out "$work/try/founding.json"
says '--needed 3 --liars 1'
ends 2 "$yoriai" "${unsafe[@]}" --needed 3 --liars 1
says '--out FILE'
ends 2 "$yoriai" "${unsafe[@]}" --needed 3 --liars 1 --peer "$work/try/city.card" --out "$work/try/founding.json"
says 'another card has one of these keys'
ends 0 "$yoriai" "${unsafe[@]}" --needed 3 --liars 1 --out "$work/try/founding.json" --dry-run
[ ! -e "$work/try/founding.json" ] || fail "a dry run wrote the founding"
ends 0 "$yoriai" "${unsafe[@]}" --needed 3 --liars 1 --out "$work/try/founding.json"
says 'If any one of them is down, the book goes on.'
says 'If any one of them lies, there is still one book (f = 1).'
ends 3 "$yoriai" submit "$work/try/founding.json" --book "$work/try/coop"
says '3 signatures are still missing'
sed 's/"possession": "../"possession": "00/' "$work/try/city.card" >"$work/try/forged.card"
ends 2 "$yoriai" "${unsafe[@]}" --peer "$work/try/forged.card" --out "$work/try/other.json"
says 'the proof of a key is bad'

found_four
says '3 other peers are dialled'
# The first peer's machine alone begins the book.
cp -r "$work/city" "$work/other" && rm -r "$work/other/book/store" "$work/other/book/high-water"
ends 2 "$yoriai" submit "$work/founding.json" --book "$work/other/book"
says "The first peer's machine alone"
rm -r "$work/other"
# Nobody writes to the book of several alone.
delegate() { at coop delegate "$1" --as "$2" --out "$work/$3"; }
delegate 2 hanako first.json
delegate 1 jiro second.json
ends 2 "$yoriai" submit "$work/first.json" --book "$work/coop/book"
says 'no machine writes to it alone'

start coop city digital auditor
for peer in coop city digital auditor; do
  logged $peer "Listening at 127.0.0.1:${port[$peer]}; the book has 1 entries."
done
hand digital "$work/first.json"
for peer in coop city digital auditor; do final $peer 2; done

kill -KILL "${process[city]}"
wait "${process[city]}" 2>/dev/null || true
hand digital "$work/second.json"
start city
for peer in coop city digital auditor; do final $peer 3; done

for peer in coop city digital auditor; do stop $peer; done
python3 -B "$here/peers/watched.py" "$yoriai" "$work/auditor/node.toml" || fail "what an operator watches is not there"
root=$(value coop root)
for peer in coop city digital auditor; do
  [ "$(value $peer size)" = 3 ] || fail "peer $peer has $(value $peer size) entries"
  [ "$(value $peer root)" = "$root" ] || fail "peer $peer has another book"
  at $peer audit
done
# What is final can be exported, and nothing is signed for that by one machine alone.
at auditor export "$work/whole.jsonl"
says 'Exported 3 entries'
ends 0 "$yoriai" audit "$work/whole.jsonl"

# What is wrong with the settings is told, with its place.
sed -i 's/^listen = .*/listen = "nowhere"/' "$work/coop/node.toml"
ends 2 "$yoriai" node --config "$work/coop/node.toml"
says "node.toml:2:"
echo "four peers kept one book"
