// Several peers over one book, through TLS on this machine: a new one catches up, ballots become
// final, one peer gives receipts.
#include <fmt/format.h>

#include "core/sha256.h"
#include "ledger/audit.h"
#include "ledger/entry_codec.h"
#include "net/words.h"
#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/peers.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr std::uint32_t kVoters = 2000;  // far from the quota of one author's held events
constexpr std::chrono::seconds kPatience(600);

ledger::BookFolder& fill(ledger::BookFolder& folder, const tests::OpenVote& vote,
                         const std::vector<ledger::EventBytes>& ballots) {
  auto& book = folder.book(vote.ledger());
  for (std::size_t from = 0; from < ballots.size(); from += kEventsInBatch) {
    std::vector<ledger::StoredEntry> lines;
    const auto end = std::min<std::size_t>(ballots.size(), from + kEventsInBatch);
    const auto at = vote.opened_at() + core::Duration{1 + from / kEventsInBatch};
    for (auto i = from; i < end; ++i) lines.push_back(as_stored(ballots[i], at));
    require(book.follow(std::move(lines), {}).has_value(), "a good ballot was refused");
  }
  vote.make_final(book, folder.peer_store());
  return folder;
}

// A peer that has the first entries alone, beside three that have all.
Measured catch_up(Bench& bench) {
  tests::OpenVote vote(system_now(), bench.setting().scaled(kVoters));
  const auto ballots = ballots_of(vote, bench.setting().scaled(100'000));
  const auto audit_rate = [&](Peer& peer) {
    ledger::SignaturePool pool;
    const Stopwatch watch;
    const auto size = peer.book().tree().size();
    require(ledger::audit_stored(peer.book().store(), vote.ledger(), size, pool).ok(),
            "the audit found a fault in a good book");
    return static_cast<double>(size) / watch.seconds();
  };
  FourPeers peers(vote, bench.setting().folder / "peers", [&](std::size_t number, auto& folder) {
    if (number < 4) fill(folder, vote, ballots);
  });
  const double before = audit_rate(peers.at(1));
  const Stopwatch watch;
  peers.start();
  const auto size = vote.village().lines().size() + ballots.size();
  const bool came = peers.all_final(size, kPatience);
  const double seconds = watch.seconds();
  peers.stop();
  require(came, "the new peer did not catch up");
  require(peers.at(4).book().tree().root() == peers.at(1).book().tree().root(),
          "the new peer has another book");
  const double limit = (before + audit_rate(peers.at(1))) / 2;
  return {static_cast<double>(ballots.size()) / seconds, limit, seconds,
          fmt::format("{} entries, from the first handshake on; the limit is the audit of the same "
                      "book",
                      ballots.size())};
}

std::optional<core::EventId> hand_in(tests::WireClient& line, const ledger::EventBytes& ballot) {
  line.say(net::Submit{ballot, {}, {}});
  const auto received = line.hear_until<net::Received>();
  return received ? std::optional(received->event) : std::nullopt;
}

core::EventId id_of(const ledger::EventBytes& event) {
  return core::EventId{core::sha256(event.header).data};
}

double percentile(const std::vector<double>& ascending, double share) {
  const auto last = static_cast<double>(ascending.size() - 1);
  return ascending[static_cast<std::size_t>(share * last)];
}

// Members at all peers, each ballot at its own moment whatever became of those before it.
class Voting {
 public:
  static constexpr std::size_t kLines = 32;

  Voting(FourPeers& peers, const tests::OpenVote& vote,
         const std::vector<ledger::EventBytes>& ballots, double per_second)
      : peers_(peers), vote_(vote), ballots_(ballots), per_second_(per_second) {}

  void run() {
    start_ = Clock::now() + std::chrono::milliseconds(500);  // until all lines are there
    std::vector<std::jthread> members;
    for (std::size_t line = 0; line < kLines; ++line) {
      members.emplace_back([this, line] { vote_at(line); });
    }
  }
  [[nodiscard]] std::size_t received() const { return received_; }
  [[nodiscard]] Clock::time_point clicked(std::size_t ballot) const {
    const std::chrono::duration<double> after(static_cast<double>(ballot) / per_second_);
    return start_ + std::chrono::duration_cast<Clock::duration>(after);
  }
  [[nodiscard]] static std::size_t peer_of(std::size_t ballot) { return 1 + ballot % kLines % 4; }

 private:
  void vote_at(std::size_t line) {
    tests::WireClient client(peers_.at(peer_of(line)).port(), ledger::SecretKey::generate());
    client.hello_as_client(vote_.ledger());
    for (std::size_t ballot = line; ballot < ballots_.size(); ballot += kLines) {
      std::this_thread::sleep_until(clicked(ballot));
      if (hand_in(client, ballots_[ballot]) == id_of(ballots_[ballot])) ++received_;
    }
  }

  FourPeers& peers_;
  const tests::OpenVote& vote_;
  const std::vector<ledger::EventBytes>& ballots_;
  double per_second_;
  Clock::time_point start_;
  std::atomic<std::size_t> received_ = 0;
};

std::map<core::EventId, std::uint64_t> places_in(Peer& peer) {
  std::map<core::EventId, std::uint64_t> places;
  auto& book = peer.book();
  book.store().scan(book.state().ledger(), 0, book.tree().size(),
                    [&](std::uint64_t index, const ledger::StoredEntry& stored) {
                      const auto entry = ledger::decode_entry(stored.entry).value();
                      places[core::EventId{core::sha256(entry.header).data}] = index;
                      return true;
                    });
  return places;
}

// From the click to the moment at which the peer that took the ballot knows that it is final.
std::vector<double> times_to_final_ms(FourPeers& peers, const Voting& voting,
                                      const std::vector<ledger::EventBytes>& ballots) {
  const auto places = places_in(peers.at(1));
  std::vector<double> times;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const auto place = places.find(id_of(ballots[i]));
    require(place != places.end(), "a ballot with a receipt is not in the book");
    const auto& finals = peers.at(Voting::peer_of(i)).finals();
    const auto final_at =
        std::ranges::find_if(finals, [&](const auto& f) { return f.size > place->second; });
    require(final_at != finals.end(), "a ballot did not become final");
    times.push_back(
        std::chrono::duration<double, std::milli>(final_at->at - voting.clicked(i)).count());
  }
  std::ranges::sort(times);
  return times;
}

Measured click_to_final(Bench& bench) {
  constexpr double kBallotsPerSecond = 1000;
  // One after the other, whatever the machine: the ballot and its high-water at the peer that took
  // it and at the sequencer, the batch and its high-water at the sequencer and at a follower, the
  // certificate and its high-water, the high-water of the cosignature.
  constexpr double kSyncsInARow = 11;
  tests::OpenVote vote(system_now(), bench.setting().scaled(kVoters));
  const auto ballots = ballots_of(vote, bench.setting().scaled(10'000));
  FourPeers peers(vote, bench.setting().folder / "peers");
  peers.start();
  const auto before = vote.village().lines().size();
  require(peers.all_final(before, kPatience), "the peers did not come together");
  Voting voting(peers, vote, ballots, kBallotsPerSecond);
  double seconds = 0;
  bool all = false;
  const double sync_rate = around([&] { return synced_append_rate(bench.setting()); },
                                  [&] {
                                    const Stopwatch watch;
                                    voting.run();
                                    all = peers.all_final(before + ballots.size(), kPatience);
                                    seconds = watch.seconds();
                                  });
  peers.stop();
  require(voting.received() == ballots.size(), "a good ballot got no receipt");
  require(all, "not every ballot became final");
  const auto times = times_to_final_ms(peers, voting, ballots);
  return {
      percentile(times, 0.99), 0, seconds,
      fmt::format("99th of {} ballots at {}/s; 50th {:.1f}, worst {:.1f}; {} synced writes in a "
                  "row take {:.1f} ms",
                  times.size(), kBallotsPerSecond, percentile(times, 0.5), times.back(),
                  kSyncsInARow, 1000 * kSyncsInARow / sync_rate)};
}

// Receipts of one peer: the others are away.
Measured intake_through_tls(Bench& bench) {
  constexpr std::size_t kLines = 8;
  constexpr std::size_t kAtOnce = 100;  // on a line, before their receipts are read
  tests::OpenVote vote(system_now(), bench.setting().scaled(kVoters));
  // At most so many of one author are held.
  const auto ballots = ballots_of(vote, vote.voters() * 20ULL);
  FourPeers peers(vote, bench.setting().folder / "peers");
  auto& peer = peers.at(1);
  peer.listen();
  peer.run();
  std::atomic<std::size_t> received = 1;
  {  // a peer that has just started first asks the others about itself
    tests::WireClient first(peer.port(), ledger::SecretKey::generate());
    first.hello_as_client(vote.ledger());
    require(hand_in(first, ballots.front()).has_value(), "the first ballot got no receipt");
  }
  const auto hand_in_every = [&](std::size_t line) {
    tests::WireClient client(peer.port(), ledger::SecretKey::generate());
    client.hello_as_client(vote.ledger());
    std::size_t sent = 1 + line;
    while (sent < ballots.size()) {
      std::set<core::EventId> waiting;
      for (; waiting.size() < kAtOnce && sent < ballots.size(); sent += kLines) {
        waiting.insert(id_of(ballots[sent]));
        client.say(net::Submit{ballots[sent], {}, {}});
      }
      while (!waiting.empty()) {
        const auto answer = client.hear_until<net::Received>();
        if (!answer || waiting.erase(answer->event) == 0) return;
        ++received;
      }
    }
  };
  double seconds = 0;
  const double limit = around([&] { return bare_verify_rate(bench.setting()); },
                              [&] {
                                const Stopwatch watch;
                                {
                                  std::vector<std::jthread> members;
                                  for (std::size_t line = 0; line < kLines; ++line) {
                                    members.emplace_back([&, line] { hand_in_every(line); });
                                  }
                                }
                                seconds = watch.seconds();
                              });
  peers.stop();
  require(received == ballots.size(), "a good ballot got no receipt");
  require(peer.book().record().receipts.number == ballots.size(), "not every receipt is on record");
  return {static_cast<double>(ballots.size() - 1) / seconds, limit, seconds,
          fmt::format("{} ballots, {} lines, each with a receipt; the limit is bare verification",
                      ballots.size(), kLines)};
}

}  // namespace

std::vector<Row> peer_rows(Bench& bench) {
  return {{"peers/catch_up",
           "entries/s",
           {Target::Kind::share_of_limit, 0.80},
           [&bench] { return catch_up(bench); }},
          {"peers/click_to_final",
           "ms",
           {Target::Kind::at_most, 50},
           [&bench] { return click_to_final(bench); }},
          {"peers/intake_tls", "ballots/s", {}, [&bench] { return intake_through_tls(bench); }}};
}

}  // namespace yoriai::bench
