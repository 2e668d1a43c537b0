// The founding event (specs/events.md section 4, kind 1).
#include <algorithm>
#include <set>

#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// Host names as they stand in origin lines: letters, digits, dots and hyphens, never empty.
constexpr std::size_t kMaxHostBytes = 200;

bool host_is_good(const std::string& host) {
  return !host.empty() && host.size() <= kMaxHostBytes &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

PeerSet peers_of(const Founded& body) {
  const auto& charter = body.charter->rules;
  PeerSet set{{}, charter.peers_needed, charter.liars_survived};
  for (const auto& peer : body.peers) set.peers.push_back(peer_from(peer));
  return set;
}

bool roles_are_good(const Charter& charter, const std::vector<Role>& roles) {
  const bool ascending =
      std::adjacent_find(roles.begin(), roles.end(), std::greater_equal<>()) == roles.end();
  return ascending && std::all_of(roles.begin(), roles.end(),
                                  [&](Role role) { return role_is_known(charter, role); });
}

Status require_good_members(const Founded& body) {
  const auto& charter = body.charter->rules;
  std::set<Commitment> commitments;
  for (const auto& member : body.members) {
    if (!class_exists(charter, member.member_class)) return refuse(Refusal::class_unknown);
  }
  for (const auto& member : body.members) {
    if (!commitments.insert(member.commitment).second) return refuse(Refusal::commitment_reused);
  }
  std::set<PublicKey> keys;
  for (const auto& key : introduced_keys(body)) {
    if (!keys.insert(key.key.key).second) return refuse(Refusal::key_in_use);
  }
  for (const auto& member : body.members) {
    if (member.keys.size() > kMaxKeysPerMember) return refuse(Refusal::too_many_keys);
  }
  for (const auto& member : body.members) {
    if (!roles_are_good(charter, member.roles)) return refuse(Refusal::role_unknown);
  }
  return {};
}

bool is_steward(const FoundingMember& member) {
  return std::binary_search(member.roles.begin(), member.roles.end(), Role::steward);
}

Status require_role_holders(const Founded& body) {
  for (const auto& rule : body.charter->rules.roles) {
    const auto holders =
        std::count_if(body.members.begin(), body.members.end(), [&](const FoundingMember& member) {
          return std::binary_search(member.roles.begin(), member.roles.end(), rule.role);
        });
    if (holders < rule.needed) {
      return refuse(Refusal::role_holders_missing, static_cast<std::uint64_t>(rule.role));
    }
  }
  for (const auto& member : body.members) {
    if (is_steward(member) && member.keys.empty()) {
      return refuse(Refusal::role_holders_missing, static_cast<std::uint64_t>(Role::steward));
    }
  }
  return {};
}

// The first peer's node key signs first, then the others', then every founding steward with the
// first of their keys.
Status require_founders_sign(const Judging& judging, const Founded& body) {
  if (judging.event.header().author != body.peers.front().node.key) {
    return refuse(Refusal::author_unknown);
  }
  std::vector<NewKey> others;
  for (const auto& peer : std::span(body.peers).subspan(1)) others.push_back(peer.node);
  for (const auto& member : body.members) {
    if (is_steward(member)) others.push_back(member.keys.front());
  }
  return require_new_keys_sign(judging, others);
}

}  // namespace

Result<Change> judge(const Judging& judging, const Founded& body) {
  if (judging.state.founded()) return refuse(Refusal::already_founded);
  if (!judging.event.header().ledger.is_zero()) return refuse(Refusal::wrong_ledger);
  // There is no peer yet whose receipt could be good.
  if (!judging.moment.receipts.empty()) return refuse(Refusal::receipt_invalid);
  if (body.rules_version != kRulesVersion) return refuse(Refusal::rules_version_unknown);
  if (!host_is_good(body.host)) return refuse(Refusal::host_ill_formed);
  YORIAI_CHECK(check_charter(body.charter->rules));
  auto peers = peers_of(body);
  YORIAI_CHECK(require_sound(peers));
  YORIAI_CHECK(require_good_members(body));
  YORIAI_CHECK(require_role_holders(body));
  YORIAI_CHECK(require_founders_sign(judging, body));
  return Change{Founding{body, std::move(peers)}};
}

}  // namespace yoriai::core::detail
