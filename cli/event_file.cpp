#include "cli/event_file.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "cli/write_file.h"
#include "core/sha256.h"
#include "ledger/base64.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

constexpr std::string_view kFormat = "yoriai/event-file/1";
// An event with the largest body and wording, in base64, and some room.
constexpr std::uintmax_t kMaxFileBytes = 100ULL * 1024 * 1024;

core::Unexpected<FileFault> bad(const fs::path& path, Words what) {
  return core::Unexpected{FileFault{path.string(), 0, 0, std::move(what)}};
}

std::optional<core::ByteVector> bytes_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return ledger::from_base64(std::string_view(value->as_string()));
}

std::optional<WaitingEvent> from_json(const json::object& object) {
  const auto* format = object.if_contains("format");
  const auto* signatures = object.if_contains("signatures");
  const auto* blobs = object.if_contains("blobs");
  auto header = bytes_in(object, "header");
  auto body = bytes_in(object, "body");
  const bool whole = format != nullptr && format->is_string() &&
                     std::string_view(format->as_string()) == kFormat && signatures != nullptr &&
                     signatures->is_array() && blobs != nullptr && blobs->is_array() && header &&
                     body;
  if (!whole) return std::nullopt;
  WaitingEvent waiting;
  waiting.event.header = std::move(*header);
  waiting.event.salted_body = std::move(*body);
  for (const auto& item : signatures->as_array()) {
    const auto bytes = item.is_string() ? ledger::from_base64(std::string_view(item.as_string()))
                                        : std::optional<core::ByteVector>{};
    waiting.signatures.push_back(bytes ? core::Signature::from(*bytes) : std::nullopt);
  }
  for (const auto& item : blobs->as_array()) {
    if (!item.is_string()) return std::nullopt;
    auto bytes = ledger::from_base64(std::string_view(item.as_string()));
    if (!bytes) return std::nullopt;
    const core::BlobName name{core::sha256(*bytes), bytes->size()};
    waiting.blobs.push_back({name, std::move(*bytes)});
  }
  return waiting;
}

json::object to_json(const WaitingEvent& waiting) {
  json::array signatures;
  for (const auto& signature : waiting.signatures) {
    signatures.push_back(signature ? json::value(ledger::to_base64(signature->view()))
                                   : json::value(nullptr));
  }
  json::array blobs;
  for (const auto& blob : waiting.blobs)
    blobs.push_back(json::value(ledger::to_base64(blob.bytes)));
  return {{"format", kFormat},
          {"header", ledger::to_base64(waiting.event.header)},
          {"body", ledger::to_base64(waiting.event.salted_body)},
          {"signatures", std::move(signatures)},
          {"blobs", std::move(blobs)}};
}

}  // namespace

FileResult<WaitingEvent> read_event_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::error_code error;
  if (!in || fs::file_size(path, error) > kMaxFileBytes || error) {
    return bad(path,
               {"読めません。パスを確かめてください。", "It cannot be read; check the path."});
  }
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto value = json::parse(text, error);
  auto waiting = !error && value.is_object() ? from_json(value.as_object()) : std::nullopt;
  if (!waiting) {
    return bad(path, {"署名待ちのファイルではありません（--out で作ります）。",
                      "This is not an event waiting for signatures (--out writes one)."});
  }
  return *std::move(waiting);
}

FileResult<fs::path> write_event_file(const fs::path& path, const WaitingEvent& waiting,
                                      bool replace) {
  return write_file(path, json::serialize(to_json(waiting)) + "\n", replace);
}

core::Result<std::vector<core::PublicKey>> signers_of(const WaitingEvent& waiting) {
  YORIAI_TRY(auto header, ledger::decode_header(waiting.event.header));
  std::vector<core::PublicKey> signers{header.author};
  signers.insert(signers.end(), header.cosigners.begin(), header.cosigners.end());
  return signers;
}

std::size_t add_signatures(WaitingEvent& waiting, const std::vector<core::PublicKey>& signers,
                           const ledger::SecretKey& key) {
  waiting.signatures.resize(signers.size());
  std::size_t added = 0;
  for (std::size_t i = 0; i < signers.size(); ++i) {
    if (signers[i] != key.public_key() || waiting.signatures[i]) continue;
    waiting.signatures[i] = ledger::sign_event(waiting.event.header, key);
    ++added;
  }
  return added;
}

std::optional<ledger::Submission> complete(const WaitingEvent& waiting) {
  ledger::Submission submission{waiting.event, waiting.blobs, {}};
  submission.event.signatures.clear();
  for (const auto& signature : waiting.signatures) {
    if (!signature) return std::nullopt;
    core::append(submission.event.signatures, signature->view());
  }
  return submission;
}

}  // namespace yoriai::cli
