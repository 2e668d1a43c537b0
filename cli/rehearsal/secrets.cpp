#include "cli/rehearsal/secrets.h"

#include <fmt/format.h>

#include "core/sha256.h"

namespace yoriai::cli {

core::Digest Secrets::derive(std::string_view name) const {
  return core::sha256(
      {core::bytes_of(kRehearsalDomain), core::bytes_of(scenario_), core::bytes_of(name)});
}

ledger::SecretKey Secrets::key(std::string_view name) const {
  return ledger::SecretKey(ledger::SecretSeed(derive(fmt::format("key/{}", name)).view()));
}

core::RegisterSalt Secrets::register_salt(std::string_view person) const {
  return core::RegisterSalt{derive(fmt::format("register/{}", person)).data};
}

core::RegisterSalt Secrets::card_salt(std::uint32_t card) const {
  return core::RegisterSalt{derive(fmt::format("card/{}", card)).data};
}

core::BodySalt Secrets::next_body_salt() {
  const core::Digest digest = derive(fmt::format("salt/{}", ++body_salts_));
  return *core::BodySalt::from(digest.view().first(core::BodySalt::kSize));
}

core::SealSecret Secrets::next_box_secret() {
  return core::SealSecret{derive(fmt::format("box/{}", ++boxes_)).data};
}

}  // namespace yoriai::cli
