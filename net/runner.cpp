#include "net/runner.h"

#include <deque>

#include "net/gathering.h"
#include "net/limits.h"
#include "net/node.h"
#include "net/random_id.h"
#include "net/server.h"

namespace yoriai::net {
namespace {

constexpr std::size_t kInboxMost = 256;     // messages that share writes: a few ms of reading
constexpr std::size_t kGrowthNoted = 4096;  // batches; a book that is behind for long has more

template <class Ear, class What>
void tell(const Ear& ear, const What& what) {
  if (ear) ear(what);
}

}  // namespace

class Runner::Inside {
 public:
  Inside(ledger::Book& book, ledger::PeerStore& store, const PeerKeys& keys,
         const RunnerSettings& settings, RunnerEars ears)
      : settings_(settings),
        ears_(std::move(ears)),
        server_(io_, keys.node, settings.listen, links(book, keys)),
        node_(
            book, store, keys, server_,
            [this](const Notice& notice) { tell(ears_.notice, notice); }, random_id<Nonce>(),
            settings_.now()),
        gathered_(io_),
        ticks_(io_),
        signals_(io_) {
    if (settings_.stop_on_signals) await_signals();
  }

  void run() {
    told_waited_ = node_.state().size().value;
    server_.open(others());
    tick();
    io_.run();
  }
  void stop() {
    asio::post(io_, [this] { stop_now(); });
  }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

 private:
  Server::Links links(const ledger::Book& book, const PeerKeys& keys);
  [[nodiscard]] std::vector<KnownPeer> others() const;
  void take(const Sender& from, Message message);
  void take_gathered_later();
  void hand_over(std::vector<Gathering::Waiting> waiting);
  void settle_after_others(std::size_t known);
  void settle();
  void settle_node();
  void tick();
  void obey();
  void tell_final(core::Instant now);
  void note_growth(core::Instant now);
  void tell_waited(std::uint64_t final_size, core::Instant now);
  void tell_figures();
  void await_signals();
  void stop_now();

