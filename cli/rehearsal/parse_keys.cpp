#include "cli/rehearsal/parse_parts.h"

namespace yoriai::cli {
namespace {

ActionResult parse_replacement(WordReader& words, std::string person, bool recovered) {
  ReplaceKeys action;
  action.person = std::move(person);
  action.recovered = recovered;
  YORIAI_CHECK(words.need({"with"}));
  YORIAI_TRY(action.devices, words.names());
  YORIAI_TRY(action.by, take_signers(words));
  return Action{std::move(action)};
}

ActionResult parse_role(WordReader& words, std::string person, bool grant) {
  ChangeRole action;
  action.person = std::move(person);
  action.grant = grant;
  YORIAI_TRY(action.role, words.role());
  if (words.take({"decided", "by"})) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(action.decided_by, take_proposal(words));
  }
  YORIAI_TRY(action.by, take_signers(words));
  return Action{std::move(action)};
}

}  // namespace

FileResult<std::optional<Action>> parse_key_verb(WordReader& words, const Who& who) {
  const auto is_one = [&](std::initializer_list<std::string_view> verb) {
    return words.take(verb);
  };
  const auto with_person = [&](auto parse) -> FileResult<std::optional<Action>> {
    YORIAI_TRY(std::string person, only_one(words, who));
    YORIAI_TRY(Action action, parse(std::move(person)));
    return std::optional<Action>{std::move(action)};
  };
  if (is_one({"adds", "device"})) {
    return with_person([&](std::string person) -> ActionResult {
      YORIAI_TRY(std::string device, words.name());
      return Action{AddDevice{std::move(person), std::move(device)}};
    });
  }
  if (is_one({"replaces", "keys"})) {
    return with_person(
        [&](std::string p) { return parse_replacement(words, std::move(p), false); });
  }
  if (is_one({"recovers"})) {
    return with_person([&](std::string p) { return parse_replacement(words, std::move(p), true); });
  }
  if (is_one({"gets", "role"})) {
    return with_person([&](std::string p) { return parse_role(words, std::move(p), true); });
  }
  if (is_one({"loses", "role"})) {
    return with_person([&](std::string p) { return parse_role(words, std::move(p), false); });
  }
  return std::optional<Action>{};
}

}  // namespace yoriai::cli
