#include "cli/rehearsal/cast.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::cli {

void Cast::add(Player player) {
  YORIAI_ASSERT(player.number.value == by_number_.size() + 1);
  const std::string name = player.name;
  const auto [at, fresh] = players_.emplace(name, std::move(player));
  YORIAI_ASSERT(fresh);
  const Player& kept = at->second;
  by_number_.push_back(&kept);
  if (kept.crowd) crowds_[kept.member_class].push_back(&kept);
}

void Cast::keep_key(const std::string& person, const std::string& device, ledger::SecretKey key) {
  const auto [at, fresh] = keys_.try_emplace({person, device}, std::move(key));
  if (fresh) secrets_.emplace(at->second.public_key(), &at->second);
}

const Player* Cast::find(const std::string& name) const {
  const auto at = players_.find(name);
  return at == players_.end() ? nullptr : &at->second;
}

const Player& Cast::at(core::MemberNumber number) const { return *by_number_.at(number.value - 1); }

const ledger::SecretKey* Cast::device(const std::string& person, const std::string& device) const {
  const auto at = keys_.find({person, device});
  return at == keys_.end() ? nullptr : &at->second;
}

const ledger::SecretKey* Cast::secret_of(const core::PublicKey& key) const {
  const auto at = secrets_.find(key);
  return at == secrets_.end() ? nullptr : at->second;
}

std::uint32_t Cast::crowd_size(const std::string& member_class) const {
  const auto at = crowds_.find(member_class);
  return at == crowds_.end() ? 0 : static_cast<std::uint32_t>(at->second.size());
}

std::vector<const Player*> Cast::next_ones(
    const std::string& member_class, std::uint32_t count,
    const std::optional<core::ProposalNumber>& proposal) const {
  const auto is_named = [&](const Player& player) {
    return std::any_of(named_.begin(), named_.end(), [&](const auto& row) {
      const bool matters = !proposal || row.first == 0 || row.first == proposal->value;
      return matters && row.second.contains(player.number);
    });
  };
  std::vector<const Player*> out;
  const auto crowd = crowds_.find(member_class);
  if (crowd == crowds_.end()) return out;
  for (const Player* player : crowd->second) {
    if (out.size() == count) break;
    if (!is_named(*player)) out.push_back(player);
  }
  return out;
}

void Cast::name_for(const std::vector<const Player*>& players,
                    const std::optional<core::ProposalNumber>& proposal) {
  auto& named = named_[proposal ? proposal->value : 0];
  for (const Player* player : players) named.insert(player->number);
}

core::Revision Cast::next_revision(const RegisterName& of) const {
  const auto last = of.ballot ? last_revision(of) : last_about(of);
  return core::Revision{static_cast<std::uint16_t>(last + 1)};
}

std::uint16_t Cast::last_revision(const RegisterName& of) const {
  const auto at = revisions_.find(of);
  return at == revisions_.end() ? std::uint16_t{0} : at->second;
}

// What revokes ranks above everything it takes back, and what is said afterwards above it.
std::uint16_t Cast::last_about(const RegisterName& of) const {
  std::uint16_t last = 0;
  const bool revokes = of.scope == core::kAllScopes;
  for (const auto& [name, revision] : revisions_) {
    const bool same_voice =
        !name.ballot && name.member == of.member && name.generation == of.generation;
    const bool matters = revokes || name.scope == of.scope || name.scope == core::kAllScopes;
    if (same_voice && matters) last = std::max(last, revision);
  }
  return last;
}

void Cast::said(const RegisterName& of, core::Revision revision) {
  auto& last = revisions_[of];
  last = std::max(last, revision.value);
}

std::uint32_t Cast::next_slip(core::ProposalNumber proposal) const {
  const auto highest = slips_.find(proposal);
  return highest == slips_.end() ? 1 : highest->second + 1;
}

void Cast::used(core::ProposalNumber proposal, std::uint32_t slip) {
  auto& highest = slips_[proposal];
  highest = std::max(highest, slip);
}

}  // namespace yoriai::cli
