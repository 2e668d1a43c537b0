#include <fmt/format.h>

#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

FileResult<core::Revision> revision(WordReader& words) {
  YORIAI_TRY(const std::uint64_t number, words.number(0, UINT16_MAX));
  return core::Revision{static_cast<std::uint16_t>(number)};
}

// "A and C"
FileResult<std::vector<OptionRef>> parse_options(WordReader& words) {
  std::vector<OptionRef> options;
  do {
    YORIAI_TRY(OptionRef option, words.option());
    options.push_back(std::move(option));
  } while (words.take("and"));
  return options;
}

// "A then B and C"
FileResult<BallotWords> parse_ranks(WordReader& words) {
  RankOptions rank;
  do {
    YORIAI_TRY(auto place, parse_options(words));
    rank.places.push_back(std::move(place));
  } while (words.take("then"));
  return BallotWords{std::move(rank)};
}

// "A=5" or "2=-3".
std::optional<std::pair<OptionRef, std::int32_t>> parse_points(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const auto option = option_number(word.substr(0, equals));
  std::string_view figure = word.substr(equals + 1);
  const bool negative = figure.starts_with('-');
  if (negative || figure.starts_with('+')) figure.remove_prefix(1);
  const auto votes = parse_number(figure);
  // The rules' own bound is for the rules to check; this one is what a ballot can hold.
  if (!option || !votes || *votes > INT32_MAX) return std::nullopt;
  const auto magnitude = static_cast<std::int32_t>(*votes);
  return std::pair{OptionRef(*option), negative ? -magnitude : magnitude};
}

}  // namespace

FileResult<BallotWords> parse_vote_words(WordReader& words) {
  if (words.take("yes")) return BallotWords{SayYesNo{true}};
  if (words.take("no")) return BallotWords{SayYesNo{false}};
  YORIAI_CHECK(words.need({"for"}));
  Choose choose;
  YORIAI_TRY(choose.options, parse_options(words));
  return BallotWords{std::move(choose)};
}

FileResult<BallotWords> parse_gift(WordReader& words) {
  GivePoints give;
  while (const auto points = parse_points(words.peek())) {
    words.take(words.peek());
    give.votes.push_back(*points);
  }
  if (give.votes.empty()) {
    return words.wrong(Text{"ここには「A=5 B=-2」のような票が必要です。",
                            "votes like A=5 B=-2 are expected here"});
  }
  return BallotWords{std::move(give)};
}

