#include "ledger/rendering.h"

#include "core/plain_text.h"
#include "ledger/rendering_parts.h"

namespace yoriai::ledger {

using namespace rendering;

std::string render_entry(const BookEntry& entry) {
  const auto& header = entry.event.header();
  return json::object(
      {{"acceptedAt", time(entry.accepted_at)},
       {"event", hex(entry.event.id())},
       {"kind", name(header.kind)},
       {"author", hex(header.author)},
       {"cosigners", json::array(header.cosigners, [](const auto& key) { return hex(key); })},
       {"receipts", json::array(entry.receipts, receipt)},
       {"body", body(entry.event)}});
}

std::string render_blob(core::ByteView bytes) {
  if (bytes.size() > kMaxRenderedBlob) return json::null();
  if (const auto document = core::decode_result(bytes)) {
    return json::object({{"result", rendering::result(*document)}});
  }
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!core::is_utf8(text)) return json::null();
  return json::object({{"text", json::string(text)}});
}

}  // namespace yoriai::ledger
