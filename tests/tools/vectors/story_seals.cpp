// What follows the story of the changes: a sealed vote that is opened, and one that is not.
#include "core/sealed_ballot.h"
#include "core/sha256.h"
#include "ledger/ballot_seal.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {
namespace {

using namespace core;

class Seals : private Teller {
 public:
  explicit Seals(Book& book) : Teller(book) {}

  void open_one();
  void leave_one_shut();

 private:
  [[nodiscard]] const Proposal& at(const ProposalId& proposal) const {
    return *book_.state().find(proposal);
  }
  // Openers are members 2 and 3.
  ProposalId announce(ProposalDrafted body) {
    const auto number = static_cast<std::uint32_t>(book_.state().proposals().size() + 1);
    const auto wording = "Wording of sealed vote " + std::to_string(number) + "\n";
    body.number = ProposalNumber{number};
    body.wording = {sha256(bytes_of(wording)), wording.size()};
    const ProposalId id{enter("draft of sealed vote " + std::to_string(number), body, {"phone 2"})};
    const auto opens_at = now_ + Duration{2 * kDay.ms};
    ProposalAnnounced terms{id,
                            body.wording.hash,
                            opens_at,
                            opens_at + kDay,
                            Duration{30 * kMinute.ms},
                            Visibility::sealed};
    terms.openers = {{MemberNumber{2}, ledger::seal_key(key("phone 2"), id)},
                     {MemberNumber{3}, ledger::seal_key(key("phone 3"), id)}};
    terms.open_within = kDay;
    enter("announcement of sealed vote " + std::to_string(number), terms,
          {"new phone 1", "phone 2", "phone 3"});
    go_to(opens_at);
    return id;
  }
  Ballot seal(const BallotPlace& place, const Ballot& says) {
    const auto name = "box " + std::to_string(++boxes_);
    const std::vector ephemerals{derived_as<SealSecret>(name + " outer"),
                                 derived_as<SealSecret>(name + " inner")};
    return {BallotForm::sealed,
            {},
            {},
            ledger::sealed_with(at(place.proposal), place, says, ephemerals)};
  }
  void cast(std::uint32_t voter, const std::string& device, const ProposalId& proposal,
            const Ballot& says, std::uint16_t revision = 1) {
    const BallotPlace place{proposal, MemberNumber{voter}, Channel::own, Revision{revision}};
    enter("sealed ballot " + std::to_string(revision) + " of member " + std::to_string(voter),
          BallotCast{proposal, place.voter, place.revision,
                     says.form == BallotForm::sealed ? says : seal(place, says)},
          {device});
  }
  void publish(const std::string& device, const ProposalId& proposal) {
    enter("key of " + device, SealOpened{proposal, ledger::seal_secret(key(device), proposal)},
          {device});
  }

  std::uint32_t boxes_ = 0;
};

Ballot points(const std::vector<std::int32_t>& votes) { return {BallotForm::choice, {}, votes}; }

void Seals::open_one() {
  ProposalDrafted body;
  body.title = "Sealed points";
  body.method = Method::quadratic;
  body.options = {"Bridge", "Library"};
  body.credits = Credits{99};
  body.negative = true;
  const auto proposal = announce(body);
  cast(1, "new phone 1", proposal, points({9, -4}));
  cast(2, "phone 2", proposal, {BallotForm::blank, {}, {}});
  cast(3, "phone 3", proposal, points({10, 0}));  // one too many
  const auto copied = at(proposal).box.at(0).by_book.back().ballot;
  cast(5, "phone 5", proposal, copied);
  cast(9, "phone 9", proposal, points({1, 1}));
  cast(9, "phone 9", proposal, {}, 2);  // taken back
  auto broken = copied;
  broken.sealed.back() ^= std::byte{1};
  cast(8, "new phone 8", proposal, broken);
  go_to(grace_end(book_.state(), at(proposal)) + Duration{1});
  publish("phone 3", proposal);
  publish("phone 2", proposal);
  go_to(now_);  // its closing is due at once
}

void Seals::leave_one_shut() {
  ProposalDrafted body;
  body.title = "Never opened";
  const auto proposal = announce(body);
  cast(1, "new phone 1", proposal, {BallotForm::choice, {OptionIndex{1}}, {}});
  go_to(grace_end(book_.state(), at(proposal)) + Duration{1});
  publish("phone 2", proposal);
  go_to(closing_due(book_.state(), at(proposal)));
}

}  // namespace

void tell_of_seals(Book& book) {
  Seals seals(book);
  seals.open_one();
  seals.leave_one_shut();
}

}  // namespace yoriai::vectors
