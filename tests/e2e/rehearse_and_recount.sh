#!/usr/bin/env bash
# Rehearsals and recounts by the program as it is shipped: exit codes, JSON, the same book every time,
# and bad files that change nothing.
set -euo pipefail
yoriai=$YORIAI
here=$YORIAI_SOURCE_DIR/tests
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export LC_ALL=C
unset YORIAI_BOOK

fail() { echo "FAILED: $*" >&2; exit 1; }
# ends CODE COMMAND...: the command ends with this exit code; its output goes to ./out and ./err.
ends() {
  local expected=$1 code=0
  shift
  "$@" >out 2>err || code=$?
  [ "$code" = "$expected" ] || { cat out err >&2; fail "exit code $code, not $expected: $*"; }
}
says() { grep -qF -- "$1" out || { cat out >&2; fail "the output lacks: $1"; }; }
json() { python3 -c "import json,sys; d=json.load(open('out')); sys.exit(not ($1))" || { cat out >&2; fail "$1"; }; }

# The same scenario gives the same book, in a folder or in memory, and an audit of it is good.
ends 0 "$yoriai" rehearse "$here/scenario/purse.txt" --json
json 'd["ok"] and d["entries"] == 2172 and d["members"] == 1200 and d["differences"] == []'
json '[p["title"] for p in d["proposals"]] != []'
python3 -c 'import json; print(json.load(open("out"))["root"])' >root-in-memory
ends 0 "$yoriai" rehearse "$here/scenario/purse.txt" --into first --json
python3 -c 'import json; print(json.load(open("out"))["root"])' >root-in-folder
cmp root-in-memory root-in-folder
ends 0 "$yoriai" audit --book first --json
json 'd["ok"] and d["checked"] == "full" and d["root"] == open("root-in-folder").read().strip()'
ends 4 "$yoriai" rehearse "$here/scenario/purse.txt" --into first   # never over another book
ends 0 "$yoriai" export first.jsonl --book first
ends 0 "$yoriai" rehearse "$here/scenario/purse.txt" --into second --quiet
ends 0 "$yoriai" export second.jsonl --book second
cmp first.jsonl second.jsonl

# What goes otherwise is told with its line; a text with a mistake plays nothing.
sed 's/winner 2/winner 3/' "$here/scenario/purse.txt" >otherwise.txt
line=$(grep -n 'winner 3' otherwise.txt | cut -d: -f1)
ends 1 "$yoriai" rehearse otherwise.txt
says "✗ $line: expect passed winner 3"
ends 1 "$yoriai" rehearse otherwise.txt --json
json "not d['ok'] and d['differences'][0]['line'] == $line"
sed 's/votes for 2/vots for 2/' "$here/scenario/purse.txt" >mistake.txt
ends 2 "$yoriai" rehearse mistake.txt --into third
line=$(grep -n vots mistake.txt | head -1 | cut -d: -f1)
grep -q "mistake.txt:$line:" err || fail "the mistake is not placed: $(cat err)"
[ ! -e third ] || fail "a folder was made for a text with a mistake"
ends 2 "$yoriai" rehearse nowhere.txt
ends 2 "$yoriai" rehearse nowhere.txt --lang ja
grep -q 'ファイルがない' err || fail "not told in Japanese: $(cat err)"

# The vote of Awaji: our figures, theirs, and how theirs came about. They differ, hence exit code 1.
awaji=$here/data/awaji-qv-2025
ends 1 "$yoriai" recount "$awaji/ballots.csv" --rule qv-99-share --published "$awaji/published.csv" --json
json '[o["votes"] for o in d["options"]] == [314, 394, 311, 315, 394, 344, 441]'
json '[o["amount"] for o in d["options"]] == [31238, 39196, 30939, 31337, 39196, 34222, 43872]'
json '[o["published_votes"] for o in d["options"]] == [327, 430, 337, 330, 415, 373, 477]'
json '(d["ballots"], d["voters"], d["surplus_ballots"], d["surplus_voters"]) == (133, 124, 9, 7)'
json '(d["negatives_in_rows"], d["negatives_counted"]) == (3, 2)'
json 'd["published_way"] == {"ballots": "all", "negatives": "dropped"} and d["purse"] == 250000'
ends 0 "$yoriai" recount "$awaji/ballots.csv" --rule qv-99-share --purse 250000 --into awaji
says '39,196 yen'
ends 0 "$yoriai" audit --book awaji --json
json 'd["ok"] and d["checked"] == "full"'

