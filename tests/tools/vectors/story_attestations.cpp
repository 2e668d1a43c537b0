// What is said in office of what the other stories told.
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {
namespace {

using namespace core;

class Sayings : private Teller {
 public:
  explicit Sayings(Book& book) : Teller(book) {}

  void tell(const EventId& carried) {
    const auto vote = book_.state().proposals().front().id.draft;
    say("approval without a word", {vote, AttestationKind::approve, Role::steward, {}}, "phone 2");
    say("approval by a peer", {vote, AttestationKind::approve, kAsPeer, document("as a peer")},
        "node 3");
    const auto objection = say(
        "objection", {vote, AttestationKind::object, Role::chair, document("too dear")}, "phone 9");
    say("finding of a peer, of a ballot inside another event",
        {carried, AttestationKind::finding, kAsPeer, document("counted by hand")}, "node 3");
    say("report", {vote, AttestationKind::report, Role::registrar, document("spent")}, "phone 2");
    say("evidence against an objection",
        {objection, AttestationKind::evidence, Role::steward, document("three offers")},
        "new phone 1");
  }

 private:
  static BlobName document(const std::string& text) {
    return {sha256(bytes_of(text)), text.size()};
  }
  EventId say(const std::string& name, const Attested& body, const std::string& signer) {
    return enter(name, body, {signer});
  }
};

}  // namespace

void tell_of_attestations(Book& book, const Carried& carried) {
  Sayings(book).tell(ledger::event_id(carried.event.header));
}

}  // namespace yoriai::vectors
