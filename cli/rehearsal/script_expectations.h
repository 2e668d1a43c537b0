// Lines of a scenario that say what must be so at that point.
#pragma once

#include <vector>

#include "cli/rehearsal/script_names.h"
#include "core/proposal.h"

namespace yoriai::cli {

// One thing that must be so at this point.
struct ExpectPhase {
  core::Phase phase;
};
struct ExpectOutcome {
  core::Outcome outcome;
  bool without_late = false;
};
struct ExpectWinner {
  std::optional<OptionRef> option;  // none: nobody wins
};
enum class FigureRow : std::uint8_t { votes, against, net, supporters, paid };
struct ExpectRow {
  FigureRow row;
  std::vector<std::int64_t> figures;  // one per option; votes of a yes-or-no question: for, against
};
struct ExpectOrder {
  std::vector<OptionRef> options;
};
enum class RollFigure : std::uint8_t {
  roll,
  voted,
  copied,
  did_not_fit,
  cut,
  ended_nowhere,
  did_not_vote,
  blank,
  present,
  cast,
  late,
  returned,
  set_aside,
  spoilt,
  in_room,
  all_cards
};
struct ExpectFigure {
  RollFigure figure;
  std::uint64_t value;
  bool in_cards = false;  // in votes, of a house that counts cards; else in people
};
struct ExpectChannels {  // own, proxy, guardian, assisted, paper, box
  std::vector<std::int64_t> people;
};
struct ExpectSetAside {  // a ballot of this person does not count
  std::string person;
  core::Channel channel;
};
struct ExpectSpoilt {  // the sealed ballot of this person says nothing valid
  std::string person;
  core::SpoiltBy by = core::SpoiltBy::no_box;
};
struct ExpectVoice {  // where the voice of somebody who did not vote went
  std::string person;
  core::Fate fate;
  std::string end;  // empty: not asked
  std::optional<std::uint32_t> steps;
};
struct ExpectAttested {  // so many of this are listed at the proposal
  core::AttestationKind what;
  std::uint64_t count;
};
struct ExpectCondition {  // of the house that the line names
  enum class Of : std::uint8_t { quorum, threshold } of;
  bool met = false;
};
using ProposalExpectation =
    std::variant<ExpectPhase, ExpectCondition, ExpectOutcome, ExpectWinner, ExpectRow, ExpectOrder,
                 ExpectFigure, ExpectVoice, ExpectChannels, ExpectSetAside, ExpectSpoilt,
                 ExpectAttested>;
struct Expect {
  ProposalRef proposal;
  std::string house;  // whose figures are meant; empty: all together
  std::vector<ProposalExpectation> all;
};
struct ExpectMember {
  std::string person;
  core::MemberStatus status;
};
struct ExpectCount {
  enum class Of : std::uint8_t { members, entries } of;
  std::uint64_t value;
};

struct ExpectOneBook {};  // all peers that run export the same bytes

}  // namespace yoriai::cli
