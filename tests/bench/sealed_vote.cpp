#include "tests/bench/sealed_vote.h"

#include "core/sealed_ballot.h"
#include "core/sealed_box.h"
#include "tests/bench/community.h"
#include "tests/bench/parallel.h"
#include "tests/bench/row.h"
#include "tests/bench/setting.h"
#include "tests/support/bodies.h"
#include "tests/support/dice.h"

namespace yoriai::bench {
namespace {

constexpr std::int64_t kMostVotes = 3;              // on one option: ten times nine are 90 credits
constexpr std::uint32_t kOneCopyAmong = 100;        // so many cast one by themselves
constexpr std::uint64_t kVotersSeed = 1ULL << 32U;  // a voter's dice follow from their own number

core::MemberNumber voter_number(std::uint32_t position) { return core::MemberNumber{position + 1}; }

bool casts_a_copy(std::uint32_t position) { return position % kOneCopyAmong == kOneCopyAmong - 1; }

core::Ballot ballot_of(std::uint32_t position) {
  tests::Dice dice(kSeed + kVotersSeed * position);
  if (dice.percent(2)) return {core::BallotForm::blank, {}, {}};
  std::vector<std::int32_t> votes;
  for (std::uint16_t option = 0; option < kOptions; ++option) {
    votes.push_back(static_cast<std::int32_t>(dice.between(-kMostVotes, kMostVotes)));
  }
  return tests::give(std::move(votes));
}

}  // namespace

SealedVote::SealedVote(std::uint32_t voters) {
  proposal_.id = core::ProposalId{drawn("sealed vote", 0).data};
  proposal_.draft = tests::points(kOptions, kCredits, true);
  proposal_.terms.visibility = core::Visibility::sealed;
  name_openers();
  auto shape = proposal_.ballot_shape();
  shape.sealed_bytes = proposal_.sealed_bytes();
  core::Roll roll;
  for (std::uint32_t i = 0; i < voters; ++i) {
    roll.push_back({voter_number(i), {}, core::Weight{1}, core::Credits{kCredits}});
  }
  proposal_.box = core::BallotBox(std::move(roll), shape);
  std::vector<core::ByteVector> boxes(voters);
  for_each_index(voters, [&](std::size_t i) {
    const auto position = static_cast<std::uint32_t>(i);
    boxes[i] = boxes_of(casts_a_copy(position) ? position - 1 : position);
  });
  for (std::uint32_t i = 0; i < voters; ++i) {
    const core::RegisterRank rank{
        core::Channel::own, {}, core::Revision{1}, core::EventId{drawn("sealed ballot", i).data}};
    proposal_.box.put(i, core::Timeliness::by_book,
                      {rank, {core::BallotForm::sealed, {}, {}, std::move(boxes[i])}});
  }
}

void SealedVote::name_openers() {
  for (std::uint32_t i = 0; i < kOpeners; ++i) {
    secrets_.emplace_back(drawn("opener", i).data);
    proposal_.terms.openers.push_back({voter_number(i), core::seal_key_of(secrets_.back())});
  }
}

core::ByteVector SealedVote::boxes_of(std::uint32_t voter) const {
  std::vector<core::SealKey> keys;
  std::vector<core::SealSecret> ephemerals;
  for (std::uint32_t i = 0; i < kOpeners; ++i) {
    keys.push_back(proposal_.terms.openers[i].key);
    ephemerals.emplace_back(drawn("box", std::uint64_t{voter} * kOpeners + i).data);
  }
  const core::BallotPlace place{proposal_.id, voter_number(voter), core::Channel::own,
                                core::Revision{1}};
  const auto plain = core::plain_ballot(place, ballot_of(voter), proposal_.ballot_shape());
  return core::seal_ballot(plain, keys, ephemerals);
}

void SealedVote::check(const core::OpenedBallots& opened) const {
  const auto voters = proposal_.box.roll().size();
  require(opened.ballots.size() == voters, "somebody's ballot is gone");
  for (std::uint32_t i = 0; i < voters; ++i) {
    const auto found = opened.ballots.at(i);
    if (casts_a_copy(i)) {
      require(found.form == core::BallotForm::spoilt &&
                  found.spoilt_by == core::SpoiltBy::made_for_another,
              "a copied box counts");
    } else {
      require(found == ballot_of(i), "a box held another ballot");
    }
  }
}

}  // namespace yoriai::bench
