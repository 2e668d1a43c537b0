// How ballots came, and what came from the room: channels, the sheets of the boxes, ballots set
// aside.
#pragma once

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

// How the ballots of a house came, unless all came from the voters' own devices.
void add_channels(std::vector<Words>& lines, const core::HouseResult& house);
// Who counts as present, and what they said as far as it takes no side.
void add_presence(std::vector<Words>& lines, const core::HouseResult& house);
// Why present is more than those whose ballots count, and cast less.
void add_others(std::vector<Words>& lines, const core::HouseResult& house,
                std::uint32_t copies_of_spoilt);
// The reconciliation sheet of every box: papers out, papers in, marks on the roll.
void add_stations(std::vector<Words>& lines, const core::ResultDocument& document,
                  const core::Proposal& proposal);
// Nobody's ballot disappears without a word.
void add_set_aside(std::vector<Words>& lines, const core::ResultDocument& document);

}  // namespace yoriai::cli
