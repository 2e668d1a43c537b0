#include "cli/messages.h"
#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

FileResult<core::Method> method(WordReader& words) {
  const auto method = method_named(words.peek());
  if (!method) {
    return words.wrong(
        Text{"投票の方法は yes_no、one_of、approval、quadratic、ranked、equal_shares、greedy "
             "のどれかです。",
             "a method is yes_no, one_of, approval, quadratic, ranked, equal_shares or greedy"});
  }
  words.take(words.peek());
  return *method;
}

FileResult<bool> parse_purse(WordReader& words, Propose& out) {
  YORIAI_TRY(const std::uint64_t amount, words.number(0, INT64_MAX));
  out.purse = core::Amount{amount};
  if (words.take({"to", "the", "winner"})) {
    out.spending = core::Spending::winner_takes_it;
  } else if (words.take({"by", "net", "votes"})) {
    out.spending = core::Spending::by_net_votes;
  } else if (words.take({"for", "the", "chosen", "projects"})) {
    out.spending = core::Spending::chosen_projects;
  }
  return true;
}

FileResult<bool> parse_appointment(WordReader& words, Propose& out, bool grant) {
  Appointment appointment;
  appointment.grant = grant;
  YORIAI_TRY(appointment.person, words.name());
  YORIAI_CHECK(words.need({"as"}));
  YORIAI_TRY(appointment.role, words.role());
  out.appointment = std::move(appointment);
  return true;
}

// What the proposal is about. False when the next words are no such clause.
FileResult<bool> parse_content(WordReader& words, Propose& out) {
  if (words.take("kind")) {
    YORIAI_TRY(out.kind, words.name());
  } else if (words.take("topic")) {
    YORIAI_TRY(out.topic, words.name());
  } else if (words.take("method")) {
    YORIAI_TRY(out.method, method(words));
  } else if (words.take("option")) {
    YORIAI_TRY(std::string option, words.quoted());
    out.options.push_back(std::move(option));
    if (words.take("costs")) {
      YORIAI_TRY(const std::uint64_t cost, words.number(0, INT64_MAX));
      out.costs.emplace_back(cost);
    }
  } else if (words.take("wording")) {
    YORIAI_TRY(out.wording, words.quoted());
  } else {
    return false;
  }
  return true;
}

// What it spends and changes. False when the next words are no such clause.
FileResult<bool> parse_effect(WordReader& words, Propose& out) {
  if (words.take("credits")) {
    YORIAI_TRY(const std::uint64_t credits, words.number(0, UINT32_MAX));
    out.credits = core::Credits{static_cast<std::uint32_t>(credits)};
  } else if (words.take("negative")) {
    out.negative = true;
  } else if (words.take("purse")) {
    return parse_purse(words, out);
  } else if (words.take({"amends", "the", "charter"})) {
    out.amends = true;
    if (words.take("with")) {
      YORIAI_TRY(out.amended, words.name());
    }
  } else if (words.take({"also", "kind"})) {
    YORIAI_TRY(std::string kind, words.name());
    out.also.push_back(std::move(kind));
  } else if (words.take("appoints")) {
    return parse_appointment(words, out, true);
  } else if (words.take("dismisses")) {
    return parse_appointment(words, out, false);
  } else if (words.take("recuses")) {
    YORIAI_TRY(out.recused, words.names());
  } else {
    return false;
  }
  return true;
}

ActionResult parse_repeat(WordReader& words, std::string person) {
  ProposeAgain out;
  out.person = std::move(person);
  YORIAI_TRY(const ProposalRef earlier, take_proposal(words));
  if (!earlier) return words.not_understood();
  out.earlier = *earlier;
  YORIAI_CHECK(words.need({"again"}));
  if (!at_end(words)) {
    YORIAI_TRY(out.title, words.quoted());
  }
  return Action{std::move(out)};
}

ActionResult parse_adoption(WordReader& words, std::string person) {
  PutInForce out;
  out.person = std::move(person);
  YORIAI_TRY(out.proposal, take_proposal(words));
  YORIAI_CHECK(words.need({"in", "force"}));
  YORIAI_TRY(out.by, take_signers(words));
  return Action{std::move(out)};
}

