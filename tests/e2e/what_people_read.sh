#!/usr/bin/env bash
# What people read, in both languages and in their own words: books of scenarios and one made here, looked at with the
# shipped binary. Each row is a command, and a part of what it says in English and in Japanese.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/_office.sh"
scenarios=$here/../scenario

# reads COMMAND... ENGLISH JAPANESE: whatever its exit code.
reads() {
  local command=("${@:1:$#-2}") language part
  for language in en ja; do
    "$yoriai" --lang "$language" "${command[@]}" >"$work/said" 2>&1 </dev/null || true
    part=${*: -1}
    [ "$language" = ja ] || part=${*:$#-1:1}
    grep -qF -- "$part" "$work/said" || { cat "$work/said" >&2; fail "${command[*]} does not say: $part"; }
  done
}
silent_about() { ! grep -qF -- "$1" "$work/said" || { cat "$work/said" >&2; fail "it still says: $1"; }; }
book_of() { # SCENARIO: played into a book, which is looked at from now on
  YORIAI_BOOK=$work/$1 ok rehearse "$scenarios/$1.txt" --into "$work/$1" --quiet
  export YORIAI_BOOK=$work/$1
}

# Of charters, without a book.
reads charter explain projects 'No threshold: projects are chosen' '予算に収まる案が選ばれます'
reads charter explain jichikai-household 'of the households that took part' '参加した世帯数の1/2'
reads charter explain soudaikai 'Topics: ' '分野：'
reads charter explain soudaikai 'kept by one peer' '受付（帳簿を預かる機械）は一つ'
reads charter explain soudaikai 'Currency: JPY. Time zone: Asia/Tokyo' '通貨：JPY'
reads charter explain soudaikai 'Proposals are announced by' '議案を告示するのは'
reads charter explain two-houses 'seconded by 1 other member, of any class that may' '賛同できる区分の会員'
reads charter explain nosuch 'yoriai charter list' 'yoriai charter list'
reads charter explain ninka-charter 'part of the preset ninka-ordinary' '規約「ninka-ordinary」の中'
reads charter explain ninka-dissolve '--kind dissolution' '--kind dissolution'
reads charter explain roukyo-ordinary 'yoriai charter explain roukyo-special' 'yoriai charter explain roukyo-special'
reads charter explain pb-greedy '--method greedy' '--method greedy'
reads found --charter pb-equal-shares --host a.example --operator A --founder a=steward \
  '--method equal_shares' '--method equal_shares'
reads show --book "$work/none" 'There is no book there' "確かめてください。（$work/none）"
silent_about 'there is no book'

# A vote for each household is told in households.
book_of jichikai
reads tally 4 --explain 'One household, one vote' '一世帯一票で'
reads tally 4 --explain '6 households took part' '参加6世帯'
reads tally 4 --explain 'that took part (6)' '参加した世帯数6世帯'
reads tally 4 --explain 'yoriai minutes 4' 'yoriai minutes 4'

# A delegate's ballot that is spoilt is spoilt for whoever it was copied for, too.
book_of sealed
reads tally 2 --explain 'Spoilt ballots: 3 (1 of them by delegation)' '無効の票3、うち委任で写した票1'
reads tally 2 --explain '1 supporter)' '支持1人'
reads tally 2 --what-if nonsense '"nonsense" is no rule' '「nonsense」という規則は分かりません'
silent_about Bridge
reads show 2 'Ballots: sealed, and named' '票：封をした投票'

# Minutes are for those who held the offices then, and speak of the book in one word.
book_of soudaikai
reads minutes 3 'chair (member 3)' '議長（3番）'
reads minutes 1 'chair (member 3)' '議長（3番）'
reads minutes 14 'chair (member 14)' '議長（14番）'    # elected since
reads minutes 3 'Book: ' '帳簿：'
silent_about 台帳
silent_about 案）
reads show 3 'Ballots: named' '票：記名'

# A book made here.
export YORIAI_BOOK=$work/book
sed -e 's/^facilitator = 1$/facilitator = 1\nchair = 1/' -e 's/^seconds = 1$/seconds = 0/' \
  -e 's/^delegation = true$/delegation = true\nrecusal = true/' "$here/quick_charter.toml" > charter.toml
sed -n '/^\[\[kinds\]\]/,$p' "$here/quick_charter.toml" |
  sed -e 's/"ordinary"/"rules"/' -e 's/^methods = .*/methods = ["yes_no"]\namendment = true/' -e 's/^seconds = 1/seconds = 0/' >> charter.toml
ok found --charter charter.toml --name Hill --host hill.example --operator Office --unsealed \
  --founder 'hanako=steward,registrar,facilitator' --founder 'jiro=steward,registrar' --founder 'kenji=chair'
reads show '3 members, 1 entry' '会員3人'
echo 'A lamp.' > lamp.md
reads propose --title Rules --wording lamp.md --kind rules --as hanako --dry-run 'It would be accepted' '記録できます'
ok propose --title Rules --wording lamp.md --kind rules --as hanako
said 'carries no new one (--amended FILE)'
said 'yoriai announce 1 '
ok propose --title Lamp --wording lamp.md --recuse 3 --as hanako
silent_about --amended
opens=$(in_ms 3000) closes=$(in_ms 90000)
reads tally 2 'is a draft' '下書きで'
reads announce 2 --opens "$opens" --closes "$closes" --box --as hanako --as jiro 'needs the role of clerk' '書記（clerk）の役'
ok announce 2 --opens "$opens" --closes "$closes" --grace 1ms --as hanako --as jiro
reads tally 2 'Voting on proposal 2 opens ' '議案2の投票は、'
reads seal open 2 --as hanako 'after the deadline and its grace' '締切と猶予が過ぎてから'
reads show 2 'Left off the roll, with an interest of their own: member 3' '名簿から外れる人（利害のある人）：3番'
wait_for "$opens"
ok advance
reads vote 2 yes no --as hanako 'say yes, no or abstain' 'yes（賛成）、no（反対）、abstain（棄権）'
reads vote 2 yes --as kenji 'was left off with an interest of their own' '利害があるため外された人'
reads tally 2 --member 3 'They have an interest of their own in this proposal' 'この議案に利害があるので、議案で名簿から外されています'
reads paper enter 2 99 yes --slip 1 --as hanako --as jiro 'yoriai member list' 'yoriai member list'
reads card record eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/1 --holder 3 --as hanako --as jiro \
  'members of this class hold no cards' 'カードを持てません'
ok vote 2 abstain --as jiro
reads tally 2 --member 2 'Member 2 abstained.' '棄権（白票）'
ok withdraw 1 --as hanako
reads tally 1 'was withdrawn' '取り下げられた'
echo 'what_people_read: 1 passed, 0 failed'
