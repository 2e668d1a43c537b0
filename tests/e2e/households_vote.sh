#!/usr/bin/env bash
# A vote for each household through the shipped binary: whoever of it comes casts its ballot, the last one counts.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

sed 's/^\[peers\]$/[votes]\nresidents = "each household"\n\n[peers]/' "$here/quick_charter.toml" > charter.toml
ok charter explain charter.toml
said 'one vote for each household'
said 'at least 1/2 of the households on the roll'
ok found --charter charter.toml --name Hill --host hill.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar'
office=(--as hanako --as jiro)
ok member add saburo --new-key saburo --household 7 --unsealed "${office[@]}"   # 3
ok member add shiro --new-key shiro --household 7 --unsealed "${office[@]}"     # 4
ok member add goro --new-key goro --unsealed "${office[@]}"                     # 5

echo 'Mend the roof.' > roof.md
ok propose --title 'The roof' --wording roof.md --as hanako
ok second 1 --as jiro
opens=$(in_ms 3000) closes=$(in_ms 12000)
ok announce 1 --opens "$opens" --closes "$closes" --grace 1ms --as hanako
wait_for "$opens"
ok advance
said '4 people are on the roll'
ok vote 1 yes --as saburo
ok vote 1 no --as shiro
said 'Your ballot is in: against.'
ok vote 1 yes --as jiro
ok tally 1
said 'for 1, against 1, abstained 0'
ok vote 1 yes --as saburo
ok tally 1 --member 3
said 'for 2, against 0, abstained 0'
wait_for "$closes"
ok advance
ok tally 1 --explain
said 'one vote for each household, cast by whoever of it comes'
said 'at least 1/2 of the households on the roll (4)'
ok audit
