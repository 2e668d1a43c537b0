// The keys and salts of a rehearsal. They follow from the scenario's bytes alone, so that its book
// comes out the same every time and everywhere; whoever has the scenario has them, which is fine
// for a book that is marked as a rehearsal for ever (specs/scenarios.md section 6).
#pragma once

#include <string>

#include "ledger/secret_key.h"

namespace yoriai::cli {

inline constexpr std::string_view kRehearsalDomain = "yoriai/rehearsal/v1\n";

class Secrets {
 public:
  explicit Secrets(std::string scenario) : scenario_(std::move(scenario)) {}

  // "member/Hanako/phone", "peer/node".
  [[nodiscard]] ledger::SecretKey key(std::string_view name) const;
  [[nodiscard]] core::RegisterSalt register_salt(std::string_view person) const;
  [[nodiscard]] core::RegisterSalt card_salt(std::uint32_t card) const;
  // Of the events in the order in which they are made.
  core::BodySalt next_body_salt();
  // Of the boxes in the order in which they are closed.
  core::SealSecret next_box_secret();

 private:
  [[nodiscard]] core::Digest derive(std::string_view name) const;

  std::string scenario_;
  std::uint64_t body_salts_ = 0;
  std::uint64_t boxes_ = 0;
};

}  // namespace yoriai::cli