namespace {

EnteredBy& entered(Vote& vote) {
  if (!vote.entered) vote.entered.emplace();
  return *vote.entered;
}

FileResult<bool> take_speaker(WordReader& words, EnteredBy& out) {
  const bool guardian = words.take("guardian");
  if (!guardian) YORIAI_CHECK(words.need({"proxy"}));
  out.channel = guardian ? core::Channel::guardian : core::Channel::proxy;
  out.no_paper = guardian;
  YORIAI_TRY(out.speaker, words.name());
  return true;
}

FileResult<bool> take_helpers(WordReader& words, EnteredBy& out) {
  out.channel = core::Channel::assisted;
  out.attested = true;
  YORIAI_TRY(out.by, words.names());
  return true;
}

// How it is entered for the voter; false when the next words do not say.
FileResult<bool> parse_entering(WordReader& words, Vote& out) {
  if (words.take({"on", "paper"})) {
    entered(out).no_paper = false;
  } else if (words.take({"assisted", "by"})) {
    return take_helpers(words, entered(out));
  } else if (words.take({"without", "attestation"})) {
    entered(out).attested = false;
  } else if (words.take("through")) {
    return take_speaker(words, entered(out));
  } else if (words.take({"entered", "by"})) {
    YORIAI_TRY(entered(out).by, words.names());
  } else if (words.take("slip")) {
    YORIAI_TRY(const std::uint64_t slip, words.number(0, UINT32_MAX));
    entered(out).slip = static_cast<std::uint32_t>(slip);
  } else {
    return false;
  }
  return true;
}

// False when the next words are no clause of a ballot.
FileResult<bool> parse_ballot_clause(WordReader& words, Vote& out) {
  YORIAI_TRY(const bool entering, parse_entering(words, out));
  if (entering) return true;
  if (words.take("on")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  } else if (words.take("from")) {
    YORIAI_TRY(out.device, words.name());
  } else if (words.take("revision")) {
    YORIAI_TRY(out.revision, revision(words));
  } else if (words.take("received")) {
    YORIAI_TRY(out.received, words.instant());
  } else if (words.take({"in", "the", "name", "of"})) {
    YORIAI_TRY(out.voter, words.name());
  } else {
    return false;
  }
  return true;
}

ActionResult parse_ballot(WordReader& words, const Who& who, BallotWords ballot) {
  Vote out{who, {}, std::move(ballot), {}, {}, {}, {}, {}};
  while (!at_end(words)) {
    YORIAI_TRY(const bool clause, parse_ballot_clause(words, out));
    if (!clause) return words.not_understood();
  }
  return Action{std::move(out)};
}

FileResult<ScopeWords> parse_scope(WordReader& words) {
  if (words.take("everything")) return ScopeWords{OnEverything{}};
  if (words.take("topic")) {
    YORIAI_TRY(std::string name, words.name());
    return ScopeWords{OnTopic{std::move(name)}};
  }
  if (words.take({"this", "proposal"})) return ScopeWords{OnProposal{}};
  if (!words.sees("proposal")) return words.not_understood();
  YORIAI_TRY(const ProposalRef proposal, take_proposal(words));
  return ScopeWords{OnProposal{proposal}};
}

// False when the next words are no clause of a delegation.
FileResult<bool> parse_delegation_clause(WordReader& words, Delegate& out) {
  if (words.take("on")) {
    YORIAI_TRY(out.scope, parse_scope(words));
  } else if (words.take("until")) {
    YORIAI_TRY(out.until, words.instant());
  } else if (words.take("from")) {
    YORIAI_TRY(out.device, words.name());
  } else if (words.take("revision")) {
    YORIAI_TRY(out.revision, revision(words));
  } else {
    return false;
  }
  return true;
}

ActionResult parse_delegation(WordReader& words, Delegate out) {
  while (!at_end(words)) {
    YORIAI_TRY(const bool clause, parse_delegation_clause(words, out));
    if (!clause) return words.not_understood();
  }
  return Action{std::move(out)};
}

bool take_revocation(WordReader& words) {
  return words.take({"revokes", "all", "delegations"}) ||
         words.take({"revoke", "all", "delegations"});
}

// Delegating, opting out and revoking; none when the next words are no such verb.
FileResult<std::optional<Delegate>> take_delegation(WordReader& words, const Who& who) {
  Delegate out;
  out.who = who;
  if (take_revocation(words)) {
    out.scope = InAllScopes{};
    return std::optional(std::move(out));
  }
  if (words.take({"opts", "out"}) || words.take({"opt", "out"}))
    return std::optional(std::move(out));
  if (!words.take("delegates") && !words.take("delegate")) return std::optional<Delegate>{};
  YORIAI_CHECK(words.need({"to"}));
  YORIAI_TRY(out.to, words.name());
  return std::optional(std::move(out));
}

FileResult<std::optional<BallotWords>> take_ballot(WordReader& words) {
  if (words.take({"votes", "with", "a", "copy", "of", "the", "box", "of"})) {
    YORIAI_TRY(std::string other, words.name());
    return std::optional<BallotWords>{CopyBox{std::move(other)}};
  }
  if (words.take("votes") || words.take("vote")) {
    YORIAI_TRY(BallotWords ballot, parse_vote_words(words));
    return std::optional<BallotWords>{std::move(ballot)};
  }
  if (words.take("gives") || words.take("give")) {
    YORIAI_TRY(BallotWords ballot, parse_gift(words));
    return std::optional<BallotWords>{std::move(ballot)};
  }
  if (words.take("ranks") || words.take("rank")) {
    YORIAI_TRY(BallotWords ballot, parse_ranks(words));
    return std::optional<BallotWords>{std::move(ballot)};
  }
  if (words.take("abstains") || words.take("abstain")) return std::optional<BallotWords>{Abstain{}};
  if (words.take({"spoils", "the", "ballot"}) || words.take({"spoil", "the", "ballot"})) {
    return std::optional<BallotWords>{Spoil{}};
  }
  for (const std::string_view verb : {"takes", "take"}) {
    if (words.take({verb, "the", "ballot", "back"})) return std::optional<BallotWords>{TakeBack{}};
  }
  return std::optional<BallotWords>{};
}

}  // namespace

namespace {

FileResult<std::optional<Action>> parse_presence(WordReader& words, const Who& who) {
  if (!words.take({"is", "present"}) && !words.take({"are", "present"})) {
    return std::optional<Action>{};
  }
  NotePresence out{who, {}, {}};
  if (words.take("on")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  }
  YORIAI_TRY(out.by, take_signers(words));
  return std::optional<Action>{Action{std::move(out)}};
}

FileResult<std::optional<Action>> parse_minutes(WordReader& words, const Who& who) {
  if (!words.take({"publishes", "the", "minutes"})) return std::optional<Action>{};
  PublishMinutes out;
  YORIAI_TRY(out.person, only_one(words, who));
  YORIAI_TRY(out.text, words.quoted());
  if (words.take("on")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  }
  if (words.take("effective")) {
    YORIAI_TRY(out.effective_at, words.instant());
  }
  YORIAI_TRY(out.by, take_signers(words));
  return std::optional<Action>{Action{std::move(out)}};
}

}  // namespace

FileResult<std::optional<Action>> parse_voting_verb(WordReader& words, const Who& who) {
  YORIAI_TRY(auto minutes, parse_minutes(words, who));
  if (minutes) return minutes;
  YORIAI_TRY(auto presence, parse_presence(words, who));
  if (presence) return presence;
  YORIAI_TRY(auto ballot, take_ballot(words));
  if (ballot) {
    YORIAI_TRY(Action action, parse_ballot(words, who, *std::move(ballot)));
    return std::optional<Action>{std::move(action)};
  }
  YORIAI_TRY(auto delegation, take_delegation(words, who));
  if (!delegation) return std::optional<Action>{};
  YORIAI_TRY(Action action, parse_delegation(words, *std::move(delegation)));
  return std::optional<Action>{std::move(action)};
}

}  // namespace yoriai::cli
