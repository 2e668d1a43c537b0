// What is attested of things in the book, in words: who approves, objects, reports (specs/events.md
// 4.27).
#pragma once

#include <boost/json/array.hpp>

#include <vector>

#include "cli/failure.h"
#include "core/state.h"

namespace yoriai::cli {

Text word_for(core::AttestationKind what);
// "approve", …: on command lines and for programs.
std::string_view name_of(core::AttestationKind what);
Attempted<core::AttestationKind> find_attestation_kind(const std::string& name);

// "peer" beside the names of roles.
inline constexpr std::string_view kPeerAsRole = "peer";

// A line for each, in the order of the book; none where nobody has said anything.
std::vector<Words> attestation_lines(const core::State& state, const core::EventId& subject);
// Of a proposal and of its minutes, under a heading.
std::vector<Words> attestation_lines(const core::State& state, const core::Proposal& proposal);
boost::json::array attestations_json(const core::State& state, const core::EventId& subject);

}  // namespace yoriai::cli
