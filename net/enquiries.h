// What clients ask about events: how far has it come? (specs/peers.md section 4)
#pragma once

#include "net/finality.h"
#include "net/intake.h"

namespace yoriai::net {

class Enquiries {
 public:
  Enquiries(Desk& desk, HeldEvents& held, const Finality& finality, const Intake& intake,
            EventPlaces& places)
      : desk_(desk), held_(held), finality_(finality), intake_(intake), places_(places) {}

  // Waits for the next settle(), when all that came before it has been seen to. Too many at once
  // are told to ask later.
  void receive(const ClientId& from, const AskStatus& question);
  void settle();

 private:
  [[nodiscard]] Message answer_to(const core::EventId& id);
  [[nodiscard]] std::optional<core::EntryIndex> place_of(const core::EventId& id);

  Desk& desk_;
  HeldEvents& held_;
  const Finality& finality_;
  const Intake& intake_;
  EventPlaces& places_;
  std::vector<std::pair<ClientId, core::EventId>> questions_;
};

}  // namespace yoriai::net
