#include "core/limits.h"
#include "core/sealed_ballot.h"
#include "core/sealed_box.h"
#include "ledger/ballot_seal.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

using namespace core;

struct Case {
  std::string name;
  BallotShape shape;
  Ballot ballot;
  std::size_t openers = 2;
  BallotPlace place = {};
};

Ballot choose(const std::vector<std::uint16_t>& options) {
  Ballot out{BallotForm::choice, {}, {}};
  for (const auto option : options) out.choices.emplace_back(option);
  return out;
}
Ballot give(const std::vector<std::int32_t>& votes) { return {BallotForm::choice, {}, votes}; }

std::vector<Case> cases() {
  const BallotShape yes_no{Method::yes_no, 0, {}};
  const BallotShape approval{Method::approval, 10, {}};
  std::vector<Case> out{{"yes", yes_no, choose({1})},
                        {"no", yes_no, choose({0})},
                        {"blank", yes_no, {BallotForm::blank, {}, {}}},
                        {"withdrawn, three openers", yes_no, {}, 3},
                        {"one of several", {Method::one_of, 200, {}}, choose({199})},
                        {"approval", approval, choose({0, 7, 8, 9})},
                        {"approval, blank", approval, {BallotForm::blank, {}, {}}},
                        {"points, three openers",
                         {Method::quadratic, 3, Credits{kMaxCredits}},
                         give({-32'768, 0, 1}),
                         3},
                        {"ranked", {Method::ranked, 4, {}}, give({4, 0, 1, 1})},
                        {"projects by equal shares", {Method::equal_shares, 8, {}}, choose({0, 7})},
                        {"projects by votes", {Method::greedy, 9, {}}, choose({8})}};
  std::uint16_t number = 0;
  for (auto& one : out) {
    one.place.proposal.draft = derived_as<EventId>("sealed vote");
    one.place.voter = MemberNumber{70'000U + number};
    one.place.revision = Revision{static_cast<std::uint16_t>(255 + number)};
    one.place.channel = number % 2 == 0 ? Channel::own : Channel::paper;
    ++number;
  }
  return out;
}

json::object case_json(const Case& one) {
  json::array secrets;
  json::array keys;
  json::array boxes;
  std::vector<SealKey> all;
  std::vector<SealSecret> ephemerals;
  for (std::size_t i = 0; i < one.openers; ++i) {
    const auto& opener = key("phone " + std::to_string(i + 1));
    all.push_back(ledger::seal_key(opener, one.place.proposal));
    ephemerals.push_back(derived_as<SealSecret>(one.name + " box " + std::to_string(i)));
    secrets.emplace_back(hex(ledger::seal_secret(opener, one.place.proposal)));
    keys.emplace_back(hex(all.back()));
    boxes.emplace_back(hex(ephemerals.back()));
  }
  const auto plain = plain_ballot(one.place, one.ballot, one.shape);
  json::array choices;
  for (const auto choice : one.ballot.choices) choices.emplace_back(choice.value);
  return {{"name", one.name},
          {"method", static_cast<std::uint64_t>(one.shape.method)},
          {"options", one.shape.options},
          {"proposal", hex(one.place.proposal.draft)},
          {"voter", one.place.voter.value},
          {"channel", static_cast<std::uint64_t>(one.place.channel)},
          {"revision", one.place.revision.value},
          {"form", static_cast<std::uint64_t>(one.ballot.form)},
          {"choices", std::move(choices)},
          {"votes", json::array(one.ballot.votes.begin(), one.ballot.votes.end())},
          {"plain", hex(plain)},
          {"secrets", std::move(secrets)},
          {"keys", std::move(keys)},
          {"boxes", std::move(boxes)},
          {"sealed", hex(seal_ballot(plain, all, ephemerals))}};
}

}  // namespace

VectorFile seals_file() {
  VectorFile file{"seals", "Ballots of sealed votes: what is in the boxes, and the boxes", {}};
  for (const auto& one : cases()) file.cases.push_back(case_json(one));
  return file;
}

}  // namespace yoriai::vectors
