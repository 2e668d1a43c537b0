#include <fmt/format.h>

#include "cli/rehearsal/deeds.h"
#include "cli/rehearsal/expectations.h"
#include "cli/rehearsal/peer_venue.h"

namespace yoriai::cli {
namespace {

core::Unexpected<Words> not_so(Words what) { return core::Unexpected<Words>{std::move(what)}; }

}  // namespace

Understood<bool> do_to_machine(Stage& stage, const MachineDeed& action) {
  using What = MachineDeed::What;
  auto& venue = *stage.venue().peers();
  const auto peer = venue.find(action.peer);
  if (!peer) {
    return not_so({fmt::format("「{}」という受付はありません。", action.peer),
                   fmt::format("there is no peer called {}", action.peer)});
  }
  if (!stage.state().founded()) {
    return not_so(Text{"まだ設立されていません。", "the book is not founded yet"});
  }
  if (venue.runs(*peer) == (action.what == What::started)) {
    return not_so(
        {fmt::format("「{}」は、もう{}。", action.peer,
                     venue.runs(*peer) ? "動いています" : "止まっています"),
         fmt::format("{} {} already", action.peer, venue.runs(*peer) ? "runs" : "has stopped")});
  }
  switch (action.what) {
    case What::killed:
      venue.kill(*peer);
      return true;
    case What::started:
      venue.start(*peer);
      return true;
    case What::leads:
      venue.let_lead(*peer);
      return true;
  }
  YORIAI_ASSERT(false);
}

Difference difference(const Stage& stage, const ExpectOneBook& /*expected*/) {
  return stage.venue().peers()->difference_between_books();
}

}  // namespace yoriai::cli
