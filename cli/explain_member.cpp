// Where one person's vote went: how it was cast, or along which delegations it was carried.
#include <fmt/format.h>

#include <algorithm>

#include "cli/explain.h"

namespace yoriai::cli {
namespace {

using core::Fate;
using core::Proposal;
using core::ResultDocument;

const core::Represented* row_of(const ResultDocument& document, core::MemberNumber member) {
  for (const auto& row : document.result.decided.represented) {
    if (row.member == member) return &row;
  }
  return nullptr;
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

}  // namespace

Words not_on_roll_words(const Proposal& proposal, core::MemberNumber member) {
  const auto& recused = proposal.draft.recused;
  if (std::ranges::find(recused, member) != recused.end()) {
    return {
        fmt::format("{}番の人は、利害があるため、この投票の名簿から外れています。", member.value),
        fmt::format("Member {} has an interest of their own, and was left off the roll of this "
                    "vote.",
                    member.value)};
  }
  return {fmt::format("{}番の人は、この投票の名簿にいません。", member.value),
          fmt::format("Member {} is not on the roll of this vote.", member.value)};
}

std::vector<Words> member_lines(const ResultDocument& document, const Proposal& proposal,
                                core::MemberNumber member) {
  const auto position = core::position_in(proposal.box.roll(), member);
  const auto number = member.value;
  if (!position) return {not_on_roll_words(proposal, member)};
  if (const auto* row = row_of(document, member)) {
    const auto why = fate_words(row->fate);
    const auto chain = chain_text(document, member);
    std::vector<Words> lines{
        {fmt::format("{}番の人は自分で投票せず、委任しています：{}", number, chain),
         fmt::format("Member {} cast no ballot and had delegated: {}", number, chain)},
        {fmt::format("　{}。", why.ja), fmt::format("  {}.", capitalized(std::string(why.en)))}};
    add_votes(lines, proposal, *position);
    return lines;
  }
  if (proposal.box.counts().marked().contains(*position)) {
    std::vector<Words> lines{
        {fmt::format("{}番の人は投票箱に入れました。内容はだれにも分かりません。", number),
         fmt::format("Member {} put a paper into a box. Nobody knows what it says.", number)}};
    add_set_aside_of(lines, document, member);
    return lines;
  }
  const auto ballot = proposal.box.at(*position).standing(true);
  if (!ballot) {
    return {{fmt::format("{}番の人は投票しませんでした。", number),
             fmt::format("Member {} did not vote.", number)}};
  }
  return cast_lines(document, proposal, member, *ballot);
}

}  // namespace yoriai::cli
