// One pair of functions per kind of event: read takes a body's fields, write fills them in. Private
// to the codecs.
#pragma once

#include "ledger/field_codec.h"

namespace yoriai::ledger {

core::Founded read(schema::Founded::Reader in, Findings& findings);
core::MemberAdmitted read(schema::MemberAdmitted::Reader in, Findings& findings);
core::MemberChanged read(schema::MemberChanged::Reader in, Findings& findings);
core::KeyAdded read(schema::KeyAdded::Reader in, Findings& findings);
core::KeysReplaced read(schema::KeysReplaced::Reader in, Findings& findings);
core::RoleChanged read(schema::RoleChanged::Reader in, Findings& findings);
core::ProposalDrafted read(schema::ProposalDrafted::Reader in, Findings& findings);
core::ProposalSeconded read(schema::ProposalSeconded::Reader in, Findings& findings);
core::ProposalAnnounced read(schema::ProposalAnnounced::Reader in, Findings& findings);
core::ProposalWithdrawn read(schema::ProposalWithdrawn::Reader in, Findings& findings);
core::VotingOpened read(schema::VotingOpened::Reader in, Findings& findings);
core::BallotCast read(schema::BallotCast::Reader in, Findings& findings);
core::DelegationSet read(schema::DelegationSet::Reader in, Findings& findings);
core::VotingClosed read(schema::VotingClosed::Reader in, Findings& findings);
core::ReceiptsAdded read(schema::ReceiptsAdded::Reader in, Findings& findings);
core::EpochBegun read(schema::EpochBegun::Reader in, Findings& findings);
core::PeersChanged read(schema::PeersChanged::Reader in, Findings& findings);
core::PeersActivated read(schema::PeersActivated::Reader in, Findings& findings);
core::PaperEntered read(schema::PaperEntered::Reader in, Findings& findings);
core::CountEntered read(schema::CountEntered::Reader in, Findings& findings);
core::PresenceNoted read(schema::PresenceNoted::Reader in, Findings& findings);
core::SealOpened read(schema::SealOpened::Reader in, Findings& findings);
core::CastingVote read(schema::CastingVote::Reader in, Findings& findings);
core::CardsRecorded read(schema::CardsRecorded::Reader in, Findings& findings);
core::CharterInForce read(schema::CharterInForce::Reader in, Findings& findings);
core::MinutesPublished read(schema::MinutesPublished::Reader in, Findings& findings);
core::Attested read(schema::Attested::Reader in, Findings& findings);

void write(schema::Founded::Builder out, const core::Founded& body);
void write(schema::MemberAdmitted::Builder out, const core::MemberAdmitted& body);
void write(schema::MemberChanged::Builder out, const core::MemberChanged& body);
void write(schema::KeyAdded::Builder out, const core::KeyAdded& body);
void write(schema::KeysReplaced::Builder out, const core::KeysReplaced& body);
void write(schema::RoleChanged::Builder out, const core::RoleChanged& body);
void write(schema::ProposalDrafted::Builder out, const core::ProposalDrafted& body);
void write(schema::ProposalSeconded::Builder out, const core::ProposalSeconded& body);
void write(schema::ProposalAnnounced::Builder out, const core::ProposalAnnounced& body);
void write(schema::ProposalWithdrawn::Builder out, const core::ProposalWithdrawn& body);
void write(schema::VotingOpened::Builder out, const core::VotingOpened& body);
void write(schema::BallotCast::Builder out, const core::BallotCast& body);
void write(schema::DelegationSet::Builder out, const core::DelegationSet& body);
void write(schema::VotingClosed::Builder out, const core::VotingClosed& body);
void write(schema::ReceiptsAdded::Builder out, const core::ReceiptsAdded& body);
void write(schema::EpochBegun::Builder out, const core::EpochBegun& body);
void write(schema::PeersChanged::Builder out, const core::PeersChanged& body);
void write(schema::PeersActivated::Builder out, const core::PeersActivated& body);
void write(schema::PaperEntered::Builder out, const core::PaperEntered& body);
void write(schema::CountEntered::Builder out, const core::CountEntered& body);
void write(schema::PresenceNoted::Builder out, const core::PresenceNoted& body);
void write(schema::SealOpened::Builder out, const core::SealOpened& body);
void write(schema::CastingVote::Builder out, const core::CastingVote& body);
void write(schema::CardsRecorded::Builder out, const core::CardsRecorded& body);
void write(schema::CharterInForce::Builder out, const core::CharterInForce& body);
void write(schema::MinutesPublished::Builder out, const core::MinutesPublished& body);
void write(schema::Attested::Builder out, const core::Attested& body);

}  // namespace yoriai::ledger
