#include "cli/office.h"

#include <cstdlib>

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

Words fault_words(ledger::KeyFileFault fault, const fs::path& path) {
  const auto file = path.string();
  switch (fault) {
    case ledger::KeyFileFault::not_a_key_file:
      return {file + "：鍵ファイルではありません。", file + ": this is not a key file."};
    case ledger::KeyFileFault::open_to_others:
      return {file + "：ほかの人も読める鍵です。「chmod 600 " + file + "」で直してください。",
              file + ": others can read this key. Run: chmod 600 " + file};
    case ledger::KeyFileFault::damaged:
      return {file +
                  "：鍵ファイルが壊れています。控えがあれば戻し、なければ名簿係に鍵の交換を頼んでく"
                  "ださい。",
              file +
                  ": this key file is damaged. Restore a copy, or ask the registrars to replace "
                  "the key."};
    case ledger::KeyFileFault::too_costly:
      return {file + "：開くための計算量が大きすぎます。出どころを確かめてください。",
              file + ": it asks for too much memory or work; check where it came from."};
    case ledger::KeyFileFault::passphrase_needed:
      return {file + "：合い言葉が要ります（--passphrase-file か YORIAI_PASSPHRASE）。",
              file + ": a passphrase is needed (--passphrase-file or $YORIAI_PASSPHRASE)."};
    case ledger::KeyFileFault::passphrase_wrong:
      return {file + "：合い言葉が違います。", file + ": the passphrase is wrong."};
  }
  return {};
}

Attempted<ledger::KeyRing> open_ring(const fs::path& path, Passphrase& passphrase) {
  if (!fs::exists(path)) {
    return fail(
        ExitCode::usage,
        {path.string() + "：鍵がありません。名前を確かめるか、yoriai key new で作ってください。",
         path.string() + ": there is no such key. Check the name, or make one: yoriai key new"});
  }
  auto summary = ledger::summarize_key_file(path);
  if (!summary) return fail(ExitCode::usage, fault_words(summary.error(), path));
  const ledger::SecretText* text = nullptr;
  if (summary->sealed) {
    YORIAI_TRY(text, passphrase.get());
  }
  auto ring = ledger::read_key_file(path, text);
  if (!ring) return fail(ExitCode::usage, fault_words(ring.error(), path));
  return *std::move(ring);
}

// Takes one key out of a ring; the ring ends with the call that opened it.
Attempted<ledger::SecretKey> take(ledger::KeyRing& ring, core::KeyRole role, const fs::path& path) {
  for (auto& item : ring) {
    if (item.name == role) return std::move(item.key);
  }
  const std::string name(ledger::to_string(role));
  return fail(ExitCode::usage, {path.string() + "：" + name + " の鍵が入っていません。",
                                path.string() + ": there is no " + name + " key in it."});
}

// The book's own folder of keys is made for its owner alone; a folder that somebody names is
// theirs.
void prepare_keys_folder(const Context& context, const fs::path& path) {
  const auto folder = context.book_folder() / "keys";
  if (path.parent_path() != folder || fs::exists(folder)) return;
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

core::Result<void, Failure> save_ring(const Context& context, const fs::path& path,
                                      const ledger::KeyRing& ring, const Sealing& sealing,
                                      Passphrase& passphrase) {
  prepare_keys_folder(context, path);
  if (sealing.unsealed) {
    ledger::write_unsealed_key_file(path, ring);
    return {};
  }
  YORIAI_TRY(const auto* text, passphrase.choose());
  ledger::write_key_file(path, ring, *text);
  return {};
}

core::Unexpected<Failure> wrong_peer_keys(const fs::path& path) {
  return fail(
      ExitCode::usage,
      {path.string() + "：この帳簿の機械の鍵ではありません。正しい鍵ファイルを置いてください。",
       path.string() + ": these are not the keys of this book's peer. Put the right file there."});
}

ledger::NamedKey named(core::KeyRole role, const ledger::SecretKey& key) {
  return {role, ledger::SecretKey(ledger::SecretSeed(key.seed().view()))};
}

}  // namespace

fs::path key_path(const Context& context, std::string_view name) {
  fs::path path(name);
  if (path.has_parent_path() || path.extension() == ".key") return path;
  return context.book_folder() / "keys" / (std::string(name) + ".key");
}

bool is_shared(const core::State& state) {
  return state.peers().size() > 1 || state.pending_peers().has_value();
}

core::Unexpected<Failure> not_alone() {
  return fail(
      ExitCode::usage,
      {"この帳簿は、いくつもの受付が一緒に守っています。一つの機械だけでは書きこめません。"
       "動いている受付に渡してください：--node 番地（または node.toml）。期日が来たことは、受付が"
       "自分で記録します。",
       "Several peers keep this book together, and no machine writes to it alone. Hand the "
       "event to a running one: --node HOST:PORT, or its node.toml. What comes due they "
       "enter by themselves."});
}

