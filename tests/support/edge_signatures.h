// Crafted Ed25519 keys and signatures with the verdicts that are pinned for them:
// tests/data/ed25519-edge-cases/README.md says where they come from.
#pragma once

#include <string>
#include <vector>

#include "core/ids.h"

namespace yoriai::tests {

struct EdgeSignature {
  std::string name;  // "cctv 304"
  core::PublicKey key;
  core::ByteVector message;
  core::ByteVector signature;  // of any length
  bool key_admitted = false;
  bool signature_valid = false;
  bool openssl_valid = false;
};

// In the order of the file; throws std::runtime_error when it does not have its form.
std::vector<EdgeSignature> edge_signatures();

}  // namespace yoriai::tests
