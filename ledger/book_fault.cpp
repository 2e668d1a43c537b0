#include "ledger/book_fault.h"

#include "core/assert.h"

namespace yoriai::ledger {

std::string_view to_string(BookFault fault) {
  switch (fault) {
#define YORIAI_BOOK_FAULT_CASE(name) \
  case BookFault::name:              \
    return #name;
    YORIAI_BOOK_FAULTS(YORIAI_BOOK_FAULT_CASE)
#undef YORIAI_BOOK_FAULT_CASE
  }
  YORIAI_ASSERT(false);
  return {};
}

std::string_view name_of(const Fault& fault) {
  if (const auto* refused = std::get_if<core::Refused>(&fault.what)) {
    return core::to_string(refused->code);
  }
  return to_string(std::get<BookFault>(fault.what));
}

}  // namespace yoriai::ledger
