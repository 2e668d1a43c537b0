// Tells the service manager that started this program how far it is (sd_notify(3)); without one,
// nothing.
#pragma once

#include <string_view>

namespace yoriai::cli {

// "READY=1", "STOPPING=1". A manager that does not hear it finds out by itself.
void tell_service_manager(std::string_view state);

}  // namespace yoriai::cli
