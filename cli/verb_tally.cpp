// yoriai tally: the result, why it is so, and where one person's vote went.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/attestation_words.h"
#include "cli/charter_words.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/kept_result.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/sealing_words.h"
#include "cli/trail_words.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "cli/what_if.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::uint32_t proposal = 0;
  bool explain = false;
  std::uint32_t member = 0;
  std::string what_if;
};

// Why there are no figures: it is not that far, or never came to a vote.
Failure no_result_yet(const core::Proposal& proposal) {
  const auto number = proposal.draft.number.value;
  const auto because = [](Words why, std::string next) {
    Failure failure(ExitCode::negative, std::move(why));
    failure.next.push_back(std::move(next));
    return failure;
  };
  if (proposal.phase == core::Phase::withdrawn) {
    return because({fmt::format("議案{}は取り下げられたので、結果はありません。", number),
                    fmt::format("Proposal {} was withdrawn: there is no result.", number)},
                   "yoriai show");
  }
  if (proposal.phase == core::Phase::draft) {
    return because({fmt::format("議案{}は下書きで、まだ告示されていません。", number),
                    fmt::format("Proposal {} is a draft, and not announced yet.", number)},
                   fmt::format("yoriai announce {} --opens … --closes … --as NAME", number));
  }
  const auto opens = proposal.terms.opens_at;
  return because(
      {fmt::format("議案{}の投票は、{}に始まります。", number, show_instant(Language::ja, opens)),
       fmt::format("Voting on proposal {} opens {}.", number, show_instant(Language::en, opens))},
      "yoriai advance");
}

// Of a closed vote the document as it was kept; of an open one what closing now would give.
Attempted<core::ByteVector> document_of(const ledger::Book& book, const core::Proposal& proposal) {
  if (proposal.phase == core::Phase::open) {
    return core::closing_of(book.state(), proposal).document;
  }
  if (proposal.phase != core::Phase::closed) return core::Unexpected{no_result_yet(proposal)};
  return kept_result(book, proposal);
}

void say_all(Context& context, const std::vector<Words>& lines) {
  for (const auto& line : lines) context.say(line);
}

// After the deadline only what was on its way may still come, until the vote is counted.
void say_how_long_open(Context& context, const core::State& state, const core::Proposal& proposal) {
  const auto language = context.language();
  const auto deadline = proposal.terms.closes_at;
  if (context.now() <= deadline) {
    context.say("途中経過です。{}まで変わります。",
                "Still open, these figures may change until {}.", show_instant(language, deadline));
  } else {
    context.say("投票は{}に締め切られました。届く途中の票を待って、{}に集計します。",
                "Voting ended {}. Ballots on their way are awaited; it is counted {}.",
                show_instant(language, deadline),
                show_instant(language, closing_due(state, proposal)));
  }
}

// A vote that nobody can read yet: how many have voted, and nothing else.
VerbResult tally_sealed(Context& context, const core::State& state, const core::Proposal& proposal,
                        const Options& options) {
  if (!options.what_if.empty()) {
    return fail(ExitCode::negative, {"封をした投票は、開くまで、別の規則でも数えられません。",
                                     "A sealed vote cannot be counted by any rule before it is "
                                     "opened."});
  }
  context.say("議案{}「{}」", "Proposal {}: {}", options.proposal, proposal.draft.title);
  say_all(context, sealed_progress(state, proposal));
  boost::json::object answer{{"proposal", options.proposal},
                             {"final", false},
                             {"sealed", true},
                             {"ballots", ballots_in(proposal)},
                             {"roll", proposal.box.roll().size()}};
  if (options.member > 0) {
    const auto line = sealed_member_line(proposal, core::MemberNumber{options.member});
    context.say(line);
    answer["member"] = line.en;
  }
  context.answer(std::move(answer));
  context.next_command(context.now() > core::grace_end(state, proposal)
                           ? fmt::format("yoriai seal open {} --as NAME", options.proposal)
                           : "yoriai advance");
  return ExitCode::ok;
}

