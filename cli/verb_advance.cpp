// yoriai advance: enter what has come due by time, or say when something will.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "ledger/sequencing.h"

namespace yoriai::cli {
namespace {

bool opens(const core::Transition& transition) {
  return transition.kind == core::Kind::voting_opened;
}

Words transition_words(const core::Proposal& proposal, const core::Transition& transition) {
  const auto number = proposal.draft.number.value;
  const auto& title = proposal.draft.title;
  if (opens(transition)) {
    const auto people = proposal.box.roll().size();
    return {
        fmt::format("議案{}「{}」の投票が始まりました。名簿は{}人です。", number, title, people),
        fmt::format("Voting on proposal {} ({}) is open; {} people are on the roll.", number, title,
                    people)};
  }
  return {fmt::format("議案{}「{}」の投票を締め切り、数えました。", number, title),
          fmt::format("Voting on proposal {} ({}) is closed and counted.", number, title)};
}

Words closing_words(const core::Proposal& proposal) {
  if (!proposal.sealed()) return {"締切と集計", "closes and is counted"};
  return {"締切と集計（開票人の鍵がそろえば、その時に）",
          "closes and is counted, or sooner, once its openers' keys are in"};
}

void say_next(Context& context, const core::State& state) {
  const auto* next = state.next_transition();
  if (next == nullptr) {
    context.say("予定されている開票や投票の開始はありません。", "Nothing is scheduled.");
    return;
  }
  const auto number = next->number.value;
  const auto what =
      opens(*next) ? Words{"投票開始", "opens"} : closing_words(*state.find(next->number));
  context.say(
      {fmt::format("次は{}：議案{}の{}。", show_instant(Language::ja, next->due), number, what.ja),
       fmt::format("Next: {}, proposal {} {}.", show_instant(Language::en, next->due), number,
                   what.en)});
}

// What was entered, in the order it came due.
Attempted<std::vector<core::Transition>> enter_due(Context& context, Desk& desk,
                                                   const ledger::SecretKey& node) {
  std::vector<core::Transition> entered;
  while (const auto due = core::due_transition(
             desk.state(), std::max(context.now(), desk.state().last_accepted_at()))) {
    YORIAI_TRY(auto event, ledger::make_transition_event(desk.book(), node, context.now(),
                                                         desk.clock_confirmed()));
    if (!event) break;
    YORIAI_CHECK(desk.enter(*std::move(event)));
    entered.push_back(*due);
  }
  return entered;
}

boost::json::object entered_json(const std::vector<core::Transition>& entered,
                                 const core::State& state) {
  boost::json::array items;
  for (const auto& transition : entered) {
    items.push_back(boost::json::object{{"proposal", transition.number.value},
                                        {"what", opens(transition) ? "opened" : "closed"}});
  }
  boost::json::object answer{{"entered", std::move(items)}};
  const auto* next = state.next_transition();
  answer["next_due"] =
      next == nullptr ? boost::json::value(nullptr) : boost::json::value(iso_instant(next->due));
  return answer;
}

VerbResult dry_run(Context& context, const Desk& desk) {
  const auto due =
      core::due_transition(desk.state(), std::max(context.now(), desk.state().last_accepted_at()));
  if (due) {
    context.say("期日が来たものがあります。--dry-run なしで実行すると記録します。",
                "Something is due; without --dry-run it would be entered.");
  }
  say_next(context, desk.state());
  context.answer(entered_json({}, desk.state()));
  return ExitCode::ok;
}

VerbResult advance(Context& context, const DeskOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options));
  if (options.dry_run) return dry_run(context, *desk);
  YORIAI_TRY(auto peer, load_peer_keys(context, desk->state(), desk->passphrase()));
  YORIAI_TRY(const auto entered, enter_due(context, *desk, peer.node));
  desk->sign_checkpoint(peer);
  for (const auto& transition : entered) {
    context.say(transition_words(*desk->state().find(transition.number), transition));
    if (!opens(transition)) {
      context.next_command(fmt::format("yoriai tally {} --explain", transition.number.value));
    }
  }
  if (entered.empty()) {
    context.say("今、期日が来たものはありません。", "Nothing is due now.");
  }
  say_next(context, desk->state());
  context.answer(entered_json(entered, desk->state()));
  return ExitCode::ok;
}

}  // namespace

void add_advance(CLI::App& app, Context& context) {
  auto options = std::make_shared<DeskOptions>();
  auto& verb = add_verb(app, context, "advance",
                        Text{"期日が来たこと（開始・締切）を記録する",
                             "enter what has come due, or say when it will"});
  add_entry_options(verb, context, *options);
  example(verb, "yoriai advance");
  context.on(verb, [&context, options] { return advance(context, *options); });
}

}  // namespace yoriai::cli
