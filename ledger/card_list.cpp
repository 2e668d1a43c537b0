#include "ledger/card_list.h"

#include <map>
#include <set>

#include "ledger/posix_file.h"
#include "ledger/private_file.h"
#include "ledger/text_lines.h"

namespace yoriai::ledger {
namespace {

constexpr std::string_view kHead = "yoriai cards v1";
constexpr std::size_t kSaltDigits = 2 * core::RegisterSalt::kSize;
constexpr std::size_t kMostBytes = std::size_t{1} << 30U;  // millions of cards

std::optional<CardLine> read_line(std::string_view line) {
  if (line.size() <= kSaltDigits || line[kSaltDigits] != ' ') return std::nullopt;
  const auto salt = core::id_from_hex<core::RegisterSalt>(line.substr(0, kSaltDigits));
  const auto reference = card_reference(line.substr(kSaltDigits + 1));
  if (!salt || !reference || *reference != line.substr(kSaltDigits + 1)) return std::nullopt;
  return CardLine{*salt, *reference};
}

}  // namespace

std::filesystem::path card_list_path(const std::filesystem::path& folder,
                                     const core::LedgerId& ledger) {
  return folder / ("cards-" + core::to_hex(ledger.view()).substr(0, 32) + ".txt");
}

std::string write_card_list(const std::vector<CardLine>& lines) {
  auto text = std::string(kHead) + "\n";
  for (const auto& line : lines) {
    text += core::to_hex(line.salt.view()) + " " + line.reference + "\n";
  }
  return text;
}

core::Result<std::vector<CardLine>, CardListFault> parse_card_list(std::string_view text) {
  if (take_line(text) != kHead) return core::Unexpected{CardListFault{1}};
  std::vector<CardLine> lines;
  while (!text.empty()) {
    const auto line = take_line(text);
    auto read = line ? read_line(*line) : std::nullopt;
    if (!read) return core::Unexpected{CardListFault{lines.size() + 2}};
    lines.push_back(*std::move(read));
  }
  return lines;
}

core::Result<std::vector<CardLine>, CardListFault> read_card_list(
    const std::filesystem::path& folder, const core::LedgerId& ledger) {
  const auto path = card_list_path(folder, ledger);
  if (!path_exists(path)) return std::vector<CardLine>{};
  const auto file = read_private_file(path, kMostBytes);
  return parse_card_list({reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()});
}

std::uint64_t cards_in_doubt(const std::vector<CardLine>& lines, const core::Cards& cards) {
  std::map<core::CardCommitment, std::string_view> listed;
  for (const auto& line : lines) listed[line.commitment()] = line.reference;
  std::set<std::string_view> counting;
  std::uint64_t doubtful = 0;
  for (const auto& [commitment, card] : cards.all()) {
    if (card.revoked) continue;
    const auto line = listed.find(commitment);
    if (line == listed.end() || !counting.insert(line->second).second) ++doubtful;
  }
  return doubtful;
}

FileDescriptor lock_card_list(const std::filesystem::path& folder, const core::LedgerId& ledger) {
  const auto path = card_list_path(folder, ledger).string() + ".lock";
  auto lock = try_lock(path);
  if (lock) return *std::move(lock);
  throw EnvironmentError(EnvironmentError::Cause::locked, path + " is locked by another process");
}

void put_card_list(const std::filesystem::path& folder, const core::LedgerId& ledger,
                   const std::vector<CardLine>& lines) {
  replace_private_file(card_list_path(folder, ledger), core::bytes_of(write_card_list(lines)));
}

}  // namespace yoriai::ledger