  RunnerSettings settings_;
  RunnerEars ears_;
  core::PublicKey self_;
  asio::io_context io_{1};
  Server server_;
  Node node_;
  asio::steady_timer gathered_;
  asio::steady_timer ticks_;
  asio::signal_set signals_;
  bool stopping_ = false;
  // What came since the node last settled: at most kInboxMost and what each connection reads at
  // once, since its next bytes come after what is posted.
  std::vector<std::pair<Sender, Message>> inbox_;
  std::size_t come_ = 0;  // messages since then, also those that wait
  Gathering gathering_;
  bool timing_ = false;  // gathered_ runs
  std::uint64_t final_size_ = 0;
  // Sizes to which the book grew and when, of what was not final then: at most kGrowthNoted.
  std::deque<std::pair<std::uint64_t, core::Instant>> growth_;
  std::uint64_t told_waited_ = 0;  // up to there; at the start nobody knows how long it waited
};

Server::Links Runner::Inside::links(const ledger::Book& book, const PeerKeys& keys) {
  self_ = keys.node.public_key();
  const auto instance = random_id<InstanceId>();
  const auto& ledger = book.state().ledger();
  Server::Links out;
  out.door = {ledger, instance, [&book](const core::PublicKey& node) {
                return book.state().find_peer(node) != nullptr;
              }};
  out.hello = {kProtocolVersion, ledger, ConnectionRole::peer, self_, instance};
  out.peers_needed = [&book]() -> std::size_t {
    const auto& state = book.state();
    const auto& pending = state.pending_peers();
    return std::max(state.peer_set().needed, pending ? pending->needed : std::uint16_t{0});
  };
  out.client_idle = settings_.client_idle;
  out.took = [this](const Sender& from, Message message) { take(from, std::move(message)); };
  out.connected = [this](const core::PublicKey& peer) {
    node_.connected(peer, settings_.now());
    tell(ears_.connected, peer);
  };
  out.parted = [this](const Parting& parting) { tell(ears_.parted, parting); };
  out.refused = [this](core::Refusal code) { tell(ears_.refused, code); };
  out.too_long = [this](const Sender& to) {
    const auto* peer = std::get_if<core::PublicKey>(&to);
    tell(ears_.notice, Notice{Notice::What::message_too_long, peer ? *peer : core::PublicKey{}});
  };
  return out;
}

std::vector<KnownPeer> Runner::Inside::others() const {
  auto peers = settings_.peers;
  std::erase_if(peers, [this](const KnownPeer& peer) { return peer.node == self_; });
  return peers;
}

void Runner::Inside::take(const Sender& from, Message message) {
  if (come_++ == 0) settle_after_others(0);
  auto* submit = std::get_if<Submit>(&message);
  if (submit != nullptr && node_.can_wait(from) && gathering_.add(from, *submit)) {
    return take_gathered_later();
  }
  inbox_.emplace_back(from, std::move(message));
}

void Runner::Inside::take_gathered_later() {
  if (std::exchange(timing_, true)) return;
  gathered_.expires_after(milliseconds(kGather));
  gathered_.async_wait([this](error_code cancelled) {
    timing_ = false;
    if (cancelled || stopping_) return;
    hand_over(gathering_.take_older());
    settle();
    if (!gathering_.empty()) take_gathered_later();
  });
}

void Runner::Inside::hand_over(std::vector<Gathering::Waiting> waiting) {
  for (auto& [from, submit] : waiting) inbox_.emplace_back(from, std::move(submit));
}

// As long as more comes, it is waited for: what has come on any socket shares the node's writes.
void Runner::Inside::settle_after_others(std::size_t known) {
  asio::post(io_, [this, known] {
    const auto come = come_;
    if (come > known && come < kInboxMost) return settle_after_others(come);
    settle();
  });
}

void Runner::Inside::settle() {
  if (stopping_) return;
  come_ = 0;
  if (!inbox_.empty()) settle_node();
  if (!gathering_.empty() && node_.may_enter()) {
    hand_over(gathering_.take_all());
    settle_node();
  }
  std::vector<const Submit*> fresh;
  for (const auto& waiting : gathering_.fresh()) fresh.push_back(&waiting.submit);
  node_.verify_ahead(fresh);
}

void Runner::Inside::settle_node() {
  auto messages = std::exchange(inbox_, {});
  const auto now = settings_.now();
  for (auto& [from, message] : messages) node_.receive(from, std::move(message), now);
  node_.settle(now);
  tell_final(now);
}

void Runner::Inside::tick() {
  ticks_.expires_after(milliseconds(kTick));
  ticks_.async_wait([this](error_code cancelled) {
    if (cancelled || stopping_) return;
    obey();
    const auto now = settings_.now();
    node_.tick(now);
    tell_final(now);
    tell_figures();
    server_.see_to_peers();
    tick();
  });
}

void Runner::Inside::obey() {
  const auto order = settings_.order ? settings_.order() : std::nullopt;
  if (order == Order::stand) node_.stand(settings_.now());
  if (order == Order::consent) node_.consent();
}

void Runner::Inside::tell_final(core::Instant now) {
  note_growth(now);
  const auto size = node_.finality().final_size();
  if (size == std::exchange(final_size_, size)) return;
  tell_waited(size, now);
  tell(ears_.final_size, size);
}

void Runner::Inside::note_growth(core::Instant now) {
  const auto size = node_.state().size().value;
  while (!growth_.empty() && growth_.back().first > size) growth_.pop_back();  // dropped again
  const auto noted = growth_.empty() ? told_waited_ : growth_.back().first;
  if (size > noted && growth_.size() < kGrowthNoted) growth_.emplace_back(size, now);
}

void Runner::Inside::tell_waited(std::uint64_t final_size, core::Instant now) {
  while (!growth_.empty() && growth_.front().first <= final_size) {
    const auto [size, since] = growth_.front();
    growth_.pop_front();
    if (ears_.waited && size > told_waited_) {
      ears_.waited(size - told_waited_, {now.ms - std::min(now, since).ms});
    }
    told_waited_ = std::max(told_waited_, size);
  }
}

void Runner::Inside::tell_figures() {
  if (!ears_.figures) return;
  RunnerFigures figures = server_.figures();
  figures.stored = node_.state().size().value;
  figures.certified = node_.finality().certificate().tree.size;
  figures.final_size = node_.finality().final_size();
  figures.held_events = node_.held_events();
  ears_.figures(figures);
}

void Runner::Inside::await_signals() {
  for (const int signal : {SIGTERM, SIGINT}) signals_.add(signal);
  signals_.async_wait([this](error_code cancelled, int /*signal*/) {
    if (!cancelled) stop_now();
  });
}

void Runner::Inside::stop_now() {
  stopping_ = true;
  node_.keep_note();
  error_code ignored;
  signals_.cancel(ignored);
  gathered_.cancel();
  ticks_.cancel();
  server_.stop();
}

Runner::Runner(ledger::Book& book, ledger::PeerStore& store, const PeerKeys& keys,
               const RunnerSettings& settings, RunnerEars ears)
    : inside_(std::make_unique<Inside>(book, store, keys, settings, std::move(ears))) {}
Runner::~Runner() = default;

void Runner::run() { inside_->run(); }
void Runner::stop() { inside_->stop(); }
std::uint16_t Runner::port() const { return inside_->port(); }

}  // namespace yoriai::net
