#include "cli/founding.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <sstream>

#include "cli/find.h"
#include "cli/survival.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"

namespace yoriai::cli {
namespace {

core::FoundingMember founding_member(const Founder& founder) {
  return {founder.member_class,
          ledger::commitment_to(founder.salt, founder.record()),
          {},
          {ledger::introduce({}, core::KeyRole::member, founder.key)},
          founder.roles};
}

core::Founded body_of(const Founding& founding, const PeerKeys& own) {
  const auto bytes = ledger::encode_charter(founding.charter);
  core::Founded body;
  body.rehearsal = founding.rehearsal;
  body.rules_version = core::kRulesVersion;
  body.host = founding.host;
  body.charter = std::make_shared<core::FrozenCharter>(
      core::FrozenCharter{founding.charter, core::sha256(bytes)});
  body.peers.push_back(introduced(founding.operator_name, own));
  body.peers.insert(body.peers.end(), founding.others.begin(), founding.others.end());
  for (const auto& founder : founding.founders) body.members.push_back(founding_member(founder));
  return body;
}

bool is_steward(const Founder& founder) {
  return std::ranges::find(founder.roles, core::Role::steward) != founder.roles.end();
}

core::PeerSet peer_set_of(const Founding& founding) {
  core::PeerSet set{{{founding.operator_name, {}, {}, {}}},
                    founding.charter.peers_needed,
                    founding.charter.liars_survived};
  for (const auto& other : founding.others) {
    set.peers.push_back({other.operator_name, other.node.key, other.witness.key, other.log.key});
  }
  return set;
}

bool share_a_key(const core::FoundingPeer& a, const core::FoundingPeer& b) {
  for (const auto* left : {&a.node, &a.witness, &a.log}) {
    for (const auto* right : {&b.node, &b.witness, &b.log}) {
      if (left->key == right->key) return true;
    }
  }
  return false;
}

// Which k and f these peers can have, when those of the charter are not safe.
Failure told(const core::Refused& refused, const Founding& founding) {
  Failure failure(refused);
  if (refused.code != core::Refusal::quorum_unsafe) return failure;
  const auto fitting = fitting_numbers(peer_set_of(founding));
  const auto n = founding.others.size() + 1;
  if (!fitting) {
    failure.what.ja += "一人の運営者の受付が多すぎるか、名前のない運営者がいます。";
    failure.what.en += " One operator runs too many of these peers, or one has no name.";
    return failure;
  }
  failure.what.ja += fmt::format("受付が{}つなら、--needed {} --liars {} が合います。", n,
                                 fitting->needed, fitting->liars);
  failure.what.en += fmt::format(" For these {} peers, --needed {} --liars {} fits.", n,
                                 fitting->needed, fitting->liars);
  return failure;
}

void say_founded(Context& context, const core::State& state) {
  const auto id = core::to_hex(state.ledger().view());
  const auto& name = state.charter()->rules.name;
  const auto members = state.members().all().size();
  context.say({fmt::format("「{}」の帳簿を始めました。会員{}人。", name, members),
               fmt::format("Founded the book of {} with {}.", name, counted(members, "member"))});
  context.say("　帳簿の番号 {}", "  Ledger id {}", id);
  context.say("　場所 {}", "  It lies in {}", context.book_folder().string());
  if (state.rehearsal()) {
    context.say("　練習用の帳簿です。", "  It is marked as a rehearsal, for ever.");
  }
  for (const auto& words : survival_words(state.peer_set())) {
    context.say({"　" + words.ja, "  " + words.en});
  }
  context.answer({{"ledger", id},
                  {"members", state.members().all().size()},
                  {"peers", state.peers().size()},
                  {"book", context.book_folder().string()}});
  if (is_shared(state)) {
    context.next_command("yoriai export founding.jsonl");
    context.next_command("yoriai peer settings CARD CARD ... --out node.toml");
    context.next_command("yoriai node --config node.toml");
  } else {
    context.next_command("yoriai member add NAME --as REGISTRAR --as REGISTRAR");
  }
}

}  // namespace

Attempted<Founder> parse_founder(const std::string& text, const core::Charter& charter) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return fail(ExitCode::usage,
                {"--founder は「名前=役割,役割」と書きます（例 hanako=steward,registrar）。",
                 "--founder is NAME=ROLE,ROLE, as in hanako=steward,registrar."});
  }
  Founder founder;
  founder.name = text.substr(0, equals);
  auto rest = text.substr(equals + 1);
  std::string member_class;
  if (const auto colon = rest.find(':'); colon != std::string::npos) {
    member_class = rest.substr(0, colon);
    rest = rest.substr(colon + 1);
  }
  YORIAI_TRY(founder.member_class, find_class(charter, member_class));
  std::istringstream names(rest);
  for (std::string name; std::getline(names, name, ',');) {
    YORIAI_TRY(const auto role, find_role(name));
    founder.roles.push_back(role);
  }
  std::sort(founder.roles.begin(), founder.roles.end());
  if (ledger::fault_in(founder.record())) {
    return fail(ExitCode::usage,
                {"名前が空か、使えない文字があります：" + text,
                 "The name is empty or has a character that cannot be used: " + text});
  }
  return founder;
}

