// Bodies, ballots and a charter for tests, in few words.
#pragma once

#include <vector>

#include "core/event.h"

namespace yoriai::tests {

inline constexpr core::Instant kVillageStart{1'700'000'000'000};
inline constexpr core::Duration kMinute{60'000};
inline constexpr core::Duration kHour{3'600'000};
inline constexpr core::Duration kDay{24 * 3'600'000ULL};
constexpr core::Duration operator*(std::uint64_t n, core::Duration span) { return {n * span.ms}; }

// Kinds of village_charter(), by position.
inline constexpr core::KindIndex kOrdinary{0};   // every method, delegation, notice of an hour
inline constexpr core::KindIndex kAmendment{1};  // yes_no, two seconds, notice of a day
inline constexpr core::KindIndex kDirect{2};     // every method, no delegation, no notice
// Classes of village_charter(), by position.
inline constexpr core::ClassIndex kResident{0};  // may propose, spends the proposal's credits
inline constexpr core::ClassIndex kGuest{1};     // may not propose, spends at most 10 credits

// One house, two topics; two stewards or registrars sign, two registrars recover keys.
core::Charter village_charter();

core::ProposalDrafted question(core::KindIndex kind = kOrdinary);  // yes_no
core::ProposalDrafted choice_of(std::uint16_t options, core::Method method,
                                core::KindIndex kind = kOrdinary);
core::ProposalDrafted points(std::uint16_t options, std::uint32_t credits, bool negative);

core::Ballot yes();
core::Ballot no();
core::Ballot blank();
core::Ballot withdrawn();
core::Ballot pick(const std::vector<std::uint16_t>& options);
core::Ballot give(std::vector<std::int32_t> votes);

core::Scope everything();
core::Scope on_topic(std::uint16_t topic);
core::Scope on_proposal(const core::ProposalId& proposal);

}  // namespace yoriai::tests
