#include "core/open_boxes.h"

#include "core/detail/judging_ballots.h"
#include "core/sealed_ballot.h"
#include "core/sealed_box.h"

namespace yoriai::core {
namespace {

// The secrets of one vote, the outermost box's first.
class BoxKeys {
 public:
  BoxKeys(const Proposal& proposal, std::span<const SealSecret> secrets)
      : proposal_(proposal), secrets_(secrets) {}

  [[nodiscard]] Ballot unseal(std::size_t position, const CastBallot& sealed) const {
    const auto plain = unpack(sealed.ballot.sealed);
    if (!plain) return {BallotForm::spoilt, {}, {}, {}, SpoiltBy::no_box};
    const auto& row = proposal_.box.roll()[position];
    const BallotPlace place{proposal_.id, row.number, sealed.rank.channel, sealed.rank.revision};
    auto ballot = read_plain_ballot(*plain, place, proposal_.ballot_shape());
    if (ballot.form == BallotForm::spoilt) return ballot;
    const auto good = detail::require_good_ballot(proposal_, ballot, row.credits);
    if (good) return ballot;
    const bool too_dear = good.error().code == Refusal::over_credits;
    return {BallotForm::spoilt, {}, {}, {}, too_dear ? SpoiltBy::credits : SpoiltBy::no_ballot};
  }

 private:
  [[nodiscard]] std::optional<ByteVector> unpack(const ByteVector& sealed) const {
    std::optional<ByteVector> box = sealed;
    for (std::size_t at = 0; box && at < secrets_.size(); ++at) {
      box = open_box(*box, proposal_.terms.openers[at].key, secrets_[at]);
    }
    return box;
  }

  const Proposal& proposal_;
  std::span<const SealSecret> secrets_;
};

}  // namespace

OpenedBallots open_boxes(const Proposal& proposal, std::span<const SealSecret> secrets,
                         const Spread& spread) {
  const BoxKeys keys(proposal, secrets);
  return proposal.box.opened(
      proposal.ballot_shape(),
      [&](std::size_t at, const CastBallot& sealed) { return keys.unseal(at, sealed); }, spread);
}

}  // namespace yoriai::core
