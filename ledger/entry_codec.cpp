#include "ledger/entry_codec.h"

#include <array>

#include "core/limits.h"
#include "ledger/event_codec.h"
#include "ledger/known_layout.h"
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

// Entries without receipts, whose event has so many co-signers.
class EntryLayout {
 public:
  explicit EntryLayout(std::size_t cosigners)
      : header_size_(encode_header(header_of(cosigners)).size()),
        signatures_size_(core::Signature::kSize * (1 + cosigners)),
        layout_(sample(Flip::none), sample(Flip::all)),
        accepted_at_(layout_.place_of_number(filled_number<std::uint64_t>(kTime, Flip::none))),
        header_(layout_.place_of(core::ByteVector(header_size_, filled_byte(kHeader, Flip::none)))),
        signatures_(layout_.place_of(
            core::ByteVector(signatures_size_, filled_byte(kSignature, Flip::none)))) {}

  bool read(core::ByteView bytes, EntryView& out) const {
    if (!layout_.fits(bytes)) return false;
    read_at(bytes, accepted_at_, out.accepted_at.ms);
    out.header = bytes.subspan(header_, header_size_);
    out.signatures = bytes.subspan(signatures_, signatures_size_);
    return out.accepted_at.ms != 0;
  }

 private:
  static constexpr unsigned kTime = 0x11;
  static constexpr unsigned kHeader = 0x22;
  static constexpr unsigned kSignature = 0x33;

  static core::Header header_of(std::size_t cosigners) {
    core::Header header;
    header.cosigners.resize(cosigners);
    return header;
  }
  [[nodiscard]] core::ByteVector sample(Flip flip) const {
    const core::ByteVector header(header_size_, filled_byte(kHeader, flip));
    const core::ByteVector signatures(signatures_size_, filled_byte(kSignature, flip));
    const core::Instant time{filled_number<std::uint64_t>(kTime, flip)};
    return entry_bytes({time, header, signatures, {}});
  }

  std::size_t header_size_;
  std::size_t signatures_size_;
  KnownLayout layout_;
  std::size_t accepted_at_;
  std::size_t header_;
  std::size_t signatures_;
};

// As many as ledger/header_codec.cpp knows.
bool read_known(core::ByteView bytes, EntryView& out) {
  static const std::array<EntryLayout, 4> kLayouts{EntryLayout(0), EntryLayout(1), EntryLayout(2),
                                                   EntryLayout(3)};
  return read_by_any(kLayouts, bytes, out);
}

EntryView read(core::ByteView bytes, Findings& findings) {
  return strict::read<schema::Entry>(
      bytes, findings, [&](schema::Entry::Reader in) { return read_entry(in, findings); });
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
  EntryView entry;
  const bool known = read_known(bytes, entry);
  if (!known) entry = read(bytes, findings);
  findings.expect(entry.accepted_at.ms <= core::kLatestInstantMs, Fault::malformed);
  if (!findings.none()) return core::refuse(Refusal::entry_malformed);
  const bool in_question = !known && form == StrictForm::required;
  if (in_question && !strict::encodes_to<schema::Entry>(bytes, writing(entry))) {
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
