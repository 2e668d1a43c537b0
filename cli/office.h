// The book in its folder with the keys beside it, as the verbs use them. Opening throws
// ledger::EnvironmentError, which run_app turns into a message.
#pragma once

#include <memory>
#include <optional>

#include "cli/app.h"
#include "ledger/book.h"
#include "ledger/book_folder.h"
#include "ledger/key_file.h"
#include "ledger/secret_text.h"

namespace yoriai::cli {

// How the passphrase of sealed keys comes in: --passphrase-file, $YORIAI_PASSPHRASE, or the
// terminal.
struct PassphraseSource {
  std::string file;
};

// The one passphrase of this run, asked for once; none when nobody can give one.
class Passphrase {
 public:
  explicit Passphrase(PassphraseSource source) : source_(std::move(source)) {}
  Attempted<const ledger::SecretText*> get();
  // For a new key: asked twice at a terminal.
  Attempted<const ledger::SecretText*> choose();

 private:
  Attempted<const ledger::SecretText*> obtain(bool twice);
  PassphraseSource source_;
  std::unique_ptr<ledger::SecretText> text_;
};

// Where a key of this name lies: a path as it is, a bare name as <book>/keys/<name>.key.
std::filesystem::path key_path(const Context& context, std::string_view name);

inline constexpr std::string_view kPeerKeyFile = "peer";

// The secret keys of the node that writes this book.
struct PeerKeys {
  ledger::SecretKey node;
  ledger::SecretKey witness;
  ledger::SecretKey log;
  [[nodiscard]] ledger::CheckpointSigner signer() const { return {log, witness}; }
};

Attempted<ledger::SecretKey> load_member_key(const Context& context, std::string_view name,
                                             Passphrase& passphrase);
// A member's, or the node key of a peer.
Attempted<ledger::SecretKey> load_signing_key(const Context& context, std::string_view name,
                                              Passphrase& passphrase);
// Of the peer that alone keeps this book; or of the first, while nothing but the founding is in it.
Attempted<PeerKeys> load_peer_keys(const Context& context, const core::State& state,
                                   Passphrase& passphrase);
// Whosever they are.
Attempted<PeerKeys> load_keys_at(const std::filesystem::path& path, Passphrase& passphrase);
// Whether these keys, from that file, are those of one of this book's peers.
core::Result<void, Failure> require_peer(const core::State& state, const PeerKeys& keys,
                                         const std::filesystem::path& path);
// Whether several peers keep the book, or are about to: then none of them writes or signs alone.
bool is_shared(const core::State& state);
core::Unexpected<Failure> not_alone();
bool has_peer_keys(const Context& context);
// Of the peer whose keys lie beside the book; no passphrase is needed. None when there are none.
std::optional<core::PublicKey> own_node_key(const Context& context);

// How new keys are kept: sealed with the passphrase, unless the caller said --unsealed.
struct Sealing {
  bool unsealed = false;
};
// Writes a key beside the book; refuses to overwrite one.
core::Result<void, Failure> save_member_key(const Context& context, std::string_view name,
                                            const ledger::SecretKey& key, const Sealing& sealing,
                                            Passphrase& passphrase);
core::Result<void, Failure> save_peer_keys(const Context& context, std::string_view name,
                                           const PeerKeys& keys, const Sealing& sealing,
                                           Passphrase& passphrase);
PeerKeys new_peer_keys();
// As a key file holds them.
ledger::KeyRing ring_of(const PeerKeys& keys);
// With its proofs for that book; with none for one that is to be founded.
core::FoundingPeer introduced(const std::string& operator_name, const PeerKeys& keys,
                              const core::LedgerId& ledger = {});
// Those of this name; made and saved when there are none yet.
Attempted<PeerKeys> load_or_make_peer_keys(const Context& context, std::string_view name,
                                           const Sealing& sealing, Passphrase& passphrase);

}  // namespace yoriai::cli
