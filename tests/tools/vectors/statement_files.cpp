#include "core/sha256.h"
#include "core/statement.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/peer_words.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

using namespace core;

json::object tree_json(const Tree& tree) {
  return {{"epoch", tree.epoch.value}, {"size", tree.size}, {"root", hex(tree.root)}};
}

json::object rank_json(const Tree& tree) {
  return {{"epoch", tree.epoch.value}, {"size", tree.size}};
}

json::object signed_case(const std::string& name, const std::string& what,
                         const std::string& signer, const LedgerId& ledger, json::object fields,
                         const ByteVector& message) {
  json::object out{{"name", name}, {"what", what}, {"ledger", hex(ledger)}};
  out["peer"] = hex(key(signer).public_key());
  for (const auto& [field, value] : fields) out[field] = value;
  out["message"] = hex(message);
  out["signature"] = hex(key(signer).sign(message));
  return out;
}

// specs/peers.md section 2.
ByteVector refusal_message(const LedgerId& ledger, const PublicKey& peer, const EventId& event,
                           const Digest& signatures, const Refused& refused, const Tree& at) {
  ByteVector out;
  append(out, bytes_of("yoriai/refusal/v1\n"));
  append(out, ledger.view());
  append(out, peer.view());
  append(out, event.view());
  append(out, signatures.view());
  const auto code = static_cast<std::uint16_t>(refused.code);
  out.push_back(static_cast<std::byte>(code >> 8U));
  out.push_back(static_cast<std::byte>(code));
  append_big_endian(out, refused.detail);
  append_big_endian(out, at.size);
  append(out, at.root.view());
  return out;
}

ByteVector numbers_message(const LedgerId& ledger, const PublicKey& peer,
                           const net::Numbers& numbers) {
  ByteVector out;
  append(out, bytes_of("yoriai/numbers/v1\n"));
  append(out, ledger.view());
  append(out, peer.view());
  append(out, numbers.about.view());
  append(out, numbers.nonce.view());
  append_big_endian(out, numbers.receipts);
  append_big_endian(out, numbers.acked.epoch.value);
  append_big_endian(out, numbers.acked.size);
  append_big_endian(out, numbers.held.epoch.value);
  append_big_endian(out, numbers.held.size);
  append_big_endian(out, numbers.promised.value);
  append_big_endian(out, numbers.cosigned);
  return out;
}

}  // namespace

VectorFile statements_file(const Book& book) {
  VectorFile file{"statements", "What peers sign: fields, the message, and its signature", {}};
  const auto& ledger = book.state().ledger();
  const Tree tree{Epoch{1}, book.tree().size(), book.tree().root()};
  const Tree large{Epoch{1ULL << 40U}, (1ULL << 50U) + 3, derived("a root")};
  const auto at = [](const char* name) { return key(name).public_key(); };
  for (const auto& [name, of] : {std::pair{"ACK", tree}, std::pair{"ACK, large numbers", large}}) {
    const Ack ack{at("node 2"), of, Instant{1'762'678'800'123}, {}};
    file.cases.push_back(signed_case(name, "ack", "node 2", ledger,
                                     {{"tree", tree_json(of)}, {"time", ack.time.ms}},
                                     ack_message(ack, ledger)));
  }
  const Held held{at("node 3"), tree, {}};
  file.cases.push_back(signed_case("HELD", "held", "node 3", ledger, {{"tree", tree_json(tree)}},
                                   held_message(held, ledger)));
  const Promise promise{at("node"), Epoch{7}, at("node 2"), at("log 2"), tree, {}};
  file.cases.push_back(signed_case("promise", "promise", "node", ledger,
                                   {{"epoch", 7},
                                    {"candidate", hex(promise.candidate)},
                                    {"log", hex(promise.log)},
                                    {"best", tree_json(tree)}},
                                   promise_message(promise, ledger)));
  const EventId event{derived("an event").data};
  const Receipt receipt{at("node 2"), 9, derived("a receipt"), Instant{1'762'678'799'000}, {}};
  file.cases.push_back(signed_case("receipt", "receipt", "node 2", ledger,
                                   {{"event", hex(event)},
                                    {"number", receipt.number},
                                    {"previous", hex(receipt.previous)},
                                    {"receivedAt", receipt.received_at.ms}},
                                   receipt_message(receipt, ledger, event)));
  const Digest signatures = derived("signatures");
  const Refused refused{Refusal::receipts_too_few, 2};
  file.cases.push_back(
      signed_case("refusal", "refusal", "node 3", ledger,
                  {{"event", hex(event)},
                   {"signatures", hex(signatures)},
                   {"code", static_cast<std::uint64_t>(refused.code)},
                   {"detail", refused.detail},
                   {"size", tree.size},
                   {"root", hex(tree.root)}},
                  refusal_message(ledger, at("node 3"), event, signatures, refused, tree)));
  const auto numbers = PeerWords(book).numbers();
  file.cases.push_back(signed_case("numbers", "numbers", "node 2", ledger,
                                   {{"about", hex(numbers.about)},
                                    {"nonce", hex(numbers.nonce)},
                                    {"receipts", numbers.receipts},
                                    {"acked", rank_json(numbers.acked)},
                                    {"held", rank_json(numbers.held)},
                                    {"promised", numbers.promised.value},
                                    {"cosigned", numbers.cosigned}},
                                   numbers_message(ledger, at("node 2"), numbers)));
  return file;
}

}  // namespace yoriai::vectors
