#include "cli/rehearsal/result_figures.h"

namespace yoriai::cli {
namespace {

std::int64_t figure_of(const core::OptionCount& count, FigureRow row) {
  switch (row) {
    case FigureRow::votes:
      return static_cast<std::int64_t>(count.in_favour);
    case FigureRow::against:
      return static_cast<std::int64_t>(count.against);
    case FigureRow::net:
      return count.net();
    case FigureRow::supporters:
      return count.supporters;
    case FigureRow::paid:
      break;
  }
  YORIAI_ASSERT(false);
  return 0;
}

std::uint32_t figure_of(const core::HouseFigures& house, RollFigure figure) {
  switch (figure) {
    case RollFigure::roll:
      return house.roll;
    case RollFigure::voted:
      return house.voted;
    case RollFigure::copied:
      return house.copied;
    case RollFigure::did_not_fit:
      return house.did_not_fit;
    case RollFigure::cut:
      return house.cut;
    case RollFigure::ended_nowhere:
      return house.ended_nowhere;
    case RollFigure::did_not_vote:
      return house.did_not_vote;
    case RollFigure::blank:
      return house.blank;
    case RollFigure::present:
      return house.present();
    case RollFigure::cast:
      return house.cast();
    case RollFigure::spoilt:
      return house.spoilt;
    case RollFigure::in_room:
      return house.in_room;
    case RollFigure::late:
    case RollFigure::returned:
    case RollFigure::set_aside:
    case RollFigure::all_cards:
      break;
  }
  YORIAI_ASSERT(false);
  return 0;
}

}  // namespace

std::vector<std::int64_t> row_of(const core::ResultDocument& document,
                                 std::span<const core::HouseResult> houses, FigureRow row) {
  std::vector<std::int64_t> out;
  if (row == FigureRow::paid) {
    for (const auto& payment : document.result.payments) {
      out.push_back(static_cast<std::int64_t>(payment.value));
    }
    return out;
  }
  // One house is looked at whether it decides or not.
  const auto counts = houses.size() == 1 ? houses.front().options : core::sum_over_houses(houses);
  for (const auto& count : counts) out.push_back(figure_of(count, row));
  if (document.method == core::Method::yes_no && row == FigureRow::votes) {
    out.push_back(static_cast<std::int64_t>(counts.front().against));
  }
  return out;
}

std::uint64_t figure_of(const core::ResultDocument& document,
                        std::span<const core::HouseResult> houses, RollFigure figure,
                        bool in_cards) {
  if (figure == RollFigure::late) return document.result.late_uncounted.size();
  if (figure == RollFigure::returned) return document.result.returned.value;
  if (figure == RollFigure::set_aside) return document.result.set_aside.size();
  std::uint64_t sum = 0;
  for (const auto& house : houses) {
    if (figure == RollFigure::all_cards) {
      if (house.cards) return house.cards->all;  // the same in every house that counts them
      continue;
    }
    sum += figure_of(in_cards ? house.in_votes() : house, figure);
  }
  return sum;
}

std::vector<std::int64_t> row_of(const core::ResultDocument& document, FigureRow row) {
  return row_of(document, document.result.decided.result.houses, row);
}

std::uint64_t figure_of(const core::ResultDocument& document, RollFigure figure) {
  return figure_of(document, document.result.decided.result.houses, figure);
}

}  // namespace yoriai::cli
