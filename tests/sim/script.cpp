#include "tests/sim/script.h"

#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::sim {
namespace {

constexpr std::uint32_t kVoters = 8;

class Writer {
 public:
  Writer() : village_(setup()) {
    const auto& founding = village_.lines().front();
    script_.founding = {founding.entry, founding.salted_body};
    script_.ledger = village_.state().ledger();
    script_.founded_at = village_.now();
  }

  Script write() {
    for (std::uint32_t voter = 0; voter < kVoters; ++voter) {
      enter("admission", village_.admission());
    }
    draft();
    const tests::Terms terms{core::Duration{200'000}, core::Duration{240'000},
                             core::Duration{60'000}};
    enter("announcement", village_.announcement(script_.proposal, terms));
    const auto& announced = *village_.state().find(script_.proposal);
    script_.opens_at = announced.terms.opens_at;
    script_.closes_at = announced.terms.closes_at;
    script_.grace = announced.terms.grace;
    vote();
    return std::move(script_);
  }

 private:
  static tests::VillageSetup setup() {
    auto setup = tests::four_peers();
    setup.charter.min_grace = core::Duration{60'000};
    return setup;
  }

  void enter(const std::string& what, const tests::Attempt& attempt) {
    add(what, attempt);
    village_.enter(attempt);
  }

  Deed& add(const std::string& what, const tests::Attempt& attempt) {
    Deed deed;
    deed.what = what;
    deed.event = village_.bytes_of(attempt);
    deed.id = ledger::event_id(deed.event.header);
    script_.deeds.push_back(std::move(deed));
    return script_.deeds.back();
  }

  void draft() {
    const std::string wording = "A bench, or lamps, or a roof.";
    auto body = tests::choice_of(3, core::Method::one_of, tests::kDirect);
    const auto bytes = core::bytes_of(wording);
    body.wording = {core::sha256(bytes), bytes.size()};
    const auto attempt = village_.draft(core::MemberNumber{1}, body);
    enter("draft", attempt);
    script_.deeds.back().blobs.emplace_back(bytes.begin(), bytes.end());
    script_.proposal = core::ProposalId{script_.deeds.back().id};
  }

  void vote() {
    const auto lasts = script_.closes_at.ms - script_.opens_at.ms;
    for (std::uint32_t i = 0; i < kVoters; ++i) {
      const core::MemberNumber voter{4 + i};
      const auto option = static_cast<std::uint16_t>(i % 3);
      auto& deed = add("ballot", village_.ballot(voter, script_.proposal, tests::pick({option})));
      deed.during_vote = true;
      // The last ones come close to the deadline, one of them at its very end.
      deed.after_opening_ms = i + 1 == kVoters ? lasts - 1'500 : i * lasts / kVoters;
    }
    auto& again = add("ballot again", village_.ballot(core::MemberNumber{4}, script_.proposal,
                                                      tests::pick({2}), 2));
    again.during_vote = true;
    again.after_opening_ms = lasts / 2;
  }

  tests::Village village_;
  Script script_;
};

}  // namespace

const Script& the_script() {
  static const Script script = Writer().write();
  return script;
}

}  // namespace yoriai::sim
