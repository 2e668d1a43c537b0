// How the operator of a running peer tells it something: a file in the folder of its book, which
// the peer takes away when it has read it. Who may write there may give orders.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/failure.h"
#include "net/runner.h"

namespace yoriai::cli {

// Fails when no peer runs there, or it does not take the order within some seconds; then the order
// is withdrawn.
core::Result<void, Failure> give_order(const std::filesystem::path& book, net::Order order);

// For the peer: the order that waits, if there is one. What cannot be read is thrown away.
std::optional<net::Order> take_order(const std::filesystem::path& book);

}  // namespace yoriai::cli
