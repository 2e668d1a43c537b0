#include "net/blob_fetch.h"

#include <algorithm>

#include "core/sha256.h"
#include "net/limits.h"

namespace yoriai::net {

void BlobFetch::want(const core::PublicKey& from, const core::BlobName& name) {
  if (name.size == 0 || name.size > core::kMaxBlobBytes) return;
  const bool lately = fetching_ && desk_.up < fetching_->asked_at + kResend;
  if (lately) return;
  fetching_ = Fetching{from, name, {}, {}};
  ask();
}

void BlobFetch::ask() {
  fetching_->asked_at = desk_.up;
  desk_.out.send(fetching_->from, GetBlob{fetching_->name, fetching_->bytes.size()});
}

void BlobFetch::receive(const core::PublicKey& from, const BlobPart& message) {
  if (!fetching_ || fetching_->from != from || fetching_->name != message.name) return;
  auto& bytes = fetching_->bytes;
  const auto missing = message.name.size - bytes.size();
  if (message.offset != bytes.size() || message.bytes.empty() || message.bytes.size() > missing) {
    return;
  }
  core::append(bytes, message.bytes);
  if (bytes.size() < message.name.size) return ask();
  if (core::sha256(bytes) == message.name.hash) {
    keep({message.name, std::move(bytes)});
  }
  fetching_.reset();
}

bool BlobFetch::has(const core::BlobName& name) const {
  return std::ranges::find(whole_, name, &ledger::Blob::name) != whole_.end();
}

// The oldest gives way: what needed it was given up, or needs more than one message may.
void BlobFetch::keep(ledger::Blob blob) {
  auto bytes = blob.name.size;
  for (const auto& other : whole_) bytes += other.name.size;
  while (bytes > core::kMaxBlobBytes) {
    bytes -= whole_.front().name.size;
    whole_.erase(whole_.begin());
  }
  whole_.push_back(std::move(blob));
}

}  // namespace yoriai::net
