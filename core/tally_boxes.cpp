#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core::detail {
namespace {

void add_votes(const EqualPapers& papers, std::vector<OptionCount>& rows) {
  for (std::size_t k = 0; k < papers.votes.size(); ++k) {
    const std::int64_t vote = papers.votes[k];
    const auto weight = static_cast<std::uint64_t>(vote < 0 ? -vote : vote) * papers.count;
    (vote < 0 ? rows[k].against : rows[k].in_favour) += weight;
    if (vote > 0) rows[k].supporters += papers.count;
  }
}

void add_answer(const EqualPapers& papers, OptionCount& row) {
  const bool yes = papers.choices.front().value == 1;
  (yes ? row.in_favour : row.against) += papers.count;
  if (yes) row.supporters += papers.count;
}

}  // namespace

void add_papers(const BoxCount& count, Method method, std::vector<OptionCount>& rows) {
  for (const auto& papers : count.papers) {
    if (method == Method::quadratic) {
      add_votes(papers, rows);
    } else if (method == Method::yes_no) {
      add_answer(papers, rows.front());
    } else {
      for (const auto choice : papers.choices) {
        rows[choice.value].in_favour += papers.count;
        rows[choice.value].supporters += papers.count;
      }
    }
  }
}

void add_boxes(const CountedBallots& ballots, HouseResult& house) {
  if (ballots.input.counts == nullptr) return;
  for (const auto& count : ballots.input.counts->counts()) {
    if (count.house == house.house) add_papers(count, ballots.input.method, house.options);
  }
}

}  // namespace yoriai::core::detail
