#include "tests/support/kept_village.h"

#include <stdexcept>

#include "core/sha256.h"
#include "ledger/entry_codec.h"

namespace yoriai::tests {

Sent sent_as(const Line& line) {
  const auto entry = ledger::decode_entry(line.entry).value();
  ledger::Submission submission;
  submission.event = {entry.header, entry.signatures, line.salted_body};
  submission.receipts = entry.receipts;
  const auto wording = core::bytes_of("wording");
  submission.blobs.push_back(
      {{core::sha256(wording), wording.size()}, {wording.begin(), wording.end()}});
  return {std::move(submission), entry.accepted_at};
}

Village voted_village() {
  Village village;
  village.join();
  village.join();
  const auto proposal = village.open(core::MemberNumber{2}, question());
  for (std::uint32_t member = 1; member <= 3; ++member) {
    village.enter(village.ballot(core::MemberNumber{member}, proposal, member < 3 ? yes() : no()));
  }
  village.enter(village.delegation(core::MemberNumber{4}, core::MemberNumber{1}, everything(), 1,
                                   village.now() + 30 * kDay));
  village.close(proposal);
  return village;
}

std::vector<core::Result<ledger::Accepted>> append_one(ledger::Book& book, const Sent& sent) {
  return book.append({sent.submission}, sent.at, true);
}

void append_rest(ledger::Book& book, const std::vector<Line>& lines) {
  for (auto index = book.tree().size(); index < lines.size(); ++index) {
    const auto verdict = append_one(book, sent_as(lines[index])).front();
    if (!verdict) {
      throw std::logic_error("line " + std::to_string(index) +
                             " was refused: " + std::string(core::to_string(verdict.error().code)));
    }
  }
}

std::string sign_as_sequencer(ledger::Book& book, core::Instant now) {
  const auto keys = book.checkpoint_keys();
  const auto& witness = keys.witness_of(book.state().sequencer())->key;
  return book.sign_checkpoint({secret_of(keys.logs.front()), secret_of(witness)}, now);
}

}  // namespace yoriai::tests
