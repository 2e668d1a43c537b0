// How the counted ballots of a house came, and what they say: the sheet that a clerk draws up by
// hand, a row for each channel and each box, then what is counted by delegation.
#pragma once

#include <boost/json/array.hpp>

#include <string>
#include <vector>

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

struct SheetRow {
  std::string key;  // for programs: a channel's name, "box", "delegation", "voted", "together"
  Words name;
  std::string station;  // of a box
  std::uint32_t people = 0;
  std::uint32_t blank = 0;
  std::uint32_t spoilt = 0;
  std::vector<core::OptionCount> options;  // in votes, supporters in people; yes_no: one row
};

struct HouseSheet {
  // In the order of channels, boxes by station, then by delegation; rows of nobody are left out.
  std::vector<SheetRow> rows;
  SheetRow voted;
  SheetRow together;
};

// By house; none of a vote that was never opened.
std::vector<HouseSheet> ballot_sheets(const core::ResultDocument& document,
                                      const core::Proposal& proposal);

// Nothing where all came from the voters' own devices: the result says that already.
std::vector<Words> sheet_lines(const HouseSheet& sheet, const core::ResultDocument& document,
                               const core::Proposal& proposal);
boost::json::array sheet_json(const HouseSheet& sheet);

}  // namespace yoriai::cli
