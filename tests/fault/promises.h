// What a process has promised so far, kept by somebody whom no power cut reaches, and whether a
// book that was opened again keeps it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "ledger/signature_pool.h"
#include "tests/fault/story.h"

namespace yoriai::tests {

class Promises {
 public:
  explicit Promises(const Story& story) : story_(story) {}

  // A batch of so many lines is handed over; later it was acknowledged.
  void begin_batch(std::size_t lines) { in_flight_ = lines; }
  void acknowledge_batch();
  // A book was opened for writing: what it shows has left too.
  void see(const ledger::Book& book);
  void begin_signing() { signing_ = acknowledged_; }
  void acknowledge_signing();
  // A register line is to be this from now on; nothing: erased.
  using Record = std::optional<core::ByteVector>;
  void begin_register(core::MemberNumber member, Record record);
  void acknowledge_register();

  [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }

  // Opens the book in the folder as a new process would, compares it with every promise and audits
  // it. What is wrong, or nothing. Changes the folder as any opening does.
  [[nodiscard]] std::optional<std::string> broken_in(const std::filesystem::path& folder,
                                                     ledger::SignaturePool& pool) const;

 private:
  [[nodiscard]] std::optional<std::string> broken_by_mark(
      const std::filesystem::path& folder) const;
  [[nodiscard]] std::optional<std::string> broken_by(ledger::Book& book,
                                                     ledger::SignaturePool& pool) const;
  [[nodiscard]] std::optional<std::string> broken_by_entries(const ledger::Store& store,
                                                             std::size_t size) const;
  [[nodiscard]] std::optional<std::string> broken_by_register(const ledger::Store& store) const;

  const Story& story_;
  std::size_t acknowledged_ = 0;
  std::size_t in_flight_ = 0;
  std::size_t signed_ = 0;
  std::size_t signing_ = 0;
  std::map<core::MemberNumber, Record> register_;
  std::optional<std::pair<core::MemberNumber, Record>> register_in_flight_;
};

}  // namespace yoriai::tests
