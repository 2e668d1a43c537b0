#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/event_codec.h"
#include "specs/charter.capnp.h"
#include "specs/event.capnp.h"
#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

template <class T>
capnp::StructSchema schema_for() {
  return capnp::Schema::from<T>();
}

capnp::StructSchema body_schema(core::Kind kind) {
  using namespace schema;
  const capnp::StructSchema in_order[] = {
      schema_for<Founded>(),           schema_for<MemberAdmitted>(),
      schema_for<MemberChanged>(),     schema_for<KeyAdded>(),
      schema_for<KeysReplaced>(),      schema_for<RoleChanged>(),
      schema_for<ProposalDrafted>(),   schema_for<ProposalSeconded>(),
      schema_for<ProposalAnnounced>(), schema_for<ProposalWithdrawn>(),
      schema_for<VotingOpened>(),      schema_for<BallotCast>(),
      schema_for<DelegationSet>(),     schema_for<VotingClosed>(),
      schema_for<ReceiptsAdded>(),     schema_for<EpochBegun>(),
      schema_for<PeersChanged>(),      schema_for<PeersActivated>(),
      schema_for<PaperEntered>(),      schema_for<CountEntered>(),
      schema_for<PresenceNoted>(),     schema_for<SealOpened>(),
      schema_for<CastingVote>(),       schema_for<CardsRecorded>(),
      schema_for<CharterInForce>(),    schema_for<MinutesPublished>(),
      schema_for<Attested>()};
  return in_order[core::alternative_of(kind).value()];
}

core::ByteView body_of(const ledger::EventBytes& event) {
  return core::ByteView(event.salted_body).subspan(core::BodySalt::kSize);
}

json::object receipt_json(const core::Receipt& receipt, const core::LedgerId& ledger,
                          const core::EventId& event) {
  const auto message = core::receipt_message(receipt, ledger, event);
  return {{"peer", hex(receipt.peer)},
          {"number", receipt.number},
          {"previous", hex(receipt.previous)},
          {"receivedAt", receipt.received_at.ms},
          {"signature", hex(receipt.signature)},
          {"hash", hex(core::sha256({core::ByteView(message), receipt.signature.view()}))}};
}

json::object event_json(const std::string& name, const std::vector<std::string>& signers,
                        const core::LedgerId& ledger, core::Kind kind,
                        const ledger::EventBytes& event) {
  return {{"name", name},
          {"signers", json::value_from(signers)},
          {"ledger", hex(ledger)},
          {"kind", static_cast<std::uint64_t>(kind)},
          {"body", fields_of(body_schema(kind), body_of(event))},
          {"saltedBody", hex(event.salted_body)},
          {"header", hex(event.header)},
          {"id", hex(ledger::event_id(event.header))},
          {"signatures", hex(event.signatures)}};
}

// Bodies at the ends of what the encoding can hold; no book has them.
json::object edge(const std::string& name, const core::LedgerId& ledger, const core::Body& body) {
  const auto event = ledger::make_event(ledger, body, derived_as<core::BodySalt>("salt: " + name),
                                        std::vector{&key("phone 1")});
  return event_json(name, {"phone 1"}, ledger, core::kind_of(body), event);
}

core::ProposalDrafted widest_draft() {
  core::ProposalDrafted body;
  body.number = core::ProposalNumber{UINT32_MAX};
  body.kind = core::KindIndex{UINT16_MAX};
  body.method = core::Method::quadratic;
  body.title = "\U0001F5F3 é 山";
  body.options = {"1234567", "12345678", "", "x"};
  body.wording = {derived("wording"), 1ULL << 53U};
  body.purse = core::Amount{1ULL << 53U};
  body.role_change = core::RoleChange{};
  return body;
}

void add_edges(json::array& cases, const core::LedgerId& ledger) {
  cases.push_back(edge("all zero", ledger, core::MemberChanged{}));
  cases.push_back(edge("second data word cut", ledger,
                       core::MemberChanged{core::MemberNumber{7}, core::MemberField::status, 0}));
  cases.push_back(edge("a struct of nothing in a list", ledger,
                       core::VotingOpened{{}, {{core::HouseIndex{0}, 0}}, derived("roll")}));
  cases.push_back(
      edge("texts of 7, 8, 0 and 1 bytes, an empty role change", ledger, widest_draft()));
  const core::Ballot votes{core::BallotForm::choice, {}, {-32'768, 32'768, -1}};
  cases.push_back(edge("negative votes", ledger, core::BallotCast{{}, {}, {}, votes}));
}

json::object charter_json(const char* name, const core::FrozenCharter& charter) {
  const auto bytes = ledger::encode_charter(charter.rules);
  return {{"name", name},
          {"charter", fields_of(schema_for<schema::Charter>(), bytes)},
          {"bytes", hex(bytes)},
          {"hash", hex(charter.hash)}};
}