# The same ballots and figures in the form in which they were published: ids of ballots, and a summary.
{ echo voter_id,vote_id,candidate_0,candidate_1,candidate_2,candidate_3,candidate_4,candidate_5,candidate_6
  sed 1d "$awaji/ballots.csv" | sed 's/,/,an-id,/'; } >votes.csv
ends 1 "$yoriai" recount votes.csv --published "$awaji/as-published/vote_summary_with_budget.csv" --json
json '[o["votes"] for o in d["options"]] == [314, 394, 311, 315, 394, 344, 441]'
json '[o["published_votes"] for o in d["options"]] == [327, 430, 337, 330, 415, 373, 477] and d["purse"] == 250000'
ends 1 "$yoriai" recount votes.csv --published "$awaji/as-published/vote_summary.csv" --purse 250000
says '政を祭に変える #vote_forプロジェクト: published 327, by the rule 314'
ends 0 "$yoriai" recount "$awaji/as-published/votes-first-20.csv" --json
json '(d["ballots"], d["voters"]) == (20, 20)'

# Debian: the figures that were carried over come out; the table on debian.org parts, by a few ballots.
debian=$here/data/debian-dpl-2002
ends 0 "$yoriai" recount "$debian/ballots.soi" --published "$debian/published.csv" --json
json 'd["same_as_published"] and d["order"][0] == [2] and d["pairs"][2][0] == 291'
ends 1 "$yoriai" recount "$debian/ballots.soi" --published "$debian/tally-table.csv" --lang ja
says '公表された数と違うのは、一対一6組のうち6組です。'
says '　当選は同じです。'
ends 2 "$yoriai" recount "$debian/ballots.soi" --published nowhere.csv
ends 2 "$yoriai" recount "$debian/ballots.soi" --rule ranked
ends 2 "$yoriai" recount "$debian/ballots.soi" --method approval

# Projects: Wieliczka's published selection is the one of its rule; a file that says another part.
wieliczka=$here/data/wieliczka-green-2023/ballots.pb
ends 0 "$yoriai" recount "$wieliczka" --lang ja
says '等分方式の結果は、公表された選定と同じです。'
ends 0 "$yoriai" recount "$wieliczka" --json
json 'd["same_as_published"] and d["published_rule"] == "equalshares/add1" and d["ballots"] == 6586'
json 'all(p["equal_shares"] == p["published"] for p in d["projects"])'
sed 's/^24;\(.*\);1$/24;\1;0/' "$wieliczka" >parted.pb
ends 1 "$yoriai" recount parted.pb
says 'parts from the published selection in 1 of 64 projects'
sed 's/^vote_type;.*/vote_type;ordinal/' "$wieliczka" >ordinal.pb
ends 2 "$yoriai" recount ordinal.pb
grep -q 'ordinal.pb:11' err || fail "the type of ballots is not named: $(cat err)"

head -n 40 "$wieliczka" | grep -v '^PROJECTS' >cut.pb
ends 2 "$yoriai" recount cut.pb
grep -q 'is the title of the next table missing before it' err || fail "the missing title is not named: $(cat err)"
head -n -5 "$wieliczka" >cut.pb
ends 2 "$yoriai" recount cut.pb --lang ja
grep -q 'METAには票が6586枚とありますが、6581枚あります。途中で切れていませんか。' err || fail "$(cat err)"

# Rankings of PrefLib, with places left out (.soi) and shared (.toc).
ends 0 "$yoriai" recount "$here/data/debian-dpl-2002/ballots.soi" --json
json 'd["ballots"] == 475 and d["order"][0] == [2]'
ends 0 "$yoriai" recount "$here/data/debian-dpl-2010/ballots.toc" --json
json 'd["ballots"] == 436 and d["order"] == [[0], [1], [3], [2], [4]]'
json 'd["pairs"][1] == [102, 0, 363, 215, 378] and d["pairs"][4] == [28, 39, 183, 48, 0]'

