// A row of the benchmark table: what is measured, in what unit, and what it is compared with.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace yoriai::bench {

// What a row's figure must come to on the machine of specs/benchmarks.md, with the full community.
struct Target {
  enum class Kind { none, share_of_limit, at_least, at_most };
  Kind kind = Kind::none;
  double value = 0;
};

struct Measured {
  double figure = 0;   // in the row's unit
  double limit = 0;    // the physical limit in the same unit, measured beside it; 0: none applies
  double seconds = 0;  // that the measured work took
  std::string note;    // what a reader has to know of this figure
};

// The work gave another answer than it must: its speed says nothing.
class WrongAnswer : public std::runtime_error {
  using std::runtime_error::runtime_error;
};
inline void require(bool right, const std::string& what) {
  if (!right) throw WrongAnswer(what);
}

struct Row {
  std::string name;
  std::string unit;
  Target target;
  std::function<Measured()> run;  // throws WrongAnswer
};

// One row over all runs.
struct Outcome {
  Row row;
  std::vector<Measured> runs;
  std::optional<std::string> fault;  // of the first run that went wrong
};

}  // namespace yoriai::bench
