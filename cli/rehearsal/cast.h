// The people of a rehearsal: who goes by which name, with which keys, and what they have said so
// far.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/rehearsal/script.h"
#include "core/delegations.h"
#include "ledger/secret_key.h"

namespace yoriai::cli {

struct Player {
  std::string name;
  core::MemberNumber number;
  std::string member_class;  // the class they came in with
  bool crowd = false;        // came in with a crowd
};

// A ballot's register, or a delegation's, as one generation of keys speaks in it.
struct RegisterName {
  core::MemberNumber member;
  core::KeyGeneration generation;
  bool ballot = false;
  core::Scope scope;  // of a ballot: its proposal
  core::Channel channel = core::Channel::own;
  auto operator<=>(const RegisterName&) const = default;
};

class Cast {
 public:
  void add(Player player);
  // Keeps a key as this person's device. Kept, too, when the book then refuses the key: it may be
  // tried again.
  void keep_key(const std::string& person, const std::string& device, ledger::SecretKey key);

  [[nodiscard]] const Player* find(const std::string& name) const;
  [[nodiscard]] const Player& at(core::MemberNumber number) const;
  [[nodiscard]] const ledger::SecretKey* device(const std::string& person,
                                                const std::string& device) const;
  // The secret half of a key that the cast has; null for others.
  [[nodiscard]] const ledger::SecretKey* secret_of(const core::PublicKey& key) const;
  [[nodiscard]] std::uint32_t crowd_size(const std::string& member_class) const;

  // The first of a crowd that no line has named for this proposal (none: for anything at all), at
  // most `count`.
  [[nodiscard]] std::vector<const Player*> next_ones(
      const std::string& member_class, std::uint32_t count,
      const std::optional<core::ProposalNumber>& proposal) const;
  // A line has named them for this proposal (none: for all).
  void name_for(const std::vector<const Player*>& players,
                const std::optional<core::ProposalNumber>& proposal);

  // One more than the highest revision that this generation of keys has said of the register, or in
  // revoking; who revokes takes one more than in any.
  [[nodiscard]] core::Revision next_revision(const RegisterName& of) const;
  void said(const RegisterName& of, core::Revision revision);
  // Papers of one vote have numbers: one above the highest that was used.
  [[nodiscard]] std::uint32_t next_slip(core::ProposalNumber proposal) const;
  void used(core::ProposalNumber proposal, std::uint32_t slip);

 private:
  [[nodiscard]] std::uint16_t last_revision(const RegisterName& of) const;
  [[nodiscard]] std::uint16_t last_about(const RegisterName& of) const;

  std::map<std::string, Player> players_;
  std::vector<const Player*> by_number_;
  std::map<std::pair<std::string, std::string>, ledger::SecretKey> keys_;  // by person and device
  std::map<core::PublicKey, const ledger::SecretKey*> secrets_;
  std::map<std::string, std::vector<const Player*>> crowds_;
  std::map<std::uint32_t, std::set<core::MemberNumber>> named_;  // by proposal; 0: for all
  std::map<RegisterName, std::uint16_t> revisions_;
  std::map<core::ProposalNumber, std::uint32_t> slips_;  // the highest used
};

}  // namespace yoriai::cli
