// The register of the books in a folder (specs/book.md 6.2 and 11.1). A process that writes keeps
// it in the store. Beside a running peer, which holds the store, new lines stand in a store of
// their own, <folder>/register/, until the next process that writes takes them over.
#pragma once

#include <filesystem>

#include "ledger/store.h"

namespace rocksdb {
class Env;
}

namespace yoriai::ledger {

// Both as one, to be read. The stores outlive it.
class RegisterLines {
 public:
  explicit RegisterLines(const Store& store, const Store* beside = nullptr)
      : store_(store), beside_(beside) {}

  [[nodiscard]] std::optional<core::ByteVector> row(const core::LedgerId& ledger,
                                                    core::MemberNumber member) const;
  // Ascending by member.
  [[nodiscard]] std::vector<RegisterRow> rows(const core::LedgerId& ledger) const;

 private:
  const Store& store_;
  const Store* beside_;  // its lines are the newer ones; null when there are none
};

// Null when there is no such store in that folder of books.
std::unique_ptr<Store> open_register_beside(const std::filesystem::path& folder,
                                            rocksdb::Env* env = nullptr);
// Durable on return. Makes the store when it is not there; throws EnvironmentError::locked while
// another process puts a line there.
void put_register_beside(const std::filesystem::path& folder, const core::LedgerId& ledger,
                         const RegisterRow& row, rocksdb::Env* env = nullptr);
void erase_register_beside(const std::filesystem::path& folder, const core::LedgerId& ledger,
                           core::MemberNumber member);
// Into the store of the folder, which is open for writing, and out of the one beside it. Where that
// one is in use or cannot be read, its lines stay: no book has to wait for names.
void take_over_register(const std::filesystem::path& folder, Store& store,
                        rocksdb::Env* env = nullptr);

}  // namespace yoriai::ledger
