// A peer's card: what its operator hands to the others so that they can name it in the book and
// reach it (specs/peer-card.md). Nothing in it is secret.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/file_fault.h"
#include "core/event.h"
#include "net/address.h"

namespace yoriai::cli {

struct PeerCard {
  core::LedgerId ledger;  // the book its keys were proven for; zeros: one that is to be founded
  core::FoundingPeer peer;
  std::optional<net::Address> address;
  bool operator==(const PeerCard&) const = default;
};

// Every key in it is safe and proven, and all three differ.
FileResult<PeerCard> read_peer_card(const std::filesystem::path& path);
// The same from its text.
FileResult<PeerCard> parse_peer_card(std::string_view text, const std::filesystem::path& path);
std::string write_peer_card(const PeerCard& card);

}  // namespace yoriai::cli
