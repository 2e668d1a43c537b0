#include "cli/evidence_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/read_file.h"
#include "core/sha256.h"
#include "ledger/posix_file.h"
#include "ledger/private_file.h"
#include "net/limits.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

// The largest kind has two ACKs, and twice the hashes of a proof.
constexpr std::size_t kMaxEvidenceBytes = std::size_t{64} * 1024;
// A liar can go on for ever; sixteen lies convince as well as a thousand.
constexpr std::ptrdiff_t kMaxFilesOfOne = net::kMaxEvidenceOfPeer;
constexpr std::size_t kShownDigits = 16;

std::string shown(core::ByteView bytes) { return core::to_hex(bytes).substr(0, kShownDigits); }

template <class Word>
Words two_trees(const net::Pair<Word>& words, const Text& said) {
  const auto& [a, b] = words;
  const auto left = shown(a.tree.root.view());
  const auto right = shown(b.tree.root.view());
  return {fmt::format("第{}期の{}件について、二つの違う帳簿を{}（{} と {}）。", a.tree.epoch.value,
                      a.tree.size, said.ja, left, right),
          fmt::format("{} two different books of {} entries in epoch {} (roots {} and {}).",
                      said.en, a.tree.size, a.tree.epoch.value, left, right)};
}

struct Told {
  Words operator()(const net::TwoAcks& lie) const {
    return two_trees(lie.words, {"受け取ったと署名しました", "It acknowledged"});
  }
  Words operator()(const net::TwoHeld& lie) const {
    return two_trees(lie.words, {"証明を持つと署名しました", "It signed that it holds"});
  }
  Words operator()(const net::TwoPromises& lie) const {
    const auto epoch = lie.words[0].epoch.value;
    return {fmt::format("第{}期について、二つの違う約束をしました。", epoch),
            fmt::format("It gave two different promises for epoch {}.", epoch)};
  }
  Words operator()(const net::TwoReceipts& lie) const {
    const auto number = lie.words[0].receipt.number;
    return {fmt::format("{}番の受取証を二つ、違う内容で出しました。", number),
            fmt::format("It gave two different receipts the number {}.", number)};
  }
  Words operator()(const net::TwoLeaves& lie) const {
    const auto line = lie.leaves[0].index + 1;
    const auto epoch = lie.words[0].tree.epoch.value;
    return {
        fmt::format("第{}期に、帳簿の{}行目が違う二つの帳簿を受け取ったと署名しました。", epoch,
                    line),
        fmt::format("In epoch {} it acknowledged two books that differ in line {}.", epoch, line)};
  }
};

Text text_for(net::NoProof why) {
  switch (why) {
    case net::NoProof::two_signers:
      return {"二つの署名は別々の受付のものです。どちらの受付のうその証拠にもなりません。",
              "The two statements are by different peers, and prove nothing against either."};
    case net::NoProof::no_contradiction:
      return {"二つの言葉は食い違っていません。うその証拠にはなりません。",
              "The two statements do not contradict each other: this proves no lie."};
    case net::NoProof::signature_bad:
      return {"署名が合いません。作りものかもしれません。何の証拠にもなりません。",
              "A signature is bad: this may be made up, and proves nothing."};
    case net::NoProof::inclusion_bad:
      return {"その行が帳簿にあるという証明が合いません。何の証拠にもなりません。",
              "A proof of inclusion is bad: nothing shows that the entry is in that book."};
  }
  return {};
}

}  // namespace

std::optional<fs::path> keep_evidence(const fs::path& book, const net::Evidence& evidence) {
  const auto folder = book / "evidence";
  const auto bytes = net::encode_evidence(evidence);
  const auto who = shown(net::accused(evidence).view());
  const auto name = who + "-" + shown(core::sha256(bytes).view()) + ".evidence";
  const auto file = folder / name;
  if (ledger::path_exists(file)) return file;
  const auto there = ledger::list_directory(folder);
  const auto of_one = std::ranges::count_if(
      there, [&](const fs::path& path) { return path.filename().string().starts_with(who); });
  if (of_one >= kMaxFilesOfOne) return std::nullopt;
  ledger::make_directory(folder);
  ledger::write_private_file(file, bytes);
  return file;
}

Attempted<net::Evidence> read_evidence(const fs::path& file) {
  YORIAI_TRY(const auto text, read_file(file, kMaxEvidenceBytes));
  auto evidence = net::decode_evidence(core::bytes_of(text));
  if (!evidence) {
    return core::Unexpected{
        Failure(FileFault{file.string(), 0, 0,
                          Text{"証拠のファイルではないか、壊れています。受け取り直してください。",
                               "this is no evidence file, or it is damaged; ask for it again"}})};
  }
  if (const auto why = net::missing_in(*evidence)) return fail(ExitCode::negative, text_for(*why));
  return *std::move(evidence);
}

Words lie_words(const net::Evidence& evidence) { return std::visit(Told{}, evidence.shown); }

Attempted<std::string> accused_in(const core::State& state, const net::Evidence& evidence) {
  if (evidence.ledger != state.ledger()) {
    return fail(ExitCode::negative,
                {"この証拠は、別の帳簿についてのものです。", "This is about another book."});
  }
  const auto& node = net::accused(evidence);
  if (const auto* peer = state.find_peer(node)) return peer->operator_name;
  const auto* owner = state.members().owner(node);
  if (owner != nullptr && owner->role == core::KeyRole::node) return std::string();
  return fail(ExitCode::negative,
              {"署名した鍵は、この帳簿のどの受付のものでもありません。だれのうそでもありません。",
               "The key that signed is no peer's of this book, now or before: nobody lied."});
}

}  // namespace yoriai::cli
