#!/usr/bin/env bash
# What is said in office, through the shipped binary: an objection, an approval by the machine that keeps
# the book, a finding, a report; who may not; where it is listed; the documents, in an imported book as well.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"

sed 's/^treasurer = 0$/treasurer = 1\nauditor = 1/' "$here/quick_charter.toml" > charter.toml
ok found --charter charter.toml --name Hill --host hill.example --operator 'The municipality' --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar,treasurer' \
  --founder 'ume=auditor'
ok attestations
said 'Nothing has been attested yet.'
ok member add saburo --new-key saburo --unsealed --as hanako --as jiro
echo 'Mend the roof of the hall.' > roof.md
ok propose --title 'The roof' --wording roof.md --as hanako
ok second 1 --as jiro

# Of a draft already. Whoever holds several roles says in which one.
echo 'Too dear.' > reasons.txt
expect_exit 2 "$yoriai" attest 1 object reasons.txt --as jiro
said '--role'
ok attest 1 object reasons.txt --role steward --as jiro --dry-run
said 'nothing was written'
ok attestations 1
said 'Nothing has been attested yet.'
ok attest 1 object reasons.txt --role steward --as jiro
said 'Attested of proposal 1, as steward: objection.'
refused attest 1 object --role steward --as jiro
said 'all but an approval comes with a document'
refused attest 1 finding reasons.txt --role treasurer --as jiro
refused attest 1 object reasons.txt --role steward --as saburo
said 'steward'
expect_exit 2 "$yoriai" attest 1 object reasons.txt --as saburo
expect_exit 2 "$yoriai" attest 1 dislike reasons.txt --as ume
said 'approve, object, finding, report, evidence'
expect_exit 2 "$yoriai" attest 1 finding missing.txt --as ume
refused attest 0123456789abcdef finding reasons.txt --as ume
said 'no event of this id'

opens=$(in_ms 3000) closes=$(in_ms 14000)
ok announce 1 --opens "$opens" --closes "$closes" --grace 1s --as hanako
wait_for "$opens"
ok advance
ok vote 1 yes --as hanako
ok vote 1 yes --as jiro
ok vote 1 no --as saburo
ballot=$("$yoriai" log --json --last 1 | field '["lines"][0]["event"]')

# The one role is found by itself; a peer speaks with its own key; of a ballot, too.
ok attest 1 approve --as peer
said 'as a peer: approval.'
echo 'The receipt is missing.' > finding.txt
ok attest "${ballot:0:12}" finding finding.txt --as ume
wait_for "$closes"
sleep 1
ok advance
echo 'Spent: 44,000 yen.' > report.txt
report=$("$yoriai" attest 1 report report.txt --role treasurer --as jiro --json | field '["event"]')

for where in 'show 1' 'tally 1 --explain' 'minutes 1' 'attestations 1'; do
  # shellcheck disable=SC2086
  ok $where
  said 'objection by member 2, steward'
  said 'approval by the peer The municipality'
  said 'report by member 2, treasurer'
done
ok tally 1
! grep -qF objection said || fail 'tally alone tells of objections'
ok attestations
said "Event ${ballot:0:16}"
said 'finding by member 3, auditor'
ok attestations "$ballot" --lang ja
said '監査の指摘　監事（3番）'
ok attestations --read "${report:0:8}"
said 'Spent: 44,000 yen.'
expect_exit 1 "$yoriai" attestations --read "$ballot"
[ "$("$yoriai" show 1 --json | field '["attestations"][0]["what"]' '["attestations"][1]["role"]' '["attestations"][2]["member"]')" \
  = 'object peer 2' ] || fail 'show --json'

ok export hill.jsonl
ok audit hill.jsonl
said '1 finding and 1 objection'
YORIAI_BOOK=$work/copy ok import hill.jsonl
YORIAI_BOOK=$work/copy ok attestations --read "$report" --out copied.txt
cmp report.txt copied.txt || fail 'the document of the copy differs'
for book in book copy; do
  YORIAI_BOOK=$work/$book "$yoriai" show --json | field '["root"]' '["state_digest"]' '["size"]' > "$book.says"
done
cmp book.says copy.says || fail 'the imported book differs'
echo 'said_in_office: 1 passed, 0 failed'
