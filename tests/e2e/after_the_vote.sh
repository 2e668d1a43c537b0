#!/usr/bin/env bash
# What follows a vote that decided nothing, through the shipped binary: the chair decides a tie, a meeting that was too
# small is called again, somebody with an interest of their own is left out; and the charter changes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

{ sed -e 's/^facilitator = 1$/facilitator = 1\nchair = 1/' -e 's/^seconds = 1$/seconds = 0/' \
    -e 's/^threshold = .*/threshold = "more than 1\/2 of present"/' "$here/quick_charter.toml"
  printf 'second_quorum = "at least 1/4 of roll"\ncap = "at most 1 people"\n'
  printf '\n[[kinds]]\nname = "rules"\nmethods = ["yes_no"]\nseconds = 0\nnotice = "0ms"\namendment = true\n'
  printf 'delegation = false\nabstain_in_quorum = true\n'
  printf '\n[[kinds.rules]]\nhouse = "residents"\nquorum = "none"\nthreshold = "at least 3/4 of roll"\n'
} | sed 's/^delegation = true$/delegation = true\ntie = "chair"\ncasting_within = "1d"\nsecond_call = true\nrepeat_within = "1d"\nrepeat_notice = "0ms"\nrecusal = true/' > charter.toml
ok charter explain charter.toml
ok found --charter charter.toml --name Hill --host hill.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar' \
  --founder 'kenji=chair'
office=(--as hanako --as jiro)
for name in ume natsu; do ok member add "$name" --new-key "$name" --unsealed "${office[@]}"; done   # 4 and 5

echo 'A lamp.' > lamp.md
echo 'Buy the field of Natsu.' > field.md
echo 'The accounts.' > accounts.md
ok propose --title 'A lamp' --wording lamp.md --as hanako                          # 1: a tie
refused propose --title 'A field' --wording field.md --recuse 9 --as hanako
ok propose --title 'A field' --wording field.md --recuse 5 --as hanako             # 2: natsu is left out
ok propose --title 'The accounts' --wording accounts.md --as hanako                # 3: too few come
sed 's/at most 1 people/at most 2 people/' charter.toml > amended.toml
ok propose --title 'Two voices' --wording lamp.md --kind rules --amended amended.toml --as hanako   # 4
sed 's/at most 1 people/at most 3 people/' charter.toml > other.toml
ok propose --title 'Three voices' --wording lamp.md --kind rules --amended other.toml --as hanako   # 5
opens=$(in_ms 4000) closes=$(in_ms 30000)
for proposal in 1 3 4 5; do ok announce "$proposal" --opens "$opens" --closes "$closes" --grace 1ms --as hanako; done
refused announce 2 --opens "$opens" --closes "$closes" --grace 1ms --as hanako                  # stewards sign for that
ok announce 2 --opens "$opens" --closes "$closes" --grace 1ms "${office[@]}"
wait_for "$opens"
ok advance
refused casting-vote 1 yes --as kenji
said 'only a vote that has closed with as many yes as no'
for voter in hanako jiro; do ok vote 1 yes --as "$voter"; ok vote 2 yes --as "$voter"; done
for voter in ume natsu; do ok vote 1 no --as "$voter"; done
refused vote 2 yes --as natsu
ok vote 3 yes --as hanako
for proposal in 4 5; do for voter in hanako jiro kenji ume; do ok vote "$proposal" yes --as "$voter"; done; done
ok delegate 3 --as natsu
ok delegate 3 --topic forest --as natsu
ok member voices --topic forest
said 'Member 3 holds the voices of others: 1'
ok delegate --revoke-all --as natsu
ok member voices --topic forest
said 'Nobody delegates'
refused charter adopt 4 "${office[@]}"
wait_for "$closes"
ok tally 1
said 'Voting ended'
ok advance

# The tie: the chair alone decides, once. The result is what it was.
ok --lang en tally 1
said 'tie'
refused casting-vote 1 yes --as jiro
ok casting-vote 1 yes --as kenji
refused casting-vote 1 no --as kenji
ok --json show 1
ok tally 2
ok --json tally 2
[ "$(field '["decided"]["houses"][0]["roll"]' < said)" = 4 ] ||
  fail 'the recused member stands on the roll'

# Too small: called again with a quorum of its own, and with nobody's seconds.
ok tally 3
said 'quorum'
ok propose --again 3 --as hanako
refused propose --again 3 --as hanako
opens=$(in_ms 4000) closes=$(in_ms 12000)
ok announce 6 --opens "$opens" --closes "$closes" --grace 1ms --as hanako

# The first amendment comes into force; the second was written against the old charter and has to be restated.
ok --lang ja show 5
ok charter adopt 4 "${office[@]}"
refused charter adopt 4 "${office[@]}"
refused charter adopt 5 "${office[@]}"
ok show --charter
said '2'
wait_for "$opens"
ok advance
ok vote 6 yes --as hanako
ok vote 6 yes --as ume
wait_for "$closes"
ok advance
ok tally 6
said 'Passed'

ok export whole.export
ok audit whole.export
