#!/usr/bin/env bash
# The office on the day of a vote, through the shipped binary: papers, a helper, a guardian, a box, who is
# in the room; the result explained with its reconciliation sheet, the minutes drafted, published, corrected.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

{ cat "$here/quick_charter.toml"
  printf '\n[helpers]\nroles = ["clerk"]\nmost = 1\n'
} | sed 's/^facilitator = 1$/facilitator = 1\nchair = 1\nclerk = 2/' > charter.toml
ok charter explain charter.toml
said 'two clerks'
said 'no family'
ok found --charter charter.toml --name Hill --host hill.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator,chair' --founder 'jiro=steward,registrar,clerk' \
  --founder 'ume=clerk'
office=(--as hanako --as jiro)
clerks=(--as jiro --as ume)
for name in haru natsu aki fuyu; do ok member add "$name" "${office[@]}"; done   # 4 to 7, without keys
ok member add saburo --new-key saburo --unsealed "${office[@]}"                 # 8
ok member change 6 --guardian 1 "${office[@]}"
ok member show 4
said 'votes on paper or with help'

echo 'Mend the roof of the hall.' > roof.md
ok propose --title 'The roof' --wording roof.md --as hanako
ok second 1 --as jiro
opens=$(in_ms 3000) closes=$(in_ms 26000)
ok announce 1 --opens "$opens" --closes "$closes" --grace 1s --box --as hanako
wait_for "$opens"
ok advance

# A dry run of two clerks writes nothing; the paper itself is entered once.
ok paper enter 1 4 yes --slip 1 "${clerks[@]}" --dry-run
ok paper enter 1 4 yes --slip 1 "${clerks[@]}"
said 'The ballot of member 4 (paper 1) is in: for.'
refused paper enter 1 5 yes --slip 1 "${clerks[@]}"
said 'A paper of this number'
refused paper enter 1 5 yes --slip 2 --as jiro
ok paper enter 1 5 no --slip 2 --assisted --attest "${clerks[@]}"
refused paper enter 1 7 no --slip 3 --assisted --attest "${clerks[@]}"
said 'helps or stands in for is 1'
ok vote 1 yes --for 6 --as hanako
refused vote 1 yes --for 4 --as hanako
said 'guardian'
ok vote 1 no --as saburo
ok vote 1 yes --as jiro

# The box: the sums must be those of the marks, and a mark puts saburo's ballot aside.
refused paper count 1 2:yes --station Hall --issued 3 --marked 7-8 --spoilt 1 "${clerks[@]}"
said 'do not add up to the marks on the roll, which are 2'
ok paper count 1 1:yes --spoilt 1 --station Hall --issued 3 --marked 7-8 "${clerks[@]}"
refused paper count 1 1:yes --station School --issued 1 --marked 8 "${clerks[@]}"
said 'Member 8 is marked already'
expect_exit 2 "$yoriai" paper count 1 yes --station Hall --issued 3 --marked 7 "${clerks[@]}"
expect_exit 2 "$yoriai" paper count 1 1:yes --station Hall --issued 3 --marked 7,7 "${clerks[@]}"
ok paper attend 1 --present 1-4 --as ume --as hanako
refused paper attend 1 --present 4 --as ume --as hanako
refused paper attend 1 --present 5 --as ume --as jiro

wait_for "$closes"
sleep 1
ok advance
ok tally 1 --explain --member 8
said 'Passed.'
said "from the voter's own device 1 + by the guardian 1 + with two helpers 1 + on paper 1 + in a box 2"
said 'Papers handed out 3 = in the box 2 + not in the box 1'
said 'In the box 2 = valid 1 + blank 0 + spoilt 1 = marked 2'
said "Member 8's ballot (from the voter's own device)"
said 'Nobody knows what it says'
said "In the room without voting, and present all the same: 2 people"
[ "$("$yoriai" tally 1 --json | field '["stations"][0]["marked"]' '["set_aside"][0]["by"]' '["decided"]["houses"][0]["present"]')" \
  = '2 box 8' ] || fail 'tally --json'

ok minutes 1
said 'minutes'
"$yoriai" minutes 1 > minutes.txt
expect_exit 2 "$yoriai" publish-minutes 1 minutes.txt --as hanako --as ume
said 'Not filled in yet: Place, Course of the discussion, Drawn up on'
sed -i -e 's/^Place: _*/Place: the hall/' -e 's/^Course of the discussion: _*/Course: none/' -e '/^Drawn up on/d' minutes.txt
refused publish-minutes 1 minutes.txt --as jiro --as hanako
expect_exit 1 "$yoriai" minutes 1 --published
ok publish-minutes 1 minutes.txt --effective 2026-04-01T00:00:00Z --as hanako --as ume
ok minutes 1 --published
said 'Signed by members'
said 'In effect from Wednesday 1 April 2026'
ok show 1
said 'in effect from Wednesday 1 April 2026'
echo 'A name was spelt wrongly.' >> minutes.txt
ok publish-minutes 1 minutes.txt --as hanako --as ume
said 'are corrected'
ok minutes 1 --published
said 'A name was spelt wrongly.'
said 'Corrected 1 time;'

ok export hill.jsonl
ok audit hill.jsonl
YORIAI_BOOK=$work/copy ok import hill.jsonl
for book in book copy; do
  YORIAI_BOOK=$work/$book "$yoriai" show --json | field '["root"]' '["state_digest"]' '["size"]' > "$book.says"
done
cmp book.says copy.says || fail 'the imported book differs'
echo 'paper_at_the_office: 1 passed, 0 failed'
