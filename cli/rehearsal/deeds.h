// What a line of a scenario comes to: the events it makes, or in words why none can be made.
#pragma once

#include "cli/rehearsal/stage.h"

namespace yoriai::cli {

// The founders' lines together.
Deeds founding_deed(Stage& stage, const Script& script, const std::vector<Newcomer>& founders);

Deeds deeds_of(Stage& stage, const Join& action);
Deeds deeds_of(Stage& stage, const JoinCrowd& action);
Deeds deeds_of(Stage& stage, const ChangeMember& action);
Deeds deeds_of(Stage& stage, const GetCards& action);
Deeds deeds_of(Stage& stage, const RecordCards& action);
Deeds deeds_of(Stage& stage, const PassCards& action);
Deeds deeds_of(Stage& stage, const AddDevice& action);
Deeds deeds_of(Stage& stage, const ReplaceKeys& action);
Deeds deeds_of(Stage& stage, const ChangeRole& action);
Deeds deeds_of(Stage& stage, const Propose& action);
Deeds deeds_of(Stage& stage, const PutInForce& action);
Deeds deeds_of(Stage& stage, const ProposeAgain& action);
Deeds deeds_of(Stage& stage, const CastingVote& action);
Deeds deeds_of(Stage& stage, const Second& action);
Deeds deeds_of(Stage& stage, const Announce& action);
Deeds deeds_of(Stage& stage, const OpenSeal& action);
Deeds deeds_of(Stage& stage, const Withdraw& action);
Deeds deeds_of(Stage& stage, const Vote& action);
Deeds deeds_of(Stage& stage, const CountBox& action);
Deeds deeds_of(Stage& stage, const NotePresence& action);
Deeds deeds_of(Stage& stage, const PublishMinutes& action);
Deeds deeds_of(Stage& stage, const Attest& action);
Deeds deeds_of(Stage& stage, const Delegate& action);

// What the words of a ballot say of a proposal.
Understood<core::Ballot> ballot_of(const Stage& stage, const core::Proposal& proposal,
                                   const BallotWords& words);

// What becomes of a machine is no event, and done at once; or in words why it cannot be.
Understood<bool> do_to_machine(Stage& stage, const MachineDeed& action);

// One deed as a list of deeds.
Deeds just(Deed deed);
// Of a newcomer: the register record is kept beside the book once the member is in it.
Understood<core::Commitment> commitment_of(const Stage& stage, const std::string& name);
void put_into_register(Stage& stage, const std::string& name, core::MemberNumber number);

}  // namespace yoriai::cli
