// Dates as text.
#pragma once

#include <string_view>

namespace yoriai::ledger {

// YYYY-MM-DD, a day that exists in the Gregorian calendar; from its first whole year, 1583, on.
bool is_calendar_date(std::string_view text);

}  // namespace yoriai::ledger
