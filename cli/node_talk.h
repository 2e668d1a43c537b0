// Talking to running nodes (yoriai node): events are handed to them, and asked after. Whoever
// answers must prove to be a peer of the book at hand, and nothing is taken on its word alone.
#pragma once

#include <memory>
#include <vector>

#include "cli/app.h"
#include "core/state.h"
#include "ledger/book.h"
#include "net/client.h"
#include "net/status_check.h"

namespace yoriai::cli {

void add_node_option(CLI::App& verb, const Context& context, std::vector<std::string>& nodes);
// Each is HOST:PORT, or the settings of a node (a file that ends in .toml): the node itself and the
// peers named there.
Attempted<std::vector<net::Address>> addresses_of(const std::vector<std::string>& nodes);

// What the nodes together have shown of an event.
struct Shown {
  const core::State* against;  // the peers that were believed; outlives this
  core::EventId event;
  net::ProvenStatus status;
  std::vector<Words> troubles;  // with nodes that were of no help

  [[nodiscard]] bool in_book() const {
    return status.state == net::EventState::in_book || status.state == net::EventState::final;
  }
};
// For people, without the event's number; and for programs.
void say_shown(Context& context, const Shown& shown);
void describe_shown(boost::json::object& answer, const Shown& shown, Language language);

// Asks one node after the other to take it, until r operators vouch for it; then follows it for a
// few seconds on its way into the book. Fails when nobody took it.
Attempted<Shown> hand_in(const core::State& state, const std::vector<net::Address>& nodes,
                         ledger::Submission submission);
// Asks every node; the furthest state that one of them proves. Fails when nobody answered.
Attempted<Shown> ask_after(const core::State& state, const std::vector<net::Address>& nodes,
                           const core::EventId& event);

}  // namespace yoriai::cli
