#include "cli/sealing_words.h"

#include <fmt/format.h>

#include "cli/explain.h"
#include "cli/member_numbers.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

constexpr core::Duration kInstant{1};

std::vector<core::MemberNumber> openers_of(const core::Proposal& proposal, bool published) {
  std::vector<core::MemberNumber> out;
  for (std::size_t i = 0; i < proposal.terms.openers.size(); ++i) {
    if (proposal.unsealing.secrets[i].has_value() == published) {
      out.push_back(proposal.terms.openers[i].member);
    }
  }
  return out;
}

// The last instant at which a key can come in.
core::Instant last_for_keys(const core::State& state, const core::Proposal& proposal) {
  return core::grace_end(state, proposal) + proposal.terms.open_within;
}

}  // namespace

std::vector<Words> what_sealing_hides(const core::State& state, const core::Proposal& proposal) {
  std::vector<core::MemberNumber> all;
  for (const auto& opener : proposal.terms.openers) all.push_back(opener.member);
  const auto who = members_words(all);
  const auto from = core::grace_end(state, proposal) + kInstant;
  const auto last = last_for_keys(state, proposal);
  return {
      {fmt::format("　封をした投票です。票の中身は、開票人（{}）の全員が鍵を公表するまで、だれに"
                   "も（事務局にも）読めません。公表は{}から{}まで。",
                   who.ja, show_instant(Language::ja, from), show_instant(Language::ja, last)),
       fmt::format(
           "  A sealed vote: what a ballot says nobody can read, the office included, until "
           "all of its openers ({}) have published their keys, from {} to {}.",
           who.en, show_instant(Language::en, from), show_instant(Language::en, last))},
      {"　隠れないこと：だれが、いつ、何度投票したか。開票人が全員で示し合わせれば、その前にも読め"
       "ます。紙や付き添いの票は、記録する二人が見ます。",
       "  Not hidden: who has voted, when and how often. All openers together could read it "
       "before; "
       "two who enter a paper see what it says."},
      {"　開いたあとは、だれがどう投票したかを、だれでも読めます。鍵が一つでも期限までに出なければ"
       "、票は開かれず、投票は無効です。",
       "  Once opened, everybody can read how everybody voted. If one key is not published in "
       "time, nothing is opened and the vote is void."}};
}

Words openers_line(const core::State& state, const core::Proposal& proposal) {
  const auto awaited = openers_of(proposal, /*published=*/false);
  if (awaited.empty()) {
    return {"　開票人の鍵は、すべて公表されました。", "  All openers have published their keys."};
  }
  const auto who = members_words(awaited);
  const auto from = core::grace_end(state, proposal) + kInstant;
  const auto last = last_for_keys(state, proposal);
  return {fmt::format("　鍵をまだ公表していない開票人：{}（{}から{}までに）", who.ja,
                      show_instant(Language::ja, from), show_instant(Language::ja, last)),
          fmt::format("  Keys not published yet: {} (from {} to {})", who.en,
                      show_instant(Language::en, from), show_instant(Language::en, last))};
}

std::size_t ballots_in(const core::Proposal& proposal) {
  const auto standing = proposal.box.standing(/*with_receipts=*/true);
  std::size_t ballots = 0;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    if (standing.stands(i)) ++ballots;
  }
  return ballots;
}

Words sealed_member_line(const core::Proposal& proposal, core::MemberNumber member) {
  const auto number = member.value;
  const auto position = core::position_in(proposal.box.roll(), member);
  if (!position) return not_on_roll_words(member);
  if (!proposal.box.at(*position).standing(true)) {
    return {fmt::format("{}番の人の票は、まだありません。", number),
            fmt::format("Member {} has no ballot in yet.", number)};
  }
  return {fmt::format("{}番の人の、封をした票があります。中身はまだだれにも読めません。", number),
          fmt::format("Member {} has a sealed ballot in. Nobody can read it yet.", number)};
}

std::vector<Words> sealed_progress(const core::State& state, const core::Proposal& proposal) {
  const auto ballots = ballots_in(proposal);
  const auto roll = proposal.box.roll().size();
  std::vector<Words> lines{
      {fmt::format("　名簿{}人のうち、封をした票が{}（取り下げや白票も、同じに見えます）",
                   grouped(roll), grouped(ballots)),
       fmt::format("  Sealed ballots in: {} of {} on the roll (one taken back or blank looks the "
                   "same)",
                   grouped(ballots), grouped(roll))},
      openers_line(state, proposal)};
  for (auto& line : what_sealing_hides(state, proposal)) lines.push_back(std::move(line));
  return lines;
}

Text spoilt_word(core::SpoiltBy by) {
  switch (by) {
    case core::SpoiltBy::no_box:
      return {"この投票の鍵では開かない封", "no box that this vote's keys open"};
    case core::SpoiltBy::made_for_another:
      return {"ほかの票のために作られた封（写したもの）",
              "a box that was made for another ballot, and copied"};
    case core::SpoiltBy::no_ballot:
      return {"中身が票の形でない", "no ballot of this vote's form in it"};
    case core::SpoiltBy::credits:
      return {"持ち点を超えている", "more than the voter's credits"};
    case core::SpoiltBy::on_paper:
      return {"数えられない紙（入れた二人の判断）",
              "a paper that cannot be counted, as those who entered it say"};
  }
  return {};
}

void add_sealing(std::vector<Words>& lines, const core::ResultDocument& document) {
  const auto& openers = document.result.openers;
  if (openers.empty()) return;
  std::vector<core::MemberNumber> missing;
  for (const auto& opener : openers) {
    if (!opener.opened) missing.push_back(opener.member);
  }
  if (!missing.empty()) {
    const auto who = members_words(missing);
    lines.push_back(
        {fmt::format("　封をした投票：{}の鍵が期限までに出ず、票は一枚も読まれていません"
                     "。",
                     who.ja),
         fmt::format("  Sealed: the {} of {} did not come in time, and not one ballot was read.",
                     missing.size() == 1 ? "key" : "keys", who.en)});
    return;
  }
  const auto& spoilt = document.result.spoilt_ballots;
  lines.push_back(
      {fmt::format("　封をした投票：開票人{}人の鍵で開きました。読めない、または決まり"
                   "に合わない票{}",
                   openers.size(), spoilt.size()),
       fmt::format("  Sealed: opened with the keys of its {} openers. Spoilt ballots: {}",
                   openers.size(), spoilt.size())});
  for (const auto& one : spoilt) {
    const auto why = spoilt_word(one.by);
    lines.push_back({fmt::format("　　{}番の人の票：{}", one.member.value, why.ja),
                     fmt::format("    Member {}'s ballot: {}", one.member.value, why.en)});
  }
}

}  // namespace yoriai::cli
