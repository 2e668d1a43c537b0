// Refusals about proposals on their way to the vote (codes 6xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kProposalsTexts = std::to_array<RefusalText>({
    {core::Refusal::proposal_number_not_next,
     Figure::number,
     {"議案の番号は順番に付けます。次は{}号です。番号を直して、もう一度出してください。",
      "Proposals are numbered in turn, and the next number is {}. Correct it and submit again."}},
    {core::Refusal::proposal_unknown,
     Figure::none,
     {"その議案はありません。「yoriai show」で議案を確かめてください。",
      "There is no such proposal. Look at the proposals with `yoriai show`."}},
    {core::Refusal::class_may_not_propose,
     Figure::none,
     {"規約により、この区分の会員は議案を出せません。出せる区分の会員に頼んでください。",
      "By the charter, members of this class do not propose. Ask somebody of a class that does."}},
    {core::Refusal::kind_unknown,
     Figure::none,
     {"規約にその種類の議案はありません。規約にある種類から選んでください。",
      "The charter has no such kind of proposal. Choose one that it has."}},
    {core::Refusal::topic_unknown,
     Figure::none,
     {"規約にその分野はありません。規約にある分野から選んでください。",
      "The charter has no such topic. Choose one that it has."}},
    {core::Refusal::method_not_allowed,
     Figure::none,
     {"この種類の議案は、その方法では投票できません。規約にある方法から選んでください。",
      "Proposals of this kind are not voted on in that way. Choose a method that the charter "
      "allows."}},
    {core::Refusal::options_count_wrong,
     Figure::none,
     {"選択肢の数が合いません。賛否の議案なら無し、ほかは1から200までにしてください。",
      "The number of options does not fit: none for a yes-or-no question, else 1 to 200."}},
    {core::Refusal::points_ill_formed,
     Figure::none,
     {"持ち点の決め方が合いません。点で投票する議案だけに、1点以上の持ち点を決めてください。",
      "The credits do not fit: give credits (at least 1) to a vote by points, and to no other."}},
    {core::Refusal::spending_ill_formed,
     Figure::none,
     {"お金の額と使い方が合いません。両方を決めるか、両方なしにしてください。予算で案を選ぶ"
      "ときは、案ごとに1から総額までの費用も決めてください。等分方式では、総額×案の数は100億までで"
      "す。",
      "The purse and the way it is spent do not fit. Give both, or neither; where projects are "
      "chosen, also a cost for each of them, from 1 to the purse. By equal shares the purse times "
      "the "
      "number of projects is at most 10,000,000,000."}},
    {core::Refusal::charter_base_wrong,
     Figure::none,
     {"この改正案は、今の規約をもとにしていません。今の規約から書き直してください。",
      "This amendment is not written against the charter now in force. Write it again from that "
      "one."}},
    {core::Refusal::blob_too_large,
     Figure::number,
     {"文面や書類が空か、大きすぎます（{}バイトまで）。書き直してください。",
      "The wording or document is empty or too large ({} bytes at most). Write it again."}},
    {core::Refusal::blob_missing,
     Figure::none,
     {"文面や書類がそえられていません。いっしょに出してください。",
      "The wording or document that this names is not with it. Submit both together."}},
    {core::Refusal::not_a_draft,
     Figure::none,
     {"この議案はもう下書きではありません。変えたいときは、新しい議案を出してください。",
      "This proposal is no longer a draft. To change it, draft a new one."}},
    {core::Refusal::own_proposal,
     Figure::none,
     {"自分の議案に自分で賛同することはできません。ほかの会員に頼んでください。",
      "Nobody seconds a proposal of their own. Ask another member."}},
    {core::Refusal::already_seconded,
     Figure::none,
     {"この議案には、もう賛同しています。何もしなくてだいじょうぶです。",
      "You have seconded this proposal already. There is nothing left to do."}},
    {core::Refusal::seconds_missing,
     Figure::number,
     {"賛同者があと{}人足りません。ほかの会員に賛同を頼んでください。",
      "Seconds still needed: {}. Ask other members to second the proposal."}},
    {core::Refusal::wording_differs,
     Figure::none,
     {"告示の文面が、下書きの文面と違います。下書きの通りに告示してください。",
      "The wording announced is not the wording drafted. Announce it as it was drafted."}},
    {core::Refusal::visibility_unsupported,
     Figure::none,
     {"この議案では、投票箱（--"
      "box）を使えません。箱を数える書記（clerk）の役が規約にあり、一人一票か"
      "一世帯一票で、順位や予算の投票でないことが要ります。--box "
      "を付けずに（記名で）告示してください。",
      "There is no box (--box) for this vote: it needs the role of clerk in the charter, who count "
      "it, people or households with one vote each, and no ranking and no choice of projects. "
      "Announce it without --box, with named ballots."}},
    {core::Refusal::class_may_not_second,
     Figure::none,
     {"規約では、この区分の人は賛同者になれません。ほかの人に頼んでください。",
      "By the charter members of this class may not second a proposal. Ask somebody of another "
      "class."}},
    {core::Refusal::visibility_not_allowed,
     Figure::none,
     {"規約では、この種類の議案をこの公開のしかたでは告示できません。何も付けない（記名）、--"
      "sealed、"
      "--box のうち、どれでできるかは「yoriai show --charter」で確かめてください。",
      "By the charter a proposal of this kind is not announced in this way. `yoriai show "
      "--charter` "
      "says how it is: without an option (named), with --sealed or with --box."}},
    {core::Refusal::notice_too_short,
     Figure::instant,
     {"告示の期間が短すぎます。投票の開始は、早くても{}です。",
      "The notice is too short. Voting can open at {} at the earliest."}},
    {core::Refusal::voting_time_empty,
     Figure::none,
     {"締切が開始より後になっていないか、遠すぎます。日時を直してください。",
      "Voting must close after it opens, and within the bounds of time. Correct the times."}},
    {core::Refusal::grace_too_short,
     Figure::span,
     {"締切後の猶予が、規約の範囲にありません。少なくとも{}にしてください。",
      "The grace after the deadline is outside the charter's bounds. Give at least {}."}},
    {core::Refusal::too_late_to_withdraw,
     Figure::none,
     {"投票が始まった議案、または終わった議案は、取り下げられません。結果を待ってください。",
      "A proposal that has opened or ended is not withdrawn any more. Wait for its result."}},
    {core::Refusal::reason_missing,
     Figure::none,
     {"世話役が取り下げるときは、理由が必要です。理由を書いてください。",
      "Stewards who withdraw a proposal give their reason. Write it."}},
    {core::Refusal::also_ill_formed,
     Figure::none,
     {"あわせて満たす議案の種類の書き方が正しくありません。規約にあるほかの種類を、一度ずつ書いて"
      "ください。",
      "The further kinds whose conditions hold as well are others of the charter, each named once. "
      "Correct the list."}},
    {core::Refusal::draft_outdated,
     Figure::none,
     {"下書きのあとで規約が変わり、この議案はそのままでは告示できません。今の規約で出し直してくださ"
      "い。",
      "The charter has changed since this was drafted, and it no longer fits. Draft it anew under "
      "the present charter."}},
    {core::Refusal::repeat_not_allowed,
     Figure::none,
     {"この議案をもう一度投票にかけることはできません。規約に二度目の決まりがない、期限を過ぎた、"
      "またはもう二度目が出ています。新しい議案として出してください。",
      "This is not voted on again: the charter has no rule for it, its time is over, or it has "
      "been "
      "drafted again already. Draft a new proposal instead."}},
    {core::Refusal::repeat_differs,
     Figure::none,
     {"二度目の議案は、題のほかは一度目と同じでなければなりません（決選では同数の案だけを残します"
      "）。「yoriai propose --again」で作り直してください。",
      "What is voted on again is the same but for its title, and in a second round only the "
      "options "
      "in the first place are left. Draft it with `yoriai propose --again`."}},
    {core::Refusal::recusal_ill_formed,
     Figure::none,
     {"名簿から外す人の書き方が正しくないか、この種類の議案では外せません。会員番号を小さい順に一度"
      "ずつ書いてください。",
      "Those left off the roll are members, each named once in order, and only where the charter "
      "allows it. Correct the list."}},
    {core::Refusal::not_ended,
     Figure::none,
     {"この議案は、まだ終わっていません。議事録は、締め切りか取り下げのあとに公表してください。",
      "This proposal has not ended yet. Publish its minutes when it has closed or been "
      "withdrawn."}},
    {core::Refusal::openers_ill_formed,
     Figure::none,
     {"封をする投票には、開票人が二人か三人、一人に一つずつ、正しい鍵で要ります。封をしない投票には"
      "要りません。--sealed と --opener を確かめてください。",
      "A sealed vote has two or three different openers, each with a fit key, and no other vote "
      "has "
      "any. Look at --sealed and --opener."}},
    {core::Refusal::seal_key_used,
     Figure::none,
     {"開票人の鍵が、前の投票で使われているか、二人分同じです。「yoriai seal "
      "key」でこの議案の鍵を出"
      "してください。",
      "An opener's key was announced before, or twice. Take the one for this proposal from `yoriai "
      "seal key`."}},
    {core::Refusal::open_within_wrong,
     Figure::span,
     {"開票人が鍵を公表する期間は、{}以上、183日までです。--open-within を直してください。",
      "The openers have at least {}, and at most 183 days. Set --open-within right."}},
    {core::Refusal::attestation_ill_formed,
     Figure::none,
     {"監査の指摘は監事か受付だけが出せ、承認のほかには書類が要ります。"
      "種類と役割と書類を確かめてください。",
      "A finding is an auditor's or a peer's alone, and all but an approval comes with a document. "
      "Look at what is attested, as what, and with which file."}},
    {core::Refusal::subject_unknown,
     Figure::none,
     {"その番号の出来事は帳簿にありません。「yoriai log」で番号を確かめてください。",
      "The book has no event of this id. Look with `yoriai log` which there are."}},
    {core::Refusal::attested_too_often,
     Figure::number,
     {"同じことについて、同じ人（または受付）が出せるのは{}件までです。"
      "新しい議案にするか、ほかの出来事について出してください。",
      "One person (or peer) attests of one thing {} times at most. Attest of another event, or "
      "draft a proposal."}},
    {core::Refusal::minutes_differ,
     Figure::none,
     {"前の議事録の指定が、帳簿にあるいちばん新しい議事録と合わないか、発効の日が遠すぎます。確かめ"
      "て"
      "ください。",
      "The minutes that these correct are not the latest in the book, or the effective date is too "
      "far away. Look again."}},
});

}  // namespace yoriai::cli
