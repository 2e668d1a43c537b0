#include "tests/support/open_vote.h"

#include <stdexcept>

#include "core/sha256.h"
#include "net/words.h"

namespace yoriai::tests {
namespace {

Village village_of(core::Instant founded_at) {
  auto setup = four_peers();
  setup.founded_at = founded_at;
  return Village(setup);
}

}  // namespace

OpenVote::OpenVote(core::Instant now, std::uint32_t voters)
    : now_(now), village_(village_of({now.ms - 2 * kHour.ms})), voters_(voters) {
  while (village_.state().members().next().value <= voters) village_.join();
  const Terms terms{1 * kHour, 2 * kDay, 30 * kMinute};
  proposal_ = village_.open(core::MemberNumber{1}, question(kDirect), terms);
}

ledger::EventBytes OpenVote::ballot(std::uint32_t voter, std::uint64_t number) {
  const auto revisions = village_.state().charter()->rules.revisions;
  const auto revision = static_cast<std::uint16_t>(1 + number % revisions);
  auto attempt = village_.ballot(core::MemberNumber{voter + 1}, proposal_,
                                 number % 3 == 0 ? no() : yes(), revision);
  attempt.salt = number;
  return village_.bytes_of(attempt);
}

core::Certificate OpenVote::certificate(const core::Tree& tree) const {
  auto out = village_.certificate({1, 2, 3});
  out.tree = tree;
  for (auto& word : out.acks) {
    word.time = now_;
    word.signature = net::sign_ack(tree, now_, ledger(), secret_of(word.peer)).signature;
  }
  return out;
}

std::string OpenVote::final_note(const core::Tree& tree) const {
  constexpr std::uint64_t kMsPerSecond = 1000;
  const auto keys = ledger::checkpoint_keys(village_.state());
  const ledger::Checkpoint checkpoint{keys.origin, tree.size, tree.root};
  ledger::SignedNote note{ledger::checkpoint_text(checkpoint), {}};
  note.signatures.push_back(ledger::sign_checkpoint(checkpoint, secret_of(keys.logs.front())));
  for (const std::size_t peer : {1U, 2U, 3U}) {
    const auto& witness = *keys.witness_of(Village::peer_key(peer).public_key());
    note.signatures.push_back(ledger::cosign_checkpoint(
        checkpoint, witness.name, now_.ms / kMsPerSecond, secret_of(witness.key)));
  }
  return ledger::write_note(note);
}

void OpenVote::enter_into(ledger::Book& book, ledger::PeerStore& store) const {
  std::vector<ledger::StoredEntry> lines;
  for (const auto& line : village_.lines()) lines.push_back({line.entry, line.salted_body});
  const auto wording = core::bytes_of("wording");
  ledger::Blob blob{{core::sha256(wording), wording.size()}, {wording.begin(), wording.end()}};
  if (!book.follow(std::move(lines), {std::move(blob)})) throw std::logic_error("refused");
  make_final(book, store);
}

void OpenVote::make_final(ledger::Book& book, ledger::PeerStore& store) const {
  const core::Tree tree{village_.state().epoch(), book.tree().size(), book.tree().root()};
  store.put_certificate(ledger(), certificate(tree));
  book.record_ack(tree);
  book.record_held(tree);
  book.record_signed(tree.size);
  book.store().put_checkpoint(ledger(), final_note(tree));
}

}  // namespace yoriai::tests
