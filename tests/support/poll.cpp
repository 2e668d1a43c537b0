#include "tests/support/poll.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <charconv>
#include <sstream>
#include <stdexcept>

#include "core/limits.h"
#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

constexpr std::array kFates{"copied", "did_not_fit",  "cut",  "did_not_vote", "opted_out",
                            "cycle",  "outside_roll", "gone", "too_long",     "in_box"};
constexpr std::array kOutcomes{"passed", "failed", "no_quorum", "tied"};

core::Handed handing(const std::string& word) {
  if (word == ".") return {};
  if (word == "x") return {core::Handing::opted_out, core::kNobody, core::kNoPosition};
  if (word == "g") return {core::Handing::gone, core::kNobody, core::kNoPosition};
  if (word == "o") return {core::Handing::outside_roll, kOutsider, core::kNoPosition};
  std::uint32_t person = 0;
  const auto* end = word.data() + word.size();
  if (std::from_chars(word.data(), end, person).ptr != end) throw std::invalid_argument(word);
  return handed_to(person);
}

}  // namespace

core::Handed handed_to(std::uint32_t person) {
  return {core::Handing::to_member, core::MemberNumber{person}, person - 1};
}

Poll::Poll(core::Method method, std::uint16_t options, std::uint16_t houses)
    : method_(method), options_(options) {
  kind_.delegation = true;
  kind_.abstain_in_quorum = true;
  kind_.rules.resize(houses);
  houses_.resize(houses);
}

Poll& Poll::cards(std::uint32_t all, core::HouseWeight weight, std::uint16_t house) {
  all_cards_ = all;
  houses_.at(house).weight = weight;
  return *this;
}

Poll& Poll::votes(const std::vector<std::uint32_t>& of_everybody) {
  for (std::size_t i = 0; i < of_everybody.size(); ++i) {
    roll_.at(i).weight = core::Weight{of_everybody[i]};
  }
  return *this;
}

Poll& Poll::people(std::string_view words, std::uint16_t house, std::uint32_t credits) {
  std::istringstream in{std::string(words)};
  for (std::string word; in >> word;) {
    if (word == "y") {
      vote(yes(), house, credits);
    } else if (word == "n") {
      vote(no(), house, credits);
    } else if (word == "-") {
      vote(blank(), house, credits);
    } else {
      hand(handing(word), house, credits);
    }
  }
  return *this;
}

Poll& Poll::vote(core::Ballot ballot, std::uint16_t house, std::uint32_t credits) {
  add(std::move(ballot), {}, house, credits);
  return *this;
}

Poll& Poll::hand(core::Handed handed, std::uint16_t house, std::uint32_t credits) {
  add({}, handed, house, credits);
  return *this;
}

Poll& Poll::quorum(core::Condition condition, std::uint16_t house) {
  kind_.rules.at(house).quorum = condition;
  return *this;
}

Poll& Poll::threshold(core::Condition condition, std::uint16_t house) {
  kind_.rules.at(house).threshold = condition;
  return *this;
}

Poll& Poll::abstain_in_quorum(bool counts) {
  kind_.abstain_in_quorum = counts;
  return *this;
}

Poll& Poll::cap(core::DelegationCap cap, std::uint16_t house) {
  kind_.rules.at(house).cap = cap;
  return *this;
}

Poll& Poll::longest_chain(std::uint16_t steps) {
  kind_.longest_chain = steps;
  return *this;
}

Poll& Poll::only_heard(std::uint16_t house) {
  kind_.rules.at(house).advisory = true;
  return *this;
}

core::TallyInput Poll::input() {
  packed_ =
      core::PackedBallots({method_, options_, core::Credits{core::kMaxCredits}}, roll_.size());
  for (std::size_t i = 0; i < roll_.size(); ++i) packed_.put(i, ballots_[i]);
  direct_.emplace(packed_);
  core::TallyInput input;
  input.method = method_;
  input.option_count = options_;
  input.roll = roll_;
  input.direct = &*direct_;
  input.handed = handed_;
  input.kind = &kind_;
  input.house_count = static_cast<std::uint16_t>(kind_.rules.size());
  input.houses = houses_;
  input.all_cards = all_cards_;
  return input;
}

void Poll::add(core::Ballot ballot, core::Handed handed, std::uint16_t house,
               std::uint32_t credits) {
  const auto number = static_cast<std::uint32_t>(roll_.size() + 1);
  roll_.push_back({core::MemberNumber{number}, core::HouseIndex{house}, core::Weight{1},
                   core::Credits{credits}});
  ballots_.push_back(std::move(ballot));
  handed_.push_back(handed);
}

std::string to_text(const std::vector<core::Represented>& rows) {
  std::vector<std::string> out;
  for (const auto& row : rows) {
    out.push_back(fmt::format("{}>{} {}+{} {}", row.member.value, row.next.value, row.end.value,
                              row.length, kFates.at(static_cast<std::size_t>(row.fate))));
  }
  return fmt::format("{}", fmt::join(out, "; "));
}

std::string numbers(const core::HouseResult& house) {
  return fmt::format("{} = {} {} {} {} {} {} ({})", house.roll, house.voted, house.copied,
                     house.did_not_fit, house.cut, house.ended_nowhere, house.did_not_vote,
                     house.blank);
}

std::string numbers_in_votes(const core::HouseResult& house) {
  if (!house.cards) return "none";
  const auto& cards = *house.cards;
  return fmt::format("{} of {} = {} {} {} {} {} {} ({})", cards.roll, cards.all, cards.voted,
                     cards.copied, cards.did_not_fit, cards.cut, cards.ended_nowhere,
                     cards.did_not_vote, cards.blank);
}

std::string verdict(const core::TallyResult& result) {
  std::string text = kOutcomes.at(static_cast<std::size_t>(result.outcome));
  if (result.winner) text += fmt::format(" {}", result.winner->value);
  return text;
}

}  // namespace yoriai::tests
