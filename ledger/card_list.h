// The office's list of cards, beside the book: which card each commitment stands for
// (specs/book.md 6.4).
#pragma once

#include <filesystem>
#include <vector>

#include "core/cards.h"
#include "core/result.h"
#include "ledger/card_record.h"
#include "ledger/posix_file.h"

namespace yoriai::ledger {

struct CardLine {
  core::RegisterSalt salt;
  std::string reference;
  [[nodiscard]] core::CardCommitment commitment() const {
    return commitment_to_card(salt, reference);
  }
  bool operator==(const CardLine&) const = default;
};

std::filesystem::path card_list_path(const std::filesystem::path& folder,
                                     const core::LedgerId& ledger);

// The text of a list; and the list of a text, or the number of the first line that is none, from 1.
std::string write_card_list(const std::vector<CardLine>& lines);
struct CardListFault {
  std::size_t line = 0;
};
core::Result<std::vector<CardLine>, CardListFault> parse_card_list(std::string_view text);

// Empty when there is no such file. Throws EnvironmentError when it cannot be read.
core::Result<std::vector<CardLine>, CardListFault> read_card_list(
    const std::filesystem::path& folder, const core::LedgerId& ledger);
// Of the cards that count, how many no line stands for, and how many have the reference of another.
// A revoked card needs no line: it may have been erased.
std::uint64_t cards_in_doubt(const std::vector<CardLine>& lines, const core::Cards& cards);

// Held by whoever reads the list to change it. Throws EnvironmentError::locked while another does.
FileDescriptor lock_card_list(const std::filesystem::path& folder, const core::LedgerId& ledger);
// In the place of the list there is; durable on return.
void put_card_list(const std::filesystem::path& folder, const core::LedgerId& ledger,
                   const std::vector<CardLine>& lines);

}  // namespace yoriai::ledger