core::Result<void, Failure> require_opened(const core::ResultDocument& document) {
  if (document.result.decided.result.outcome != core::Outcome::not_opened) return {};
  return fail(ExitCode::negative, {"票は開かれていないので、別の規則でも数えられません。",
                                   "The ballots were never opened, so no other rule can count "
                                   "them."});
}

boost::json::array english_of(const std::vector<Words>& lines) {
  boost::json::array out;
  for (const auto& line : lines) out.push_back(boost::json::value(line.en));
  return out;
}

// What a member's ballots were, one by one.
boost::json::array say_ballots(Context& context, const ledger::Book& book,
                               const core::Proposal& proposal, std::uint32_t member) {
  const auto position = row_for(book.state(), proposal, core::MemberNumber{member});
  if (!position) return {};
  const auto traced = trace_ballots(book.store(), book.state(), proposal, *position);
  say_all(context, traced_lines(traced, proposal));
  return traced_json(traced, proposal);
}

VerbResult tally(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  YORIAI_TRY(const auto* proposal, find_proposal(book.state(), options.proposal));
  if (proposal->phase == core::Phase::open && proposal->sealed() &&
      !proposal->unsealing.complete()) {
    return tally_sealed(context, book.state(), *proposal, options);
  }
  YORIAI_TRY(const auto bytes, document_of(book, *proposal));
  const auto document = core::decode_result(bytes);
  YORIAI_ASSERT(document.has_value());
  const bool live = proposal->phase == core::Phase::open;
  std::optional<core::OtherRule> other_rule;
  if (!options.what_if.empty()) {
    YORIAI_CHECK(require_opened(*document));
    YORIAI_TRY(other_rule, parse_other_rule(options.what_if, *proposal));
  }
  context.say("議案{}「{}」", "Proposal {}: {}", options.proposal, proposal->draft.title);
  if (live) {
    say_how_long_open(context, book.state(), *proposal);
  } else {
    context.say(outcome_words(*document, *proposal));
  }
  say_all(context, result_lines(*document, *proposal));
  if (const auto amendment = amendment_words(book.state(), *proposal)) context.say(*amendment);
  auto answer = result_json(*document, *proposal);
  if (options.explain) {
    const auto counts = count_trail(book.store(), book.state(), *proposal);
    say_all(context, explanation_lines(*document, *proposal, counts));
    say_all(context, attestation_lines(book.state(), *proposal));
    answer["explained"] = explanation_json(*document, *proposal, counts);
  }
  answer["final"] = !live;
  if (options.member > 0) {
    const auto lines =
        member_lines({book.state(), *proposal, *document}, core::MemberNumber{options.member});
    say_all(context, lines);
    answer["member"] = lines.front().en;
    answer["member_lines"] = english_of(lines);
    answer["ballots"] = say_ballots(context, book, *proposal, options.member);
  }
  if (other_rule) {
    const auto other = by_other_rule(*document, *proposal, *other_rule);
    const WhatIf what_if{*document, other, *proposal, *other_rule, options.what_if};
    say_all(context, what_if_lines(what_if));
    answer["what_if"] = what_if_json(what_if);
  }
  context.answer(std::move(answer));
  context.next_command(live ? "yoriai advance"
                       : options.explain
                           ? fmt::format("yoriai minutes {}", options.proposal)
                           : fmt::format("yoriai tally {} --explain", options.proposal));
  return ExitCode::ok;
}

}  // namespace

void add_tally(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb =
      add_verb(app, context, "tally", Text{"結果を見る", "show a result and why it is so"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  flag(verb, "--explain", options->explain, "the rule, the roll, quorum and threshold in words");
  option(verb, "--member", options->member, "where this member's vote went");
  option(verb, "--what-if", options->what_if,
         "count the same ballots by another rule, and say what would change: a method, "
         "\"threshold CONDITION\", \"quorum CONDITION\", \"direct ballots\", \"no cap\", \"tie "
         "chair\"");
  example(verb,
          "yoriai tally 1 --explain\nyoriai tally 1 --member 7\n"
          "yoriai tally 1 --what-if 'threshold more than 2/3 of cast'");
  context.on(verb, [&context, options] { return tally(context, *options); });
}

}  // namespace yoriai::cli
