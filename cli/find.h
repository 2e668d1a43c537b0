// What people name on a command line, found in the book: proposals and members by number, kinds,
// topics, classes and options by name or number.
#pragma once

#include "cli/failure.h"
#include "core/state.h"

namespace yoriai::cli {

Attempted<const core::Proposal*> find_proposal(const core::State& state, std::uint32_t number);
Attempted<const core::Member*> find_member(const core::State& state, std::uint32_t number);
// Whose key signs; fails for a key the book does not know.
Attempted<const core::Member*> owner_of(const core::State& state, const core::PublicKey& key);

// An empty name means the first.
Attempted<core::KindIndex> find_kind(const core::Charter& charter, const std::string& name);
Attempted<core::TopicIndex> find_topic(const core::Charter& charter, const std::string& name);
Attempted<core::HouseIndex> find_house(const core::Charter& charter, const std::string& name);
Attempted<core::ClassIndex> find_class(const core::Charter& charter, const std::string& name);
// By its words or its number as shown to people, from 1.
Attempted<core::OptionIndex> find_option(const core::Proposal& proposal, const std::string& name);
// A peer in force, by its operator or by the beginning of its node key, 8 hex digits at least.
Attempted<const core::Peer*> find_peer(const core::State& state, const std::string& name);
Attempted<core::Role> find_role(const std::string& name);

}  // namespace yoriai::cli
