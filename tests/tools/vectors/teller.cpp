#include "tests/tools/vectors/teller.h"

#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {

using namespace core;

FoundingMember founder(const std::string& name, ClassIndex member_class, std::uint32_t household,
                       const Names& devices, const std::vector<Role>& roles) {
  FoundingMember out{member_class,
                     derived_as<Commitment>("commitment: " + name),
                     HouseholdNumber{household},
                     {},
                     roles};
  for (const auto& device : devices) out.keys.push_back(new_key({}, KeyRole::member, device));
  return out;
}

FoundingPeer only_peer(const std::string& operator_name) {
  return {operator_name, new_key({}, KeyRole::node, "node"),
          new_key({}, KeyRole::witness, "witness"), new_key({}, KeyRole::log, "log")};
}

}  // namespace yoriai::vectors
