// Keys for tests: each follows from its name, so every run signs the same bytes.
#pragma once

#include <string>

#include "ledger/secret_key.h"

namespace yoriai::tests {

// The key of this name, made at the first call. Lives to the end of the program.
const ledger::SecretKey& key_named(const std::string& name);

// The secret half of a public key that key_named() has made; throws std::out_of_range for others.
const ledger::SecretKey& secret_of(const core::PublicKey& key);

}  // namespace yoriai::tests
