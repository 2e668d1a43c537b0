#include "tests/support/keys.h"

#include <map>
#include <stdexcept>

#include "core/sha256.h"

namespace yoriai::tests {
namespace {

struct Ring {
  std::map<std::string, ledger::SecretKey> by_name;
  std::map<core::PublicKey, const ledger::SecretKey*> by_public_key;
};

Ring& ring() {
  static Ring instance;
  return instance;
}

}  // namespace

const ledger::SecretKey& key_named(const std::string& name) {
  const auto known = ring().by_name.find(name);
  if (known != ring().by_name.end()) return known->second;
  const core::Digest seed =
      core::sha256({core::bytes_of("yoriai test key\n"), core::bytes_of(name)});
  const auto made =
      ring().by_name.emplace(name, ledger::SecretKey(ledger::SecretSeed(seed.view()))).first;
  ring().by_public_key.emplace(made->second.public_key(), &made->second);
  return made->second;
}

const ledger::SecretKey& secret_of(const core::PublicKey& key) {
  return *ring().by_public_key.at(key);
}

}  // namespace yoriai::tests
