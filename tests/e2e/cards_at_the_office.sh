#!/usr/bin/env bash
# Cards through the shipped binary: recorded from a list, sold while a vote is open, revoked; the result in people
# and in votes; the office's list checked against the book.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

sed -e 's/^\[peers\]$/[votes]\nresidents = "each card"\n\n[peers]/' -e 's/^proposes = true$/proposes = true\ncards = "at most 9"/' \
  -e 's/, "quadratic"//' -e 's/at least 1\/2 of roll/more than 1\/10 of cards/' "$here/quick_charter.toml" > charter.toml
ok charter explain charter.toml
said 'one vote for each card'
said 'more than 1/10 of all cards, claimed or not'
ok found --charter charter.toml --name Koi --host koi.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar'
office=(--as hanako --as jiro)
ok member add saburo --new-key saburo --unsealed "${office[@]}"   # 3
ok member add shiro --new-key shiro --unsealed "${office[@]}"     # 4

koi=eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d
{ echo card,holder
  for n in 1 2 3 4; do echo "$koi/$n,1"; done
  for n in 5 6 7; do echo "$koi/$n,3"; done
  for n in 8 9; do echo "$koi/$n,"; done
} > cards.csv
refused card record --list cards.csv --as hanako
said 'co-signature'
ok card record --list cards.csv "${office[@]}" --dry-run
ok card record --list cards.csv "${office[@]}"
said 'Recorded 9 cards. Votes that are open do not change.'
refused card record --list cards.csv "${office[@]}"
said 'with this holder already'
refused card record "$koi/10" --holder 99 "${office[@]}"
expect_exit 2 "$yoriai" card record koi-10 --holder 3 "${office[@]}"
said 'no name of a card (CAIP-19)'
expect_exit 2 "$yoriai" card record "$koi/10" "$koi/10" --holder 3 "${office[@]}"
said 'twice'
expect_exit 2 "$yoriai" card record "${office[@]}"
printf 'card,owner\n' > other.csv
expect_exit 2 "$yoriai" card record --list other.csv "${office[@]}"
said 'card,holder'
expect_exit 1 "$yoriai" card revoke "$koi/11" "${office[@]}"
said 'not in the list'
ok card list
said "$koi/1 holder 1 (counts)"
said "$koi/10 no holder (not in the book yet)"
said '9 cards; those that count: 9.'
ok member show 3
said 'Cards: 3'
grep -q "$koi" book/*/* 2>/dev/null && fail 'the store has the name of a card'

echo 'A partner village.' > partner.md
ok propose --title 'A partner' --wording partner.md --as hanako
ok second 1 --as jiro
opens=$(in_ms 3000) closes=$(in_ms 16000)
expect_exit 3 "$yoriai" announce 1 --opens "$opens" --closes "$closes" --grace 1ms --box --as hanako
ok announce 1 --opens "$opens" --closes "$closes" --grace 1ms --as hanako
wait_for "$opens"
ok advance
# The address may be written with the capitals of its checksum; it is the same card.
ok card record eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d/1 --holder 4 "${office[@]}"
ok card revoke "$koi/2" "${office[@]}"
refused vote 1 yes --as jiro
said 'roll'
refused vote 1 yes --as shiro
ok vote 1 yes --as hanako
ok vote 1 no --as saburo
ok tally 1
said 'for 4 votes (1 person), against 3 (1), abstained 0 (0)'
ok tally 1 --member 1
said 'With 4 votes, as held when voting opened.'
wait_for "$closes"
ok advance
ok tally 1 --explain
said 'Roll 2 = voted 2'
said '9 cards in all; those on the roll have 7 votes'
said 'In votes: roll 7 = voted 7'
said 'Quorum: more than 1/10 of all cards, claimed or not (9); 7 votes took part: met'
ok tally 1 --what-if 'threshold more than 1/2 of cards'
said 'would change the result'
expect_exit 2 "$yoriai" tally 1 --what-if 'quadratic'
ok minutes 1
said 'for 4 votes (1 person)'
"$yoriai" tally 1 --json | field '["decided"]["houses"][0]["cards"]["all"]' '["decided"]["houses"][0]["cards"]["roll"]' > said
grep -qx '9 7' said || fail 'the JSON says otherwise'

# The name of a revoked card, and one that never came into the book, can be erased; the book stays as it is.
list=$(echo book/cards-*.txt)
expect_exit 1 "$yoriai" card erase "$koi/77"
said 'not in the list'
expect_exit 1 "$yoriai" card erase "$koi/4"
said 'This card counts. Revoke it first'
expect_exit 1 "$yoriai" card erase "$koi/10"
said 'erase it with --unrecorded'
grep -q "$koi/10$" "$list" || fail 'the line went all the same'
before=$("$yoriai" log --json | sha256sum)
ok card erase "$koi/10" --unrecorded --dry-run
grep -q "$koi/10$" "$list" || fail 'a dry run erased'
ok card erase "$koi/10" --unrecorded
said 'Erased from the list.'
if grep -q "$koi/10$" "$list"; then fail 'the line is still there'; fi
ok card revoke "$koi/9" "${office[@]}"
after_revoking=$("$yoriai" log --json | sha256sum)
[ "$before" != "$after_revoking" ] || fail 'the log does not show the revocation'
ok card erase "$koi/9"
if grep -q "$koi/9$" "$list"; then fail 'the line is still there'; fi
[ "$after_revoking" = "$("$yoriai" log --json | sha256sum)" ] || fail 'the book changed'
[ "$(wc -l < "$list")" = 9 ] || fail 'other lines went too'
ok card list
said 'no holder (revoked)'
said '9 cards; those that count: 7.'
ok doctor
# Erased for good; the same card recorded anew is another one for the book.
expect_exit 1 "$yoriai" card erase "$koi/9"

# A revoked card may be recorded anew; a list that lost a line says so.
ok card record "$koi/2" --holder 3 "${office[@]}"
ok card list
said "$koi/2 no holder (revoked)"
said "$koi/2 holder 3 (counts)"
[ "$(stat -c %a "$list")" = 600 ] || fail 'others may read the list of cards'
cp "$list" "$list.whole"
grep -v "$koi/3$" "$list" > shorter && cp shorter "$list"
expect_exit 1 "$yoriai" card list
said '(not in the list)'
expect_exit 1 "$yoriai" doctor
said '1 card of the book is not in the list, or is counted twice.'
echo nonsense >> "$list"
expect_exit 2 "$yoriai" card list
said 'no line of a list of cards'
expect_exit 1 "$yoriai" doctor
said 'The list of cards cannot be read.'
ok export book.export
ok audit book.export
# A book made anew has its list again.
mv "$list.whole" "$list"
ok doctor
ok doctor --from book.export --into repaired
YORIAI_BOOK=$work/repaired ok card list
said "$koi/3 holder 1 (counts)"
