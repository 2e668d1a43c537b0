#include "ledger/lines_ahead.h"

#include <algorithm>

#include "ledger/entry_codec.h"

namespace yoriai::ledger {

LinesAhead::LinesAhead(std::vector<StoredEntry> lines)
    : lines_(std::move(lines)), checked_(lines_.size()) {}

bool LinesAhead::are(const std::vector<StoredEntry>& lines) const { return lines_ == lines; }

LinesAhead::Line LinesAhead::checked(const StoredEntry& stored) const {
  auto entry = decode_entry(stored.entry);
  if (!entry) return {{}, entry.error(), {}};
  Submission submission{
      {std::move(entry->header), std::move(entry->signatures), stored.salted_body},
      {},
      std::move(entry->receipts)};
  return {entry->accepted_at, {}, check_submission(std::move(submission))};
}

void LinesAhead::work() {
  const auto count = lines_.size();
  for (auto from = next_.fetch_add(kShare); from < count; from = next_.fetch_add(kShare)) {
    const auto to = std::min(from + kShare, count);
    for (auto at = from; at < to; ++at) checked_[at] = checked(lines_[at]);
  }
}

core::Result<CheckedLines, RefusedEntry> LinesAhead::take(std::uint64_t first) {
  const auto refused = [first](std::size_t at, const core::Refused& why) {
    return core::Unexpected{RefusedEntry{core::EntryIndex{first + at}, why}};
  };
  for (std::size_t at = 0; at < checked_.size(); ++at) {
    if (checked_[at].unreadable) return refused(at, *checked_[at].unreadable);
  }
  CheckedLines lines;
  for (std::size_t at = 0; at < checked_.size(); ++at) {
    auto& submission = *checked_[at].submission;
    if (!submission) return refused(at, submission.error());
    lines.times.push_back(checked_[at].accepted_at);
    lines.submissions.push_back(std::move(submission));
  }
  return lines;
}

}  // namespace yoriai::ledger
