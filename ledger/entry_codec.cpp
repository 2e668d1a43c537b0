#include "ledger/entry_codec.h"

#include "core/limits.h"
#include "ledger/word_codec.h"

namespace yoriai::ledger {
namespace {

namespace strict = core::strict;
using core::Refusal;
using strict::Fault;
using strict::Findings;

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

EntryView read_entry(schema::Entry::Reader in, Findings& findings) {
  return {core::Instant{in.getAcceptedAt()}, view_of(in.getHeader()), view_of(in.getSignatures()),
          read_receipts(in.getReceipts(), findings)};
}

auto writing(const EntryView& entry) {
  return [&entry](schema::Entry::Builder out) {
    out.setAcceptedAt(entry.accepted_at.ms);
    if (!entry.header.empty()) out.setHeader(strict::data(entry.header));
    if (!entry.signatures.empty()) out.setSignatures(strict::data(entry.signatures));
    strict::put_structs(
        entry.receipts, [&](auto size) { return out.initReceipts(size); }, write_receipt);
  };
}

}  // namespace

core::ByteVector entry_bytes(const EntryView& entry) {
  return strict::encode<schema::Entry>(writing(entry));
}

core::ByteVector encode_entry(const Entry& entry) {
  return entry_bytes({entry.accepted_at, entry.header, entry.signatures, entry.receipts});
}

core::Result<EntryView> view_entry(core::ByteView bytes, StrictForm form) {
  YORIAI_ASSERT(strict::on_word_boundary(bytes));
  if (bytes.size() > core::kMaxEntryBytes) return core::refuse(Refusal::entry_too_large);
  Findings findings;
  auto entry = strict::read<schema::Entry>(
      bytes, findings, [&](schema::Entry::Reader in) { return read_entry(in, findings); });
  findings.expect(entry.accepted_at.ms <= core::kLatestInstantMs, Fault::malformed);
  if (!findings.none()) return core::refuse(Refusal::entry_malformed);
  if (form == StrictForm::required && !strict::encodes_to<schema::Entry>(bytes, writing(entry))) {
    return core::refuse(Refusal::entry_not_strict);
  }
  return entry;
}

core::Result<Entry> decode_entry(core::ByteView bytes) {
  if (bytes.size() > core::kMaxEntryBytes) return core::refuse(Refusal::entry_too_large);
  const auto aligned = copy_of(bytes);
  YORIAI_TRY(auto entry, view_entry(aligned));
  return Entry{entry.accepted_at, copy_of(entry.header), copy_of(entry.signatures),
               std::move(entry.receipts)};
}

}  // namespace yoriai::ledger
