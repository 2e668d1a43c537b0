#!/usr/bin/env bash
# ./dev demo: two votes from the founding to the audit, told in words.
#   demo.sh YORIAI [FOLDER]    FOLDER (default: a new one under $TMPDIR or /tmp) keeps the purse's book
set -euo pipefail
yoriai=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${2:-$(mktemp -d "${TMPDIR:-/tmp}/yoriai-demo.XXXXXX")}
mkdir -p "$folder/office" "$folder/auditor"
unset YORIAI_BOOK

japanese=no
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in ja*) japanese=yes ;; esac
tell() { if [ $japanese = yes ]; then printf '\n%s\n' "$1"; else printf '\n%s\n' "$2"; fi; }

tell '━━ 一、財布：資源ステーションの売上 45,394円を何に使うか ━━' \
     '== 1. The purse: 45,394 yen from the recycling station =='
tell '住民1,200人、二週間、記名・オンラインの投票です（紙の投票と無記名の投票は、これからの版です）。' \
     '1,200 residents vote for two weeks, online and with names. (Ballots on paper and secret ballots come later.)'
"$yoriai" rehearse "$here/scenario/purse.txt" --into "$folder/office/book"
tell '── なぜこの結果か ──' '-- Why this is the result --'
"$yoriai" tally 1 --explain --member 803 --book "$folder/office/book"

tell '── 帳簿を書き出し、監査人が別の場所で、そのファイルだけから確かめます ──' \
     '-- The book is exported; an auditor checks it elsewhere, from that file alone --'
"$yoriai" export "$folder/auditor/purse.jsonl" --book "$folder/office/book"
(cd "$folder/auditor" && "$yoriai" audit purse.jsonl)

tell '━━ 二、点数：2025年4月の淡路島の投票（133票）を数え直す ━━' \
     '== 2. Points: the vote of April 2025 on Awaji Island, its 133 ballots counted again =='
# Exit code 1 says that the published figures differ, which is what this story is about.
counted=0
"$yoriai" recount "$here/data/awaji-qv-2025/ballots.csv" --rule qv-99-share \
  --published "$here/data/awaji-qv-2025/published.csv" | tee "$folder/recount.txt" || counted=$?
[ "$counted" = 1 ] || { echo "demo: the recount ended with exit code $counted" >&2; exit 1; }

tell '━━ まとめ ━━' '== What was done =='
"$yoriai" tally 1 --book "$folder/office/book" | sed -n 1,3p
sed -n 2,3p "$folder/recount.txt"
tell "帳簿　　　　　　 $folder/office/book
監査したファイル $folder/auditor/purse.jsonl" \
     "The book lies in    $folder/office/book
The audited export  $folder/auditor/purse.jsonl"
