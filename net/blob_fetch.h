// Asking another peer for a blob that entries need and that did not come with them: part by part,
// one blob at a time, judged by its hash when it is whole. Kept in memory, kMaxBlobBytes of them at
// most: in the store it belongs only together with the entry that names it, once that is judged.
#pragma once

#include <optional>
#include <vector>

#include "net/desk.h"

namespace yoriai::net {

class BlobFetch {
 public:
  explicit BlobFetch(Desk& desk) : desk_(desk) {}

  // Asks this peer for it, unless that was done lately. A blob that is longer than any may be is
  // not asked for.
  void want(const core::PublicKey& from, const core::BlobName& name);
  void receive(const core::PublicKey& from, const BlobPart& message);
  [[nodiscard]] bool has(const core::BlobName& name) const;
  // All that are there, for the entries that need them.
  std::vector<ledger::Blob> hand_over() { return std::exchange(whole_, {}); }

 private:
  void ask();
  void keep(ledger::Blob blob);

  struct Fetching {
    core::PublicKey from;
    core::BlobName name;
    core::ByteVector bytes;  // so far
    Uptime asked_at;
  };
  Desk& desk_;
  std::optional<Fetching> fetching_;
  std::vector<ledger::Blob> whole_;
};

}  // namespace yoriai::net