ActionResult parse_casting(WordReader& words, std::string person) {
  CastingVote out;
  out.person = std::move(person);
  YORIAI_CHECK(words.need({"the", "deciding", "vote"}));
  out.passes = words.take("yes");
  if (!out.passes) YORIAI_CHECK(words.need({"no"}));
  if (words.take("on")) {
    YORIAI_TRY(out.proposal, take_proposal(words));
  }
  return Action{std::move(out)};
}

ActionResult parse_proposing(WordReader& words, std::string person) {
  if (words.sees("proposal")) return parse_repeat(words, std::move(person));
  Propose out;
  out.person = std::move(person);
  YORIAI_TRY(out.title, words.quoted());
  while (!at_end(words)) {
    YORIAI_TRY(const bool content, parse_content(words, out));
    if (content) continue;
    YORIAI_TRY(const bool effect, parse_effect(words, out));
    if (!effect) return words.not_understood();
  }
  return Action{std::move(out)};
}

std::optional<core::Visibility> take_visibility(WordReader& words) {
  if (words.take("open")) return core::Visibility::open;
  if (words.take("box")) return core::Visibility::box;
  if (words.take("secret")) return core::Visibility::secret;
  return std::nullopt;
}

// "sealed by A and B [within 3 days]"
FileResult<bool> parse_sealing(WordReader& words, Announce& out) {
  out.visibility = core::Visibility::sealed;
  if (words.take("by")) {
    YORIAI_TRY(out.openers, words.names());
  }
  if (words.take("within")) {
    YORIAI_TRY(out.open_within, words.span());
  }
  return true;
}

// "opens the seal [of proposal N] [with the key of A]"
ActionResult parse_opening(WordReader& words, std::string person) {
  OpenSeal out;
  out.person = std::move(person);
  YORIAI_CHECK(words.need({"the", "seal"}));
  if (words.take("of")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  }
  if (words.take({"with", "the", "key", "of"})) {
    YORIAI_TRY(out.key_of, words.name());
  }
  return Action{std::move(out)};
}

ActionResult parse_announcement(WordReader& words, std::string person) {
  Announce out;
  out.person = std::move(person);
  YORIAI_TRY(out.proposal, take_proposal(words));
  YORIAI_CHECK(words.need({"opens"}));
  YORIAI_TRY(out.opens_at, words.instant());
  YORIAI_CHECK(words.need({"closes"}));
  YORIAI_TRY(out.closes_at, words.instant());
  while (!at_end(words)) {
    if (words.take("grace")) {
      YORIAI_TRY(out.grace, words.span());
    } else if (words.take("wording")) {
      YORIAI_TRY(out.wording, words.quoted());
    } else if (words.take("sealed")) {
      YORIAI_CHECK(parse_sealing(words, out));
    } else if (const auto visibility = take_visibility(words)) {
      out.visibility = *visibility;
    } else {
      return words.not_understood();
    }
  }
  return Action{std::move(out)};
}

ActionResult parse_withdrawal(WordReader& words, std::string person) {
  Withdraw out;
  out.person = std::move(person);
  YORIAI_TRY(out.proposal, take_proposal(words));
  if (words.take("because")) {
    YORIAI_TRY(out.reason, words.quoted());
  }
  YORIAI_TRY(out.by, take_signers(words));
  return Action{std::move(out)};
}

}  // namespace

FileResult<std::optional<Action>> parse_proposal_verb(WordReader& words, const Who& who) {
  using Parse = ActionResult (*)(WordReader&, std::string);
  struct Verb {
    std::string_view word;
    Parse parse;
  };
  for (const auto& [word, parse] :
       {Verb{"proposes", parse_proposing}, Verb{"announces", parse_announcement},
        Verb{"withdraws", parse_withdrawal}, Verb{"casts", parse_casting},
        Verb{"puts", parse_adoption}, Verb{"opens", parse_opening}}) {
    if (!words.take(word)) continue;
    YORIAI_TRY(std::string person, only_one(words, who));
    YORIAI_TRY(Action action, parse(words, std::move(person)));
    return std::optional<Action>{std::move(action)};
  }
  if (!words.take("seconds") && !words.take("second")) return std::optional<Action>{};
  YORIAI_TRY(const ProposalRef proposal, take_proposal(words));
  return std::optional<Action>{Second{who, proposal}};
}

}  // namespace yoriai::cli