# What says nothing of such a count is refused, not passed over.
for given in '--into kept' '--rule qv-99' '--purse 5' '--credits 9'; do
  for file in "$wieliczka" "$here/data/debian-dpl-2010/ballots.toc"; do
    # shellcheck disable=SC2086
    ends 2 "$yoriai" recount "$file" $given
    grep -qF -- "${given%% *} says nothing of" err || fail "$given: $(cat err)"
  done
done
[ ! -e kept ] || fail "a folder was made for rankings"
ends 2 "$yoriai" recount "$wieliczka" --method ranked
grep -qF -- '--method says nothing of' err || fail "$(cat err)"

# A CSV of places: the last row of each voter counts.
printf 'voter,a,b,c\nx,1,2,3\ny,3,1,2\nz,2,1,0\nx,0,1,0\n' >places.csv
ends 0 "$yoriai" recount places.csv --method ranked --json
json 'd["ballots"] == 3 and d["order"][0] == [1] and d["pairs"][1] == [3, 0, 3]'
json 'd["next"] == ["yoriai recount places.csv --method ranked --json"]'
printf 'option,other,votes,other_votes\nb,,,\nb,a,3,1\n' >places-published.csv
ends 1 "$yoriai" recount places.csv --method ranked --published places-published.csv
says 'b : a: published 3 : 1, our count 3 : 0'
# What it says to do next is this count again, and no other.
ends 0 "$yoriai" recount places.csv --method ranked
says 'yoriai recount places.csv --method ranked --json'
printf 'voter,a,b\nx,1,2\ny,3,4\n' >points.csv
ends 0 "$yoriai" recount points.csv --rule qv-99 --credits 50
says 'yoriai recount points.csv --rule qv-99 --credits 50 --into FOLDER'
# Whoever may announce and second by a charter: its votes are counted again all the same.
sed -e 's/^proposes = true/proposes = true\nseconds = false/' -e 's/^seconds = 0/seconds = 1\nvisibility = ["sealed"]/' \
  -e 's/^\[delegations\]/[announcers]\nroles = ["clerk"]\n[delegations]/' "$here/../specs/charters/qv-99-share.toml" >closed.toml
grep -q '^seconds = 1' closed.toml || fail "the charter was not changed"
printf 'voter,a,b\nx,1,2\ny,3,4\nz,1,1\n' >three.csv
ends 0 "$yoriai" recount three.csv --rule closed.toml
ends 2 "$yoriai" recount points.csv --purse 99999999999999999999   # not taken as none
grep -qF -- '--purse is 0 to 9007199254740992.' err || fail "$(cat err)"
ends 2 "$yoriai" recount points.csv --credits 0
grep -qF -- '--credits is 1 to 1073741824.' err || fail "$(cat err)"
printf 'voter,a\nx,2\n' >places.csv
ends 2 "$yoriai" recount places.csv --method ranked
grep -q 'places.csv:2' err || fail "the bad place is not named: $(cat err)"

# A CSV of names and marks: for or against, one of several, approval. The last row of each voter counts.
printf 'voter,choice\nx,yes\ny,no\nz,yes\nw,\nx,no\n' >answers.csv
printf 'option,title,votes\nyes,The bridge,2\nno,No bridge,2\n' >answers-published.csv
ends 1 "$yoriai" recount answers.csv --method yes_no --published answers-published.csv --json
json '[o["votes"] for o in d["options"]] == [1, 2] and d["blank"] == 1 and d["decided"]["outcome"] == "failed"'
json 'd["published_way"]["ballots"] == "all" and not d["same_as_published"]'
ends 0 "$yoriai" recount answers.csv --method yes_no --rule jichikai-household --json
json 'd["decided"]["outcome"] == "failed" and d["decided"]["houses"][0]["quorum_met"]'
printf 'voter,Bench,Lamps,Road\nx,1,0,0\ny,0,1,0\nz,0,1,0\nx,0,1,0\n' >one.csv
ends 0 "$yoriai" recount one.csv --method one_of --into one
says 'Decided: Lamps.'
ends 0 "$yoriai" audit --book one --json
json 'd["ok"] and d["checked"] == "full"'
printf 'voter,Bench,Lamps,Road\nx,1,1,0\ny,0,1,1\nz,0,0,0\n' >approvals.csv
printf 'option,title,votes\nBench,Bench,1\nLamps,Lamps,2\nRoad,Road,1\n' >approvals-published.csv
ends 0 "$yoriai" recount approvals.csv --method approval --published approvals-published.csv --lang ja
says '公表された票数と同じです。'
says '何も選ばない票（白票）：1枚'
ends 2 "$yoriai" recount approvals.csv --method one_of
grep -q 'approvals.csv:2' err || fail "the ballot with two marks is not named: $(cat err)"
ends 2 "$yoriai" recount approvals.csv --method approval --purse 100
ends 2 "$yoriai" recount approvals.csv --method equal_shares
ends 0 "$yoriai" recount --lang ja --help
says '公表された数。CSV'

