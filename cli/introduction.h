// Keys on their way into the book: made here, or introduced by a text that the key's holder made.
// An introduction is "<public key in hex>:<proof of possession in hex>".
#pragma once

#include <vector>

#include "cli/desk.h"

namespace yoriai::cli {

std::string write_introduction(const core::NewKey& key);
Attempted<core::NewKey> read_introduction(std::string_view text);

struct NewKeyOptions {
  std::vector<std::string> here;           // key files by name; made when they are not there
  std::vector<std::string> introductions;  // of keys elsewhere
  Sealing sealing;
};
void add_new_key_options(CLI::App& verb, NewKeyOptions& options);

struct GatheredKeys {
  std::vector<core::NewKey>
      introduced;  // in the order of the body: those here, then those elsewhere
  std::vector<ledger::SecretKey> here;
  std::vector<core::PublicKey> elsewhere;
  [[nodiscard]] Desk::NewSigners signers() const;
};
Attempted<GatheredKeys> gather_new_keys(const Context& context, Desk& desk,
                                        const NewKeyOptions& options);

}  // namespace yoriai::cli
