// Refusals about ballots, delegations, openings and closings (codes 7xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kVotingTexts = std::to_array<RefusalText>({
    {core::Refusal::voting_not_open,
     Figure::none,
     {"この議案の投票は、まだ始まっていません。始まってから投票してください。",
      "Voting on this proposal has not opened yet. Vote once it has."}},
    {core::Refusal::voting_over,
     Figure::none,
     {"この議案の投票は、もう終わりました。「yoriai tally」で結果を見られます。",
      "Voting on this proposal is over. See its result with `yoriai tally`."}},
    {core::Refusal::voter_not_author,
     Figure::none,
     {"本人の鍵で署名されていません。投票と委任は、本人の鍵でしてください。",
      "This is not signed with the voter's own key. Everybody votes and delegates with their "
      "own."}},
    {core::Refusal::not_on_roll,
     Figure::none,
     {"投票の開始のときに会員でなかったため、この議案には投票できません。次の議案から投票できます"
      "。",
      "You are not on the roll frozen when voting opened, so not in this vote. The next one is "
      "yours."}},
    {core::Refusal::voter_gone,
     Figure::none,
     {"会員でなくなった人は、投票できません。まちがいなら、名簿係にたずねてください。",
      "Somebody who is no longer a member casts no ballot. If that is wrong, ask a registrar."}},
    {core::Refusal::late_without_receipt,
     Figure::instant,
     {"締切（{}）を過ぎています。締切前の受付票があれば、それを付けて出してください。",
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
    {core::Refusal::receipts_too_few,
     Figure::number,
     {"締切までの受取証が足りません。別々の{}者の受取証を集めてください。",
      "Too few receipts are dated in time. Collect those of {} different operators."}},
});

}  // namespace yoriai::cli
