#include "cli/charter_words.h"

#include <boost/json.hpp>

#include "cli/messages.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

Words condition_words(const core::Condition& condition, Text none) {
  if (condition.numerator == 0) return none;
  static constexpr Text kBases[] = {
      {"名簿", "the roll"}, {"参加者", "those taking part"}, {"棄権を除く票", "the votes cast"}};
  const auto& base = kBases[static_cast<std::size_t>(condition.base)];
  return {fmt::format("{}の{}/{}{}", base.ja, condition.numerator, condition.denominator,
                      condition.strict ? "を超える" : "以上"),
          fmt::format("{} {}/{} of {}", condition.strict ? "more than" : "at least",
                      condition.numerator, condition.denominator, base.en)};
}

Words methods_words(std::uint16_t methods) {
  Words words;
  for (std::uint8_t m = 0; m < core::kMethodCount; ++m) {
    if (((unsigned{methods} >> m) & 1U) == 0) continue;
    const auto word = word_for(static_cast<core::Method>(m));
    words.ja += (words.ja.empty() ? "" : "・") + std::string(word.ja);
    words.en += (words.en.empty() ? "" : ", ") + std::string(word.en);
  }
  return words;
}

void add_kind(std::vector<Words>& lines, const core::ProposalKind& kind) {
  const auto methods = methods_words(kind.methods);
  lines.push_back(
      {fmt::format("議案の種類「{}」：{}。賛同{}人、告示から{}後に投票できます。", kind.name,
                   methods.ja, kind.seconds, show_duration(Language::ja, kind.notice)),
       fmt::format("Kind \"{}\": {}. Needs {} to second it; opens at the earliest {} after "
                   "it is announced.",
                   kind.name, methods.en, kind.seconds, show_duration(Language::en, kind.notice))});
  for (const auto& rule : kind.rules) {
    const auto quorum = condition_words(rule.quorum, {"なし", "none"});
    const auto threshold = condition_words(rule.threshold, {"最多の案", "the leading option"});
    lines.push_back({fmt::format("　定足数：{}。可決：{}。", quorum.ja, threshold.ja),
                     fmt::format("  Quorum: {}. Threshold: {}.", quorum.en, threshold.en)});
  }
  if (!kind.delegation) {
    lines.push_back({"　委任はできません。", "  Delegations do not count here."});
  }
}

}  // namespace

std::vector<Words> charter_lines(const core::Charter& charter) {
  std::vector<Words> lines;
  lines.push_back({fmt::format("{}の規約", charter.name), "Charter of " + charter.name});
  for (const auto& member_class : charter.classes) {
    lines.push_back({fmt::format("　{}：投票できます{}。", member_class.name,
                                 member_class.proposes ? "。議案も起こせます" : ""),
                     fmt::format("  {}: votes{}.", member_class.name,
                                 member_class.proposes ? " and proposes" : "")});
  }
  lines.push_back(
      {fmt::format("　署名：世話役{}人、名簿係{}人（鍵をなくした人には名簿係{}人）。",
                   charter.stewards_needed, charter.registrars_needed, charter.recovery_needed),
       fmt::format("  Signatures: {} stewards, {} registrars ({} registrars replace a lost key).",
                   charter.stewards_needed, charter.registrars_needed, charter.recovery_needed)});
  for (const auto& kind : charter.kinds) add_kind(lines, kind);
  return lines;
}

VerbResult show_charter(Context& context, const core::State& state) {
  const auto& charter = *state.charter();
  boost::json::array text;
  for (const auto& line : charter_lines(charter.rules)) {
    context.say(line);
    text.push_back(boost::json::value(line.in(context.language())));
  }
  context.answer({{"hash", core::to_hex(charter.hash.view())}, {"words", std::move(text)}});
  context.next_command("yoriai show");
  return ExitCode::ok;
}

}  // namespace yoriai::cli