# The same ballots by another rule.
ends 0 "$yoriai" rehearse "$here/scenario/projects.txt" --into projects
ends 0 "$yoriai" show 1 --book projects
says '5. 子どもの図書室 (JPY 100,000)'
ends 0 "$yoriai" tally 1 --explain --book projects
says '1. 自転車道 (700,000): 7 supporters, each paying 100,000; effective votes 7'
says 'supporters, each paying 33,333.33'
ends 0 "$yoriai" tally 1 --what-if greedy --book projects --json
json 'd["what_if"]["decided"]["chosen"] == [0, 1] and not d["what_if"]["same_decision"]'
ends 0 "$yoriai" tally 2 --what-if equal_shares --book projects --json
json 'd["what_if"]["decided"]["chosen"] == [0, 3, 4] and d["what_if"]["decided"]["added"] == 29999'
ends 0 "$yoriai" tally 2 --what-if approval --book projects --json
json 'd["what_if"]["decided"]["winner"] == 0'
ends 0 "$yoriai" rehearse "$here/scenario/ranked.txt" --into ranked
ends 0 "$yoriai" tally 1 --what-if one_of --book ranked --json
json '(d["decided"]["winner"], d["what_if"]["decided"]["winner"]) == (4, 2)'
ends 2 "$yoriai" tally 1 --what-if quadratic --book ranked
ends 2 "$yoriai" tally 1 --what-if lottery --book ranked
ends 0 "$yoriai" rehearse "$here/scenario/purse.txt" --into purse
ends 0 "$yoriai" tally 1 --what-if 'threshold more than 2/3 of cast' --book purse
says 'That would change the result. By this vote'
ends 0 "$yoriai" tally 1 --what-if 'direct ballots' --book purse --json
json 'd["what_if"]["same_decision"] and d["what_if"]["decided"]["houses"][0]["copied"] == 0'
json '[c["what"] for c in d["what_if"]["changed_figures"]] != [] and d["what_if"]["changes"] == []'
ends 0 "$yoriai" tally 1 --explain --member 11 --book purse --json
json 'd["explained"]["ballots"]["replaced"]["own"] == 2 and d["ballots"][0]["end"] == "counts"'
ends 0 "$yoriai" rehearse "$here/scenario/roukyo.txt" --into roukyo
ends 0 "$yoriai" member voices --proposal 7 --book roukyo
says 'In this vote one person carries 4 voices of "members" at most'
says 'Over the cap, and cut: 1 (7)'
ends 0 "$yoriai" member voices --proposal 7 --book roukyo --json
json '[(h["in_all"], h["carried"]["kept"], h["carried"]["too_long"]) for h in d["holders"]] == [(6, 4, 1), (1, 1, 0)]'

# Bad files are refused with their line.
printf 'voter,a\nx,1\ny,many\n' >bad.csv
ends 2 "$yoriai" recount bad.csv --into bad
grep -q 'bad.csv:3' err || fail "the bad row is not named: $(cat err)"
[ ! -e bad ] || fail "a folder was made for a bad file"
ends 2 "$yoriai" recount "$awaji/ballots.csv" --rule no-such-rule
echo "rehearse and recount: fine"
