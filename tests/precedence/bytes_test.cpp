// The bytes of an event, its signatures and its new keys: specs/events.md sections 3.A to 3.C.
#include "core/limits.h"
#include "core/sha256.h"
#include "core/strict_capnp.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "specs/event.capnp.h"
#include "tests/precedence/order.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::Refusal;
namespace strict = core::strict;

constexpr std::size_t kWord = 8;

// A draft, or a further key, as bytes that can be wrong in every respect at once.
struct Letter {
  std::shared_ptr<Village> village = std::make_shared<Village>();
  core::LedgerId ledger = village->state().ledger();
  ByteVector author{Village::node_key().public_key().view().begin(),
                    Village::node_key().public_key().view().end()};
  ByteVector cosigners;
  core::Kind kind = core::Kind::proposal_drafted;
  std::size_t header_padding = 0;

  std::size_t options = 0;  // of the draft
  std::string title = "A question";
  std::size_t wording_hash_bytes = 32;
  std::optional<core::NewKey> key;  // then it brings in a key instead
  std::size_t body_padding = 0;
  bool hash_differs = false;

  bool signature_missing = false;
  bool signature_bad = false;
  bool unfounded = false;
};

ByteVector draft_bytes(const Letter& letter) {
  const ByteVector hash(letter.wording_hash_bytes, std::byte{7});
  return strict::encode<schema::ProposalDrafted>([&](auto out) {
    out.setNumber(1);
    out.setTitle(letter.title.c_str());
    if (letter.options > 0) {
      auto options = out.initOptions(static_cast<unsigned>(letter.options));
      for (unsigned i = 0; i < options.size(); ++i) options.set(i, "option");
    }
    auto wording = out.initWording();
    wording.setHash(strict::data(hash));
    wording.setSize(7);
  });
}

ByteVector body_bytes(const Letter& letter) {
  ByteVector out(core::BodySalt::kSize, std::byte{1});
  core::append(out,
               letter.key ? ledger::encode_body(core::KeyAdded{*letter.key}) : draft_bytes(letter));
  out.resize(out.size() + letter.body_padding);
  return out;
}

ledger::EventBytes bytes_of(const Letter& letter) {
  ledger::EventBytes out;
  out.salted_body = body_bytes(letter);
  core::Digest hash = core::sha256(out.salted_body);
  if (letter.hash_differs) hash.data[0] ^= std::byte{1};
  out.header = strict::encode<schema::Header>([&](auto header) {
    header.setLedger(strict::data(letter.ledger.view()));
    header.setAuthor(strict::data(letter.author));
    if (!letter.cosigners.empty()) header.setCosigners(strict::data(letter.cosigners));
    header.setKind(static_cast<std::uint16_t>(letter.kind));
    header.setBodyHash(strict::data(hash.view()));
  });
  out.header.resize(out.header.size() + letter.header_padding);
  core::Signature signature = ledger::sign_event(out.header, Village::node_key());
  if (letter.signature_bad) signature.data[0] ^= std::byte{1};
  out.signatures.assign(signature.data.begin(), signature.data.end());
  if (letter.signature_missing) out.signatures.resize(core::Signature::kSize - 1);
  return out;
}

core::Status judge(Letter& letter) {
  YORIAI_TRY(const auto event, verify(bytes_of(letter)));
  const core::State nothing;
  const core::State& state = letter.unfounded ? nothing : letter.village->state();
  const auto refused = core::check(state, event, {state.size(), letter.village->now(), {}, {}});
  // Nothing in these letters is for the kinds' own rules: the node is no member.
  if (!refused || refused->code == Refusal::author_unknown) return {};
  return core::Unexpected{*refused};
}

void add_cosigners(Letter& letter, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    ByteVector key(core::PublicKey::kSize, static_cast<std::byte>(i + 1));
    core::append(letter.cosigners, key);
  }
}

// The same key as author and co-signer; a whole key even where the author's is cut short.
void repeat_author(Letter& letter) {
  core::append(letter.cosigners, Village::node_key().public_key().view());
}

