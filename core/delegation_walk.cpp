#include "core/assert.h"
#include "core/tally.h"

namespace yoriai::core {
namespace {

enum class Colour : std::uint8_t { unseen, on_path, settled };

// The end of a chain that goes no further than this person, or one step out of the roll.
ChainEnd end_here(MemberNumber person, const Handed& handed) {
  switch (handed.how) {
    case Handing::opted_out:
      return {Fate::end_opted_out, kNoPosition, person, 0};
    case Handing::gone:
      return {Fate::end_gone, kNoPosition, person, 0};
    case Handing::in_box:
      return {Fate::end_in_box, kNoPosition, person, 0};
    case Handing::outside_roll:
      return {Fate::end_outside_roll, kNoPosition, handed.next, 1};
    case Handing::nothing:
    case Handing::to_member:
      break;
  }
  return {Fate::end_did_not_vote, kNoPosition, person, 0};
}

ChainEnd one_step_more(ChainEnd end) {
  if (end.fate != Fate::cycle) ++end.length;
  return end;
}

}  // namespace

// Three colours on packed arrays: follow a chain to somebody settled, or to somebody on the same
// path, which is a cycle; then settle the path backwards. Everybody is walked over twice at most,
// and a chain may be as long as the roll, so nothing here calls itself.
std::vector<ChainEnd> walk_delegations(const TallyInput& input) {
  const auto people = input.roll.size();
  YORIAI_ASSERT(input.direct->size() == people && input.handed.size() == people);
  std::vector<ChainEnd> ends(people);
  std::vector<Colour> colours(people, Colour::unseen);
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 0; start < people; ++start) {
    std::uint32_t at = start;
    while (colours[at] == Colour::unseen && !input.direct->stands(at) &&
           input.handed[at].how == Handing::to_member) {
      colours[at] = Colour::on_path;
      path.push_back(at);
      at = input.handed[at].next_position;
    }
    if (colours[at] == Colour::on_path) {
      ends[at] = {Fate::cycle, kNoPosition, kNobody, 0};
    } else if (colours[at] == Colour::unseen) {
      const auto person = input.roll[at].number;
      ends[at] = input.direct->stands(at) ? ChainEnd{Fate::copied, at, person, 0}
                                          : end_here(person, input.handed[at]);
      colours[at] = Colour::settled;
    }
    for (auto end = ends[at]; !path.empty(); path.pop_back()) {
      end = one_step_more(end);
      ends[path.back()] = end;
      colours[path.back()] = Colour::settled;
    }
  }
  return ends;
}

}  // namespace yoriai::core
