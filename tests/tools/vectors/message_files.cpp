#include <specs/wire.capnp.h>

#include "ledger/event_codec.h"
#include "net/wire_codec.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/peer_words.h"

namespace yoriai::vectors {
namespace {

core::ByteVector text(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

net::Entries last_entries(const PeerWords& words) {
  const auto& lines = words.book().lines();
  net::Entries entries;
  entries.epoch = words.tree().epoch;
  entries.first = core::EntryIndex{lines.size() - 2};
  for (auto at = lines.size() - 2; at < lines.size(); ++at) {
    entries.lines.push_back({lines[at].entry_bytes, lines[at].event.salted_body});
  }
  entries.base = words.tree();
  entries.base.size = entries.first.value;
  entries.base.root = lines[entries.base.size - 1].root;
  entries.blobs = {text("wording"), text("")};
  return entries;
}

net::EventStatus status(const PeerWords& words, const core::EventId& event) {
  return {event,
          net::EventState::final,
          core::EntryIndex{words.tree().size - 1},
          {words.receipt("node 2", event)},
          words.book().tree().inclusion_proof(words.tree().size - 1, words.tree().size, {}),
          words.certificate(),
          words.note(),
          words.refusal(event),
          words.book().lines().back().entry_bytes,
          text("a body")};
}

// In the order of their numbers; together they say everything that a message can.
std::vector<net::Message> one_of_each(const PeerWords& words) {
  const auto& last = words.book().lines().back();
  const auto event = ledger::event_id(last.event.header);
  const auto node = key("node 2").public_key();
  const auto log = key("log 2").public_key();
  const core::BlobName blob{derived("a blob"), 3'000'000};
  return {
      net::Hello{1, words.ledger(), net::ConnectionRole::peer, node,
                 derived_as<net::InstanceId>("an instance")},
      net::Goodbye{net::Farewell::message_malformed},
      net::Submit{last.event, {text("wording")}, {words.receipt("node 2", event)}},
      net::Received{event, words.receipt("node 3", event)},
      net::Included{event, core::EntryIndex{80}},
      words.refusal(event),
      net::Overloaded{event, core::Duration{5'000}},
      last_entries(words),
      net::Acked{{words.ack("node", words.tree()), words.ack("node 2", words.tree())}},
      net::Certified{words.certificate()},
      net::HeldSaid{{words.held("node 3", words.tree())}},
      net::Cosigned{words.note()},
      net::GetEntries{core::EntryIndex{70}, core::EntryIndex{80}},
      net::GetBlob{blob, 1'048'576},
      net::BlobPart{blob, 1'048'576, text("a part")},
      net::GetHead{},
      net::AskPromise{
          core::Epoch{7}, node, log, {words.promise("node 2", "2"), words.promise("node 3", "2")}},
      net::Promised{words.promise("node 3", "2"), words.certificate()},
      net::NotPromised{core::Epoch{7}, core::Epoch{7}, words.promise("node 4", "3")},
      net::AskNumbers{derived_as<net::Nonce>("a nonce")},
      words.numbers(),
      net::AskStatus{event},
      status(words, event)};
}

struct WireStruct {
  const char* name;
  capnp::StructSchema schema;
};

// By the number of the message.
const std::vector<WireStruct>& wire_structs() {
#define YORIAI_WIRE(name) \
  { #name, capnp::Schema::from < schema::name>() }
  static const std::vector<WireStruct> all = {
      YORIAI_WIRE(Hello),       YORIAI_WIRE(Goodbye),    YORIAI_WIRE(Submit),
      YORIAI_WIRE(Received),    YORIAI_WIRE(Included),   YORIAI_WIRE(Refused),
      YORIAI_WIRE(Overloaded),  YORIAI_WIRE(Entries),    YORIAI_WIRE(Acked),
      YORIAI_WIRE(Certified),   YORIAI_WIRE(HeldSaid),   YORIAI_WIRE(Cosigned),
      YORIAI_WIRE(GetEntries),  YORIAI_WIRE(GetBlob),    YORIAI_WIRE(BlobPart),
      YORIAI_WIRE(GetHead),     YORIAI_WIRE(AskPromise), YORIAI_WIRE(Promised),
      YORIAI_WIRE(NotPromised), YORIAI_WIRE(AskNumbers), YORIAI_WIRE(Numbers),
      YORIAI_WIRE(AskStatus),   YORIAI_WIRE(Status)};
#undef YORIAI_WIRE
  return all;
}

json::object message_case(const std::string& name, const net::Message& message) {
  const auto bytes = net::encode_message(message);
  const auto& of = wire_structs().at(message.index());
  return {{"name", name},
          {"message", of.name},
          {"kind", net::wire_number(message)},
          {"fields", fields_of(of.schema, bytes)},
          {"bytes", hex(bytes)}};
}

core::Ack at_size(const PeerWords& words, std::uint64_t size, const char* root) {
  return words.ack("node 4", {core::Epoch{3}, size, derived(root)});
}

net::TwoLeaves two_leaves(const PeerWords& words) {
  const auto& book = words.book();
  const auto size = words.tree().size;
  ledger::MerkleTree other;
  for (std::uint64_t at = 0; at + 1 < size; ++at) {
    other.append(ledger::leaf_hash(book.lines()[at].entry_bytes));
  }
  const auto leaf = derived("another leaf");
  other.append(leaf);
  const auto own = ledger::leaf_hash(book.lines().back().entry_bytes);
  const core::Tree told{words.tree().epoch, size, other.root()};
  return {{words.ack("node 4", words.tree()), words.ack("node 4", told)},
          {net::ProvenLeaf{size - 1, own, book.tree().inclusion_proof(size - 1, size, {})},
           net::ProvenLeaf{size - 1, leaf, other.inclusion_proof(size - 1, size, {})}}};
}

}  // namespace

VectorFile messages_file(const Book& book) {
  VectorFile file{"messages", "What peers and clients send: a message's fields and bytes", {}};
  const PeerWords words(book);
  for (const auto& message : one_of_each(words)) {
    file.cases.push_back(message_case(wire_structs().at(message.index()).name, message));
  }
  file.cases.push_back(
      message_case("Hello of a client", net::Hello{1,
                                                   words.ledger(),
                                                   net::ConnectionRole::client,
                                                   {},
                                                   derived_as<net::InstanceId>("a client")}));
  file.cases.push_back(
      message_case("NotPromised, none given", net::NotPromised{core::Epoch{1}, {}, {}}));
  file.cases.push_back(
      message_case("Submit, bare", net::Submit{book.lines().front().event, {}, {}}));
  return file;
}

VectorFile evidence_file(const Book& book) {
  VectorFile file{"evidence", "Files that convict a peer, one of each kind", {}};
  const PeerWords words(book);
  const core::EventId one{derived("an event").data};
  const core::EventId other{derived("another event").data};
  const std::pair<const char*, net::Contradiction> all[] = {
      {"two trees, ACK",
       net::TwoAcks{{at_size(words, 90, "a root"), at_size(words, 90, "another root")}}},
      {"two trees, HELD",
       net::TwoHeld{{words.held("node 4", {core::Epoch{3}, 90, derived("a root")}),
                     words.held("node 4", {core::Epoch{3}, 90, derived("another root")})}}},
      {"two promises",
       net::TwoPromises{{words.promise("node 4", "2"), words.promise("node 4", "3")}}},
      {"two receipts",
       net::TwoReceipts{{net::EventReceipt{one, words.receipt("node 4", one)},
                         net::EventReceipt{other, words.receipt("node 4", other)}}}},
      {"two leaves", two_leaves(words)}};
  for (const auto& [name, shown] : all) {
    const net::Evidence evidence{words.ledger(), shown};
    YORIAI_ASSERT(net::convicts(evidence));
    const auto bytes = net::encode_evidence(evidence);
    file.cases.push_back({{"name", name},
                          {"accused", hex(net::accused(evidence))},
                          {"fields", fields_of(capnp::Schema::from<schema::Evidence>(), bytes)},
                          {"bytes", hex(bytes)}});
  }
  return file;
}

}  // namespace yoriai::vectors
