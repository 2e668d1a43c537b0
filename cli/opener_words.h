// An opener of a sealed vote as the command line names them: a key that lies here, or what somebody
// elsewhere says of theirs (`yoriai seal key`).
#pragma once

#include "cli/desk.h"

namespace yoriai::cli {

// "5:<public key>:<key for the vote>", both in hexadecimal.
std::string opener_word(core::MemberNumber member, const core::PublicKey& signs,
                        const core::SealKey& key);

// The openers of an announcement, ascending by member, and those of them who sign beside --as.
class Openers {
 public:
  // The desk has the keys of --as.
  static Attempted<Openers> read(Context& context, Desk& desk, const core::Proposal& proposal,
                                 const std::vector<std::string>& words);

  [[nodiscard]] const std::vector<core::Opener>& all() const { return all_; }
  [[nodiscard]] Desk::NewSigners signers() const;

 private:
  std::vector<core::Opener> all_;
  std::vector<ledger::SecretKey> here_;
  std::vector<core::PublicKey> elsewhere_;
};

}  // namespace yoriai::cli