bool has_peer_keys(const Context& context) { return fs::exists(key_path(context, kPeerKeyFile)); }

Attempted<ledger::SecretKey> load_member_key(const Context& context, std::string_view name,
                                             Passphrase& passphrase) {
  const auto path = key_path(context, name);
  YORIAI_TRY(auto ring, open_ring(path, passphrase));
  return take(ring, core::KeyRole::member, path);
}

Attempted<ledger::SecretKey> load_signing_key(const Context& context, std::string_view name,
                                              Passphrase& passphrase) {
  const auto path = key_path(context, name);
  YORIAI_TRY(auto ring, open_ring(path, passphrase));
  const bool peers = ledger::find_key(ring, core::KeyRole::node) != nullptr;
  return take(ring, peers ? core::KeyRole::node : core::KeyRole::member, path);
}

Attempted<PeerKeys> load_keys_at(const fs::path& path, Passphrase& passphrase) {
  YORIAI_TRY(auto ring, open_ring(path, passphrase));
  YORIAI_TRY(auto node, take(ring, core::KeyRole::node, path));
  YORIAI_TRY(auto witness, take(ring, core::KeyRole::witness, path));
  YORIAI_TRY(auto log, take(ring, core::KeyRole::log, path));
  return PeerKeys{std::move(node), std::move(witness), std::move(log)};
}

core::Result<void, Failure> require_peer(const core::State& state, const PeerKeys& keys,
                                         const fs::path& path) {
  const auto* peer = state.find_peer(keys.node.public_key());
  if (peer == nullptr || keys.witness.public_key() != peer->witness ||
      keys.log.public_key() != peer->log) {
    return wrong_peer_keys(path);
  }
  return {};
}

Attempted<PeerKeys> load_peer_keys(const Context& context, const core::State& state,
                                   Passphrase& passphrase) {
  const auto path = key_path(context, kPeerKeyFile);
  if (is_shared(state) && state.size().value > 1) return not_alone();
  YORIAI_TRY(auto keys, load_keys_at(path, passphrase));
  YORIAI_CHECK(require_peer(state, keys, path));
  if (keys.node.public_key() != state.peers().front().node) return wrong_peer_keys(path);
  return keys;
}

core::Result<void, Failure> save_member_key(const Context& context, std::string_view name,
                                            const ledger::SecretKey& key, const Sealing& sealing,
                                            Passphrase& passphrase) {
  ledger::KeyRing ring;
  ring.push_back(named(core::KeyRole::member, key));
  return save_ring(context, key_path(context, name), ring, sealing, passphrase);
}

core::Result<void, Failure> save_peer_keys(const Context& context, std::string_view name,
                                           const PeerKeys& keys, const Sealing& sealing,
                                           Passphrase& passphrase) {
  return save_ring(context, key_path(context, name), ring_of(keys), sealing, passphrase);
}

ledger::KeyRing ring_of(const PeerKeys& keys) {
  ledger::KeyRing ring;
  ring.push_back(named(core::KeyRole::node, keys.node));
  ring.push_back(named(core::KeyRole::witness, keys.witness));
  ring.push_back(named(core::KeyRole::log, keys.log));
  return ring;
}

core::FoundingPeer introduced(const std::string& operator_name, const PeerKeys& keys,
                              const core::LedgerId& ledger) {
  return {operator_name, ledger::introduce(ledger, core::KeyRole::node, keys.node),
          ledger::introduce(ledger, core::KeyRole::witness, keys.witness),
          ledger::introduce(ledger, core::KeyRole::log, keys.log)};
}

PeerKeys new_peer_keys() {
  return {ledger::SecretKey::generate(), ledger::SecretKey::generate(),
          ledger::SecretKey::generate()};
}

Attempted<PeerKeys> load_or_make_peer_keys(const Context& context, std::string_view name,
                                           const Sealing& sealing, Passphrase& passphrase) {
  const auto path = key_path(context, name);
  if (fs::exists(path)) return load_keys_at(path, passphrase);
  auto keys = new_peer_keys();
  YORIAI_CHECK(save_peer_keys(context, name, keys, sealing, passphrase));
  return keys;
}

std::optional<core::PublicKey> own_node_key(const Context& context) {
  const auto path = key_path(context, kPeerKeyFile);
  if (!fs::exists(path)) return std::nullopt;
  const auto summary = ledger::summarize_key_file(path);
  if (!summary) return std::nullopt;
  for (const auto& key : summary->keys) {
    if (key.name == core::KeyRole::node) return key.key;
  }
  return std::nullopt;
}

}  // namespace yoriai::cli
