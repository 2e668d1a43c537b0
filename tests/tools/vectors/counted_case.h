// A vote to be counted for results.json, noted as JSON while it is put together.
#pragma once

#include "core/delegations.h"
#include "core/members.h"
#include "core/result_document.h"
#include "tests/tools/vectors/json.h"

namespace yoriai::vectors {

inline constexpr std::uint64_t kDeadlineMs = 1'762'700'000'000;

class CountedCase {
 public:
  struct Draft {
    const char* charter = "village";
    std::uint16_t kind = 0;
    core::Method method = core::Method::yes_no;
    std::uint16_t options = 0;
    std::uint32_t credits = 0;
    bool negative = false;
    std::uint64_t purse = 0;
    core::Spending spending = core::Spending::none;
    std::vector<std::uint64_t> costs = {};
  };
  CountedCase(const std::string& name, const Draft& draft);

  // Members in ascending order; all people before the first ballot or delegation.
  CountedCase& person(std::uint32_t number, std::uint16_t house = 0, std::uint32_t credits = 0);
  CountedCase& people(std::uint32_t first, std::uint32_t last, std::uint32_t credits = 0);
  CountedCase& gone(std::uint32_t member, std::uint64_t at);
  CountedCase& ballot(std::uint32_t voter, const core::Ballot& ballot, std::uint16_t revision = 1,
                      core::Timeliness timeliness = core::Timeliness::by_book);
  struct Hand {
    core::ScopeLevel scope = core::ScopeLevel::everything;
    std::uint16_t topic = 0;
    std::uint64_t expires_at = 0;
    std::uint16_t revision = 1;
    std::uint64_t at = kDeadlineMs - 1'000;
  };
  CountedCase& hand(std::uint32_t delegator, std::uint32_t target, const Hand& hand);
  CountedCase& hand(std::uint32_t delegator, std::uint32_t target) {
    return hand(delegator, target, Hand{});
  }

  // The inputs and what they come to: roll digest, document, its hash.
  json::object finish();

 private:
  void open();

  core::LedgerId ledger_;
  core::Proposal proposal_;
  core::Members members_;
  core::Delegations delegations_;
  core::Roll roll_;
  bool opened_ = false;
  json::object out_;
  json::array roll_json_, ballots_json_, delegations_json_;
  json::object members_json_;
};

}  // namespace yoriai::vectors
