#include <algorithm>
#include <array>

#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

template <class Value>
struct Named {
  std::string_view word;
  Value value;
};
template <class Value>
Named(std::string_view, Value) -> Named<Value>;  // clang 16 finds none by itself

constexpr std::array kPhases{
    Named{"draft", core::Phase::draft}, Named{"announced", core::Phase::announced},
    Named{"open", core::Phase::open}, Named{"withdrawn", core::Phase::withdrawn}};
constexpr std::array kOutcomes{
    Named{"passed", core::Outcome::passed}, Named{"failed", core::Outcome::failed},
    Named{"no-quorum", core::Outcome::no_quorum}, Named{"tied", core::Outcome::tied},
    Named{"not-opened", core::Outcome::not_opened}};
constexpr std::array kRows{Named{"votes", FigureRow::votes}, Named{"against", FigureRow::against},
                           Named{"net", FigureRow::net}, Named{"supporters", FigureRow::supporters},
                           Named{"paid", FigureRow::paid}};
constexpr std::array kFigures{Named{"roll", RollFigure::roll},
                              Named{"voted", RollFigure::voted},
                              Named{"copied", RollFigure::copied},
                              Named{"did-not-fit", RollFigure::did_not_fit},
                              Named{"cut", RollFigure::cut},
                              Named{"ended-nowhere", RollFigure::ended_nowhere},
                              Named{"did-not-vote", RollFigure::did_not_vote},
                              Named{"blank", RollFigure::blank},
                              Named{"present", RollFigure::present},
                              Named{"cast", RollFigure::cast},
                              Named{"late", RollFigure::late},
                              Named{"returned", RollFigure::returned},
                              Named{"set-aside", RollFigure::set_aside},
                              Named{"spoilt", RollFigure::spoilt},
                              Named{"in-room", RollFigure::in_room},
                              Named{"all-cards", RollFigure::all_cards}};
constexpr std::array kChannels{
    Named{"own", core::Channel::own}, Named{"proxy", core::Channel::proxy},
    Named{"guardian", core::Channel::guardian}, Named{"assisted", core::Channel::assisted},
    Named{"paper", core::Channel::paper}};
constexpr std::array kSpoilt{Named{"no-box", core::SpoiltBy::no_box},
                             Named{"made-for-another", core::SpoiltBy::made_for_another},
                             Named{"no-ballot", core::SpoiltBy::no_ballot},
                             Named{"over-credits", core::SpoiltBy::credits},
                             Named{"on-paper", core::SpoiltBy::on_paper}};
constexpr std::array kAttested{Named{"approvals", core::AttestationKind::approve},
                               Named{"objections", core::AttestationKind::object},
                               Named{"findings", core::AttestationKind::finding},
                               Named{"reports", core::AttestationKind::report},
                               Named{"evidence", core::AttestationKind::evidence}};
constexpr std::array kConditions{Named{"quorum", ExpectCondition::Of::quorum},
                                 Named{"threshold", ExpectCondition::Of::threshold}};
constexpr std::array kFates{Named{"copied", core::Fate::copied},
                            Named{"did-not-fit", core::Fate::did_not_fit},
                            Named{"cut", core::Fate::cut},
                            Named{"end-did-not-vote", core::Fate::end_did_not_vote},
                            Named{"end-opted-out", core::Fate::end_opted_out},
                            Named{"cycle", core::Fate::cycle},
                            Named{"end-outside-roll", core::Fate::end_outside_roll},
                            Named{"end-gone", core::Fate::end_gone},
                            Named{"chain-too-long", core::Fate::chain_too_long},
                            Named{"end-in-box", core::Fate::end_in_box}};
constexpr std::array kStatuses{
    Named{"active", core::MemberStatus::active}, Named{"suspended", core::MemberStatus::suspended},
    Named{"left", core::MemberStatus::left}, Named{"died", core::MemberStatus::died}};

// Takes the next word if the table has it.
template <class Value, std::size_t N>
std::optional<Value> take_named(WordReader& words, const std::array<Named<Value>, N>& table) {
  for (const auto& row : table) {
    if (words.take(row.word)) return row.value;
  }
  return std::nullopt;
}

using Expectation = FileResult<ProposalExpectation>;

Expectation parse_row(WordReader& words, FigureRow row) {
  ExpectRow out{row, {}};
  do {
    YORIAI_TRY(const std::int64_t figure, words.integer());
    out.figures.push_back(figure);
  } while (words.sees_number() || words.peek().starts_with('-'));
  return ProposalExpectation{std::move(out)};
}

