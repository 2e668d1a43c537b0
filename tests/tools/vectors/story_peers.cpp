// What follows the story of the members: a second and a third peer, a change of keys, epochs, and
// ballots that come late.
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {
namespace {

using namespace core;

template <class Words>
void sort_by_peer(Words& words) {
  std::ranges::sort(words, {}, [](const auto& word) { return word.peer; });
}

class PeersStory : private Teller {
 public:
  explicit PeersStory(Book& book) : Teller(book) {}

  Carried tell();

 private:
  [[nodiscard]] Tree present() const {
    const auto& tree = book_.tree();
    return {book_.state().epoch(), tree.size(), tree.root()};
  }

  [[nodiscard]] std::shared_ptr<const FoundingPeer> peer(const std::string& number) const;
  void activate(const std::string& name, const Names& holding, const std::string& sequencer);
  void begin_epoch(std::uint64_t epoch, const std::string& number, const Names& following);
  void announce_vote();
  [[nodiscard]] BallotCast ballot(std::uint32_t voter, const Ballot& says) const {
    return {vote_, MemberNumber{voter}, Revision{1}, says};
  }
  Carried add_receipts(Instant deadline);

  ProposalId vote_;
  ledger::EventBytes late_;
};

std::shared_ptr<const FoundingPeer> PeersStory::peer(const std::string& number) const {
  return std::make_shared<const FoundingPeer>(
      FoundingPeer{"Operator " + number, new_key(ledger(), KeyRole::node, "node " + number),
                   new_key(ledger(), KeyRole::witness, "witness " + number),
                   new_key(ledger(), KeyRole::log, "log " + number)});
}

void PeersStory::activate(const std::string& name, const Names& holding,
                          const std::string& sequencer) {
  PeersActivated body{present(), {}};
  for (const auto& one : holding) {
    const Held held{key(one).public_key(), body.tree, {}};
    body.held.push_back({held.peer, key(one).sign(held_message(held, ledger()))});
  }
  sort_by_peer(body.held);
  enter(name, body, {sequencer});
}

void PeersStory::begin_epoch(std::uint64_t epoch, const std::string& number,
                             const Names& following) {
  const auto& candidate = key("node " + number).public_key();
  EpochBegun body{Epoch{epoch}, key("log " + number).public_key(), {present(), {}}, {}};
  for (const auto& one : following) {
    const auto& peer = key(one).public_key();
    const Ack ack{peer, body.base.tree, now_, {}};
    body.base.acks.push_back({peer, ack.time, key(one).sign(ack_message(ack, ledger()))});
    const Promise promise{peer, body.epoch, candidate, body.log, body.base.tree, {}};
    body.promises.push_back(
        {peer, promise.best, key(one).sign(promise_message(promise, ledger()))});
  }
  sort_by_peer(body.base.acks);
  sort_by_peer(body.promises);
  enter("epoch " + std::to_string(epoch), body, {"node " + number});
}

void PeersStory::announce_vote() {
  ProposalDrafted draft;
  draft.number = ProposalNumber{static_cast<std::uint32_t>(book_.state().proposals().size() + 1)};
  draft.kind = KindIndex{2};
  draft.title = "Shall we keep three peers?";
  draft.wording = {sha256(bytes_of("Three peers\n")), 12};
  now_ = now_ + kMinute;
  vote_ = {book_.enter("draft of the last vote", draft, {"phone 2"}, now_)};
  const auto opens_at = now_ + Duration{2 * kDay.ms};
  const ProposalAnnounced announced{vote_,           draft.wording.hash,        opens_at,
                                    opens_at + kDay, Duration{30 * kMinute.ms}, Visibility::open};
  enter("announcement of the last vote", announced, {"new phone 1"});
  go_to(opens_at);
}

// One ballot is in the book as late; one is not in it at all.
Carried PeersStory::add_receipts(Instant deadline) {
  const auto add = [&](const std::string& name, const ledger::EventBytes& event,
                       const std::vector<ReceiptBy>& receipts) {
    enter(name,
          ReceiptsAdded{event.header, event.signatures, event.salted_body,
                        book_.receipts_for(ledger::event_id(event.header), receipts)},
          {"node 3"});
  };
  add("receipts for the late ballot", late_, {{deadline, "node 2"}, {deadline, "node 3"}});
  const Carried carried{
      "a ballot inside another event",
      {"new phone 8"},
      Kind::ballot_cast,
      book_.make("a ballot inside another event", ballot(8, kYes), {"new phone 8"})};
  add("receipts for a ballot that is carried", carried.event,
      {{deadline, "node 2"}, {Instant{deadline.ms - 5}, "node 3"}, {now_, "node"}});
  return carried;
}

Carried PeersStory::tell() {
  enter("a second peer", PeersChanged{{}, peer("2"), 2, 0}, {"node", "node 2"});
  activate("activation of the second peer", {"node", "node 2"}, "node");
  enter("a third peer", PeersChanged{{}, peer("3"), 2, 0}, {"node 2", "node", "node 3"});
  activate("activation of the third peer", {"node", "node 2"}, "node");
  begin_epoch(1, "2", {"node", "node 2"});
  announce_vote();
  enter("a ballot in time", ballot(2, kYes), {"phone 2"});
  const auto deadline = book_.state().find(vote_)->terms.closes_at;
  const auto due = closing_due(book_.state(), *book_.state().find(vote_));
  now_ = due;  // nobody enters the closing
  begin_epoch(4, "3", {"node 2", "node 3"});
  late_ = book_.make("a late ballot", ballot(3, kNo), {"phone 3"});
  enter("a late ballot", ballot(3, kNo), {"phone 3"}, {{deadline, "node"}});
  enter("another late ballot", ballot(1, kNo), {"new phone 1"}, {{deadline, "node 2"}});
  auto carried = add_receipts(deadline);
  enter("other keys for the first peer", PeersChanged{key("node").public_key(), peer("4"), 3, 0},
        {"node 3", "node 2", "node 4"});
  activate("activation of the other keys", {"node 2", "node 3", "node 4"}, "node 3");
  go_to(now_ + kDay);
  enter("one peer less", PeersChanged{key("node 2").public_key(), nullptr, 2, 0},
        {"node 4", "node 3", "node 2"});
  return carried;
}

}  // namespace

Carried tell_of_peers(Book& book) { return PeersStory(book).tell(); }

}  // namespace yoriai::vectors
