#include "cli/rehearsal/sealing.h"

#include "ledger/ballot_seal.h"

namespace yoriai::cli {
namespace {

core::Ballot in_boxes(core::ByteVector boxes) {
  return {core::BallotForm::sealed, {}, {}, std::move(boxes)};
}

}  // namespace

Understood<core::Ballot> as_entered(Stage& stage, const core::Proposal& proposal,
                                    const core::BallotPlace& place, const core::Ballot& ballot) {
  if (!proposal.sealed() || ballot.form == core::BallotForm::sealed) return ballot;
  if (!core::can_hold(proposal.ballot_shape(), ballot)) {
    return core::Unexpected<Words>{
        Text{"この票は封に入りません。選択肢や票の数を確かめてください。",
             "there is no room in the boxes for what this ballot says"}};
  }
  std::vector<core::SealSecret> ephemerals;
  for (std::size_t i = 0; i < proposal.terms.openers.size(); ++i) {
    ephemerals.push_back(stage.secrets().next_box_secret());
  }
  return in_boxes(ledger::sealed_with(proposal, place, ballot, ephemerals));
}

Understood<core::Ballot> copied_box(const Stage& stage, const core::Proposal& proposal,
                                    const std::string& of) {
  YORIAI_TRY(const Player* player, stage.person(of));
  const auto position = core::position_in(proposal.box.roll(), player->number);
  if (position) {
    for (const auto& cast : proposal.box.at(*position).by_book) {
      if (cast.ballot.form == core::BallotForm::sealed) return in_boxes(cast.ballot.sealed);
    }
  }
  return core::Unexpected<Words>{Text{"この人の封をした票は、まだありません。",
                                      "they have no sealed ballot in this vote yet"}};
}

}  // namespace yoriai::cli
