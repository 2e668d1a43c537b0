#include "cli/rehearsal/parse_parts.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kFirstDevice = "phone";

FileResult<core::HouseholdNumber> household(WordReader& words) {
  YORIAI_TRY(const std::uint64_t number, words.number(0, UINT32_MAX));
  return core::HouseholdNumber{static_cast<std::uint32_t>(number)};
}

bool take_clause(WordReader& words, std::string_view singular, std::string_view plural) {
  return words.take(singular) || words.take(plural);
}

// One clause of a newcomer; false when the next words are none.
FileResult<bool> parse_clause(WordReader& words, Newcomer& out) {
  if (take_clause(words, "device", "devices")) {
    YORIAI_TRY(out.devices, words.names());
  } else if (words.take({"without", "a", "key"})) {
    out.devices.clear();
  } else if (words.take("household")) {
    YORIAI_TRY(out.household, household(words));
  } else if (words.take("guardian")) {
    YORIAI_TRY(out.guardian, words.name());
  } else {
    return false;
  }
  return true;
}

FileResult<Newcomer> parse_newcomer(WordReader& words, std::string name) {
  Newcomer out;
  out.name = std::move(name);
  out.devices = {std::string(kFirstDevice)};
  YORIAI_CHECK(words.need({"as"}));
  YORIAI_TRY(out.member_class, words.name());
  return out;
}

ActionResult parse_founder(WordReader& words, std::string name) {
  YORIAI_TRY(Newcomer founder, parse_newcomer(words, std::move(name)));
  for (;;) {
    if (take_clause(words, "role", "roles") || words.take({"with", "role"}) ||
        words.take({"with", "roles"})) {
      do {
        YORIAI_TRY(const core::Role role, words.role());
        founder.roles.push_back(role);
      } while (words.take("and"));
      continue;
    }
    YORIAI_TRY(const bool more, parse_clause(words, founder));
    if (!more) break;
  }
  return Action{FoundWith{std::move(founder)}};
}

ActionResult parse_crowd(WordReader& words, const NextOnes& who) {
  JoinCrowd out{who.count, who.member_class, false, {}, {}};
  for (;;) {
    if (words.take({"without", "keys"}) || words.take({"without", "a", "key"})) {
      out.without_keys = true;
    } else if (words.take("household")) {
      YORIAI_TRY(out.household, household(words));
    } else if (words.take("guardian")) {
      YORIAI_TRY(out.guardian, words.name());
    } else {
      return Action{std::move(out)};
    }
  }
}

ActionResult parse_joining(WordReader& words, const Who& who) {
  if (const auto* crowd = std::get_if<NextOnes>(&who)) {
    return parse_crowd(words, *crowd);
  }
  YORIAI_TRY(std::string name, only_one(words, who));
  YORIAI_TRY(Newcomer newcomer, parse_newcomer(words, std::move(name)));
  for (;;) {
    YORIAI_TRY(const bool more, parse_clause(words, newcomer));
    if (!more) break;
  }
  Join join{{std::move(newcomer)}, {}};
  YORIAI_TRY(join.by, take_signers(words));
  return Action{std::move(join)};
}

// "leaves", "dies", "is suspended", "is active", or in the plural.
std::optional<core::MemberStatus> take_status(WordReader& words) {
  if (take_clause(words, "leaves", "leave")) return core::MemberStatus::left;
  if (take_clause(words, "dies", "die")) return core::MemberStatus::died;
  for (const std::string_view is : {"is", "are"}) {
    if (words.take({is, "suspended"})) return core::MemberStatus::suspended;
    if (words.take({is, "active"})) return core::MemberStatus::active;
  }
  return std::nullopt;
}

FileResult<std::optional<ChangeMember>> parse_change(WordReader& words, const Who& who) {
  ChangeMember change{who, {}, {}};
  if (const auto status = take_status(words)) {
    change.to = *status;
  } else if (take_clause(words, "becomes", "become")) {
    NewClass next;
    YORIAI_TRY(next.name, words.name());
    change.to = std::move(next);
  } else if (words.take({"moves", "to", "household"}) || words.take({"move", "to", "household"})) {
    YORIAI_TRY(const core::HouseholdNumber number, household(words));
    change.to = number;
  } else if (words.take({"gets", "guardian"}) || words.take({"get", "guardian"})) {
    NewGuardian next;
    if (!words.take("nobody")) {
      YORIAI_TRY(next.name, words.name());
    }
    change.to = std::move(next);
  } else {
    return std::optional<ChangeMember>{};
  }
  YORIAI_TRY(change.by, take_signers(words));
  return std::optional<ChangeMember>{std::move(change)};
}

}  // namespace

FileResult<std::optional<Action>> parse_member_verb(WordReader& words, const Who& who) {
  if (words.take("founds")) {
    YORIAI_TRY(std::string name, only_one(words, who));
    YORIAI_TRY(Action founder, parse_founder(words, std::move(name)));
    return std::optional<Action>{std::move(founder)};
  }
  if (take_clause(words, "joins", "join")) {
    YORIAI_TRY(Action joining, parse_joining(words, who));
    return std::optional<Action>{std::move(joining)};
  }
  YORIAI_TRY(auto change, parse_change(words, who));
  if (!change) return std::optional<Action>{};
  return std::optional<Action>{*std::move(change)};
}

}  // namespace yoriai::cli