std::vector<Fault<Letter>> signature_faults() {
  return {{Refusal::signature_count_wrong, [](Letter& l) { l.signature_missing = true; }},
          {Refusal::signature_invalid, [](Letter& l) { l.signature_bad = true; }}};
}

Order<Letter> bytes_order() {
  std::vector<Fault<Letter>> faults = {
      {Refusal::header_too_large, [](Letter& l) { l.header_padding += core::kMaxHeaderBytes; }},
      {Refusal::header_malformed, [](Letter& l) { l.author.pop_back(); }},
      {Refusal::too_many_cosigners, [](Letter& l) { add_cosigners(l, 41); }},
      {Refusal::cosigner_repeated, repeat_author},
      {Refusal::header_not_strict, [](Letter& l) { l.header_padding += kWord; }},
      {Refusal::unknown_kind, [](Letter& l) { l.kind = static_cast<core::Kind>(28); }},
      {Refusal::body_too_large, [](Letter& l) { l.body_padding += core::kMaxBodyBytes; }},
      {Refusal::body_hash_differs, [](Letter& l) { l.hash_differs = true; }},
      {Refusal::body_malformed, [](Letter& l) { l.wording_hash_bytes = 31; }},
      {Refusal::list_too_long, [](Letter& l) { l.options = core::kMaxOptions + 1; }},
      {Refusal::text_not_plain, [](Letter& l) { l.title = "two\nlines"; }},
      {Refusal::body_not_strict, [](Letter& l) { l.body_padding += kWord; }},
  };
  const auto signatures = signature_faults();
  faults.insert(faults.end(), signatures.begin(), signatures.end());
  faults.push_back({Refusal::not_founded, [](Letter& l) { l.unfounded = true; }});
  return {"bytes and signatures", [] { return Letter{}; }, judge, std::move(faults), {}};
}

TEST(Precedence, BytesAndSignatures) { check(bytes_order()); }

Letter key_letter() {
  Letter letter;
  letter.kind = core::Kind::key_added;
  letter.key = ledger::introduce(letter.ledger, core::KeyRole::member, key_named("device"));
  return letter;
}

Order<Letter> keys_order() {
  auto faults = signature_faults();
  faults.push_back({Refusal::key_inadmissible, [](Letter& l) { l.key->key = {}; }});
  faults.push_back(
      {Refusal::possession_invalid, [](Letter& l) { l.key->possession.data[0] ^= std::byte{1}; }});
  faults.push_back({Refusal::not_founded, [](Letter& l) { l.unfounded = true; }});
  return {"new keys", key_letter, judge, std::move(faults), {}};
}

TEST(Precedence, NewKeys) { check(keys_order()); }

struct Parcel {
  ledger::Entry entry;
  std::size_t padding = 0;
};

core::Status judge_parcel(Parcel& parcel) {
  ByteVector bytes = ledger::encode_entry(parcel.entry);
  bytes.resize(bytes.size() + parcel.padding);
  YORIAI_TRY(const auto entry, ledger::decode_entry(bytes));
  YORIAI_CHECK(ledger::decode_header(entry.header));
  return {};
}

Order<Parcel> entry_order() {
  std::vector<Fault<Parcel>> faults = {
      {Refusal::entry_too_large, [](Parcel& p) { p.padding += core::kMaxEntryBytes; }},
      {Refusal::entry_malformed,
       [](Parcel& p) { p.entry.accepted_at.ms = core::kLatestInstantMs + 1; }},
      {Refusal::entry_not_strict, [](Parcel& p) { p.padding += kWord; }},
      {Refusal::header_too_large,
       [](Parcel& p) { p.entry.header.resize(core::kMaxHeaderBytes + kWord); }},
  };
  const auto good = [] {
    const ledger::EventBytes event = bytes_of(Letter{});
    return Parcel{{kVillageStart, event.header, event.signatures, {}}, 0};
  };
  return {"entry", good, judge_parcel, std::move(faults), {}};
}

TEST(Precedence, Entry) { check(entry_order()); }

}  // namespace
}  // namespace yoriai::tests
