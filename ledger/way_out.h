// What every message about a damaged book ends with: no file of it is to be mended by hand.
#pragma once

#include <string_view>

namespace yoriai::ledger {

inline constexpr std::string_view kWayOut =
    "Import the last export into a new folder (yoriai doctor says how, and what would be missing), "
    "and look after this disk.";
// The same when the peer may have signed what is not there any more: its keys must rest.
inline constexpr std::string_view kWayOutUnderNewKeys =
    "Nothing was touched. Do not put back old files: yoriai doctor says what is missing. Import "
    "the "
    "last export into a new folder, under new peer keys unless the doctor finds it complete.";

}  // namespace yoriai::ledger
