#include "tests/fault/story.h"

#include <map>

#include "core/sha256.h"
#include "ledger/entry_codec.h"
#include "ledger/intake.h"
#include "tests/support/dice.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

constexpr std::uint32_t kJoining = 15;
constexpr std::uint64_t kStorySeed = 20250401;
constexpr long long kLongWording = 100'000;

using Wordings = std::map<core::Digest, ledger::Blob>;

class StoryTeller {
 public:
  StoryTeller() {
    for (std::uint32_t i = 0; i < kJoining; ++i) village_.join();
  }

  void round() {
    auto first = propose(question());
    auto second = dice_.percent(50) ? propose(choice_of(4, core::Method::one_of)) : first;
    vote(first, {yes(), no(), blank()});
    if (second != first) vote(second, {pick({0}), pick({3}), withdrawn()});
    village_.close(first);
    if (second != first && village_.state().find(second)->phase != core::Phase::closed) {
      village_.close(second);
    }
  }

  [[nodiscard]] const Village& village() const { return village_; }
  [[nodiscard]] const Wordings& wordings() const { return wordings_; }

 private:
  core::ProposalId propose(core::ProposalDrafted body) {
    const auto size = dice_.percent(25) ? dice_.below(kLongWording) : dice_.below(2'000);
    core::ByteVector bytes;
    for (long long i = 0; i <= size; ++i) bytes.push_back(static_cast<std::byte>(dice_.below(256)));
    body.wording = {core::sha256(bytes), bytes.size()};
    wordings_[body.wording.hash] = {body.wording, std::move(bytes)};
    return village_.open(core::MemberNumber{1}, body);
  }

  void vote(const core::ProposalId& proposal, const std::vector<core::Ballot>& ballots) {
    for (std::uint32_t member = 1; member <= kJoining; ++member) {
      if (dice_.percent(30)) continue;
      village_.enter(village_.ballot(core::MemberNumber{member}, proposal, dice_.one_of(ballots)));
      if (dice_.percent(10)) {
        village_.enter(
            village_.ballot(core::MemberNumber{member}, proposal, dice_.one_of(ballots), 2));
      }
    }
    const core::MemberNumber delegator{static_cast<std::uint32_t>(dice_.between(4, kJoining))};
    village_.enter(village_.delegation(delegator, core::MemberNumber{2}, on_proposal(proposal), 1,
                                       village_.now() + kDay));
  }

  Dice dice_{kStorySeed};
  Village village_;
  Wordings wordings_;
};

StoryLine line_of(const Line& line, const core::Body& body, const Wordings& wordings) {
  const auto entry = ledger::decode_entry(line.entry).value();
  StoryLine told;
  told.submission.event = {entry.header, entry.signatures, line.salted_body};
  told.submission.receipts = entry.receipts;
  told.at = entry.accepted_at;
  told.stored = {line.entry, line.salted_body};
  if (const auto needed = ledger::needed_blob(body)) {
    told.submission.blobs.push_back(wordings.at(needed->hash));
    told.blobs.push_back(wordings.at(needed->hash));
  }
  if (!line.document.empty()) {
    told.blobs.push_back({{core::sha256(line.document), line.document.size()}, line.document});
  }
  return told;
}

}  // namespace

std::size_t Story::together(std::size_t first) const {
  std::size_t count = 1;
  while (first + count < lines.size() && lines[first + count].at == lines[first].at) ++count;
  return count;
}

Story make_story(std::size_t lines) {
  StoryTeller teller;
  while (teller.village().lines().size() < lines) teller.round();
  Story story{teller.village().state().ledger(), {}};
  for (std::size_t i = 0; i < lines; ++i) {
    story.lines.push_back(line_of(teller.village().lines()[i],
                                  teller.village().deliveries()[i].event.body(),
                                  teller.wordings()));
  }
  return story;
}

}  // namespace yoriai::tests
