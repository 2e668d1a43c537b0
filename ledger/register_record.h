// Who a member is: the personal data that stays off the book (specs/book.md section 6). The book
// holds only the commitment, SHA-256(32-byte salt ‖ record), so that an auditor who is shown the
// register can check it against the book, and nobody can guess a name from the book alone.
//
// The record's one form, in bytes:
//   "yoriai/register/v1\n"   19 bytes: 79 6f 72 69 61 69 2f 72 65 67 69 73 74 65 72 2f 76 31 0a
//   then name, reading, address, born, note in this order, each as
//   u32 length in bytes, big-endian ‖ UTF-8 bytes; nothing follows.
#pragma once

#include <optional>
#include <string>

#include "core/ids.h"

namespace yoriai::ledger {

inline constexpr std::string_view kRegisterDomain = "yoriai/register/v1\n";

struct RegisterRecord {
  std::string name;     // never empty
  std::string reading;  // in kana; may be empty
  std::string address;  // may be empty
  std::string born;     // YYYY-MM-DD of the Gregorian calendar, years 1583 to 9999; may be empty
  std::string note;     // may be empty
  bool operator==(const RegisterRecord&) const = default;
};

enum class RegisterField : std::uint8_t { name, reading, address, born, note };
// Of several faults in one field the first of these is named.
enum class RegisterFault : std::uint8_t {
  missing,    // the name
  too_long,   // above kMaxReasonBytes for the note, above kMaxShortTextBytes for the others
  not_plain,  // core/plain_text.h
  not_a_date
};
struct FaultyField {
  RegisterField field;
  RegisterFault fault;
  bool operator==(const FaultyField&) const = default;
};

// The first field that is not as said above; none when the record is fine.
std::optional<FaultyField> fault_in(const RegisterRecord& record);

// Of a record without fault.
core::ByteVector encode_register_record(const RegisterRecord& record);
// None unless the bytes are what encoding gives for some record without fault.
std::optional<RegisterRecord> decode_register_record(core::ByteView bytes);

// salt ‖ record: a line of the register as it is stored.
core::ByteVector salt_register_record(const core::RegisterSalt& salt, core::ByteView record);
// Parts them again; none when it is no salted record.
struct SaltedRegisterRecord {
  core::RegisterSalt salt;
  RegisterRecord record;
};
std::optional<SaltedRegisterRecord> open_salted_record(core::ByteView salted_record);
core::Commitment commitment_to(core::ByteView salted_record);
core::Commitment commitment_to(const core::RegisterSalt& salt, const RegisterRecord& record);

// From the system's random source.
core::RegisterSalt random_register_salt();

// One person, one member: equal for two records (without fault) of one person. It is made of name,
// born and address, in which white space is left out and the full-width forms of ASCII
// (U+FF01–FF5E) are as good as ASCII: "山田 太郎" is "山田　太郎" is "山田太郎". Other ways to
// write one name stay different.
std::string person_key(const RegisterRecord& record);
bool same_person(const RegisterRecord& a, const RegisterRecord& b);

}  // namespace yoriai::ledger
