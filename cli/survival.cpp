#include "cli/survival.h"

#include <fmt/format.h>

namespace yoriai::cli {
namespace {

Words decision_words(std::size_t n, std::size_t k) {
  return {fmt::format("{}つの受付のうち{}つが署名すると確定します（n = {}、k = {}）。", n, k, n, k),
          fmt::format("What {} of the {} peers sign is final (n = {}, k = {}).", k, n, n, k)};
}

Words crash_words(std::size_t down) {
  if (down == 0) {
    return Text{"一つでも止まると、それが戻るまで帳簿は進みません。",
                "If one of them is down, the book stands still until it is back."};
  }
  if (down == 1) {
    return Text{"どれか一つが止まっても、帳簿は進みます。",
                "If any one of them is down, the book goes on."};
  }
  return {fmt::format("{}つまで止まっても、帳簿は進みます。", down),
          fmt::format("If up to {} of them are down, the book goes on.", down)};
}

Words lie_words(std::size_t liars) {
  if (liars == 0) {
    return Text{
        "うそをつく受付には耐えられません（f = 0）。一つがうそをつくと、人によって違う帳簿を見せ"
        "られるおそれがあります。",
        "A liar among them is not survived (f = 0): one that lies could show different books to "
        "different people."};
  }
  if (liars == 1) {
    return Text{
        "どれか一つがうそをついても、帳簿は一つのままです（f = 1）。うそをつく受付は、止まった受付"
        "に数えます。",
        "If any one of them lies, there is still one book (f = 1). Who lies counts as one that is "
        "down."};
  }
  return {fmt::format("{}つまでうそをついても、帳簿は一つのままです（f = {}）。うそをつく受付は、止"
                      "まった受付に数えます。",
                      liars, liars),
          fmt::format("If up to {} of them lie, there is still one book (f = {}). Who lies counts "
                      "as one that is down.",
                      liars, liars)};
}

Words receipt_words(std::size_t down) {
  return {fmt::format("{}つの運営者の受取証がある投票は、どの{}つの受付が失われても残ります。",
                      down + 1, down),
          fmt::format("A ballot with receipts of {} operators outlives the loss of any {}.",
                      down + 1, down == 1 ? "peer" : fmt::format("{} peers", down))};
}

}  // namespace

std::optional<QuorumNumbers> fitting_numbers(core::PeerSet set) {
  const auto n = static_cast<std::uint16_t>(set.peers.size());
  for (auto liars = n; liars-- > 0;) {
    for (std::uint16_t needed = 1; needed <= n; ++needed) {
      set.needed = needed;
      set.liars = liars;
      if (core::quorum_is_safe(set)) return QuorumNumbers{needed, liars};
    }
  }
  return std::nullopt;
}

std::vector<Words> survival_words(const core::PeerSet& set) {
  const auto n = set.peers.size();
  if (n == 1) {
    return {
        Text{"一つの機械だけの帳簿です。止まると進まず、うそにも耐えられません。書き出し（export"
             "）を、別の場所に置いてください。",
             "One machine keeps this book: it survives neither its crash nor its lie. Keep "
             "exports elsewhere."}};
  }
  const auto down = n - set.needed;
  std::vector<Words> words{decision_words(n, set.needed), crash_words(down), lie_words(set.liars)};
  if (down > 0) words.push_back(receipt_words(down));
  return words;
}

}  // namespace yoriai::cli
