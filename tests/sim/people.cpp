#include "tests/sim/people.h"

namespace yoriai::sim {
namespace {

constexpr std::uint64_t kPatienceMs = 3'000;  // then another peer is asked

}  // namespace

bool People::is_time(std::size_t deed, std::uint64_t now_ms,
                     const std::function<bool(std::size_t)>& in_book, bool voting) const {
  const auto& script = the_script();
  const auto& what = script.deeds[deed];
  if (what.during_vote) {
    const auto after_ms = setting_.rush ? 0 : what.after_opening_ms;
    return voting && now_ms >= script.opens_at.ms + after_ms;
  }
  return deed == 0 || in_book(deed - 1);
}

void People::act(std::uint64_t now_ms, const std::function<bool(std::size_t)>& in_book, bool voting,
                 const Send& send) {
  const auto& script = the_script();
  for (std::size_t deed = 0; deed < handed_.size(); ++deed) {
    auto& handed = handed_[deed];
    const bool over =
        script.deeds[deed].during_vote && now_ms > script.closes_at.ms + script.grace.ms;
    if (acknowledged(deed) || over || now_ms < handed.next_try_ms) continue;
    if (!handed.begun && !is_time(deed, now_ms, in_book, voting)) continue;
    handed.begun = true;
    handed.next_try_ms = now_ms + kPatienceMs;
    const auto& what = script.deeds[deed];
    const auto first = static_cast<std::size_t>(dice_.below(kPeers));
    for (std::size_t other = 0; other < kReceiptsWanted; ++other) {
      send((first + other) % kPeers, deed, {what.event, what.blobs, {}});
    }
  }
}

void People::hear(std::size_t deed, const net::Message& message) {
  auto& handed = handed_[deed];
  if (const auto* received = std::get_if<net::Received>(&message)) {
    if (received->event == the_script().deeds[deed].id) {
      handed.receipts.emplace(received->receipt.peer, received->receipt);
    }
  }
}

}  // namespace yoriai::sim
