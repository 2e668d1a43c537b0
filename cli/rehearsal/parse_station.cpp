// station "Hall" counts 120 for A 3 blank 2 spoilt of 190 papers marks 125 residents
#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

FileResult<std::uint32_t> some_papers(WordReader& words) {
  YORIAI_TRY(const std::uint64_t count, words.number(0, UINT32_MAX));
  return static_cast<std::uint32_t>(count);
}

FileResult<PaperWords> parse_papers(WordReader& words) {
  PaperWords out;
  YORIAI_TRY(out.count, some_papers(words));
  if (words.take("blank")) {
    out.says = Abstain{};
  } else if (words.take("spoilt")) {
    out.spoilt = true;
  } else if (words.take("give") || words.take("gives")) {
    YORIAI_TRY(out.says, parse_gift(words));
  } else {
    YORIAI_TRY(out.says, parse_vote_words(words));
  }
  return out;
}

FileResult<std::vector<Who>> parse_marked(WordReader& words) {
  std::vector<Who> out;
  do {
    YORIAI_TRY(Who who, parse_who(words));
    out.push_back(std::move(who));
  } while (words.take("and"));
  return out;
}

// False when the next words are none of its clauses.
FileResult<bool> parse_clause(WordReader& words, CountBox& out) {
  if (words.take("of")) {
    YORIAI_TRY(out.issued, some_papers(words));
    YORIAI_CHECK(words.need({"papers"}));
  } else if (words.take("in")) {
    YORIAI_TRY(out.house, words.name());
  } else if (words.take("marks")) {
    YORIAI_TRY(out.marked, parse_marked(words));
  } else if (words.take("on")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  } else if (words.sees("by")) {
    YORIAI_TRY(out.by, take_signers(words));
  } else {
    return false;
  }
  return true;
}

}  // namespace

ActionResult parse_station(WordReader& words) {
  CountBox out;
  YORIAI_TRY(out.station, words.name());
  YORIAI_CHECK(words.need({"counts"}));
  while (words.sees_number()) {
    YORIAI_TRY(PaperWords papers, parse_papers(words));
    out.papers.push_back(std::move(papers));
  }
  while (!at_end(words)) {
    YORIAI_TRY(const bool clause, parse_clause(words, out));
    if (!clause) return words.not_understood();
  }
  return Action{std::move(out)};
}

}  // namespace yoriai::cli
