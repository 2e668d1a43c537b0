// What an honest peer never says, whatever happens (specs/peers.md): held against all that was said
// before, when it is said, and so before any harm comes of it.
//   - No ACK, and no new HELD, of an epoch older than its own promise, or after one of a greater
//     tree.
//   - HELD only for what k peers acknowledged; a cosignature only for what k peers hold.
//   - Promises of growing epochs, each to one candidate, naming nothing below its own HELD.
//   - An epoch begun on k promises, and on the greatest certificate that they name.
//   - One batch on one certificate.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "net/message.h"
#include "tests/sim/network.h"

namespace yoriai::sim {

// A machine that speaks in a peer's name.
struct Speaker {
  MachineId machine = 0;
  core::PublicKey peer;
  bool honest = true;
};

class Vows {
 public:
  // Gives what the speaker breaks by saying this, if anything. Of a liar's words note is taken,
  // too: they are among the k.
  std::optional<std::string> hear(const Speaker& speaker, const net::Message& message);

 private:
  using Broken = std::optional<std::string>;
  using Tree = std::tuple<core::Epoch, std::uint64_t, core::Digest>;
  struct Words {
    std::set<Tree> acked;
    std::set<Tree> held;
    core::TreeRank highest_acked{core::Epoch{0}, 0};
    core::TreeRank highest_held{core::Epoch{0}, 0};
    std::map<core::Epoch, core::Promise> promises;
    std::uint64_t cosigned = 0;
  };
  // What stands on what: the machine, the epoch, the certificate's tree.
  using Base = std::tuple<MachineId, core::Epoch, core::Epoch, std::uint64_t>;

  Broken take(const Speaker& speaker, const net::Acked& message);
  Broken take(const Speaker& speaker, const net::HeldSaid& message);
  Broken take(const Speaker& speaker, const net::AskPromise& message);
  Broken take(const Speaker& speaker, const net::Promised& message);
  Broken take(const Speaker& speaker, const net::Cosigned& message);
  Broken take(const Speaker& speaker, const net::Entries& message);
  template <class Other>
  static Broken take(const Speaker& /*speaker*/, const Other& /*message*/) {
    return std::nullopt;
  }
  Broken take_promise(const Speaker& speaker, const core::Promise& promise);
  [[nodiscard]] std::size_t how_many(std::set<Tree> Words::*said, const Tree& tree) const;
  [[nodiscard]] bool is_held(std::uint64_t size, const core::Digest& root) const;

  std::map<core::PublicKey, Words> said_;
  std::map<Base, std::vector<ledger::StoredEntry>> batches_;
};

}  // namespace yoriai::sim
