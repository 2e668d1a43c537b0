#include "cli/introduction.h"
#include "cli/options.h"

namespace yoriai::cli {
namespace {

// The key of this name; made and saved when there is none yet. A dry run saves nothing.
Attempted<ledger::SecretKey> load_or_make(const Context& context, const std::string& name,
                                          const Sealing& sealing, Desk& desk) {
  if (std::filesystem::exists(key_path(context, name))) {
    return load_member_key(context, name, desk.passphrase());
  }
  auto key = ledger::SecretKey::generate();
  if (!desk.dry_run()) {
    YORIAI_CHECK(save_member_key(context, name, key, sealing, desk.passphrase()));
  }
  return key;
}

}  // namespace

std::string write_introduction(const core::NewKey& key) {
  return core::to_hex(key.key.view()) + ":" + core::to_hex(key.possession.view());
}

Attempted<core::NewKey> read_introduction(std::string_view text) {
  const auto colon = text.find(':');
  const auto key = core::id_from_hex<core::PublicKey>(text.substr(0, colon));
  const auto proof = colon == std::string_view::npos
                         ? std::optional<core::Signature>{}
                         : core::id_from_hex<core::Signature>(text.substr(colon + 1));
  if (!key || !proof) {
    return fail(
        ExitCode::usage,
        {"紹介状の形ではありません。yoriai key introduce の出したものをそのまま貼ってください。",
         "This is not an introduction; paste what yoriai key introduce printed."});
  }
  return core::NewKey{*key, *proof};
}

void add_new_key_options(CLI::App& verb, NewKeyOptions& options) {
  option(verb, "--new-key", options.here, "key file by name, made if it is not there; repeat it");
  option(verb, "--introduction", options.introductions,
         "what `yoriai key introduce` printed, for a key elsewhere; repeat it");
  flag(verb, "--unsealed", options.sealing.unsealed, "do not protect a new key with a passphrase");
}

Desk::NewSigners GatheredKeys::signers() const {
  Desk::NewSigners signers;
  for (const auto& key : here) signers.here.push_back(&key);
  signers.elsewhere = elsewhere;
  return signers;
}

Attempted<GatheredKeys> gather_new_keys(const Context& context, Desk& desk,
                                        const NewKeyOptions& options) {
  GatheredKeys gathered;
  const auto& ledger_id = desk.state().ledger();
  for (const auto& name : options.here) {
    YORIAI_TRY(auto key, load_or_make(context, name, options.sealing, desk));
    gathered.introduced.push_back(ledger::introduce(ledger_id, core::KeyRole::member, key));
    gathered.here.push_back(std::move(key));
  }
  for (const auto& text : options.introductions) {
    YORIAI_TRY(const auto key, read_introduction(text));
    gathered.introduced.push_back(key);
    gathered.elsewhere.push_back(key.key);
  }
  return gathered;
}

}  // namespace yoriai::cli
