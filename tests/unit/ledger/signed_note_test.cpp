#include "ledger/signed_note.h"

#include <gtest/gtest.h>

#include "core/signature_checker.h"
#include "ledger/base64.h"
#include "ledger/secret_key.h"

namespace yoriai::tests {
namespace {

using core::bytes_of;
using ledger::NoteKeyType;
using ledger::NoteSignature;
using ledger::parse_note;
using ledger::SignedNote;

// golang.org/x/mod sumdb/note/note_test.go and c2sp.org/signed-note: verifier keys.
constexpr const char* kVerifierKeys[] = {
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"};

const std::string kText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
const std::string kPeter =
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6R"
    "yyBwJnAM=\n";
const std::string kEnoch =
    "— EnochRoot "
    "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1R"
    "vMc+QQ=\n";
const std::string kExample =
    "This is an example message.\n\n"
    "— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG"
    "1Yu72IneyaQM=\n";

std::string name_in(std::string_view verifier_key) {
  return std::string(verifier_key.substr(0, verifier_key.find('+')));
}

// The base64 part may hold '+' itself, so the second one is looked for from the front.
core::PublicKey public_key_of(std::string_view verifier_key) {
  const auto second = verifier_key.find('+', verifier_key.find('+') + 1);
  const auto material = ledger::from_base64(verifier_key.substr(second + 1));
  return *core::PublicKey::from(core::ByteView(*material).subspan(1));
}

TEST(Note, VerifierKeysOfThePublicVectors) {
  for (const char* vkey : kVerifierKeys) {
    const auto key = public_key_of(vkey);
    EXPECT_EQ(ledger::verifier_key(name_in(vkey), NoteKeyType::ed25519, key), vkey);
  }
}

TEST(Note, TypeIsPartOfTheKeyId) {
  const auto key = public_key_of(kVerifierKeys[0]);
  EXPECT_NE(ledger::note_key_id("a", NoteKeyType::ed25519, key),
            ledger::note_key_id("a", NoteKeyType::ed25519_cosignature, key));
}

void expect_signed_by(const SignedNote& note, std::size_t position, std::string_view vkey) {
  const NoteSignature& signature = note.signatures.at(position);
  const auto key = public_key_of(vkey);
  EXPECT_EQ(signature.name, name_in(vkey));
  EXPECT_EQ(signature.key_id, ledger::note_key_id(name_in(vkey), NoteKeyType::ed25519, key));
  EXPECT_TRUE(core::signature_is_valid(key, bytes_of(note.text),
                                       *core::Signature::from(signature.payload)));
}

TEST(Note, PublicNotesOpen) {
  const auto two = parse_note(kText + "\n" + kPeter + kEnoch);
  ASSERT_TRUE(two);
  EXPECT_EQ(two->text, kText);
  ASSERT_EQ(two->signatures.size(), 2U);
  expect_signed_by(*two, 0, kVerifierKeys[0]);
  expect_signed_by(*two, 1, kVerifierKeys[1]);
  const auto example = parse_note(kExample);
  ASSERT_TRUE(example);
  expect_signed_by(*example, 0, kVerifierKeys[2]);
}

TEST(Note, WritingGivesThePublicBytes) {
  for (const std::string& bytes : {kText + "\n" + kPeter + kEnoch, kExample}) {
    EXPECT_EQ(ledger::write_note(*parse_note(bytes)), bytes);
  }
}

// The secret key of PeterNeumann stands in the same public test.
TEST(Note, SigningGivesThePublicSignature) {
  const auto skey = *ledger::from_base64("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
  const ledger::SecretKey key(ledger::SecretSeed(core::ByteView(skey).subspan(1)));
  NoteSignature signature;
  signature.name = "PeterNeumann";
  signature.key_id = ledger::note_key_id(signature.name, NoteKeyType::ed25519, key.public_key());
  core::append(signature.payload, key.sign(bytes_of(kText)).view());
  EXPECT_EQ(ledger::write_note({kText, {signature}}), kText + "\n" + kPeter);
}

TEST(Note, TextMayHoldEmptyLines) {
  const std::string text = "Ognuno sta solo\n\ned è subito sera.\n";
  const auto note = parse_note(text + "\n" + kPeter);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->text, text);
  EXPECT_EQ(ledger::write_note(*note), text + "\n" + kPeter);
}

struct Malformed {
  const char* what;
  std::string bytes;
};

std::string with_line(const std::string& line) { return kText + "\n" + line; }

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, old.size(), by);
}

TEST(Note, MalformedBytesAreRefused) {
  using namespace std::string_literals;
  const Malformed rows[] = {
      {"nothing", ""},
      {"text alone", kText},
      {"no signature", kText + "\n"},
      {"no empty line", kText + kPeter},
      {"missing final newline", with_line(kPeter.substr(0, kPeter.size() - 1))},
      {"something after", with_line(kPeter + "more\n")},
      {"empty line after", with_line(kPeter + "\n")},
      {"hyphen for em dash", with_line(replaced(kPeter, "—", "-"))},
      {"en dash", with_line(replaced(kPeter, "—", "–"))},
      {"no em dash", with_line(kPeter.substr(4))},
      {"no space after it", with_line(replaced(kPeter, "— ", "—"))},
      {"two spaces after it", with_line(replaced(kPeter, "— ", "—  "))},
      {"tab after it", with_line(replaced(kPeter, "— ", "—\t"))},
      {"no name", with_line(replaced(kPeter, "PeterNeumann ", " "))},
      {"space in the name", with_line(replaced(kPeter, "PeterN", "Peter N"))},
      {"no-break space in the name", with_line(replaced(kPeter, "PeterN", "Peter\xC2\xA0N"))},
      {"ideographic space in the name",
       with_line(replaced(kPeter, "PeterN", "Peter\xE3\x80\x80N"))},
      {"plus in the name", with_line(replaced(kPeter, "PeterN", "Peter+N"))},
      {"two spaces before base64", with_line(replaced(kPeter, "n x08", "n  x08"))},
      {"space after base64", with_line(replaced(kPeter, "nAM=", "nAM= "))},
      {"carriage return", with_line(replaced(kPeter, "nAM=", "nAM=\r"))},
      {"padding missing", with_line(replaced(kPeter, "nAM=", "nAM"))},
      {"stray bits in base64", with_line(replaced(kPeter, "nAM=", "nAN="))},
      {"URL base64", with_line(replaced(kPeter, "go/Z", "go_Z"))},
      {"no base64", with_line("— PeterNeumann \n")},
      {"nothing after the name", with_line("— PeterNeumann\n")},
      {"key id alone", with_line("— PeterNeumann x08gow==\n")},
      {"less than a key id", with_line("— PeterNeumann x08g\n")},
      {"control byte in the text", "\x01" + with_line(kPeter)},
      {"tab in the text", "\t" + with_line(kPeter)},
      {"carriage return in the text", replaced(with_line(kPeter), ",\n", ",\r\n")},
      {"zero byte in the text", "\0"s + with_line(kPeter)},
      {"control byte in the name", with_line(replaced(kPeter, "PeterN", "Peter\x1FN"))},
      {"not UTF-8 in the text", "\xFF" + with_line(kPeter)},
      {"not UTF-8 in the name", with_line(replaced(kPeter, "PeterN", "Peter\xC3N"))},
      {"surrogate in the text", "\xED\xA0\x80" + with_line(kPeter)},
  };
  ASSERT_TRUE(parse_note(with_line(kPeter)));
  for (const Malformed& row : rows) EXPECT_FALSE(parse_note(row.bytes)) << row.what;
}

TEST(Note, AsManySignaturesAsTheLimit) {
  std::string bytes = kText + "\n";
  for (std::size_t i = 0; i < ledger::kMaxNoteSignatures; ++i) bytes += kPeter;
  EXPECT_TRUE(parse_note(bytes));
  EXPECT_FALSE(parse_note(bytes + kPeter));
}

TEST(Note, LargeSignaturesOfOtherTypesAreKept) {
  NoteSignature large;
  large.name = "witness.example/ml-dsa";
  large.payload = core::ByteVector(2420 + 8, std::byte{0x5A});
  const SignedNote note{kText, {large}};
  EXPECT_EQ(parse_note(ledger::write_note(note)), note);
}

}  // namespace
}  // namespace yoriai::tests
