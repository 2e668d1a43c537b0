// A passphrase in memory: moved, never copied; wiped when it goes.
#pragma once

#include "ledger/wiping_memory.h"

namespace yoriai::ledger {

class SecretText {
 public:
  // Takes a copy and wipes the original.
  explicit SecretText(std::string&& text);
  SecretText(SecretText&&) noexcept = default;
  SecretText& operator=(SecretText&&) noexcept = default;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() = default;

  [[nodiscard]] core::ByteView view() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  SecretBytes bytes_;
};

}  // namespace yoriai::ledger
