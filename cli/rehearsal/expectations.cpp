#include "cli/rehearsal/expectations.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "cli/messages.h"
#include "cli/rehearsal/result_figures.h"

namespace yoriai::cli {
namespace {

Difference as_expected() { return std::optional<Words>{}; }

template <class Value>
Difference compare(const Value& expected, const Value& found) {
  if (expected == found) return as_expected();
  return std::optional(
      Words{fmt::format("実際は {} でした。", found), fmt::format("it is {} instead", found)});
}

std::string_view name_of(core::Phase phase) {
  constexpr std::array<std::string_view, 5> kNames{"draft", "announced", "open", "closed",
                                                   "withdrawn"};
  return kNames.at(static_cast<std::size_t>(phase));
}

std::string_view name_of(core::Outcome outcome) {
  constexpr std::array<std::string_view, 5> kNames{"passed", "failed", "no-quorum", "tied",
                                                   "not-opened"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

std::string_view name_of(core::Fate fate) {
  constexpr std::array<std::string_view, core::kFateCount> kNames{
      "copied", "did-not-fit",      "cut",      "end-did-not-vote", "end-opted-out",
      "cycle",  "end-outside-roll", "end-gone", "chain-too-long",   "end-in-box"};
  return kNames.at(static_cast<std::size_t>(fate));
}

// As people count, from 1.
std::vector<std::uint32_t> numbers_of(const std::vector<core::OptionIndex>& options) {
  std::vector<std::uint32_t> out;
  out.reserve(options.size());
  for (const auto option : options) out.push_back(option.value + std::uint32_t{1});
  return out;
}

Difference compare_attested(const Stage& stage, const core::Proposal& proposal,
                            const ExpectAttested& expected) {
  std::uint64_t found = 0;
  for (const auto& said : stage.state().attestations().about(proposal.id.draft)) {
    if (said.attestation.what == expected.what) ++found;
  }
  return compare(expected.count, found);
}

// Looks at one closed proposal.
class Closed {
 public:
  // `houses`: all of the result, or the one that the line is about.
  Closed(const Stage& stage, const core::Proposal& proposal, const core::ResultDocument& document,
         std::span<const core::HouseResult> houses)
      : stage_(stage), proposal_(proposal), document_(document), houses_(houses) {}

  Difference operator()(const ExpectPhase& expected) const {
    return compare(name_of(expected.phase), name_of(proposal_.phase));
  }
  Difference operator()(const ExpectOutcome& expected) const {
    const core::VoteResult& result = document_.result;
    const bool other = expected.without_late && result.without_late;
    // As it stands now: the chair may have decided a tie.
    const auto outcome = other ? result.without_late->outcome : proposal_.outcome;
    return compare(name_of(expected.outcome), name_of(outcome));
  }
  Difference operator()(const ExpectCondition& expected) const {
    const auto met = expected.of == ExpectCondition::Of::quorum ? &core::HouseResult::quorum_met
                                                                : &core::HouseResult::threshold_met;
    const auto words = [](bool is_met) { return std::string_view(is_met ? "met" : "not met"); };
    const bool all = std::all_of(houses_.begin(), houses_.end(), std::mem_fn(met));
    return compare(words(expected.met), words(all));
  }
  Difference operator()(const ExpectWinner& expected) const {
    std::vector<core::OptionIndex> wanted;
    if (expected.option) {
      YORIAI_TRY(const auto option, stage_.option(proposal_, *expected.option));
      wanted.push_back(option);
    }
    std::vector<core::OptionIndex> found;
    if (const auto winner = document_.result.decided.result.winner) found.push_back(*winner);
    return compare(numbers_of(wanted), numbers_of(found));
  }
  Difference operator()(const ExpectOrder& expected) const {
    std::vector<core::OptionIndex> wanted;
    for (const OptionRef& ref : expected.options) {
      YORIAI_TRY(const auto option, stage_.option(proposal_, ref));
      wanted.push_back(option);
    }
    return compare(numbers_of(wanted), numbers_of(document_.result.decided.result.order));
  }
  Difference operator()(const ExpectRow& expected) const {
    return compare(expected.figures, row_of(document_, houses_, expected.row));
  }
  Difference operator()(const ExpectFigure& expected) const {
    return compare(expected.value,
                   figure_of(document_, houses_, expected.figure, expected.in_cards));
  }
  Difference operator()(const ExpectChannels& expected) const {
    std::vector<std::int64_t> found(core::kChannelCount);
    for (const auto& house : houses_) {
      for (std::size_t at = 0; at < found.size(); ++at) found[at] += house.by_channel[at];
    }
    return compare(expected.people, found);
  }
  Difference operator()(const ExpectSetAside& expected) const {
    YORIAI_TRY(const Player* player, stage_.person(expected.person));
    for (const auto& row : document_.result.set_aside) {
      if (row.member == player->number && row.channel == expected.channel) return as_expected();
    }
    return std::optional<Words>{
        Text{"この人のその票は、外されていません。", "no such ballot of theirs is set aside"}};
  }
  Difference operator()(const ExpectSpoilt& expected) const {
    YORIAI_TRY(const Player* player, stage_.person(expected.person));
    for (const auto& row : document_.result.spoilt_ballots) {
      if (row.member == player->number && row.by == expected.by) return as_expected();
    }
    return std::optional<Words>{Text{"この人の票は、そのわけで無効にはなっていません。",
                                     "their ballot is not spoilt for that reason"}};
  }
  Difference operator()(const ExpectAttested& expected) const {
    return compare_attested(stage_, proposal_, expected);
  }
  Difference operator()(const ExpectVoice& expected) const {
    YORIAI_TRY(const Player* player, stage_.person(expected.person));
    for (const core::Represented& row : document_.result.decided.represented) {
      if (row.member == player->number) return compare_voice(expected, row);
    }
    return std::optional<Words>{Text{"だれにも委任していないか、自分で投票しました。",
                                     "nobody spoke for them: they voted, or handed nothing on"}};
  }

 private:
  Difference compare_voice(const ExpectVoice& expected, const core::Represented& row) const {
    YORIAI_TRY(auto other, compare(name_of(expected.fate), name_of(row.fate)));
    if (other) return other;
    if (expected.steps && *expected.steps != row.length)
      return compare(*expected.steps, row.length);
    if (expected.end.empty()) return as_expected();
    YORIAI_TRY(const Player* end, stage_.person(expected.end));
    return compare(end->number.value, row.end.value);
  }

  const Stage& stage_;
  const core::Proposal& proposal_;
  const core::ResultDocument& document_;
  std::span<const core::HouseResult> houses_;
};

Difference before_closing(const Stage& stage, const core::Proposal& proposal,
                          const ProposalExpectation& expected) {
  if (const auto* phase = std::get_if<ExpectPhase>(&expected)) {
    return compare(name_of(phase->phase), name_of(proposal.phase));
  }
  if (const auto* attested = std::get_if<ExpectAttested>(&expected)) {
    return compare_attested(stage, proposal, *attested);
  }
  return std::optional<Words>{Text{"まだ締め切られていないので、結果がありません。",
                                   "there is no result yet: the vote has not closed"}};
}

}  // namespace

std::optional<core::ResultDocument> result_of(const ledger::Store& store, const core::State& state,
                                              const core::Proposal& proposal) {
  if (proposal.phase != core::Phase::closed) return std::nullopt;
  const auto bytes = store.blob(state.ledger(), proposal.result);
  YORIAI_ASSERT(bytes.has_value());  // it was written with the closing
  return core::decode_result(*bytes);
}

Difference difference(const Stage& stage, const Expect& expected) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(expected.proposal));
  const auto document = result_of(stage.store(), stage.state(), *proposal);
  std::span<const core::HouseResult> houses;
  if (document) houses = document->result.decided.result.houses;
  if (!expected.house.empty()) {
    YORIAI_TRY(const auto house, stage.house(expected.house));
    if (document) houses = houses.subspan(house.value, 1);
  }
  for (const ProposalExpectation& one : expected.all) {
    YORIAI_TRY(auto other, document ? std::visit(Closed(stage, *proposal, *document, houses), one)
                                    : before_closing(stage, *proposal, one));
    if (other) return other;
  }
  return as_expected();
}

Difference difference(const Stage& stage, const ExpectMember& expected) {
  YORIAI_TRY(const Player* player, stage.person(expected.person));
  const auto status = stage.state().members().find(player->number)->status();
  return compare(word_for(expected.status).en, word_for(status).en);
}

Difference difference(const Stage& stage, const ExpectCount& expected) {
  const bool members = expected.of == ExpectCount::Of::members;
  const std::uint64_t found =
      members ? stage.state().members().all().size() : stage.state().size().value;
  return compare(expected.value, found);
}

}  // namespace yoriai::cli
