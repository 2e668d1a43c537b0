#!/usr/bin/env bash
# ./dev demo: three stories told in words, the first from the founding to the audit among four peers.
#   demo.sh YORIAI [FOLDER]    FOLDER (default: a new one under $TMPDIR or /tmp) keeps the purse's books
set -euo pipefail
yoriai=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${2:-$(mktemp -d "${TMPDIR:-/tmp}/yoriai-demo.XXXXXX")}
mkdir -p "$folder/auditor"
village=$folder/village   # 1: the office, 2: the municipality, 3: digital villagers, 4: the auditor
unset YORIAI_BOOK

japanese=no
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in ja*) japanese=yes ;; esac
tell() { if [ $japanese = yes ]; then printf '\n%s\n' "$1"; else printf '\n%s\n' "$2"; fi; }

tell '━━ 一、財布：資源ステーションの売上 45,394円を何に使うか ━━' \
     '== 1. The purse: 45,394 yen from the recycling station =='
tell '住民1,200人、二週間、記名の投票です（無記名の投票は、これからの版です）。
帳簿は、四つの組織が一台ずつの機械で守ります（この機械の上の四つのプロセスで演じます）。' \
     '1,200 residents vote for two weeks, with names. (Secret ballots come later.)
The book is kept by four organisations, each with a machine of its own: here, four processes on this one.'
"$yoriai" rehearse "$here/scenario/purse_among_four.txt" --into "$village"
tell '── なぜこの結果か ──' '-- Why this is the result --'
"$yoriai" tally 1 --explain --member 803 --book "$village/1/book"

tell '── 監査人は、自分の機械の帳簿を書き出し、別の場所で、そのファイルだけから確かめます ──' \
     "-- The auditor exports its own machine's book, and checks it elsewhere, from that file alone --"
"$yoriai" export "$folder/auditor/purse.jsonl" --book "$village/4/book"
(cd "$folder/auditor" && "$yoriai" audit purse.jsonl)
"$yoriai" export "$folder/office.jsonl" --book "$village/1/book" >"$folder/export.txt"
cmp "$folder/office.jsonl" "$folder/auditor/purse.jsonl"
tell '事務所の帳簿の書き出しと、1バイトも違いません。' \
     "The office's export has the very same bytes."

tell '── 同じ財布の、村の一日：端末のある500人と、ない700人。投票箱は三か所、一か所は二日間つながりません ──' \
     '-- The same purse on the village day: 500 people with a device and 700 without, boxes at three stations, one cut off for two days --'
"$yoriai" rehearse --quiet "$here/scenario/village_day.txt" --into "$folder/day" >"$folder/day.txt"
tell '── なぜこの結果か（手で計算した表は tests/scenario/village_day.txt にあります） ──' \
     '-- Why this is the result (the sheet computed by hand is in tests/scenario/village_day.txt) --'
"$yoriai" tally 1 --explain --member 11 --book "$folder/day"

tell '━━ 二、二つの院：住民800人とデジタル村民1,750人が、森の計画を別々に決める ━━' \
     '== 2. Two houses: 800 residents and 1,750 digital villagers decide on plans for the forest =='
tell '両方の院が賛成したときだけ、可決です。四つの結果のすべてと、定足数のちょうど手前を見ます（物語は tests/scenario/two_houses.txt）。' \
     'A plan passes only when both houses agree: all four outcomes, and the quorum missed by one. (The story: tests/scenario/two_houses.txt)'
"$yoriai" rehearse --quiet "$here/scenario/two_houses.txt" --into "$folder/houses" >"$folder/houses.txt"
sed '/^\(Next\|次にできること\)/,$d' "$folder/houses.txt"
tell '── 四つの結果の表 ──' '-- The four outcomes as a table --'
tell '  計画 | residents | digital villagers | 結果' '  plan | residents | digital villagers | outcome'
awk '/^(Proposal|議案)/ && ++plan <= 4 {
  getline outcome; getline residents; getline digital
  sub(/.*(: |：)/, "", residents); sub(/.*(: |：)/, "", digital)
  printf "  %d | %s | %s | %s\n", plan, residents, digital, outcome
}' "$folder/houses.txt"
tell '── なぜこの結果か（計画１） ──' '-- Why this is the result (plan 1) --'
"$yoriai" tally 1 --explain --book "$folder/houses"

tell '━━ 三、点数：2025年4月の淡路島の投票（133票）を数え直す ━━' \
     '== 3. Points: the vote of April 2025 on Awaji Island, its 133 ballots counted again =='
# Exit code 1 says that the published figures differ, which is what this story is about.
counted=0
"$yoriai" recount "$here/data/awaji-qv-2025/ballots.csv" --rule qv-99-share \
  --published "$here/data/awaji-qv-2025/published.csv" | tee "$folder/recount.txt" || counted=$?
[ "$counted" = 1 ] || { echo "demo: the recount ended with exit code $counted" >&2; exit 1; }

tell '━━ まとめ ━━' '== What was done =='
"$yoriai" tally 1 --book "$village/1/book" | sed -n 1,3p
sed -n 3,6p "$folder/houses.txt"
sed -n 2,3p "$folder/recount.txt"
tell "四つの帳簿　　　 $village/1 … 4
監査したファイル $folder/auditor/purse.jsonl" \
     "The four books lie in $village/1 to 4
The audited export:    $folder/auditor/purse.jsonl"
