// What the renderings share: ids, times and names of enumerators. Private to them.
#pragma once

#include <array>

#include "core/result_document.h"
#include "core/verified_event.h"
#include "ledger/json_text.h"

namespace yoriai::ledger::rendering {

template <class Id>
std::string hex(const Id& id) {
  return json::string(core::to_hex(id.view()));
}
inline std::string proposal(const core::ProposalId& id) { return hex(id.draft); }

// Any Number of core/ids.h, and plain unsigned numbers.
template <class Int, class Tag>
std::string number(core::Number<Int, Tag> value) {
  return json::number(std::uint64_t{value.value});
}
inline std::string number(std::uint64_t value) { return json::number(value); }

// "2025-11-09T09:00:00.000Z"; from the year 10000 on the plain number.
std::string time(core::Instant at);

std::string name(core::Kind kind);
std::string name(core::Role role);
std::string name(core::Method method);
std::string name(core::ConditionBase base);
std::string name(core::HouseWeight weight);
std::string name(core::TieRule rule);
std::string name(core::MemberField field);
std::string name(core::MemberStatus status);
std::string name(core::Spending spending);
std::string name(core::Visibility visibility);
std::string name(core::BallotForm form);
std::string name(core::ScopeLevel level);
std::string name(core::Outcome outcome);
std::string name(core::Fate fate);
std::string name(core::Channel channel);
std::string name(core::SpoiltBy by);
std::string name(core::AttestationKind what);

std::string blob_name(const core::BlobName& name);
std::string receipt(const core::Receipt& receipt);
std::string peer(const core::FoundingPeer& peer);
// Id, signers and body; a carried event stands in a body like that.
std::string event(const core::DecodedEvent& event);
std::string body(const core::DecodedEvent& event);
std::string render(const core::ReceiptsAdded& body, const core::DecodedEvent& ballot);
std::string render(const core::EpochBegun& body);
std::string render(const core::PeersChanged& body);
std::string render(const core::PeersActivated& body);
std::string charter(const core::Charter& charter);
std::string result(const core::ResultDocument& document);

}  // namespace yoriai::ledger::rendering
