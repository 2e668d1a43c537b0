#include "core/verified_event.h"

namespace yoriai::core {

VerifiedEvent VerifiedEvent::trusted(DecodedEvent&& event) {
  if (event.carried() == nullptr) return VerifiedEvent(std::move(event));
  YORIAI_ASSERT(event.carried()->carried() == nullptr);  // it is a ballot
  CarriedEvent carried{VerifiedEvent(DecodedEvent(*event.carried())), {}};
  for (const auto& receipt : std::get<ReceiptsAdded>(event.body()).receipts) {
    carried.receipts.push_back(VerifiedReceipt(receipt, carried.event.id()));
  }
  auto kept = std::make_shared<const CarriedEvent>(std::move(carried));
  return VerifiedEvent(std::move(event), std::move(kept));
}

}  // namespace yoriai::core
