// Where one person's vote went: how it was cast, or along which delegations it was carried.
#include <fmt/format.h>

#include <algorithm>

#include "cli/explain.h"
#include "cli/member_reasons.h"

namespace yoriai::cli {
namespace {

using core::Fate;
using core::Proposal;
using core::ResultDocument;

const core::Represented* row_of(const ResultDocument& document, core::MemberNumber member) {
  const auto& rows = document.result.decided.represented;  // ascending
  const auto at = std::ranges::lower_bound(rows, member, {}, &core::Represented::member);
  return at == rows.end() || at->member != member ? nullptr : &*at;
}

std::string chain_text(const ResultDocument& document, core::MemberNumber member) {
  auto text = std::to_string(member.value);
  for (const auto* row = row_of(document, member); row != nullptr;
       row = row->next == row->end || row->fate == Fate::cycle ? nullptr
                                                               : row_of(document, row->next)) {
    text += fmt::format(" → {}", row->next.value);
  }
  return text;
}

void add_set_aside_of(std::vector<Words>& lines, const ResultDocument& document,
                      core::MemberNumber member) {
  for (const auto& row : document.result.set_aside) {
    if (row.member != member) continue;
    const auto word = channel_word(row.channel);
    lines.push_back({fmt::format("　ほかの票（{}）は数えません。一人一票だからです。", word.ja),
                     fmt::format("  The ballot {} is set aside: one person, one vote.", word.en)});
  }
}

// With how many votes, as they were frozen.
void add_votes(std::vector<Words>& lines, const Proposal& proposal, std::size_t position) {
  const auto& row = proposal.box.roll()[position];
  const auto& house = proposal.charter->rules.houses[row.house.value];
  if (!house.counts_cards()) return;
  lines.push_back(
      {fmt::format("　投票の開始時に決まった票の数：{}", row.weight.value),
       fmt::format("  With {}, as held when voting opened.", counted(row.weight.value, "vote"))});
}

// What somebody voted, how it came, and what was set aside for it.
std::vector<Words> cast_lines(const ResultDocument& document, const Proposal& proposal,
                              core::MemberNumber member, const core::Ballot& ballot) {
  const auto number = member.value;
  const auto position = core::position_in(proposal.box.roll(), member);
  const auto channel = proposal.box.standing(true).channel(*position);
  const auto says = ballot_words(ballot, proposal);
  const bool blank = ballot.form == core::BallotForm::blank;
  const auto how = channel_word(channel);
  std::vector<Words> lines;
  if (channel == core::Channel::own) {
    lines.push_back({fmt::format("{}番の人は自分で投票しました：{}", number, says.ja),
                     blank ? fmt::format("Member {} abstained.", number)
                           : fmt::format("Member {} voted: {}", number, says.en)});
  } else {
    lines.push_back({fmt::format("{}番の人の票（{}）：{}", number, how.ja, says.ja),
                     blank ? fmt::format("Member {} abstained {}.", number, how.en)
                           : fmt::format("Member {} voted {}: {}", number, how.en, says.en)});
  }
  add_votes(lines, proposal, *position);
  add_set_aside_of(lines, document, member);
  return lines;
}

// In the room without a ballot that counts.
void add_presence(std::vector<Words>& lines, const Proposal& proposal, std::size_t position) {
  if (!proposal.box.counts().present().contains(position)) return;
  lines.push_back({"　会場にいたと記録されているので、参加に数えます。",
                   "  They were noted as present in the room, and count as present."});
}

// The ballot that was copied for them, or would have been.
void add_copy(std::vector<Words>& lines, const Proposal& proposal, const core::Represented& row) {
  if (row.fate != Fate::copied && row.fate != Fate::did_not_fit && row.fate != Fate::cut &&
      row.fate != Fate::chain_too_long) {
    return;
  }
  const auto& roll = proposal.box.roll();
  const auto ballot = proposal.box.at(*core::position_in(roll, row.end)).standing(true);
  const auto says = ballot_words(*ballot, proposal);
  lines.push_back({fmt::format("　{}番の人の票：{}", row.end.value, says.ja),
                   fmt::format("  What member {} voted: {}", row.end.value, says.en)});
  if (row.fate != Fate::did_not_fit) return;
  const auto credits = roll[*core::position_in(roll, row.member)].credits.value;
  lines.push_back(
      {fmt::format("　その票は{}点、この人の持ち点は{}点です。", core::cost_of(*ballot), credits),
       fmt::format("  It costs {}; their own credits are {}.", core::cost_of(*ballot), credits)});
}

std::vector<Words> represented_lines(const MemberStory& story, const core::Represented& row,
                                     std::size_t position) {
  const auto number = row.member.value;
  const auto why = fate_words(row.fate);
  const auto chain = chain_text(story.document, row.member);
  std::vector<Words> lines{
      {fmt::format("{}番の人は自分で投票せず、委任しています：{}", number, chain),
       fmt::format("Member {} cast no ballot and had delegated: {}", number, chain)},
      {fmt::format("　{}。", why.ja), fmt::format("  {}.", capitalized(std::string(why.en)))}};
  add_copy(lines, story.proposal, row);
  if (row.fate == Fate::end_did_not_vote) {
    for (const auto& line : why_no_delegation(story.state, story.proposal, row.end)) {
      lines.push_back({fmt::format("　{}番の人：{}", row.end.value, line.ja),
                       fmt::format("  Of member {}: {}", row.end.value, line.en)});
    }
  }
  if (row.fate != Fate::copied) add_presence(lines, story.proposal, position);
  add_votes(lines, story.proposal, position);
  return lines;
}

std::vector<Words> silent_lines(const MemberStory& story, std::size_t position) {
  const auto member = story.proposal.box.roll()[position].number;
  std::vector<Words> lines{{fmt::format("{}番の人は投票しませんでした。", member.value),
                            fmt::format("Member {} did not vote.", member.value)}};
  add_set_aside_of(lines, story.document, member);
  for (const auto& line : why_no_delegation(story.state, story.proposal, member)) {
    lines.push_back({"　" + line.ja, "  " + line.en});
  }
  add_presence(lines, story.proposal, position);
  return lines;
}

std::vector<Words> marked_lines(const MemberStory& story, core::MemberNumber member) {
  std::vector<Words> lines{
      {fmt::format("{}番の人は投票箱に入れました。内容はだれにも分かりません。", member.value),
       fmt::format("Member {} put a paper into a box. Nobody knows what it says.", member.value)}};
  add_set_aside_of(lines, story.document, member);
  return lines;
}

std::vector<Words> row_lines(const MemberStory& story, std::size_t position) {
  const auto member = story.proposal.box.roll()[position].number;
  if (const auto* row = row_of(story.document, member)) {
    return represented_lines(story, *row, position);
  }
  if (story.proposal.box.counts().marked().contains(position)) return marked_lines(story, member);
  const auto ballot = story.proposal.box.at(position).standing(true);
  if (!ballot) return silent_lines(story, position);
  return cast_lines(story.document, story.proposal, member, *ballot);
}

}  // namespace

Words not_on_roll_words(core::MemberNumber member) {
  return {fmt::format("{}番の人は、この投票の名簿にいません。", member.value),
          fmt::format("Member {} is not on the roll of this vote.", member.value)};
}

std::optional<std::size_t> row_for(const core::State& state, const Proposal& proposal,
                                   core::MemberNumber member) {
  const auto& roll = proposal.box.roll();
  if (const auto own = core::position_in(roll, member)) return own;
  const auto household = household_row(state, proposal, member);
  return household ? core::position_in(roll, *household) : std::nullopt;
}

std::vector<Words> member_lines(const MemberStory& story, core::MemberNumber member) {
  const auto position = row_for(story.state, story.proposal, member);
  if (!position) {
    const auto why = why_off_roll(story.state, story.proposal, member);
    return {not_on_roll_words(member), {"　" + why.ja, "  " + why.en}};
  }
  const auto& row = story.proposal.box.roll()[*position];
  if (row.number == member) return row_lines(story, *position);
  std::vector<Words> lines{
      {fmt::format("{}番の人は、世帯{}の票で投票します。名簿には{}番の人の名で載っています。",
                   member.value, row.household.value, row.number.value),
       fmt::format("Member {} votes with household {}, which is on the roll by its member {}.",
                   member.value, row.household.value, row.number.value)}};
  for (auto& line : row_lines(story, *position)) lines.push_back(std::move(line));
  return lines;
}

}  // namespace yoriai::cli
