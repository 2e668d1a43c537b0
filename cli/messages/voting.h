// Refusals about ballots, delegations, openings and closings (codes 7xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kVotingTexts = std::to_array<RefusalText>({
    {core::Refusal::voting_not_open,
     Figure::none,
     {"この議案の投票は、まだ始まっていません。始まってから、やり直してください。",
      "Voting on this proposal has not opened yet. Try again once it has."}},
    {core::Refusal::voting_over,
     Figure::none,
     {"この議案の投票は、もう終わりました。結果か、まだ待っているものを「yoriai "
      "tally」で見られます。",
      "Voting on this proposal is over. See its result, or what it still waits for, with `yoriai "
      "tally`."}},
    {core::Refusal::voter_not_author,
     Figure::none,
     {"本人の鍵で署名されていません。投票と委任は、本人の鍵でしてください。",
      "This is not signed with the voter's own key. Everybody votes and delegates with their "
      "own."}},
    {core::Refusal::not_on_roll,
     Figure::none,
     {"この議案の投票者名簿にない人です。名簿は投票の開始のときに決まります。そのとき会員でなかった"
      "人"
      "、利害があるため外された人、この議案で票のない人（数えるカードがないなど）は載りません。「yo"
      "riai "
      "tally」に「--member」を付けて確かめてください。",
      "This voter is not on the roll of the vote. It was frozen when voting opened; who was no "
      "active member then, was left off with an interest of their own, or has no vote in it (no "
      "card where cards count) is not on it. Look with `yoriai tally` and --member."}},
    {core::Refusal::voter_gone,
     Figure::none,
     {"会員でなくなった人は、投票できません。まちがいなら、名簿係にたずねてください。",
      "Somebody who is no longer a member casts no ballot. If that is wrong, ask a registrar."}},
    {core::Refusal::late_without_receipt,
     Figure::instant,
     {"締切（{}）を過ぎています。締切前の受取証があれば、それを付けて出してください。",
      "The deadline ({}) has passed. If you have a receipt from before it, submit the ballot with "
      "that."}},
    {core::Refusal::revision_out_of_range,
     Figure::number,
     {"変更の回数は1から{}までです。この回数では受け付けられません。回数を直してください。",
      "A revision is a number from 1 to {}. Give one within that range."}},
    {core::Refusal::form_wrong,
     Figure::none,
     {"投票の書き方が、この議案の投票の方法に合いません。議案を見て、書き直してください。",
      "The ballot is not of the form this vote asks for. Look at the proposal and fill it in "
      "again."}},
    {core::Refusal::option_unknown,
     Figure::none,
     {"選択肢に無いもの、または同じものを二度えらんでいます。選び直してください。",
      "The ballot names an option that is not there, or one twice. Choose again."}},
    {core::Refusal::votes_count_wrong,
     Figure::none,
     {"数が、選択肢の数と合いません。すべての選択肢に票か順位（0でも可）を付けてください。",
      "There must be one number, of votes or a place, for every option; 0 is fine. Fill in all of "
      "them."}},
    {core::Refusal::vote_out_of_range,
     Figure::none,
     {"一つの選択肢に付けた数が、決まりの範囲にありません（順位は1から選択肢の数まで、"
      "付けないなら0）。直してください。",
      "The number on one option is out of bounds: too many votes to be counted, or a place beyond "
      "the number of options. Change it."}},
    {core::Refusal::negative_not_allowed,
     Figure::none,
     {"この議案では、マイナスの票は使えません。0以上にしてください。",
      "This vote takes no negative votes. Give 0 or more."}},
    {core::Refusal::over_credits,
     Figure::number,
     {"持ち点が{}点足りません。どれかの票を減らしてください（票の2乗が点数です）。",
      "You are {} credits short. Give fewer votes somewhere; votes cost their square."}},
    {core::Refusal::scope_ill_formed,
     Figure::none,
     {"委任の範囲の書き方が正しくないか、規約に無い分野です。範囲を選び直してください。",
      "The scope of the delegation is not well formed, or its topic is not in the charter. Choose "
      "it "
      "again."}},
    {core::Refusal::delegate_unknown,
     Figure::none,
     {"委任先の会員が見つからないか、もう会員ではありません。別の人を選んでください。",
      "The delegate is not a member, or no longer one. Choose somebody else."}},
    {core::Refusal::self_delegation,
     Figure::none,
     {"自分に委任することはできません。何もしなければ、自分で投票できます。",
      "Nobody delegates to themselves. Without a delegation your vote is yours anyway."}},
    {core::Refusal::expiry_too_far,
     Figure::instant,
     {"委任の期限が遠すぎます。{}までにしてください。",
      "The delegation would last too long. Let it end by {}."}},
    {core::Refusal::not_due_yet,
     Figure::instant,
     {"まだその時刻ではありません。これができるのは{}からです。",
      "It is not time yet. This can enter from {} on."}},
    {core::Refusal::roll_differs,
     Figure::none,
     {"投票者名簿が、帳簿から作ったものと違います。「yoriai advance」で作り直してください。",
      "The roll is not the one that follows from the book. Make it again with `yoriai advance`."}},
    {core::Refusal::result_differs,
     Figure::none,
     {"結果が、帳簿から数えたものと違います。「yoriai advance」で数え直してください。",
      "The result is not the one that follows from the book. Count again with `yoriai advance`."}},
    {core::Refusal::nothing_to_add,
     Figure::none,
     {"この票は、もう帳簿で数えられる票です。受取証を足す必要はありません。",
      "This ballot is in the book and on time already. It needs no more receipts."}},
    {core::Refusal::not_tied,
     Figure::none,
     {"議長が決められるのは、締め切って可否同数になり、規約が議長にまかせている議案だけです。"
      "「yoriai tally」で結果を確かめてください。",
      "The chair decides only a vote that has closed with as many yes as no, where the charter "
      "leaves that to the chair. See its result with `yoriai tally`."}},
    {core::Refusal::casting_too_late,
     Figure::instant,
     {"議長が決められる期限（{}）を過ぎました。この議案は決まらないままです。",
      "The chair had until {} to decide. Nothing is decided in this vote."}},
    {core::Refusal::recused,
     Figure::none,
     {"この議案に利害のある人は、議長としても決められません。別の議長にたのんでください。",
      "Who has an interest of their own in this does not decide it as chair either. Ask another "
      "chair."}},
    {core::Refusal::receipts_too_few,
     Figure::number,
     {"締切までの受取証が足りません。別々の{}者の受取証を集めてください。",
      "Too few receipts are dated in time. Collect those of {} different operators."}},
    {core::Refusal::channel_not_allowed,
     Figure::none,
     {"この議案の規約では、その方法（代理・付き添いなど）の投票は使えません。ほかの方法で出してくだ"
      "さ"
      "い。",
      "The charter of this vote has no ballots of that channel. Hand it in by another one."}},
    {core::Refusal::speaker_wrong,
     Figure::none,
     {"本人に代わって意思を示した人が、帳簿の後見人や、名簿にいる代理人と合いません。確かめてくださ"
      "い。",
      "Who spoke for the voter is not their guardian in the book, or cannot be a proxy. Check who "
      "it "
      "was."}},
    {core::Refusal::helper_is_party,
     Figure::none,
     {"付き添いの人が、本人の家族・後見人か、議案の当事者です。別の人が付き添ってください。",
      "A helper is of the voter's household, their guardian, or a party to the proposal. Somebody "
      "else must help."}},
    {core::Refusal::attestation_missing,
     Figure::none,
     {"付き添いの二人が「家族でなく、当事者でもない」と確かめた印がないか、要らない印があります。本"
      "人"
      "に尋ね、印を付けて（付き添いのときだけ）出してください。",
      "Both helpers have to attest that they are neither family nor party, and nobody else does. "
      "Ask, and attest it."}},
    {core::Refusal::helped_too_many,
     Figure::number,
     {"一人が付き添い、または代理できるのは、一つの議案で{}人までです。別の人に頼んでください。",
      "In one vote the most voters whom one person helps or stands in for is {}. Ask somebody "
      "else."}},
    {core::Refusal::slip_out_of_range,
     Figure::number,
     {"用紙の番号は1から{}までです。用紙の番号を確かめてください。",
      "The number of a paper is from 1 to {}. Look at the paper again."}},
    {core::Refusal::slip_used,
     Figure::none,
     {"この番号の用紙は、もう記録されています。二重に入れようとしていないか、確かめてください。",
      "A paper of this number is in the book already. See that it is not entered twice."}},
    {core::Refusal::not_a_box,
     Figure::none,
     {"この議案は、投票箱で行うと告示されていません。紙の票は、一枚ずつ記録してください。",
      "This vote was not announced with a box. Enter papers one by one."}},
    {core::Refusal::count_ill_formed,
     Figure::none,
     {"集計表の書き方が正しくありません（投票所、名簿の印の順、同じ票の重なり、渡した用紙の数）。直"
      "して"
      "ください。",
      "The sheet is not well formed: the station, the order of the marks, equal papers twice, or "
      "fewer papers handed out than marked. Set it right."}},
    {core::Refusal::already_marked,
     Figure::number,
     {"{}番の人は、もう投票箱の名簿に印があります。二重投票でないか、名簿を確かめてください。",
      "Member {} is marked already as having voted at a box. Look at the roll: nobody votes "
      "twice."}},
    {core::Refusal::count_differs,
     Figure::number,
     {"票の合計（有効・白票・無効）が、名簿の印（{}人）と合いません。数え直してください。",
      "Valid, blank and spoilt papers do not add up to the marks on the roll, which are {}. Count "
      "again."}},
    {core::Refusal::sealing_wrong,
     Figure::number,
     {"この投票の票は、{}バイトの封でなければなりません（0なら、封をしない投票です）。新しい版の"
      "「yoriai vote」で投票してください。",
      "A ballot of this vote is in boxes of {} bytes (0: in none). Vote with a current yoriai "
      "vote."}},
    {core::Refusal::grace_over,
     Figure::instant,
     {"票の受付は{}に終わり、開票人の鍵を待っています。もう投票できません。",
      "The last ballot could come at {}; the openers' keys are awaited now. It is too late to "
      "vote."}},
    {core::Refusal::not_a_sealed_vote,
     Figure::none,
     {"この議案は、封をする投票ではありません。開く鍵は要りません。議案の番号を確かめてください。",
      "This vote is not sealed, and needs no key to open it. Look at the number of the "
      "proposal."}},
    {core::Refusal::not_an_opener,
     Figure::none,
     {"この投票の開票人ではありません。告示にある開票人が、自分の鍵で公表してください。",
      "You are not an opener of this vote. Those named in its announcement publish their keys."}},
    {core::Refusal::already_opened,
     Figure::none,
     {"この開票人の鍵は、もう公表されています。何もしなくてかまいません。",
      "This opener's key is published already. Nothing is left to do."}},
    {core::Refusal::secret_differs,
     Figure::none,
     {"この鍵は、告示のときの鍵に合いません。告示のあとで鍵を替えたなら、前の鍵ファイルを "
      "--announced-with で渡してください。",
      "This secret does not belong to the key that was announced. If your key was replaced since, "
      "give the old key file with --announced-with."}},
    {core::Refusal::already_noted,
     Figure::number,
     {"{}番の人の出席は、もう記録されています。名前を外してください。",
      "Member {} is noted as present already. Leave them out."}},
});

}  // namespace yoriai::cli
