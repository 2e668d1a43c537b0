// How far an event has come, and what stands in the way of asking, in words and as JSON.
#pragma once

#include <vector>

#include "cli/failure.h"
#include "core/state.h"
#include "net/address.h"
#include "net/parting.h"
#include "net/status_check.h"

namespace boost::json {
class object;
}

namespace yoriai::cli {

// One line for each thing that was proven, the furthest last.
std::vector<Words> status_lines(const net::ProvenStatus& status, const core::State& state);
// "unknown", "received", "acknowledged", "in_book", "final", "refused".
std::string_view state_name(const net::ProvenStatus& status);
// The same for programs, added to `answer`.
void describe_status(boost::json::object& answer, const net::ProvenStatus& status,
                     const core::State& state);

// Why a node is of no help, and what to do.
Words unreached_words(const net::Address& address, const net::Parting& parting);
Words silent_words(const net::Address& address);
Words busy_words(const net::Address& address);
Words fault_words(const net::Address& address, net::StatusFault fault);
Words refused_words(const net::Address& address, const core::Refused& refused);
Words bad_copy_words(net::StatusFault fault);
Words too_long_words(std::size_t most_bytes);
// All of that, when there is no node left to ask.
Failure nobody_helped(const std::vector<Words>& troubles);

}  // namespace yoriai::cli
