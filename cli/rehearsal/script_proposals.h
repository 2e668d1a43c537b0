// Lines of a scenario about proposals, from the draft to what follows a vote.
#pragma once

#include <vector>

#include "cli/rehearsal/script_names.h"
#include "core/event.h"

namespace yoriai::cli {

struct Appointment {
  std::string person;
  core::Role role = core::Role::steward;
  bool grant = false;
};
struct Propose {
  std::string person;
  std::string title;
  std::string kind;   // empty: the charter's first
  std::string topic;  // empty: the charter's first
  core::Method method = core::Method::yes_no;
  std::vector<std::string> options;
  std::vector<core::Amount> costs;  // of projects
  std::string wording;              // empty: the title
  core::Credits credits;
  bool negative = false;
  core::Amount purse;
  core::Spending spending = core::Spending::none;
  bool amends = false;
  std::optional<Appointment> appointment;
  std::vector<std::string> recused;
  std::string amended;            // a charter file beside the scenario; empty: in words alone
  std::vector<std::string> also;  // further kinds
};
struct PutInForce {
  ProposalRef proposal;
  std::vector<std::string> by;
  std::string person;
};
struct ProposeAgain {
  std::string person;
  core::ProposalNumber earlier;
  std::string title;  // empty: the same
};
struct CastingVote {
  std::string person;
  bool passes = false;
  ProposalRef proposal;
};
struct Second {
  Who who;
  ProposalRef proposal;
};
struct Announce {
  std::string person;
  ProposalRef proposal;
  core::Instant opens_at;
  core::Instant closes_at;
  std::optional<core::Duration> grace;  // none: the charter's least
  core::Visibility visibility = core::Visibility::open;
  std::string wording;  // empty: as drafted
  std::vector<std::string> openers;
  std::optional<core::Duration> open_within;  // none: as long as people usually have
};
struct OpenSeal {
  std::string person;
  ProposalRef proposal;
  std::string key_of;  // whose key they publish; empty: their own
};
struct Withdraw {
  std::string person;
  ProposalRef proposal;
  std::string reason;
  std::vector<std::string> by;
};

}  // namespace yoriai::cli
