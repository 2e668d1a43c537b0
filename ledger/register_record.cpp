#include "ledger/register_record.h"

#include <sodium.h>

#include <array>

#include "core/assert.h"
#include "core/limits.h"
#include "core/plain_text.h"
#include "core/sha256.h"
#include "ledger/big_endian.h"
#include "ledger/calendar_date.h"
#include "ledger/sodium_ready.h"

namespace yoriai::ledger {
namespace {

using Texts = std::array<const std::string*, 5>;

// In the order of the form, which is also that of RegisterField.
Texts texts_of(const RegisterRecord& record) {
  return {&record.name, &record.reading, &record.address, &record.born, &record.note};
}

std::optional<RegisterFault> fault_of(RegisterField field, const std::string& text) {
  const bool is_note = field == RegisterField::note;
  if (text.empty() && field == RegisterField::name) return RegisterFault::missing;
  if (text.size() > (is_note ? core::kMaxReasonBytes : core::kMaxShortTextBytes)) {
    return RegisterFault::too_long;
  }
  if (!core::is_plain_text(text)) return RegisterFault::not_plain;
  const bool is_date = text.empty() || is_calendar_date(text);
  if (field == RegisterField::born && !is_date) return RegisterFault::not_a_date;
  return std::nullopt;
}

// The next text of the form, taken off the front.
std::optional<std::string> take_text(core::ByteView& bytes) {
  constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);
  if (bytes.size() < kLengthBytes) return std::nullopt;
  const auto length = from_big_endian<std::uint32_t>(bytes);
  bytes = bytes.subspan(kLengthBytes);
  if (bytes.size() < length) return std::nullopt;
  std::string text(reinterpret_cast<const char*>(bytes.data()), length);
  bytes = bytes.subspan(length);
  return text;
}

}  // namespace

std::optional<FaultyField> fault_in(const RegisterRecord& record) {
  const Texts texts = texts_of(record);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto field = static_cast<RegisterField>(i);
    if (const auto fault = fault_of(field, *texts[i])) return FaultyField{field, *fault};
  }
  return std::nullopt;
}

core::ByteVector encode_register_record(const RegisterRecord& record) {
  YORIAI_ASSERT(!fault_in(record));
  core::ByteVector out;
  core::append(out, core::bytes_of(kRegisterDomain));
  for (const std::string* text : texts_of(record)) {
    core::append(out, big_endian(static_cast<std::uint32_t>(text->size())));
    core::append(out, core::bytes_of(*text));
  }
  return out;
}

std::optional<RegisterRecord> decode_register_record(core::ByteView bytes) {
  const core::ByteView domain = core::bytes_of(kRegisterDomain);
  if (bytes.size() < domain.size() || !std::equal(domain.begin(), domain.end(), bytes.begin())) {
    return std::nullopt;
  }
  bytes = bytes.subspan(domain.size());
  RegisterRecord record;
  for (std::string* text :
       {&record.name, &record.reading, &record.address, &record.born, &record.note}) {
    auto taken = take_text(bytes);
    if (!taken) return std::nullopt;
    *text = *std::move(taken);
  }
  if (!bytes.empty() || fault_in(record)) return std::nullopt;
  return record;
}

core::ByteVector salt_register_record(const core::RegisterSalt& salt, core::ByteView record) {
  core::ByteVector out;
  core::append(out, salt.view());
  core::append(out, record);
  return out;
}

std::optional<SaltedRegisterRecord> open_salted_record(core::ByteView salted_record) {
  constexpr std::size_t kSaltBytes = core::RegisterSalt::kSize;
  if (salted_record.size() < kSaltBytes) return std::nullopt;
  auto record = decode_register_record(salted_record.subspan(kSaltBytes));
  if (!record) return std::nullopt;
  return SaltedRegisterRecord{*core::RegisterSalt::from(salted_record.first(kSaltBytes)),
                              *std::move(record)};
}

core::Commitment commitment_to(core::ByteView salted_record) {
  return core::Commitment{core::sha256(salted_record).data};
}

core::Commitment commitment_to(const core::RegisterSalt& salt, const RegisterRecord& record) {
  return commitment_to(salt_register_record(salt, encode_register_record(record)));
}

core::RegisterSalt random_register_salt() {
  make_sodium_ready();
  core::RegisterSalt salt;
  randombytes_buf(salt.raw(), core::RegisterSalt::kSize);
  return salt;
}

}  // namespace yoriai::ledger