json::object event_of(const Book& book, const BookLine& line) {
  const auto ledger = line.kind == core::Kind::founded ? core::LedgerId{} : book.state().ledger();
  return event_json(line.name, line.signers, ledger, line.kind, line.event);
}

json::object entry_of(const Book& book, const BookLine& line) {
  const auto id = ledger::event_id(line.entry.header);
  json::array receipts;
  for (const auto& receipt : line.entry.receipts) {
    receipts.push_back(receipt_json(receipt, book.state().ledger(), id));
  }
  return {{"name", line.name},
          {"acceptedAt", line.entry.accepted_at.ms},
          {"receipts", std::move(receipts)},
          {"entry", hex(line.entry_bytes)},
          {"leafHash", hex(ledger::leaf_hash(line.entry_bytes))}};
}

json::object state_after(const BookLine& line) {
  json::object one{{"name", line.name}};
  if (!line.document.empty()) one["document"] = hex(line.document);
  one["root"] = hex(line.root);
  one["stateDigest"] = hex(line.state_digest);
  return one;
}

}  // namespace

VectorFile keys_file(const Book& book) {
  struct Named {
    core::KeyRole role;
    std::vector<std::string> names;
  };
  const Named all[] = {
      {core::KeyRole::node, {"node"}},
      {core::KeyRole::witness, {"witness"}},
      {core::KeyRole::log, {"log"}},
      {core::KeyRole::member,
       {"phone 1", "phone 2", "phone 3", "tablet 3", "phone 5", "tablet 5", "phone 6", "tablet 6",
        "phone 8", "phone 9", "phone 10", "new phone 1", "new phone 6", "new phone 8"}},
      {core::KeyRole::node, {"node 2", "node 3", "node 4"}},
      {core::KeyRole::witness, {"witness 2", "witness 3", "witness 4"}},
      {core::KeyRole::log, {"log 2", "log 3", "log 4"}}};
  VectorFile file{
      "keys",
      "seed = SHA-256(\"yoriai/vectors/v1\\n\" ‖ name); the public key; proof of possession",
      {}};
  for (const auto& [role, key_names] : all) {
    for (const auto& name : key_names) {
      const auto& ledger = book.state().ledger();
      file.cases.push_back(
          {{"name", name},
           {"seed", hex(derived(name))},
           {"public", hex(key(name).public_key())},
           {"role", static_cast<std::uint64_t>(role)},
           {"ledger", hex(ledger)},
           {"message", hex(core::possession_message(ledger, role, key(name).public_key()))},
           {"possession", hex(new_key(ledger, role, name).possession)}});
    }
  }
  return file;
}

VectorFile charters_file() {
  return {
      "charters",
      "Charters, their strict bytes and hash",
      {charter_json("village", *village_charter()),
       charter_json("two houses", *two_houses_charter()), charter_json("capped", *capped_charter()),
       charter_json("amended village", *amended_village_charter()),
       charter_json("card village", *card_village_charter()),
       charter_json("careful village", *careful_village_charter())}};
}

VectorFile house_charters_file() {
  return {"house_charters",
          "Charters of the whole books, their strict bytes and hash",
          {charter_json("household village", *household_village_charter()),
           charter_json("card rankings", *card_rankings_charter())}};
}

VectorFile events_file(const Book& book, const Carried& carried) {
  VectorFile file{
      "events",
      "Fields, bytes, id and signatures of events: those of a small book in its order, then a "
      "ballot that one of them carries, then edges",
      {}};
  for (const auto& line : book.lines()) file.cases.push_back(event_of(book, line));
  file.cases.push_back(event_json(carried.name, carried.signers, book.state().ledger(),
                                  carried.kind, carried.event));
  add_edges(file.cases, book.state().ledger());
  return file;
}

VectorFile entries_file(const Book& book) {
  VectorFile file{
      "entries",
      "The entry around each event of events.json, the edges apart: leaf data of the tree",
      {}};
  for (const auto& line : book.lines()) file.cases.push_back(entry_of(book, line));
  return file;
}

VectorFile states_file(const Book& book) {
  VectorFile file{
      "states",
      "Root and state digest after each entry of entries.json, and the results that closings name",
      {}};
  for (const auto& line : book.lines()) file.cases.push_back(state_after(line));
  return file;
}

VectorFile whole_book_file(const std::string& name, const std::string& about, const Book& book) {
  VectorFile file{name, about, {}};
  for (const auto& line : book.lines()) {
    auto one = event_of(book, line);
    for (const auto& part : {entry_of(book, line), state_after(line)}) {
      one.insert(part.begin(), part.end());
    }
    file.cases.push_back(std::move(one));
  }
  return file;
}

}  // namespace yoriai::vectors
