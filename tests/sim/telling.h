// The words of a trace.
#pragma once

#include "tests/sim/machine.h"

namespace yoriai::sim {

std::string clock_text(std::uint64_t since_ms);  // "03:07.250"
std::string name_of(MachineId id, const Machine& machine);
std::string told(const net::Notice& notice);
std::string arrow(const Parcel& parcel, const std::vector<std::unique_ptr<Machine>>& machines);

}  // namespace yoriai::sim
