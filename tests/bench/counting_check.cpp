#include "tests/bench/counting_check.h"

#include "tests/bench/row.h"

namespace yoriai::bench {

void require_result(core::ByteView bytes, const ExpectedTurnout& turnout, const PlainCount& count) {
  const auto document = core::decode_result(bytes);
  require(document.has_value(), "the result document cannot be read");
  const auto& decided = document->result.decided;
  const auto& house = decided.result.houses.at(0);
  require(house.roll == turnout.roll && house.voted == turnout.voted &&
              house.copied == turnout.copied && decided.represented.size() == turnout.copied,
          "the turnout in the result is wrong");
  require(house.options.size() == kOptions, "an option is missing in the result");
  for (std::size_t i = 0; i < kOptions; ++i) {
    const auto& option = house.options[i];
    require(option.in_favour == count.in_favour.at(i) && option.against == count.against.at(i) &&
                option.supporters == count.supporters.at(i),
            "the figures of option " + std::to_string(i) + " are wrong");
  }
}

}  // namespace yoriai::bench
