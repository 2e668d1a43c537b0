// Where an event is written: the open book, the keys given with --as, and what happens then —
// entered, handed to running nodes (--node), only judged (--dry-run), or laid aside for others to
// sign (--out).
#pragma once

#include <memory>
#include <vector>

#include "cli/node_talk.h"
#include "cli/office.h"

namespace yoriai::cli {

struct DeskOptions {
  std::vector<std::string> as;    // keys that sign now: the author's first
  std::vector<std::string> with;  // public keys, in hex, that sign later; needs --out
  std::string out;
  std::vector<std::string> nodes;  // that take it, instead of the book at hand
  bool dry_run = false;
  bool clock_confirmed = false;
  bool only_reads = false;  // it writes nothing here, so that it can work beside a running peer
  PassphraseSource passphrase;
};

// --as, --with, --out, --node, --dry-run, --confirm-clock, --passphrase-file.
void add_desk_options(CLI::App& verb, const Context& context, DeskOptions& options);
// Those of a verb that writes, but signs with no member's key.
void add_entry_options(CLI::App& verb, const Context& context, DeskOptions& options);

struct Posted {
  core::EventId id;
  // Neither: judged only, or waiting for signatures.
  std::optional<ledger::Accepted> accepted = {};
  std::optional<Shown> handed = {};
};

class Desk {
 public:
  // Throws ledger::EnvironmentError when the book cannot be opened. A book of several peers is
  // written to by running nodes alone; with --node the one at hand is only read.
  static Attempted<std::unique_ptr<Desk>> open(Context& context, const DeskOptions& options);

  [[nodiscard]] const core::State& state() const { return folder_->book().state(); }
  [[nodiscard]] ledger::Book& book() { return folder_->book(); }
  [[nodiscard]] Passphrase& passphrase() { return passphrase_; }
  // The member whose key comes first.
  [[nodiscard]] Attempted<const core::Member*> author() const;
  [[nodiscard]] const ledger::SecretKey& author_key() const;
  // Whether it is one of --as.
  [[nodiscard]] bool signs(const core::PublicKey& key) const;
  [[nodiscard]] bool lays_aside() const { return !options_.out.empty(); }

  // Signed by the keys of --as and --with, then by the new keys the body brings: those at hand,
  // then those that sign elsewhere.
  struct NewSigners {
    std::vector<const ledger::SecretKey*> here;
    std::vector<core::PublicKey> elsewhere;
  };
  Attempted<Posted> post(const core::Body& body, const NewSigners& new_signers = {},
                         std::vector<ledger::Blob> blobs = {});
  // Public keys in hex of those who sign later beside those of --with; needs --out.
  void sign_later(std::vector<std::string> keys) { options_.with = std::move(keys); }
  // An event that is signed already.
  Attempted<Posted> enter(ledger::Submission submission);
  // Several events in one batch; stops at nothing, gives a verdict for each.
  std::vector<core::Result<ledger::Accepted>> enter_all(
      std::vector<ledger::Submission> submissions);
  // Signs the checkpoint of what stands now.
  void sign_checkpoint(const PeerKeys& peer);
  [[nodiscard]] bool dry_run() const { return options_.dry_run; }
  [[nodiscard]] bool clock_confirmed() const { return options_.clock_confirmed; }
  [[nodiscard]] ledger::BookFolder& folder() { return *folder_; }

 private:
  Desk(Context& context, const DeskOptions& options);
  Attempted<std::vector<core::PublicKey>> later_signers() const;
  void sign_if_unsealed();
  Attempted<Posted> lay_aside(const ledger::EventBytes& event,
                              const std::vector<const ledger::SecretKey*>& keys,
                              std::vector<ledger::Blob> blobs);

  Context& context_;
  DeskOptions options_;
  Passphrase passphrase_;
  std::vector<net::Address> nodes_;
  std::unique_ptr<ledger::BookFolder> folder_;
  std::vector<ledger::SecretKey> keys_;
};

// Says what was done, with the place in the book, and gives it as the JSON answer beside `more`.
ExitCode report(Context& context, const DeskOptions& options, const Posted& posted,
                const Words& done, std::string next, boost::json::object more);

}  // namespace yoriai::cli
