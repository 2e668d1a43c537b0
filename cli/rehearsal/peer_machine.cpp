#include "cli/rehearsal/peer_machine.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "cli/node_settings.h"
#include "cli/write_file.h"
#include "ledger/key_file.h"
#include "ledger/posix_file.h"

namespace yoriai::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{60};  // a slow disk, and four peers on one processor
constexpr core::Duration kAnswerWait{20'000};
constexpr std::chrono::milliseconds kLongestPause{50};

}  // namespace

PeerMachine::PeerMachine(std::filesystem::path home, const StagePeer& peer, net::Address address)
    : home_(std::move(home)), peer_(peer), address_(std::move(address)) {
  ledger::make_directory(home_);
}

ledger::EnvironmentError PeerMachine::broken(std::string_view what) const {
  return {ledger::EnvironmentError::Cause::io,
          fmt::format("the node of {} {}; see {}", name(), what, (home_ / "log").string())};
}

void PeerMachine::write_keys() const {
  const auto folder = book() / "keys";
  ledger::make_directory(folder, ledger::Privacy::secret);
  ledger::write_unsealed_key_file(folder / "peer.key", ring_of(peer_.keys));
}

void PeerMachine::write_settings(const std::vector<PeerMachine>& all,
                                 const std::filesystem::path& clock) const {
  SettingsText text{"book", net::to_string(address_), clock, {}};
  for (const auto& other : all) {
    if (&other != this) text.peers.push_back({other.name(), other.node(), other.address()});
  }
  write_file_or_throw(home_ / "node.toml", write_node_settings(text));
}

void PeerMachine::start(const core::LedgerId& ledger) {
  ledger_ = ledger;
  process_ = std::make_unique<ChildProcess>(
      this_program(), std::vector<std::string>{"node", "--config", (home_ / "node.toml").string()},
      home_ / "log");
  line();
}

void PeerMachine::kill() {
  line_.reset();
  process_.reset();
}

void PeerMachine::stop() {
  line_.reset();
  if (process_ && process_->stop() != 0) throw broken("did not end well");
  process_.reset();
}

// A process that has just been started does not listen yet.
net::Client& PeerMachine::line() {
  const auto end = Clock::now() + kPatience;
  while (!line_ || line_->parting()) {
    if (!runs()) throw broken("does not run");
    if (Clock::now() > end) throw broken("does not answer");
    line_ = std::make_unique<net::Client>(
        address_,
        net::Counterpart{ledger_, [this](const auto& node) { return node == this->node(); }});
    if (line_->connect()) break;
    line_.reset();
    std::this_thread::sleep_for(kLongestPause);
  }
  return *line_;
}

// Over a new line when one has ended, and again when it has too much to do.
template <class Ask>
auto PeerMachine::answer_to(const Ask& ask) {
  for (const auto end = Clock::now() + kPatience; Clock::now() < end;) {
    auto answer = ask(line());
    if (!answer) {
      line_.reset();
    } else if (const auto* busy = std::get_if<net::Overloaded>(&*answer)) {
      std::this_thread::sleep_for(
          std::min(kLongestPause, std::chrono::milliseconds(busy->retry_after.ms)));
    } else {
      return *std::move(answer);
    }
  }
  throw broken("has no answer");
}

net::HandedIn PeerMachine::hand_in(const net::Submit& submit) {
  return answer_to([&](net::Client& line) { return net::hand_in(line, submit, kAnswerWait); });
}

bool PeerMachine::has_in_book(const core::EventId& event) {
  const auto answer =
      answer_to([&](net::Client& line) { return net::ask_status(line, event, kAnswerWait); });
  const auto state = std::get<net::EventStatus>(answer).state;
  return state == net::EventState::in_book || state == net::EventState::final;
}

std::unique_ptr<ledger::BookFolder> PeerMachine::read() const {
  return ledger::BookFolder::open_to_read(book());
}

}  // namespace yoriai::cli
