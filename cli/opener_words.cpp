#include "cli/opener_words.h"

#include <algorithm>

#include "cli/find.h"
#include "cli/whole_number.h"
#include "core/limits.h"
#include "ledger/ballot_seal.h"

namespace yoriai::cli {
namespace {

struct Elsewhere {
  core::Opener opener;
  core::PublicKey signs;
};

std::optional<Elsewhere> from_word(std::string_view word) {
  const auto first = word.find(':');
  const auto second = word.find(':', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto number = whole_number(word.substr(0, first), core::kMaxMembers);
  const auto signs = core::id_from_hex<core::PublicKey>(word.substr(first + 1, second - first - 1));
  const auto key = core::id_from_hex<core::SealKey>(word.substr(second + 1));
  if (!number || !signs || !key) return std::nullopt;
  return Elsewhere{{core::MemberNumber{static_cast<std::uint32_t>(*number)}, *key}, *signs};
}

}  // namespace

std::string opener_word(core::MemberNumber member, const core::PublicKey& signs,
                        const core::SealKey& key) {
  return fmt::format("{}:{}:{}", member.value, core::to_hex(signs.view()),
                     core::to_hex(key.view()));
}

Attempted<Openers> Openers::read(Context& context, Desk& desk, const core::Proposal& proposal,
                                 const std::vector<std::string>& words) {
  Openers out;
  for (const auto& word : words) {
    if (const auto elsewhere = from_word(word)) {
      out.all_.push_back(elsewhere->opener);
      if (!desk.signs(elsewhere->signs)) out.elsewhere_.push_back(elsewhere->signs);
      continue;
    }
    YORIAI_TRY(auto key, load_member_key(context, word, desk.passphrase()));
    YORIAI_TRY(const auto* member, owner_of(desk.state(), key.public_key()));
    out.all_.push_back({member->number, ledger::seal_key(key, proposal.id)});
    if (!desk.signs(key.public_key())) out.here_.push_back(std::move(key));
  }
  std::ranges::sort(out.all_, {}, &core::Opener::member);
  return out;
}

Desk::NewSigners Openers::signers() const {
  Desk::NewSigners out;
  for (const auto& key : here_) out.here.push_back(&key);
  out.elsewhere = elsewhere_;
  return out;
}

}  // namespace yoriai::cli
