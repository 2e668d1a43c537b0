// Where a rehearsal is played: a book, a clock that only the scenario moves, and the cast. Finds
// what lines name, makes the events, and enters them.
#pragma once

#include <functional>

#include "cli/language.h"
#include "cli/rehearsal/cast.h"
#include "cli/rehearsal/stage_peers.h"
#include "cli/rehearsal/venue.h"
#include "core/result_document.h"

namespace yoriai::cli {

// What a line names, or in words why that cannot be found.
template <class T>
using Understood = core::Result<T, Words>;

// An event to be made and entered.
struct Deed {
  core::Body body;
  std::vector<const ledger::SecretKey*> signers;  // the author's first
  std::vector<ledger::Blob> blobs;
  std::optional<core::Instant> received;  // the peer's receipt of this time comes with it
  std::function<void()> then;             // once it is in the book
};
using Deeds = Understood<std::vector<Deed>>;

class Stage {
 public:
  // The venue's book is not founded yet. It, like the charter, outlives the stage. `peers`: see
  // stage_peers(). `folder`: where the scenario lies.
  Stage(const std::string& scenario, const core::Charter& charter, Venue& venue,
        const std::vector<std::string>& peers = {}, std::string folder = {});

  [[nodiscard]] const core::State& state() const { return venue_.book().state(); }
  // The one in force; before the founding, the one to be founded on.
  [[nodiscard]] const core::Charter& charter() const {
    return state().founded() ? state().charter()->rules : charter_;
  }
  // A file that stands beside the scenario.
  [[nodiscard]] std::string path_of(const std::string& file) const;
  [[nodiscard]] Venue& venue() const { return venue_; }
  [[nodiscard]] const ledger::Store& store() const { return venue_.book().store(); }
  [[nodiscard]] Cast& cast() { return cast_; }
  [[nodiscard]] const Secrets& secrets() const { return secrets_; }
  [[nodiscard]] Secrets& secrets() { return secrets_; }
  [[nodiscard]] core::Instant now() const { return now_; }
  void set_clock(core::Instant at);

  // In one batch, with a verdict for each.
  std::vector<core::Result<core::EventId>> enter(std::vector<Deed> deeds);
  // The transition that falls due first, entered at that very time; none when nothing is due by
  // then.
  std::optional<core::Transition> enter_next_due(core::Instant by);
  // Signs the book as it stands; nothing is entered any more.
  void finish();

  // What the cast and the charter know.
  Understood<const Player*> person(const std::string& name) const;
  Understood<std::vector<const Player*>> people(const Who& who,
                                                const std::optional<core::ProposalNumber>& about);
  // This device's key; with no name the first that is in force.
  Understood<const ledger::SecretKey*> key_of(const Player& player,
                                              const std::string& device = {}) const;
  // The first holders of a role that are active, or the people named.
  Understood<std::vector<const ledger::SecretKey*>> office(
      core::Role role, std::size_t count, const std::vector<std::string>& named,
      core::MemberNumber except = core::kNobody) const;
  // How many registrars sign once the book has so many members.
  [[nodiscard]] std::size_t registrars_at(std::size_t members) const;
  Understood<core::ClassIndex> member_class(const std::string& name) const;
  Understood<core::HouseIndex> house(const std::string& name) const;
  Understood<core::KindIndex> kind(const std::string& name) const;
  Understood<core::TopicIndex> topic(const std::string& name) const;
  Understood<const core::Proposal*> proposal(const ProposalRef& ref) const;
  Understood<core::OptionIndex> option(const core::Proposal& proposal, const OptionRef& ref) const;
  // Makes a new key for a device, and its proof.
  core::NewKey new_key(const std::string& person, const std::string& device);
  // Who keeps the book; the first leads it.
  [[nodiscard]] const std::vector<StagePeer>& peers() const { return peers_; }

 private:
  ledger::Submission submission_of(const Deed& deed);
  core::Receipt receipt_for(const core::EventId& event, core::Instant received);

  const core::Charter& charter_;
  std::string folder_;
  Venue& venue_;
  Secrets secrets_;
  Cast cast_;
  core::Instant now_;
  std::vector<StagePeer> peers_;
  std::uint64_t receipts_ = 0;
  core::Digest last_receipt_;
};

}  // namespace yoriai::cli
