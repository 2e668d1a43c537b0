#!/usr/bin/env bash
# A sealed vote through the shipped binary: one opener at hand and one elsewhere, ballots that nobody can
# read, a paper, no live figures, both keys, the result; the export audited by somebody else, a changed
# secret refused; and a vote whose second key does not come.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

sed 's/^facilitator = 1$/facilitator = 1\nclerk = 2/' "$here/quick_charter.toml" > charter.toml
ok found --charter charter.toml --name Hill --host hill.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar,clerk' \
  --founder 'ume=clerk'
office=(--as hanako --as jiro)
ok member add haru "${office[@]}"                                               # 4, without a key
ok member add saburo --new-key saburo --unsealed "${office[@]}"                 # 5
ok member add shiro --new-key shiro --unsealed "${office[@]}"                   # 6

draft() { # NUMBER TITLE OPTION...
  local number=$1 title=$2
  shift 2
  echo "$title" > wording.md
  ok propose --title "$title" --wording wording.md --as hanako "$@"
  ok second "$number" --as "$seconder"
}

seconder=jiro
draft 1 'Move the festival'
ok seal key 1 --as jiro
said 'Give this line to whoever announces it'
ok --json seal key 1 --as jiro
jiro=$(field '["opener"]' < said)
opens=$(in_ms 4000) closes=$(in_ms 34000)
times=(--opens "$opens" --closes "$closes" --grace 1s)
expect_exit 2 "$yoriai" announce 1 "${times[@]}" --sealed --box --as hanako
refused announce 1 "${times[@]}" --sealed --opener hanako --as hanako
said 'two or three different openers'
# Jiro signs elsewhere: the announcement waits for him.
ok announce 1 "${times[@]}" --sealed --opener hanako --opener "$jiro" --open-within 2s --as hanako --out waiting.event
ok sign waiting.event --as jiro
ok submit waiting.event
ok show 1
said 'what a ballot says nobody can read'
said 'members 1, 2'
wait_for "$opens"
ok advance

ok vote 1 yes --as saburo
said 'Not hidden: who has voted, when and how often'
ok vote 1 no --as shiro
ok vote 1 yes --as shiro
ok vote 1 abstain --as ume
ok paper enter 1 4 no --slip 1 --as jiro --as ume
expect_exit 2 "$yoriai" paper enter 1 4 no --slip 2 --as jiro --as ume --out paper.event
said 'at one place'
ok --lang ja tally 1
said '名簿6人のうち、封をした票が4'
ok tally 1
said 'Sealed ballots in: 4 of 6 on the roll'
grep -q 'for [0-9]' said && fail 'a sealed vote shows figures'
ok --json tally 1 --member 5
[ "$(field '["ballots"]' '["sealed"]' < said)" = '4 True' ] || fail "$(cat said)"
said 'Nobody can read it yet'
expect_exit 1 "$yoriai" tally 1 --what-if 'direct ballots'
refused seal open 1 --as hanako
# Jiro's telephone is replaced: what was announced with the old key is opened with its file.
ok key replace 2 --new-key jiro2 --unsealed --as jiro

# Every sealed ballot of the vote has one size, and none tells its form.
ok export before.jsonl
python3 - before.jsonl <<'PYTHON'
import json, sys
said = [line['read']['body'] for line in map(json.loads, open(sys.argv[1])) if line.get('read', {}).get('kind') in ('BallotCast', 'PaperEntered')]
assert len(said) == 5 and {len(b['sealed']) for b in said} == {2 * (41 + 2 * 48)}, said
assert {(b['form'], str(b['choices']), str(b['votes'])) for b in said} == {('sealed', '[]', '[]')}, said
PYTHON

wait_for "$closes"
sleep 1.3
refused vote 1 no --as saburo
said "the openers' keys are awaited"
ok seal open 1 --as hanako
said 'Keys not published yet: member 2'
refused seal open 1 --as hanako
refused seal open 1 --as saburo
refused seal open 1 --as jiro2
said 'give the old key file with --announced-with'
ok seal open 1 --as jiro2 --announced-with jiro
said 'All openers have published their keys'
ok advance
ok tally 1 --explain
said 'for 2, against 1, abstained 1'
said 'opened with the keys of its 2 openers. Spoilt ballots: 0'
ok tally 1 --member 6
said 'Member 6 voted: for'
ok tally 1 --what-if 'direct ballots'
ok minutes 1
said 'for 2, against 1'

# Anybody opens it again from the export alone; with another secret in it nobody believes it.
ok export after.jsonl
mkdir elsewhere
( cd elsewhere && YORIAI_BOOK=$PWD/none ok audit ../after.jsonl )
python3 - after.jsonl changed.jsonl <<'PYTHON'
import base64, json, sys
lines = open(sys.argv[1]).read().splitlines()
at = next(i for i, line in enumerate(lines) if '"kind":"SealOpened"' in line)
line = json.loads(lines[at])
body = bytearray(base64.b64decode(line['body']))
body[-1] ^= 1
old, new = line['body'], base64.b64encode(body).decode()
secret = line['read']['body']['secret']
other = body[-32:].hex()
assert bytes(base64.b64decode(old))[-32:].hex() == secret
lines[at] = lines[at].replace(old, new).replace(secret, other)
open(sys.argv[2], 'w').write('\n'.join(lines) + '\n')
PYTHON
expect_exit 1 "$yoriai" audit changed.jsonl
said 'The body is not the one that was signed'

# Without every key nothing is read.
seconder=jiro2
draft 2 'A second festival' --method quadratic --option Bridge --option Library --credits 99
opens=$(in_ms 3000) closes=$(in_ms 9000)
ok announce 2 --opens "$opens" --closes "$closes" --grace 1s --sealed --opener hanako --opener jiro2 --open-within 1s \
  --as hanako
wait_for "$opens"
ok advance
refused vote 2 Bridge=10 --as saburo
said '1 too few'
ok vote 2 Bridge=9 Library=4 --as saburo
wait_for "$closes"
sleep 2.5
ok advance
ok tally 2 --explain
said 'so the vote is void'
said 'the keys of members 1, 2 did not come in time'
ok tally 2 --member 5
said 'Member 5 voted: sealed'
expect_exit 1 "$yoriai" tally 2 --what-if 'direct ballots'
refused seal open 2 --as hanako
ok export void.jsonl
ok audit void.jsonl
