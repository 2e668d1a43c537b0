#!/usr/bin/env bash
# The life of a book through the shipped binary, as the README tells it: founding, members, a proposal,
# ballots and a delegation, the closing, the result explained, the export audited and imported elsewhere.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

founders=(--founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar')
found=(found --charter "$here/quick_charter.toml" --name Tsukigase --host coop.example
       --operator 'The co-op' --unsealed "${founders[@]}")
office=(--as hanako --as jiro)

ok "${found[@]}" --dry-run
[ ! -e book ] || fail "a dry run made a folder"
ok "${found[@]}"
said 'Founded the book of Tsukigase with 2 members.'
said 'yoriai member add'
expect_exit 4 "$yoriai" "${found[@]}"

for name in saburo shiro goro; do
  ok member add "$name" --new-key "$name" --unsealed "${office[@]}"
done
said 'goro is now member 5.'
expect_exit 3 "$yoriai" member add 'sa buro' "${office[@]}"
said 'member 3 already'
expect_exit 3 "$yoriai" member add mutsuko --as hanako
said 'co-signature'
ok role give 3 treasurer "${office[@]}"
# A key elsewhere leaves the folder it is put into as it was.
mkdir shared && chmod 755 shared
ok key new shared/neighbour.key --unsealed
[ "$(stat -c %a shared)" = 755 ] || fail 'making a key changed the folder'
ok role list
said 'treasurer (at least 0): 3'
ok register list
said 'matches the book'

echo 'A bench, or lamps, for the recycling money.' > purse.md
ok propose --title 'The purse' --wording purse.md --method one_of --option Bench --option Lamps \
  --purse 45394 --spend winner --as hanako
expect_exit 3 "$yoriai" second 1 --as hanako
ok second 1 --as jiro
opens=$(in_ms 3000) closes=$(in_ms 23000)
ok announce 1 --opens "$opens" --closes "$closes" --grace 1ms --as hanako
expect_exit 3 "$yoriai" vote 1 Bench --as goro
wait_for "$opens"
expect_exit 3 "$yoriai" vote 1 Bench --as goro
said 'advance'
ok advance
said '5 people are on the roll'

ok vote 1 Lamps --as goro
ok vote 1 Bench --as goro
said 'Your ballot is in: Bench.'
ok vote 1 2 --as saburo
ok vote 1 Bench --as jiro
expect_exit 2 "$yoriai" vote 1 Bench --as nobody
said 'there is no such key'
ok delegate 2 --as hanako
ok delegate 2 --topic village --as hanako
ok delegate --revoke-all --as hanako
said 'All your delegations are revoked.'
ok member voices
said 'Nobody delegates.'
ok delegate 2 --as hanako
ok member voices
said 'Member 2 holds the voices of others: 1, of which 1 directly'
ok member show 2
said 'Voices held (everything): 1 directly, 1 in all'
expect_exit 2 "$yoriai" delegate --revoke-all --topic village --as hanako
expect_exit 3 "$yoriai" delegate 1 --as hanako
expect_exit 2 "$yoriai" vote 1 Fountain --as goro
said 'Bench, Lamps'
ok tally 1
said 'Still open'
expect_exit 1 "$yoriai" minutes 1
said 'once a vote is closed'

# Another book's peer keys sign nothing here.
ok found --charter "$here/quick_charter.toml" --name Other --host other.example --operator Other \
  --unsealed "${founders[@]}" --book "$work/other"
mv book/keys/peer.key mine.key
cp other/keys/peer.key book/keys/peer.key
expect_exit 2 "$yoriai" advance
said "not the keys of this book's peer"
mv -f mine.key book/keys/peer.key

# Reading goes on while another process holds the book.
wait_for "$closes"
ok advance
said 'closed and counted'
ok tally 1 --explain --member 1
said 'Decided: Bench.'
said '  Bench: 3 votes → JPY 45,394'
said 'Roll 5 = voted 3 + by delegation 1'
said 'Member 1 cast no ballot and had delegated: 1 → 2'
ok minutes 1
said 'Decided: Bench.'
said 'Roll 5 = voted 3 + by delegation 1'
ok minutes 1 --html --lang ja --out minutes.html
grep -q '<p class="inner">Bench' minutes.html || fail 'the page does not show the winner'
expect_exit 2 "$yoriai" minutes 1 --html --out minutes.html
ok tally 1 --lang ja
said '「Bench」に決まりました。'
expect_exit 3 "$yoriai" vote 1 Lamps --as shiro
said 'over'

# Two people sign one event on two machines.
jiro=$("$yoriai" key show jiro --json | field '["keys"][0]["public_key"]')
ok role take 3 treasurer --as hanako --with "$jiro" --out take.json
expect_exit 3 "$yoriai" submit take.json
ok sign take.json --as jiro
ok submit take.json

ok member change 4 --status died "${office[@]}"
ok register erase 4
ok member list
said '(erased from the register)'
ok key replace 5 --new-key goro2 --unsealed "${office[@]}"
ok log --last 3

ok export purse.jsonl
ok audit purse.jsonl
[ "$("$yoriai" audit --json purse.jsonl | field '["ok"]' '["checked"]')" = 'True full' ] || fail 'audit --json'
YORIAI_BOOK=$work/copy ok import purse.jsonl
for book in book copy; do
  YORIAI_BOOK=$work/$book "$yoriai" show --json | field '["root"]' '["state_digest"]' '["size"]' > "$book.says"
done
cmp book.says copy.says || fail 'the imported book differs'
sed '3s/"index":[0-9]*/"index":9/' purse.jsonl > broken.jsonl
expect_exit 1 "$yoriai" audit broken.jsonl
said '3'
echo 'daily_use: 1 passed, 0 failed'