Expectation parse_voice(WordReader& words) {
  ExpectVoice out;
  YORIAI_CHECK(words.need({"of"}));
  YORIAI_TRY(out.person, words.name());
  const auto fate = take_named(words, kFates);
  if (!fate) return words.not_understood();
  out.fate = *fate;
  if (words.take("end")) {
    YORIAI_TRY(out.end, words.name());
  }
  if (words.take("steps")) {
    YORIAI_TRY(const std::uint64_t steps, words.number(0, core::kMaxMembers));
    out.steps = static_cast<std::uint32_t>(steps);
  }
  return ProposalExpectation{std::move(out)};
}

Expectation parse_channels(WordReader& words) {
  ExpectChannels out;
  do {
    YORIAI_TRY(const std::int64_t people, words.integer());
    out.people.push_back(people);
  } while (words.sees_number());
  return ProposalExpectation{std::move(out)};
}

// "ballot of NAME spoilt made-for-another", "ballot of NAME paper set aside"
Expectation parse_one_ballot(WordReader& words) {
  ExpectSetAside out;
  YORIAI_CHECK(words.need({"of"}));
  YORIAI_TRY(out.person, words.name());
  if (words.take("spoilt")) {
    const auto by = take_named(words, kSpoilt);
    if (!by) return words.not_understood();
    return ProposalExpectation{ExpectSpoilt{std::move(out.person), *by}};
  }
  const auto channel = take_named(words, kChannels);
  if (!channel) return words.not_understood();
  out.channel = *channel;
  YORIAI_CHECK(words.need({"set", "aside"}));
  return ProposalExpectation{std::move(out)};
}

Expectation parse_winner(WordReader& words) {
  if (words.take("nobody")) return ProposalExpectation{ExpectWinner{}};
  YORIAI_TRY(OptionRef option, words.option());
  return ProposalExpectation{ExpectWinner{std::move(option)}};
}

Expectation parse_order(WordReader& words) {
  ExpectOrder out;
  do {
    YORIAI_TRY(OptionRef option, words.option());
    out.options.push_back(std::move(option));
  } while (words.sees_option());
  return ProposalExpectation{std::move(out)};
}

Expectation parse_condition(WordReader& words, ExpectCondition::Of of) {
  if (words.take({"not", "met"})) return ProposalExpectation{ExpectCondition{of, false}};
  YORIAI_CHECK(words.need({"met"}));
  return ProposalExpectation{ExpectCondition{of, true}};
}

Expectation parse_one(WordReader& words) {
  const bool without_late = words.take({"without", "late", "ballots"});
  if (const auto outcome = take_named(words, kOutcomes)) {
    return ProposalExpectation{ExpectOutcome{*outcome, without_late}};
  }
  if (without_late) return words.not_understood();
  if (const auto phase = take_named(words, kPhases)) {
    return ProposalExpectation{ExpectPhase{*phase}};
  }
  if (const auto row = take_named(words, kRows)) return parse_row(words, *row);
  const bool in_cards = words.take("in-cards");
  if (const auto figure = take_named(words, kFigures)) {
    YORIAI_TRY(const std::uint64_t value, words.number(0, INT64_MAX));
    return ProposalExpectation{ExpectFigure{*figure, value, in_cards}};
  }
  if (in_cards) return words.not_understood();
  if (const auto condition = take_named(words, kConditions))
    return parse_condition(words, *condition);
  if (const auto what = take_named(words, kAttested)) {
    YORIAI_TRY(const std::uint64_t count, words.number(0, INT64_MAX));
    return ProposalExpectation{ExpectAttested{*what, count}};
  }
  if (words.take("winner")) return parse_winner(words);
  if (words.take("order")) return parse_order(words);
  if (words.take("voice")) return parse_voice(words);
  if (words.take("channels")) return parse_channels(words);
  if (words.take("ballot")) return parse_one_ballot(words);
  return words.not_understood();
}

ActionResult parse_member(WordReader& words) {
  YORIAI_TRY(std::string person, words.name());
  const auto status = take_named(words, kStatuses);
  if (!status) return words.not_understood();
  return Action{ExpectMember{std::move(person), *status}};
}

}  // namespace

ActionResult parse_expectation(WordReader& words) {
  if (words.take("member")) return parse_member(words);
  if (words.take({"one", "book"})) return Action{ExpectOneBook{}};
  using Of = ExpectCount::Of;
  for (const auto& [word, of] : {Named{"members", Of::members}, Named{"entries", Of::entries}}) {
    if (!words.take(word)) continue;
    YORIAI_TRY(const std::uint64_t value, words.number(0, INT64_MAX));
    return Action{ExpectCount{of, value}};
  }
  Expect out;
  YORIAI_TRY(out.proposal, take_proposal(words));
  if (words.take("in")) {
    YORIAI_TRY(out.house, words.name());
  }
  do {
    YORIAI_TRY(ProposalExpectation one, parse_one(words));
    out.all.push_back(std::move(one));
  } while (!words.done());
  return Action{std::move(out)};
}

}  // namespace yoriai::cli
