// Sealed ballots when they are opened: whoever closed the boxes may have put anything in. The
// input: how (bit 0: no boxes at all, 1: made for another voter, 2: votes below zero allowed),
// method and options (1 byte each) ‖ what stands behind the ballot's place.
#include "core/admit.h"
#include "core/limits.h"
#include "core/open_boxes.h"
#include "core/sealed_ballot.h"
#include "core/sealed_box.h"
#include "tests/fuzz/event_checks.h"

namespace yoriai::fuzz {
namespace {

constexpr std::size_t kPrefixBytes = 3;
constexpr std::size_t kMethods = 7;
constexpr core::Credits kCredits{99};
constexpr std::size_t kPlaceBytes = 39;  // proposal, voter, channel, revision

struct Input {
  bool boxed = false;
  bool for_another = false;
  core::Proposal proposal;
  core::ByteView said;
};

core::SealSecret secret(unsigned char number) {
  core::SealSecret out;
  out.raw()[0] = number;
  return out;
}
const std::array kSecrets{secret(1), secret(2)};
const std::array kEphemerals{secret(3), secret(4)};

std::optional<Input> parsed(core::ByteView bytes) {
  if (bytes.size() < kPrefixBytes) return std::nullopt;
  const auto at = [&](std::size_t i) { return std::to_integer<unsigned>(bytes[i]); };
  Input out{(at(0) & 1U) == 0, (at(0) & 2U) != 0, {}, bytes.subspan(kPrefixBytes)};
  auto& draft = out.proposal.draft;
  draft.method = static_cast<core::Method>(at(1) % kMethods);
  draft.negative = (at(0) & 4U) != 0;
  if (draft.method == core::Method::quadratic) draft.credits = kCredits;
  if (draft.method != core::Method::yes_no) draft.options.resize(1 + at(2) % core::kMaxOptions);
  auto& terms = out.proposal.terms;
  terms.visibility = core::Visibility::sealed;
  for (const auto& one : kSecrets) terms.openers.push_back({{}, core::seal_key_of(one)});
  return out;
}

// As long as every ballot of this vote.
core::ByteVector plain_of(const Input& input, core::BallotPlace place) {
  const auto shape = input.proposal.ballot_shape();
  if (input.for_another) place.voter = core::MemberNumber{place.voter.value + 1};
  auto plain = core::plain_ballot(place, {}, shape);
  const auto room = std::span(plain).subspan(kPlaceBytes);
  const auto said = input.said.first(std::min(input.said.size(), room.size()));
  std::ranges::copy(said, room.begin());
  return plain;
}

void check(Input input) {
  auto& proposal = input.proposal;
  const core::RollRow voter{core::MemberNumber{7}, {}, core::Weight{1}, proposal.draft.credits};
  auto shape = proposal.ballot_shape();
  shape.sealed_bytes = proposal.sealed_bytes();
  proposal.box = core::BallotBox({voter}, shape);
  const core::BallotPlace place{proposal.id, voter.number, core::Channel::own, core::Revision{1}};
  const auto plain = plain_of(input, place);
  std::vector<core::SealKey> keys;
  for (const auto& opener : proposal.terms.openers) keys.push_back(opener.key);
  auto sealed = input.boxed ? core::seal_ballot(plain, keys, kEphemerals) : plain;
  sealed.resize(proposal.sealed_bytes());
  const core::RegisterRank rank{core::Channel::own, {}, place.revision, {}};
  proposal.box.put(0, core::Timeliness::by_book,
                   {rank, {core::BallotForm::sealed, {}, {}, std::move(sealed)}});

  const auto ballot = core::open_boxes(proposal, kSecrets, core::in_turn).ballots.at(0);
  if (ballot.form == core::BallotForm::spoilt) {
    YORIAI_ASSERT(input.boxed == (ballot.spoilt_by != core::SpoiltBy::no_box));
    return;
  }
  YORIAI_ASSERT(input.boxed && !input.for_another);
  YORIAI_ASSERT(!core::fault_of_ballot(proposal, voter.number, ballot));
  YORIAI_ASSERT(core::plain_ballot(place, ballot, proposal.ballot_shape()) == plain);
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  if (auto input = fuzz::parsed(fuzz::view_of(data, size))) fuzz::check(*std::move(input));
  return 0;
}
