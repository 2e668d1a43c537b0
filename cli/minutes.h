// Minutes (議事録) of a closed vote, drafted from the book alone: what was decided, of whom, by
// which rule, and where the proof is; with room for what no book knows, and for two to sign.
#pragma once

#include "cli/language.h"
#include "core/result_document.h"
#include "ledger/book.h"

namespace yoriai::cli {

struct MinutesPart {
  Words heading;
  std::vector<Words> lines;  // as `yoriai tally` prints them: indented by leading spaces
};

struct MinutesDraft {
  Words title;
  std::vector<MinutesPart> parts;
  std::vector<Words> blanks;   // to be written in by hand
  std::vector<Words> signers;  // the chair and the clerk
};

// To be signed by who held the offices when the vote was decided.
MinutesDraft draft_minutes(const ledger::Book& book, const core::Proposal& proposal,
                           const core::ResultDocument& document);

// What is still to be written in by hand, of a text that such a draft became.
std::vector<Words> blanks_in(std::string_view text);

std::string minutes_text(const MinutesDraft& draft, Language language);
// A page of its own for A4 paper: no script, nothing fetched, every text escaped.
std::string minutes_html(const MinutesDraft& draft, Language language);

}  // namespace yoriai::cli
