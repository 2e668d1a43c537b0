// Refusals about the book as a whole, its founding and its charter (codes 3xx and 4xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kBookTexts = std::to_array<RefusalText>({
    {core::Refusal::not_founded,
     Figure::none,
     {"この帳簿はまだ始まっていません。まず「yoriai found」で寄合を設立してください。",
      "This book has not been founded yet. Found the community first, with `yoriai found`."}},
    {core::Refusal::already_founded,
     Figure::none,
     {"この帳簿はもう始まっています。別の寄合には、別のフォルダーを使ってください。",
      "This book is founded already. Use another folder for another community."}},
    {core::Refusal::wrong_ledger,
     Figure::none,
     {"この届けは、別の寄合の帳簿に宛てたものです。宛て先の帳簿に出してください。",
      "This event is meant for the book of another community. Submit it there."}},
    {core::Refusal::already_in_book,
     Figure::none,
     {"この届けは、もう帳簿に載っています。何もしなくてだいじょうぶです。",
      "This event is in the book already. There is nothing left to do."}},
    {core::Refusal::clock_behind,
     Figure::instant,
     {"この機械の時計が遅れています。帳簿の最後の行は{}"
      "です。時計を合わせてから、やり直してください。",
      "This machine's clock is behind: the last line of the book is of {}. Set the clock, then try "
      "again."}},
    {core::Refusal::clock_jump,
     Figure::instant,
     {"帳簿の最後の行（{}）から時計が大きく進んでいて、その間に締切が来ているか、一年より長くたって"
      "います。時計が正しければ「--confirm-clock」を付けてやり直してください。",
      "The clock is far ahead of the last line of the book ({}): deadlines fall in between, or "
      "more "
      "than a year has gone by. If the clock is right, try again with --confirm-clock."}},
    {core::Refusal::transition_due,
     Figure::instant,
     {"{}に来ていた投票の開始か締切が、まだ帳簿に書かれていません。先に「yoriai "
      "advance」をしてください。",
      "An opening or closing was due at {} and is not in the book yet. Run `yoriai advance` "
      "first."}},
    {core::Refusal::author_unknown,
     Figure::none,
     {"この鍵は、この寄合のだれの鍵でもありません。鍵を確かめるか、名簿係に登録してもらってください"
      "。",
      "This key is nobody's in this community. Check the key, or ask a registrar to enter it."}},
    {core::Refusal::author_key_retired,
     Figure::none,
     {"この鍵はもう使われていません。新しい鍵を使ってください。",
      "This key has been retired. Use your new key."}},
    {core::Refusal::author_not_active,
     Figure::none,
     {"今は会員としての活動が止まっているため、できません。名簿係にたずねてください。",
      "The author is not an active member at present. Ask a registrar."}},
    {core::Refusal::role_missing,
     Figure::role,
     {"これができるのは、{}の役にある人だけです。その人に頼んでください。",
      "Only somebody who holds the role of {} can do this. Ask one of them."}},
    {core::Refusal::cosigner_missing,
     Figure::none,
     {"連署が足りないか、順番が違います。必要な人全員の署名をそろえてください。",
      "A co-signature that is needed is missing or out of place. Collect all of them."}},
    {core::Refusal::cosigner_unexpected,
     Figure::none,
     {"必要のない人が連署しています。その人を外して作り直してください。",
      "Somebody co-signed who must not. Make the event again without them."}},
    {core::Refusal::rules_version_unknown,
     Figure::none,
     {"この決まりの版を、この版の yoriai は知りません。新しい版が必要です。",
      "This version of yoriai does not know these rules. Newer software is needed."}},
    {core::Refusal::host_ill_formed,
     Figure::none,
     {"ホスト名の書き方が正しくありません。「mura.example.jp」のように、小文字で書いてください。",
      "The host name is not well formed. Write it in small letters, like mura.example.jp."}},
    {core::Refusal::charter_ill_formed,
     Figure::none,
     {"規約に、抜けているところか、つじつまの合わないところがあります。規約のファイルを見直してくだ"
      "さい。",
      "The charter leaves something out, or contradicts itself. Look through the charter file."}},
    {core::Refusal::peers_unsupported,
     Figure::none,
     {"帳簿の受付は、1から16までです。数を直してください。",
      "A book has from 1 to 16 peers. Name so many."}},
    {core::Refusal::quorum_unsafe,
     Figure::none,
     {"この受付では、約束（k と f）を守れません。2k > n + f、k ≦ n − f とし、一者がいくつも受け持つ"
      "なら、f をその数以上にしてください。",
      "These peers cannot keep what k and f promise. Choose 2k > n + f and k <= n - f, name every "
      "operator, and where one runs several peers let f be at least as many."}},
    {core::Refusal::role_holders_missing,
     Figure::role,
     {"{}の人数が、規約の定めに足りません（世話役には鍵も要ります）。設立の名簿に足してください。",
      "There are fewer holders of the role of {} than the charter asks (stewards need a key, too). "
      "Add "
      "them to the founders."}},
    {core::Refusal::charter_breaks_off,
     Figure::none,
     {"新しい規約が今の帳簿に続きません。会員の区分と分野は、今あるものを同じ順に残し、新しいものは"
      "後ろに"
      "足してください。受付の数（k と f）は変えられません。",
      "The new charter cannot follow the one in force: classes and topics stay in their order, new "
      "ones come after them, and k and f stay. Correct it."}},
    {core::Refusal::amendment_not_decided,
     Figure::none,
     {"この議案は、規約の改正として可決されていないか、新しい規約が付いていないか、もう発効していま"
      "す。"
      "「yoriai show」で確かめてください。",
      "This proposal has not passed as an amendment, carries no new charter, or is in force "
      "already. "
      "Look at it with `yoriai show`."}},
    {core::Refusal::holders_missing,
     Figure::role,
     {"新しい規約が求める{}の人数が足りません。先に役を決めてから、発効させてください。",
      "There are fewer holders of the role of {} than the new charter asks. Give the role first, "
      "then put the charter into force."}},
});

}  // namespace yoriai::cli
