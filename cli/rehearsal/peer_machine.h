// One of the peers that keep a rehearsal's book on this machine: a folder with its book, keys and
// settings, and the process `yoriai node` that runs there, as anybody's would.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "cli/child_process.h"
#include "cli/rehearsal/stage_peers.h"
#include "ledger/book_folder.h"
#include "net/client.h"
#include "net/errand.h"

namespace yoriai::cli {

class PeerMachine {
 public:
  // `home` is made. The peer outlives this.
  PeerMachine(std::filesystem::path home, const StagePeer& peer, net::Address address);

  [[nodiscard]] const std::string& name() const { return peer_.operator_name; }
  [[nodiscard]] const core::PublicKey& node() const { return peer_.keys.node.public_key(); }
  [[nodiscard]] const net::Address& address() const { return address_; }
  [[nodiscard]] std::filesystem::path book() const { return home_ / "book"; }

  // What `yoriai node` needs besides the book, which is there by now.
  void write_keys() const;
  void write_settings(const std::vector<PeerMachine>& all,
                      const std::filesystem::path& clock) const;

  [[nodiscard]] bool runs() { return process_ && process_->runs(); }
  // Returns when it takes clients of this book.
  void start(const core::LedgerId& ledger);
  void kill();
  void stop();

  // Asks until there is an answer to the matter: received, in the book, or refused. Throws
  // EnvironmentError when there is none for long.
  net::HandedIn hand_in(const net::Submit& submit);
  [[nodiscard]] bool has_in_book(const core::EventId& event);
  // As it is now, also while the process runs.
  [[nodiscard]] std::unique_ptr<ledger::BookFolder> read() const;

 private:
  net::Client& line();
  template <class Ask>
  auto answer_to(const Ask& ask);
  [[nodiscard]] ledger::EnvironmentError broken(std::string_view what) const;

  std::filesystem::path home_;
  const StagePeer& peer_;
  net::Address address_;
  core::LedgerId ledger_;
  std::unique_ptr<ChildProcess> process_;
  std::unique_ptr<net::Client> line_;
};

}  // namespace yoriai::cli
