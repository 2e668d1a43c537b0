#include "cli/peer_card.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/read_file.h"
#include "core/limits.h"
#include "core/plain_text.h"
#include "core/signature_checker.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

constexpr std::string_view kFormat = "yoriai/peer-card/1";
// Its texts and numbers are a thousandth of it: a file from outside must not fill the memory.
constexpr std::size_t kMaxCardBytes = std::size_t{64} * 1024;

struct Row {
  const char* name;
  core::KeyRole role;
  core::NewKey core::FoundingPeer::*key;
};
constexpr Row kRows[] = {{"node", core::KeyRole::node, &core::FoundingPeer::node},
                         {"witness", core::KeyRole::witness, &core::FoundingPeer::witness},
                         {"log", core::KeyRole::log, &core::FoundingPeer::log}};

core::Unexpected<FileFault> bad(const fs::path& path, Text what) {
  return core::Unexpected{FileFault{path.string(), 0, 0, what}};
}

core::Unexpected<FileFault> no_card(const fs::path& path) {
  return bad(path, {"受付の名刺ではありません（yoriai peer card で作ります）。",
                    "this is not the card of a peer (yoriai peer card makes one)"});
}

// None for another kind of value.
std::optional<std::string> text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->as_string());
}

bool is_null_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_null();
}

template <class Id>
std::optional<Id> id_in(const json::object& object, std::string_view name) {
  const auto text = text_in(object, name);
  return text ? core::id_from_hex<Id>(*text) : std::nullopt;
}

std::optional<core::NewKey> key_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_object() || value->as_object().size() != 2) {
    return std::nullopt;
  }
  const auto key = id_in<core::PublicKey>(value->as_object(), "key");
  const auto proof = id_in<core::Signature>(value->as_object(), "possession");
  if (!key || !proof) return std::nullopt;
  return core::NewKey{*key, *proof};
}

bool is_proven(const core::LedgerId& ledger, core::KeyRole role, const core::NewKey& key) {
  return core::key_is_admissible(key.key) &&
         core::signature_is_valid(key.key, core::possession_message(ledger, role, key.key),
                                  key.possession);
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= core::kMaxShortTextBytes && core::is_plain_text(text);
}

// What is written in it, before its keys are looked at.
std::optional<PeerCard> card_in(const json::object& object) {
  constexpr std::size_t kMembers = 7;
  const auto format = text_in(object, "format");
  const auto name = text_in(object, "operator");
  if (object.size() != kMembers || format != kFormat || !name || !is_name(*name)) {
    return std::nullopt;
  }
  PeerCard card;
  card.peer.operator_name = *name;
  if (!is_null_in(object, "ledger")) {
    const auto ledger = id_in<core::LedgerId>(object, "ledger");
    if (!ledger) return std::nullopt;
    card.ledger = *ledger;
  }
  if (!is_null_in(object, "address")) {
    card.address = net::parse_address(text_in(object, "address").value_or(""));
    if (!card.address) return std::nullopt;
  }
  for (const auto& row : kRows) {
    const auto key = key_in(object, row.name);
    if (!key) return std::nullopt;
    card.peer.*row.key = *key;
  }
  return card;
}

std::string json_text(std::string_view text) { return json::serialize(json::value(text)); }

}  // namespace

FileResult<PeerCard> read_peer_card(const fs::path& path) {
  YORIAI_TRY(const auto text, read_file(path, kMaxCardBytes));
  return parse_peer_card(text, path);
}

FileResult<PeerCard> parse_peer_card(std::string_view text, const fs::path& path) {
  std::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return no_card(path);
  auto card = card_in(value.as_object());
  if (!card) return no_card(path);
  const auto& peer = card->peer;
  for (const auto& row : kRows) {
    if (is_proven(card->ledger, row.role, peer.*row.key)) continue;
    return bad(path, {"鍵の証明が合いません。受け取り直してください。",
                      "the proof of a key is bad; ask for the card again"});
  }
  if (peer.node.key == peer.witness.key || peer.node.key == peer.log.key ||
      peer.witness.key == peer.log.key) {
    return bad(path, {"同じ鍵が二度使われています。", "one key stands there for two purposes"});
  }
  return *std::move(card);
}

std::string write_peer_card(const PeerCard& card) {
  std::string out = fmt::format("{{\n  \"format\": \"{}\",\n", kFormat);
  out += card.ledger.is_zero()
             ? std::string("  \"ledger\": null,\n")
             : fmt::format("  \"ledger\": \"{}\",\n", core::to_hex(card.ledger.view()));
  out += fmt::format("  \"operator\": {},\n", json_text(card.peer.operator_name));
  out += card.address ? fmt::format("  \"address\": {}", json_text(net::to_string(*card.address)))
                      : std::string("  \"address\": null");
  for (const auto& row : kRows) {
    const auto& key = card.peer.*row.key;
    out += fmt::format(",\n  \"{}\": {{\"key\": \"{}\",\n    \"possession\": \"{}\"}}", row.name,
                       core::to_hex(key.key.view()), core::to_hex(key.possession.view()));
  }
  return out + "\n}\n";
}

}  // namespace yoriai::cli
