#include <set>

#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {

FileResult<PeersHeading> parse_peers(WordReader& words) {
  PeersHeading out;
  YORIAI_TRY(out.names, words.names());
  const std::set<std::string> different(out.names.begin(), out.names.end());
  if (different.size() != out.names.size() || out.names.size() > core::kMaxPeers) {
    return words.wrong(Text{"受付は16まで、名前はみな違うものにしてください。",
                            "there are 16 peers at most, each with a name of its own"});
  }
  if (words.take("needed")) {
    YORIAI_TRY(const auto needed, words.number(1, core::kMaxPeers));
    out.needed = static_cast<std::uint16_t>(needed);
  }
  if (words.take("liars")) {
    YORIAI_TRY(const auto liars, words.number(0, core::kMaxPeers));
    out.liars = static_cast<std::uint16_t>(liars);
  }
  return out;
}

ActionResult parse_node(WordReader& words) {
  YORIAI_TRY(std::string peer, words.name());
  YORIAI_TRY(std::optional<Action> said, parse_peer_attestation(words, peer));
  if (said) return *std::move(said);
  if (words.take({"is", "killed"})) {
    return Action{MachineDeed{MachineDeed::What::killed, std::move(peer)}};
  }
  if (words.take({"starts", "again"})) {
    return Action{MachineDeed{MachineDeed::What::started, std::move(peer)}};
  }
  YORIAI_CHECK(words.need({"takes", "the", "lead"}));
  return Action{MachineDeed{MachineDeed::What::leads, std::move(peer)}};
}

}  // namespace yoriai::cli
