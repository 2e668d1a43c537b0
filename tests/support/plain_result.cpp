#include "tests/support/plain_result.h"

#include <sstream>

namespace yoriai::tests {
namespace {

naive::Number number(std::uint64_t value) { return static_cast<naive::Number>(value); }

naive::HouseCount plain_house(const core::HouseResult& house) {
  naive::HouseCount out{house.roll,
                        house.voted,
                        house.copied,
                        house.did_not_fit,
                        house.cut,
                        house.ended_nowhere,
                        house.did_not_vote,
                        house.blank,
                        house.spoilt,
                        house.in_room,
                        house.quorum_met,
                        house.threshold_met,
                        house.advisory,
                        {},
                        {},
                        {}};
  if (house.cards) {
    const core::CardFigures& in = *house.cards;
    out.votes = {in.all,           in.roll,         in.voted, in.copied, in.did_not_fit, in.cut,
                 in.ended_nowhere, in.did_not_vote, in.blank, in.spoilt, in.in_room};
  }
  out.channels.assign(house.by_channel.begin(), house.by_channel.end());
  for (const core::OptionCount& option : house.options) {
    out.options.push_back(
        {number(option.in_favour), number(option.against), number(option.supporters)});
  }
  return out;
}

std::string outcome_name(core::Outcome outcome) {
  switch (outcome) {
    case core::Outcome::passed:
      return "passed";
    case core::Outcome::failed:
      return "failed";
    case core::Outcome::no_quorum:
      return "no_quorum";
    case core::Outcome::tied:
      return "tied";
    case core::Outcome::not_opened:
      return "not opened";
  }
  return "unknown";
}

std::map<int, naive::Ballot> standing_in(const core::BallotBox& box) {
  std::map<int, naive::Ballot> out;
  const auto standing = box.standing(/*with_receipts=*/true);
  core::Ballot ballot;
  for (std::size_t i = 0; i < box.roll().size(); ++i) {
    if (!standing.stands(i)) continue;
    standing.read(i, ballot);
    out[static_cast<int>(box.roll()[i].number.value)] = plain(ballot);
  }
  return out;
}

template <class T>
std::optional<std::string> differing(const char* what, const T& core_says, const T& naive_says) {
  if (core_says == naive_says) return std::nullopt;
  return std::string(what) + " differ\n  core:\n" + to_text(core_says) + "  naive:\n" +
         to_text(naive_says);
}

template <class T>
std::optional<std::string> unequal(const char* what, const T& core_says, const T& naive_says) {
  if (core_says == naive_says) return std::nullopt;
  return std::string(what) + " differ\n";
}

std::optional<std::string> money_difference(const core::VoteResult& result,
                                            const naive::VoteAnswer& answer) {
  std::vector<naive::Number> payments;
  for (const core::Amount amount : result.payments) payments.push_back(number(amount.value));
  if (auto d = unequal("payments", payments, answer.payments)) return d;
  return unequal("sums returned", number(result.returned.value), answer.returned);
}

std::optional<std::string> late_difference(const core::VoteResult& result,
                                           const naive::VoteAnswer& answer) {
  std::vector<int> late;
  for (const core::MemberNumber member : result.late_uncounted) {
    late.push_back(static_cast<int>(member.value));
  }
  if (auto d = unequal("late ballots uncounted", late, answer.late_uncounted)) return d;
  const bool same = answer.without_late == answer.decided;
  if (result.without_late.has_value() == same) return "a second count where none belongs, or none";
  if (same) return std::nullopt;
  return differing("counts without late ballots", plain(*result.without_late), answer.without_late);
}

}  // namespace

naive::Count plain(const core::TallyResult& result) {
  naive::Count out;
  out.outcome = outcome_name(result.outcome);
  if (result.winner) out.winner = result.winner->value;
  for (const core::OptionIndex option : result.order) out.order.push_back(option.value);
  for (const core::HouseResult& house : result.houses) out.houses.push_back(plain_house(house));
  if (result.pairs) {
    out.pairs.resize(result.pairs->options());
    for (std::size_t a = 0; a < out.pairs.size(); ++a) {
      for (std::size_t b = 0; b < out.pairs.size(); ++b) {
        out.pairs[a].push_back(number(result.pairs->at(a, b)));
      }
    }
  }
  out.tied.assign(result.tied.begin(), result.tied.end());
  for (const core::OptionIndex option : result.chosen) out.chosen.push_back(option.value);
  out.added = number(result.added);
  out.spent_by_one_more = number(result.spent_by_one_more.value_or(0));
  return out;
}

std::vector<naive::Carried> plain(const std::vector<core::Represented>& rows) {
  std::vector<naive::Carried> out;
  for (const core::Represented& row : rows) {
    out.push_back({static_cast<int>(row.member.value), static_cast<int>(row.next.value),
                   static_cast<int>(row.end.value), row.length, static_cast<int>(row.fate)});
  }
  return out;
}

std::vector<naive::RollRow> plain(const core::Roll& roll) {
  std::vector<naive::RollRow> out;
  for (const core::RollRow& row : roll) {
    out.push_back({static_cast<int>(row.number.value), row.house.value, row.credits.value,
                   row.weight.value, static_cast<int>(row.household.value)});
  }
  return out;
}

std::vector<std::vector<int>> plain(const std::vector<core::SetAside>& rows) {
  std::vector<std::vector<int>> out;
  for (const core::SetAside& row : rows) {
    out.push_back({static_cast<int>(row.member.value), static_cast<int>(row.channel),
                   static_cast<int>(row.by)});
  }
  return out;
}

naive::Ballot plain(const core::Ballot& ballot) {
  naive::Ballot out;
  out.form = static_cast<int>(ballot.form);
  for (const core::OptionIndex choice : ballot.choices) out.choices.push_back(choice.value);
  out.votes.assign(ballot.votes.begin(), ballot.votes.end());
  return out;
}

core::Ballot core_ballot(const naive::Ballot& ballot) {
  core::Ballot out;
  out.form = static_cast<core::BallotForm>(ballot.form);
  for (const int choice : ballot.choices) {
    out.choices.emplace_back(static_cast<std::uint16_t>(choice));
  }
  for (const naive::Number v : ballot.votes) out.votes.push_back(static_cast<std::int32_t>(v));
  return out;
}

core::DelegationCap core_cap(const naive::Cap& cap) {
  return {static_cast<std::uint32_t>(cap.people), static_cast<std::uint32_t>(cap.numerator),
          static_cast<std::uint32_t>(cap.denominator)};
}

core::House core_house(const naive::House& house, const std::string& name) {
  return {name, static_cast<core::HouseWeight>(house.weight),
          static_cast<std::uint32_t>(house.most)};
}

core::Condition core_condition(const naive::Fraction& fraction) {
  return {static_cast<std::uint32_t>(fraction.numerator),
          static_cast<std::uint32_t>(fraction.denominator), fraction.strict,
          static_cast<core::ConditionBase>(fraction.base)};
}

core::ProposalKind core_kind(const naive::Vote& vote, const std::vector<naive::HouseRule>& rules) {
  core::ProposalKind kind;
  kind.abstain_in_quorum = vote.abstain_in_quorum;
  for (const naive::HouseRule& rule : rules) {
    kind.rules.push_back({core_condition(rule.quorum),
                          core_condition(rule.threshold),
                          core_cap(rule.cap),
                          {},
                          rule.advisory});
  }
  kind.longest_chain = static_cast<std::uint16_t>(vote.longest_chain);
  if (vote.chair_decides) kind.tie = core::TieRule::chair;
  return kind;
}

std::optional<std::string> difference(const core::Proposal& proposal, core::ByteView document,
                                      const naive::VoteAnswer& answer) {
  const auto read = core::decode_result(document);
  if (!read) return "the result document cannot be read";
  const core::VoteResult& result = read->result;
  if (auto d = unequal("rolls", plain(proposal.box.roll()), answer.roll)) return d;
  if (auto d = unequal("standing ballots", standing_in(proposal.box), answer.standing)) return d;
  if (auto d =
          differing("represented members", plain(result.decided.represented), answer.carried)) {
    return d;
  }
  if (auto d = differing("counts", plain(result.decided.result), answer.decided)) return d;
  if (outcome_name(proposal.outcome) != answer.outcome) return "outcomes in the state differ";
  if (auto d = money_difference(result, answer)) return d;
  if (auto d = unequal("ballots set aside", plain(result.set_aside), answer.set_aside)) return d;
  return late_difference(result, answer);
}

std::string to_text(const naive::Count& count) {
  std::ostringstream out;
  out << "    " << count.outcome << ", winner " << count.winner << ", order";
  for (const int option : count.order) out << ' ' << option;
  if (!count.chosen.empty()) {
    out << "; " << count.chosen.size() << " chosen, " << count.added << " added, "
        << count.spent_by_one_more << " by one more";
  }
  for (const naive::Number options : count.tied) out << ", " << options << " share a place";
  out << '\n';
  for (const naive::HouseCount& h : count.houses) {
    out << "    house: roll " << h.roll << ", voted " << h.voted << ", copied " << h.copied
        << ", did not fit " << h.did_not_fit << ", cut " << h.cut << ", ended nowhere "
        << h.ended_nowhere << ", did not vote " << h.did_not_vote << ", blank " << h.blank
        << ", spoilt " << h.spoilt << ", in the room " << h.in_room
        << (h.advisory ? ", advisory" : "") << ", channels";
    for (const naive::Number people : h.channels) out << ' ' << people;
    if (!h.votes.empty()) out << ", in votes";
    for (const naive::Number votes : h.votes) out << ' ' << votes;
    out << ", quorum " << h.quorum_met << ", threshold " << h.threshold_met << ", options";
    for (const naive::OptionSum& o : h.options) {
      out << " (" << o.in_favour << ' ' << o.against << ' ' << o.supporters << ')';
    }
    out << '\n';
  }
  return out.str();
}

std::string to_text(const std::vector<naive::Carried>& rows) {
  std::ostringstream out;
  for (const naive::Carried& row : rows) {
    out << "    member " << row.member << ": next " << row.next << ", end " << row.end
        << ", length " << row.length << ", fate " << row.fate << '\n';
  }
  return out.str();
}

}  // namespace yoriai::tests
