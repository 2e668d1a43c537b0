#include "cli/rehearsal/export_digest.h"

#include "core/sha256.h"
#include "ledger/checkpoint.h"
#include "ledger/export_file.h"

namespace yoriai::cli {

core::Digest export_digest(const ledger::Book& book, const ledger::SecretKey& log_key) {
  const auto& state = book.state();
  const ledger::Checkpoint whole{ledger::checkpoint_keys(state).origin, book.tree().size(),
                                 book.tree().root()};
  const auto note = ledger::write_note(
      {ledger::checkpoint_text(whole), {ledger::sign_checkpoint(whole, log_key)}});
  core::Sha256 digest;
  ledger::export_book(book.store(), state.ledger(), note,
                      [&](std::string_view line) { digest.add(std::as_bytes(std::span(line))); });
  return digest.digest();
}

}  // namespace yoriai::cli
