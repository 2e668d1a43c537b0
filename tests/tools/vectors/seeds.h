// Everything arbitrary in the vectors follows from a name: SHA-256("yoriai/vectors/v1\n" ‖ name).
#pragma once

#include <string>

#include "core/event.h"
#include "ledger/secret_key.h"

namespace yoriai::vectors {

core::Digest derived(const std::string& name);

// The first bytes of derived(name) as an id, a salt or a commitment.
template <class Id>
Id derived_as(const std::string& name) {
  const auto digest = derived(name);
  return *Id::from(digest.view().first(Id::kSize));
}

// The key whose seed is derived(name). Lives to the end of the program.
const ledger::SecretKey& key(const std::string& name);
core::NewKey new_key(const core::LedgerId& ledger, core::KeyRole role, const std::string& name);

}  // namespace yoriai::vectors