Attempted<std::vector<core::FoundingPeer>> read_other_peers(const std::vector<std::string>& cards,
                                                            const core::PublicKey& own_node) {
  std::vector<core::FoundingPeer> others;
  for (const auto& path : cards) {
    YORIAI_TRY(const auto card, read_peer_card(path));
    if (!card.ledger.is_zero()) {
      return fail(ExitCode::usage,
                  {path + "：別の帳簿のための名刺です。新しい帳簿のためのものを頼んでください。",
                   path + ": this card was made for a book that is there already. Ask for one "
                          "for a new book."});
    }
    if (card.peer.node.key == own_node) continue;
    const auto twice = [&](const core::FoundingPeer& other) {
      return share_a_key(other, card.peer);
    };
    if (std::ranges::any_of(others, twice)) {
      return fail(ExitCode::usage, {path + "：この鍵はもう一枚の名刺にもあります。",
                                    path + ": another card has one of these keys, too."});
    }
    others.push_back(card.peer);
  }
  return others;
}

Attempted<WaitingEvent> found_event(const Founding& founding, const PeerKeys& own) {
  std::vector<core::PublicKey> cosigners;
  cosigners.reserve(founding.others.size());
  for (const auto& other : founding.others) cosigners.push_back(other.node.key);
  for (const auto& founder : founding.founders) {
    if (is_steward(founder)) cosigners.push_back(founder.key.public_key());
  }
  WaitingEvent waiting{ledger::draft_event({}, body_of(founding, own), ledger::random_body_salt(),
                                           own.node.public_key(), cosigners),
                       {},
                       {}};
  YORIAI_TRY(const auto signers, signers_of(waiting));
  add_signatures(waiting, signers, own.node);
  for (const auto& founder : founding.founders) add_signatures(waiting, signers, founder.key);
  return waiting;
}

// With stand-ins for the other peers, who can sign at once: all rules but those of their keys.
core::Result<void, Failure> try_out(const Founding& founding, const PeerKeys& own,
                                    core::Instant now) {
  std::vector<PeerKeys> stand_ins;
  std::vector<core::FoundingPeer> others;
  for (const auto& other : founding.others) {
    stand_ins.push_back(new_peer_keys());
    others.push_back(introduced(other.operator_name, stand_ins.back()));
  }
  auto body = body_of(founding, own);
  std::ranges::copy(others, body.peers.begin() + 1);
  std::vector<const ledger::SecretKey*> signers{&own.node};
  for (const auto& keys : stand_ins) signers.push_back(&keys.node);
  for (const auto& founder : founding.founders) {
    if (is_steward(founder)) signers.push_back(&founder.key);
  }
  const auto event = ledger::make_event({}, body, ledger::random_body_salt(), signers);
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  const auto verdict = ledger::Book::found(store, high_water)->check({event, {}, {}}, now);
  if (!verdict) return core::Unexpected{told(verdict.error(), founding)};
  return {};
}

void write_register(ledger::BookFolder& folder, const Founding& founding,
                    const core::LedgerId& ledger) {
  std::uint32_t number = 0;
  for (const auto& founder : founding.founders) {
    const auto record = ledger::encode_register_record(founder.record());
    folder.store().put_register(
        ledger, {core::MemberNumber{++number}, ledger::salt_register_record(founder.salt, record)});
  }
}

VerbResult begin_book(Context& context, ledger::BookFolder& folder, const WaitingEvent& waiting,
                      const PeerKeys& own) {
  auto submission = complete(waiting);
  YORIAI_ASSERT(submission.has_value());
  auto& book = folder.found();
  std::vector<ledger::Submission> one;
  one.push_back(*std::move(submission));
  YORIAI_CHECK(book.append(std::move(one), context.now()).front());
  book.sign_checkpoint(own.signer(), context.now());
  say_founded(context, book.state());
  return ExitCode::ok;
}

VerbResult submit_founding(Context& context, const WaitingEvent& waiting,
                           const PassphraseSource& source) {
  Passphrase passphrase(source);
  YORIAI_TRY(const auto own, load_keys_at(key_path(context, kPeerKeyFile), passphrase));
  YORIAI_TRY(const auto header, ledger::decode_header(waiting.event.header));
  if (header.author != own.node.public_key()) {
    return fail(ExitCode::usage,
                {"帳簿を始めるのは、最初の受付の機械だけです。ほかの受付は、そこで書き出した帳簿"
                 "（export）を yoriai import で取り込みます。",
                 "The first peer's machine alone begins the book. The others take in its export: "
                 "yoriai import."});
  }
  const auto folder = ledger::BookFolder::create(context.book_folder());
  return begin_book(context, *folder, waiting, own);
}

}  // namespace yoriai::cli
