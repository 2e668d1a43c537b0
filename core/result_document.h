// The result of a vote as a document with one form for ever: "yoriai/result/v1\n" ‖ strict Result1
// (specs/result.capnp, specs/rules.md section 11).
#pragma once

#include "core/proposal.h"

namespace yoriai::core {

inline constexpr std::string_view kResultDomain = "yoriai/result/v1\n";

// One count of one station: what was handed out, who is marked, what the papers say.
struct StationResult : StationSheet {
  std::vector<OptionCount> options;  // yes_no: one row
  bool operator==(const StationResult&) const = default;
};

// Whether an opener of a sealed vote published the key in time.
struct OpenerResult {
  MemberNumber member;
  bool opened = false;
  bool operator==(const OpenerResult&) const = default;
};

// A ballot that stands and cannot be counted: of boxes what nothing valid was found in, or a paper.
struct SpoiltBallot {
  MemberNumber member;
  SpoiltBy by = SpoiltBy::no_box;
  bool operator==(const SpoiltBallot&) const = default;
};

// Everything a closing decides.
struct VoteResult {
  Counted decided;
  std::optional<TallyResult> without_late;  // only where it differs
  std::vector<Amount> payments;             // empty when the proposal spends nothing
  Amount returned;
  std::vector<MemberNumber> late_uncounted;
  std::vector<SetAside> set_aside;           // ascending by (member, channel)
  std::vector<StationResult> stations;       // ascending by (station, event id of the count)
  std::vector<OpenerResult> openers;         // of a sealed vote, ascending by member
  std::vector<SpoiltBallot> spoilt_ballots;  // the same
};

// Counts a proposal that is open. `delegations` and `members` are read as of its deadline T.
VoteResult count_vote(const Proposal& proposal, const class Members& members,
                      const class Delegations& delegations, const Spread& spread = in_turn);

ByteVector encode_result(const LedgerId& ledger, const Proposal& proposal,
                         const VoteResult& result);

// Reads a document back, for showing and for audits; none when the bytes are not the strict form.
struct ResultDocument {
  LedgerId ledger;
  ProposalId proposal;
  ProposalNumber number;
  RulesVersion rules_version;
  Digest charter;
  KindIndex kind;
  TopicIndex topic;
  Method method = Method::yes_no;
  Credits credits;
  bool negative = false;
  Instant opens_at;
  Instant closes_at;
  Duration grace;
  Digest roll_digest;
  Amount purse;
  Spending spending = Spending::none;
  VoteResult result;
};
std::optional<ResultDocument> decode_result(ByteView document);

}  // namespace yoriai::core
