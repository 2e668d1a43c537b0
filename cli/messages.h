// What people are told: one sentence or two per refusal, in both languages, saying what happened,
// why, and what to do next, with the figure that makes it exact.
#pragma once

#include "cli/language.h"
#include "core/event.h"
#include "core/refusal.h"
#include "ledger/store.h"

namespace yoriai::cli {

// `detail` fills the place that the code's text leaves for it.
Words message(const core::Refused& refused);
// The same for a refused ballot, whose content allows a fuller account: over_credits names the cost
// and the credits too.
Words message(const core::Refused& refused, const core::Ballot& ballot);
// What to do about an environment fault; `what` is the fault's own text.
Words message(ledger::EnvironmentError::Cause cause, std::string_view what);

// Words for what the book calls by number.
Text word_for(core::Role role);
Text word_for(core::Method method);
Text word_for(core::MemberStatus status);
Text word_for(core::Kind kind);

// A role by its name in charters and on command lines ("steward" … "clerk").
std::string_view name_of(core::Role role);
std::optional<core::Role> role_named(std::string_view name);
// A method by its name: yes_no, one_of, approval, quadratic.
std::string_view name_of(core::Method method);
std::optional<core::Method> method_named(std::string_view name);

// What a dry run says of a name beside the book that may be erased.
inline constexpr Text kCouldBeErased{"消去できます。--dry-run なので、消していません。",
                                     "It can be erased. This was a dry run: nothing was erased."};

}  // namespace yoriai::cli
