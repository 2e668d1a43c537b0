// A community's charter as people write it.
#include "cli/charter_file.h"
#include "cli/messages.h"
#include "ledger/event_codec.h"
#include "tests/fuzz/text_faults.h"

namespace yoriai::fuzz {
namespace {

void check_condition(const core::Condition& condition) {
  YORIAI_ASSERT(cli::parse_condition(cli::write_condition(condition)) == condition);
}

// What was understood can stand in a founding, and every rule can be said in the file's own words.
void check_charter(const core::Charter& charter) {
  YORIAI_ASSERT(core::check_charter(charter));
  const auto bytes = ledger::encode_charter(charter);
  const auto again = ledger::decode_charter(bytes);
  YORIAI_ASSERT(again && *again == charter);
  for (const auto& kind : charter.kinds) {
    for (const auto& rule : kind.rules) {
      check_condition(rule.quorum);
      check_condition(rule.threshold);
    }
  }
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto text = fuzz::text_of(data, size);
  const auto charter = cli::parse_charter(text, fuzz::kFile);
  if (charter) {
    fuzz::check_charter(*charter);
    // Another name changes nothing else.
    const auto renamed = cli::parse_charter(text, fuzz::kFile, "Another");
    YORIAI_ASSERT(renamed && renamed->name == "Another" && renamed->kinds == charter->kinds);
  } else {
    fuzz::check_fault(charter.error(), text);
    // Whatever core refuses, the reader has found before, with its line.
    const auto placeless = cli::message(core::Refused{core::Refusal::charter_ill_formed});
    YORIAI_ASSERT(charter.error().what.en != placeless.en);
  }
  if (const auto condition = cli::parse_condition(text)) fuzz::check_condition(*condition);
  return 0;
}
