// What must hold at every moment of a simulated life, whatever happens (specs/peers.md):
//   - what r operators acknowledged lies on some honest disk, in a book or held;
//   - no two final trees disagree;
//   - books of one size and root have one state;
//   - in the end every acknowledged event is in everybody's final book, or refused for good, and
//   the
//     book is final as a whole.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "tests/sim/machine.h"
#include "tests/sim/people.h"

namespace yoriai::sim {

class Promises {
 public:
  // Each gives what is broken, if anything.
  std::optional<std::string> check(const std::vector<Machine*>& honest, const People& people);
  std::optional<std::string> check_end(const std::vector<Machine*>& honest, const People& people);

  [[nodiscard]] std::size_t final_size() const { return final_leaves_.size(); }

 private:
  std::optional<std::string> check_final(Machine& machine);
  std::optional<std::string> check_state(Machine& machine);
  std::optional<std::string> check_held(const std::vector<Machine*>& honest, const People& people);

  std::vector<core::Digest> final_leaves_;           // of the longest final tree
  std::map<std::size_t, std::uint64_t> final_seen_;  // by peer: what was checked
  std::map<std::uint64_t, core::Digest> state_at_;   // digest of the state at a final size
};

}  // namespace yoriai::sim
