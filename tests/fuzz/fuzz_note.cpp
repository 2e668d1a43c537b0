// Signed notes, and checkpoints inside them.
#include "ledger/checkpoint.h"
#include "tests/fuzz/target.h"

namespace yoriai::fuzz {
namespace {

// Who signs in specs/vectors/checkpoints.json, so that signatures of the corpus are good.
const ledger::CheckpointKeys& signers() {
  static const ledger::CheckpointKeys keys{
      "hill.example/a2ca67d1b9a6fd89b9a81198bff49462",
      {*core::id_from_hex<core::PublicKey>(
          "c299f0f4721f8af7637c4a8a1be6e877df28bc36315ecc36ecaf8eb4ee32e437")},
      {{"hill.example/witness",
        {},
        *core::id_from_hex<core::PublicKey>(
            "84fb46a41caba4376ec457b761a297c7b3b69fde3949df4fb97e703d7f77e01e")}}};
  return keys;
}

// Of the vectors' checkpoints: no other text has these signers' signatures.
bool was_signed(std::uint64_t size) { return size == 1 || size == 12 || size == 63; }

void check_note(const ledger::SignedNote& note, std::string_view bytes) {
  YORIAI_ASSERT(ledger::write_note(note) == bytes);
  YORIAI_ASSERT(ledger::parse_note(bytes) == note);
  YORIAI_ASSERT(!note.signatures.empty() && note.signatures.size() <= ledger::kMaxNoteSignatures);
  const auto checkpoint = ledger::parse_checkpoint_text(note.text);
  if (checkpoint) YORIAI_ASSERT(ledger::checkpoint_text(*checkpoint) == note.text);
}

void check_opened(std::string_view bytes) {
  const auto opened = ledger::open_checkpoint(bytes, signers());
  if (!opened) return;
  YORIAI_ASSERT(was_signed(opened->size));
  YORIAI_ASSERT(opened->origin == signers().origin);
  YORIAI_ASSERT(ledger::parse_note(bytes)->text == ledger::checkpoint_text(*opened));
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto bytes = fuzz::text_of(data, size);
  if (const auto note = ledger::parse_note(bytes)) fuzz::check_note(*note, bytes);
  // A text alone gets further than one that must have signatures under it.
  if (const auto checkpoint = ledger::parse_checkpoint_text(bytes)) {
    YORIAI_ASSERT(ledger::checkpoint_text(*checkpoint) == bytes);
  }
  fuzz::check_opened(bytes);
  return 0;
}
