// Putting a founding together: the community's charter, its founders with new keys, and the peers
// that keep the book, of which the others come as cards (specs/peer-card.md).
#pragma once

#include <vector>

#include "cli/event_file.h"
#include "cli/office.h"
#include "cli/peer_card.h"
#include "ledger/register_record.h"

namespace yoriai::cli {

struct Founder {
  std::string name;
  std::vector<core::Role> roles;
  core::ClassIndex member_class;
  ledger::SecretKey key = ledger::SecretKey::generate();
  core::RegisterSalt salt = ledger::random_register_salt();
  [[nodiscard]] ledger::RegisterRecord record() const { return {name, {}, {}, {}, {}}; }
};
// "hanako=steward,registrar" or "hanako=resident:steward,registrar"
Attempted<Founder> parse_founder(const std::string& text, const core::Charter& charter);

// Who keeps the book beside this machine. Its own card among them is passed over.
Attempted<std::vector<core::FoundingPeer>> read_other_peers(const std::vector<std::string>& cards,
                                                            const core::PublicKey& own_node);

struct Founding {
  core::Charter charter;
  std::string host;
  bool rehearsal = false;
  std::string operator_name;  // of this machine, which leads the first epoch
  std::vector<core::FoundingPeer> others;
  std::vector<Founder> founders;
};
// Signed by this machine's node key and by all founders; not by the other peers.
Attempted<WaitingEvent> found_event(const Founding& founding, const PeerKeys& own);
// Before anything touches the disk: would a book take it, once the others have signed?
core::Result<void, Failure> try_out(const Founding& founding, const PeerKeys& own,
                                    core::Instant now);
void write_register(ledger::BookFolder& folder, const Founding& founding,
                    const core::LedgerId& ledger);

// Begins the book in its folder with an event that all have signed; `own` are the first peer's.
VerbResult begin_book(Context& context, ledger::BookFolder& folder, const WaitingEvent& waiting,
                      const PeerKeys& own);
// The same with the keys beside the book, when they are the first peer's.
VerbResult submit_founding(Context& context, const WaitingEvent& waiting,
                           const PassphraseSource& source);

}  // namespace yoriai::cli
