#include "cli/carried_voices.h"

#include <algorithm>
#include <array>

#include "core/sha256.h"

namespace yoriai::cli {
namespace {

using core::MemberNumber;

core::Digest lot_of(const core::ProposalId& proposal, MemberNumber member) {
  std::array<std::byte, sizeof member.value> number{};
  core::store_big_endian(number, member.value);
  return core::sha256({proposal.draft.view(), core::ByteView(number)});
}

}  // namespace

std::vector<std::optional<std::uint32_t>> caps_of(const core::Proposal& proposal) {
  std::vector<std::uint32_t> rolls(proposal.charter->rules.houses.size());
  for (const auto& row : proposal.box.roll()) ++rolls[row.house.value];
  std::vector<std::optional<std::uint32_t>> caps(rolls.size());
  for (const auto& kind : proposal.kinds) {
    for (std::size_t house = 0; house < rolls.size(); ++house) {
      const auto most = core::most_carried(kind.rules[house].cap, rolls[house]);
      if (most && (!caps[house] || *most < *caps[house])) caps[house] = most;
    }
  }
  return caps;
}

CarriedVoicesOf::CarriedVoicesOf(const core::State& state, const core::Proposal& proposal,
                                 core::Instant at)
    : proposal_(proposal), named_by_(state.members().all().size() + 1), caps_(caps_of(proposal)) {
  for (const auto& member : state.members().all()) {
    if (!member.active()) continue;
    const auto said =
        state.delegations().applying(member.number, proposal.id, proposal.draft.topic, at);
    if (said && said->target != core::kNobody) {
      named_by_[said->target.value].push_back(member.number);
    }
  }
}

// Those who name somebody of the last step, by lot; a circle is gone round once.
std::vector<CarriedVoicesOf::Follower> CarriedVoicesOf::behind(const std::vector<Follower>& step,
                                                               std::set<MemberNumber>& seen) const {
  std::vector<std::pair<core::Digest, Follower>> drawn;
  for (const auto& through : step) {
    for (const auto member : named_by_[through.member.value]) {
      if (!seen.insert(member).second) continue;
      drawn.emplace_back(lot_of(proposal_.id, member),
                         Follower{member, through.cut, through.off_roll});
    }
  }
  std::ranges::sort(drawn, {}, [](const auto& one) { return one.first; });
  std::vector<Follower> out;
  for (const auto& [lot, one] : drawn) out.push_back(one);
  return out;
}

// Whoever comes through somebody who is lost is lost as well.
void CarriedVoicesOf::place(Follower& one, Carrying& carrying) const {
  auto& out = carrying.out;
  const auto& roll = proposal_.box.roll();
  const auto longest = proposal_.kind().longest_chain;
  const auto position = core::position_in(roll, one.member);
  one.off_roll = one.off_roll || !position;
  if (one.off_roll) {
    ++out.off_roll;
    return;
  }
  if (longest > 0 && out.longest_steps > longest) {
    ++out.too_long;
    return;
  }
  const auto house = roll[*position].house.value;
  one.cut = one.cut || (caps_[house] && carrying.by_house[house] >= *caps_[house]);
  if (one.cut) {
    out.cut.push_back(one.member);
  } else {
    ++carrying.by_house[house];
    ++out.kept;
  }
}

// Step by step away from the holder.
CarriedVoices CarriedVoicesOf::by(MemberNumber holder) const {
  Carrying carrying{{}, std::vector<std::uint32_t>(caps_.size())};
  auto& out = carrying.out;
  const bool off_roll = !core::position_in(proposal_.box.roll(), holder);
  std::set<MemberNumber> seen{holder};
  auto step = behind({{holder, false, off_roll}}, seen);
  while (!step.empty()) {
    ++out.longest_steps;
    for (auto& one : step) place(one, carrying);
    step = behind(step, seen);
  }
  std::ranges::sort(out.cut);
  for (const auto& helped : proposal_.box.papers().helped()) {
    const bool theirs = helped.channel == core::Channel::proxy && helped.helper == holder;
    if (theirs) out.proxies.push_back(helped.voter);
  }
  return out;
}

}  // namespace yoriai::cli
