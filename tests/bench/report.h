// The table for people and the object for programs.
#pragma once

#include <iosfwd>

#include "tests/bench/row.h"
#include "tests/bench/setting.h"

namespace yoriai::bench {

struct Report {
  Setting setting;
  std::vector<Outcome> outcomes;
  std::string load_before;  // load averages of 1, 5 and 15 minutes
  std::string load_after;
};

std::string load_averages();
void print_table(std::ostream& out, const Report& report);
void print_json(std::ostream& out, const Report& report);

}  // namespace yoriai::bench
