// What a ballot says, in words.
#include <fmt/format.h>

#include <map>

#include "cli/explain.h"
#include "cli/sealing_words.h"

namespace yoriai::cli {
namespace {

std::string join_choices(const core::Ballot& ballot, const core::Proposal& proposal) {
  std::string text;
  for (const auto choice : ballot.choices) {
    if (!text.empty()) text += ", ";
    text += proposal.draft.options[choice.value];
  }
  return text;
}

std::string join_votes(const core::Ballot& ballot, const core::Proposal& proposal) {
  std::string text;
  for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
    if (ballot.votes[i] == 0) continue;
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {:+}", proposal.draft.options[i], ballot.votes[i]);
  }
  return text.empty() ? "0" : text;
}

// "Bench > Lamps = Road"; those not named are left out.
std::string join_places(const core::Ballot& ballot, const core::Proposal& proposal) {
  std::map<std::int32_t, std::string> by_place;
  for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
    if (ballot.votes[i] == 0) continue;
    auto& names = by_place[ballot.votes[i]];
    if (!names.empty()) names += " = ";
    names += proposal.draft.options[i];
  }
  std::string text;
  for (const auto& [place, names] : by_place) text += (text.empty() ? "" : " > ") + names;
  return text.empty() ? "-" : text;
}

std::string join(const core::Ballot& ballot, const core::Proposal& proposal) {
  if (proposal.draft.method == core::Method::quadratic) return join_votes(ballot, proposal);
  if (proposal.draft.method == core::Method::ranked) return join_places(ballot, proposal);
  return join_choices(ballot, proposal);
}

}  // namespace

Text channel_word(core::Channel channel) {
  switch (channel) {
    case core::Channel::own:
      return {"本人の端末", "from the voter's own device"};
    case core::Channel::proxy:
      return {"代理人の紙", "on a proxy's paper"};
    case core::Channel::guardian:
      return {"後見人", "by the guardian"};
    case core::Channel::assisted:
      return {"付き添い", "with two helpers"};
    case core::Channel::paper:
      return {"紙", "on paper"};
    case core::Channel::box:
      return {"投票箱", "in a box"};
  }
  return {};
}

Words ballot_words(const core::Ballot& ballot, const core::Proposal& proposal) {
  if (ballot.form == core::BallotForm::withdrawn) return {"取り下げ", "withdrawn"};
  if (ballot.form == core::BallotForm::sealed) return {"封をした票", "sealed"};
  if (ballot.form == core::BallotForm::spoilt) {
    const auto why = spoilt_word(ballot.spoilt_by);
    return {fmt::format("無効（{}）", why.ja), fmt::format("spoilt ({})", why.en)};
  }
  if (ballot.form == core::BallotForm::blank) return {"棄権（白票）", "abstain"};
  if (proposal.draft.method == core::Method::yes_no) {
    const bool yes = ballot.choices.front().value == 1;
    return yes ? Words{"賛成", "for"} : Words{"反対", "against"};
  }
  const auto text = join(ballot, proposal);
  return {text, text};
}

}  // namespace yoriai::cli
