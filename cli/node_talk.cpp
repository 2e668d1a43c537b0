#include "cli/node_talk.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

#include "cli/messages.h"
#include "cli/node_settings.h"
#include "cli/options.h"
#include "cli/status_words.h"
#include "core/quorum.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/errand.h"
#include "net/limits.h"
#include "net/words.h"

namespace yoriai::cli {
namespace {

constexpr core::Duration kAnswerWait{15'000};    // a start, a slow disk and a slow line together
constexpr core::Duration kFollowFor{3'000};      // longer than a batch takes to become final
constexpr core::Duration kAskAgain{50};          // at first; each time twice as long
constexpr core::Duration kLongestRetry{10'000};  // that a busy node may ask for

void pause(core::Duration span) { std::this_thread::sleep_for(std::chrono::milliseconds(span.ms)); }

using Line = std::unique_ptr<net::Client>;

// A node that is ready to talk, and whose it is; or why there is none.
struct Reached {
  Line line;
  core::PublicKey peer;
};
core::Result<Reached, Words> reach(const net::Address& address, const core::State& state) {
  auto line = std::make_unique<net::Client>(
      address, net::Counterpart{state.ledger(), [&state](const core::PublicKey& node) {
                                  return state.find_peer(node) != nullptr;
                                }});
  const auto peer = line->connect();
  if (!peer) return core::Unexpected{unreached_words(address, peer.error())};
  return Reached{std::move(line), *peer};
}

// A node's answer, while it says that it has too much to do: once more, after the time it named.
template <class Ask>
auto answer_of(const Ask& ask) {
  auto answer = ask();
  if (const auto* busy = answer ? std::get_if<net::Overloaded>(&*answer) : nullptr) {
    pause(std::min(busy->retry_after, kLongestRetry));
    answer = ask();
  }
  return answer;
}

core::Result<net::ProvenStatus, Words> ask(net::Client& line, const core::State& state,
                                           const core::EventId& event) {
  const auto answer = answer_of([&] { return net::ask_status(line, event, kAnswerWait); });
  if (!answer) return core::Unexpected{silent_words(line.address())};
  const auto* status = std::get_if<net::EventStatus>(&*answer);
  if (status == nullptr) return core::Unexpected{busy_words(line.address())};
  auto proven = net::check_status(*status, event, state);
  if (!proven) return core::Unexpected{fault_words(line.address(), proven.error())};
  return *std::move(proven);
}

// The further of two, with the receipts of both.
net::ProvenStatus together(const core::State& state, net::ProvenStatus a, net::ProvenStatus b) {
  const auto rank = [](const net::ProvenStatus& proven) {
    // A refusal is one peer's word: whatever others prove of the event goes before it.
    return proven.state == net::EventState::refused ? 0 : static_cast<int>(proven.state);
  };
  const bool b_knows_more = rank(b) > rank(a) || a.state == net::EventState::unknown;
  auto& further = b_knows_more ? b : a;
  const auto& other = b_knows_more ? a : b;
  for (const auto& receipt : other.receipts) {
    const bool known = std::ranges::find(further.receipts, receipt.peer, &core::Receipt::peer) !=
                       further.receipts.end();
    if (!known) further.receipts.push_back(receipt);
  }
  further.operators = core::operators_of(state, further.receipts);
  further.operators_needed = core::receipts_needed(state);
  return further;
}

class Handing {
 public:
  Handing(const core::State& state, net::Submit submit)
      : state_(state),
        submit_(std::move(submit)),
        shown_{&state, ledger::event_id(submit_.event.header), {}, {}} {
    shown_.status.operators_needed = core::receipts_needed(state);
  }
  [[nodiscard]] bool is_enough() const { return in_book_ || shown_.status.acknowledged(); }
  void ask(const net::Address& address);
  Attempted<Shown> result();

 private:
  void take(const net::Address& address, const core::PublicKey& peer, const net::HandedIn& answer);
  void take_receipt(const net::Address& address, const core::PublicKey& peer,
                    const core::Receipt& receipt);
  void take_refusal(const net::Address& address, const core::PublicKey& peer,
                    const net::RefusalNotice& notice);
  void follow();

  const core::State& state_;
  net::Submit submit_;
  Shown shown_;
  Line line_;  // to a node that took it
  bool in_book_ = false;
  std::optional<Failure> refused_;  // the first refusal
};

void Handing::ask(const net::Address& address) {
  auto reached = reach(address, state_);
  if (!reached) return shown_.troubles.push_back(reached.error());
  submit_.receipts = shown_.status.receipts;
  std::ranges::sort(submit_.receipts, {}, &core::Receipt::peer);
  const auto answer = answer_of([&] { return net::hand_in(*reached->line, submit_, kAnswerWait); });
  if (!answer) return shown_.troubles.push_back(silent_words(address));
  const auto before = shown_.status.receipts.size();
  take(address, reached->peer, *answer);
  if (in_book_ || shown_.status.receipts.size() > before) line_ = std::move(reached->line);
}

void Handing::take(const net::Address& address, const core::PublicKey& peer,
                   const net::HandedIn& answer) {
  if (const auto* received = std::get_if<net::Received>(&answer)) {
    take_receipt(address, peer, received->receipt);
  } else if (const auto* refused = std::get_if<net::RefusalNotice>(&answer)) {
    take_refusal(address, peer, *refused);
  } else if (std::holds_alternative<net::Included>(answer)) {
    in_book_ = true;  // its proof is asked for below
  } else {
    shown_.troubles.push_back(busy_words(address));
  }
}

void Handing::take_receipt(const net::Address& address, const core::PublicKey& peer,
                           const core::Receipt& receipt) {
  const bool good = receipt.peer == peer && net::is_good(receipt, state_.ledger(), shown_.event);
  if (!good) {
    return shown_.troubles.push_back(fault_words(address, net::StatusFault::receipt_bad));
  }
  net::ProvenStatus proven;
  proven.state = net::EventState::received;
  proven.receipts.push_back(receipt);
  shown_.status = together(state_, std::move(shown_.status), std::move(proven));
}

void Handing::take_refusal(const net::Address& address, const core::PublicKey& peer,
                           const net::RefusalNotice& notice) {
  const bool good = notice.peer == peer && notice.event == shown_.event &&
                    notice.signatures == core::sha256(submit_.event.signatures) &&
                    net::is_good(notice, state_.ledger());
  if (!good) {
    return shown_.troubles.push_back(fault_words(address, net::StatusFault::refusal_bad));
  }
  if (!refused_) refused_ = Failure(notice.refused);
  shown_.troubles.push_back(refused_words(address, notice.refused));
}

// As long as it is on its way, and for a few seconds.
void Handing::follow() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kFollowFor.ms);
  for (auto span = kAskAgain; shown_.status.state != net::EventState::final; span.ms *= 2) {
    pause(span);
    auto proven = cli::ask(*line_, state_, shown_.event);
    if (!proven) return shown_.troubles.push_back(proven.error());
    shown_.status = together(state_, std::move(shown_.status), *std::move(proven));
    if (std::chrono::steady_clock::now() > end) return;
  }
}

Attempted<Shown> Handing::result() {
  if (line_) {
    follow();
    return std::move(shown_);
  }
  if (refused_) return core::Unexpected{*refused_};
  return core::Unexpected{nobody_helped(shown_.troubles)};
}

}  // namespace

void say_shown(Context& context, const Shown& shown) {
  for (const auto& line : status_lines(shown.status, *shown.against)) context.say(line);
  for (const auto& trouble : shown.troubles) context.say(trouble);
}

void describe_shown(boost::json::object& answer, const Shown& shown, Language language) {
  describe_status(answer, shown.status, *shown.against);
  if (shown.troubles.empty()) return;
  boost::json::array troubles;
  for (const auto& trouble : shown.troubles) {
    troubles.push_back(boost::json::string(trouble.in(language)));
  }
  answer["troubles"] = std::move(troubles);
}

void add_node_option(CLI::App& verb, const Context& context, std::vector<std::string>& nodes) {
  constexpr Text kWhat{"動いている受付に渡す（番地か node.toml、何度でも）",
                       "a running node: HOST:PORT or its node.toml; repeat it"};
  option(verb, "--node", nodes, std::string(kWhat.in(context.language())));
}

Attempted<std::vector<net::Address>> addresses_of(const std::vector<std::string>& nodes) {
  std::vector<net::Address> addresses;
  const auto add = [&](const net::Address& address) {
    if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
  };
  for (const auto& node : nodes) {
    if (node.ends_with(".toml")) {
      YORIAI_TRY(const auto settings, read_node_settings(node));
      add(settings.listen);
      for (const auto& peer : settings.peers) add(peer.address);
    } else if (const auto address = net::parse_address(node)) {
      add(*address);
    } else {
      return fail(
          ExitCode::usage,
          {"--node には「名前:番号」（例 127.0.0.1:7001）か node.toml を書いてください：" + node,
           "--node takes HOST:PORT, like 127.0.0.1:7001, or a node.toml: " + node});
    }
  }
  return addresses;
}

Attempted<Shown> hand_in(const core::State& state, const std::vector<net::Address>& nodes,
                         ledger::Submission submission) {
  net::Submit submit{std::move(submission.event), {}, {}};
  for (auto& blob : submission.blobs) submit.blobs.push_back(std::move(blob.bytes));
  if (net::bytes_in(submit) > net::kMaxSubmitBytes) {
    return fail(ExitCode::usage, too_long_words(net::kMaxSubmitBytes));
  }
  Handing handing(state, std::move(submit));
  for (const auto& node : nodes) {
    if (handing.is_enough()) break;
    handing.ask(node);
  }
  return handing.result();
}

Attempted<Shown> ask_after(const core::State& state, const std::vector<net::Address>& nodes,
                           const core::EventId& event) {
  Shown shown{&state, event, {}, {}};
  for (const auto& node : nodes) {
    const auto reached = reach(node, state);
    auto proven = reached
                      ? ask(*reached->line, state, event)
                      : core::Result<net::ProvenStatus, Words>(core::Unexpected{reached.error()});
    if (!proven) {
      shown.troubles.push_back(proven.error());
      continue;
    }
    shown.status = together(state, std::move(shown.status), *std::move(proven));
  }
  if (shown.troubles.size() == nodes.size()) {
    return core::Unexpected{nobody_helped(shown.troubles)};
  }
  return shown;
}

}  // namespace yoriai::cli
