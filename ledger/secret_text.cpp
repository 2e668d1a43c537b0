#include "ledger/secret_text.h"

namespace yoriai::ledger {

SecretText::SecretText(std::string&& text) {
  const core::ByteView bytes = core::bytes_of(text);
  bytes_.assign(bytes.begin(), bytes.end());
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace yoriai::ledger
