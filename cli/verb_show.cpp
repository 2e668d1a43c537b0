// yoriai show: what is being decided here, until when; one proposal in full; the charter in force.
#include <boost/json.hpp>

#include "cli/attestation_words.h"
#include "cli/charter_words.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/member_numbers.h"
#include "cli/messages.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/published_minutes.h"
#include "cli/sealing_words.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  std::uint32_t proposal = 0;
  bool charter = false;
};

struct PhaseName {
  Text text;
  std::string_view name;
};

PhaseName phase_name(core::Phase phase) {
  switch (phase) {
    case core::Phase::draft:
      return {{"下書き", "draft"}, "draft"};
    case core::Phase::announced:
      return {{"告示中", "announced"}, "announced"};
    case core::Phase::open:
      return {{"投票中", "open for voting"}, "open"};
    case core::Phase::closed:
      return {{"終了", "closed"}, "closed"};
    case core::Phase::withdrawn:
      return {{"取り下げ", "withdrawn"}, "withdrawn"};
  }
  return {};
}

Words times_of(const core::Proposal& proposal) {
  if (proposal.charter == nullptr) {
    const auto has = proposal.seconds.size();
    return {fmt::format("（賛同{}人）", has), fmt::format(" ({} seconded)", has)};
  }
  const auto& terms = proposal.terms;
  return {fmt::format("（{}から{}まで）", show_instant(Language::ja, terms.opens_at),
                      show_instant(Language::ja, terms.closes_at)),
          fmt::format(" ({} to {})", show_instant(Language::en, terms.opens_at),
                      show_instant(Language::en, terms.closes_at))};
}

Words proposal_line(const core::Proposal& proposal) {
  const auto phase = phase_name(proposal.phase).text;
  const auto times = times_of(proposal);
  return {fmt::format("　{}　{}　{}{}", proposal.draft.number.value, proposal.draft.title, phase.ja,
                      times.ja),
          fmt::format("  {}. {} - {}{}", proposal.draft.number.value, proposal.draft.title,
                      phase.en, times.en)};
}

std::string_view visibility_name(core::Visibility visibility) {
  switch (visibility) {
    case core::Visibility::open:
      return "named";
    case core::Visibility::box:
      return "box";
    case core::Visibility::sealed:
      return "sealed";
    case core::Visibility::secret:
      return "secret";
  }
  return {};
}

Text visibility_words(core::Visibility visibility) {
  switch (visibility) {
    case core::Visibility::open:
      return {"　票：記名（だれがどう投票したかを、だれでも読めます）",
              "  Ballots: named; everybody can read who voted how"};
    case core::Visibility::box:
      return {"　票：投票箱の紙は無記名、端末や記録された紙の票は記名",
              "  Ballots: papers in boxes have no names; all others are named"};
    case core::Visibility::sealed:
      return {"　票：封をした投票（記名）", "  Ballots: sealed, and named"};
    case core::Visibility::secret:
      return {"　票：無記名", "  Ballots: secret"};
  }
  return {};
}

// How it is voted, once that is announced, and who may not.
void say_terms(Context& context, const core::Proposal& proposal) {
  if (proposal.charter != nullptr) context.say(visibility_words(proposal.terms.visibility));
  if (proposal.draft.recused.empty()) return;
  const auto who = members_words(proposal.draft.recused);
  context.say("　名簿から外れる人（利害のある人）：{}",
              "  Left off the roll, with an interest of their own: {}", who.in(context.language()));
}

json::object proposal_json(const core::Proposal& proposal) {
  json::array options;
  for (const auto& option : proposal.draft.options) options.push_back(json::value(option));
  json::object out{{"number", proposal.draft.number.value},
                   {"id", core::to_hex(proposal.id.draft.view())},
                   {"title", proposal.draft.title},
                   {"phase", phase_name(proposal.phase).name},
                   {"method", name_of(proposal.draft.method)},
                   {"options", std::move(options)},
                   {"author", proposal.author.value},
                   {"seconds", proposal.seconds.size()},
                   {"purse", proposal.draft.purse.value}};
  if (!proposal.draft.costs.empty()) {
    json::array costs;
    for (const auto cost : proposal.draft.costs) costs.push_back(cost.value);
    out["costs"] = std::move(costs);
  }
  json::array recused;
  for (const auto member : proposal.draft.recused) recused.push_back(member.value);
  out["recused"] = std::move(recused);
  if (proposal.charter != nullptr) {
    out["opens_at"] = iso_instant(proposal.terms.opens_at);
    out["closes_at"] = iso_instant(proposal.terms.closes_at);
    out["grace_ms"] = proposal.terms.grace.ms;
    out["roll"] = proposal.box.roll().size();
    out["sealed"] = proposal.sealed();
    out["visibility"] = visibility_name(proposal.terms.visibility);
  }
  return out;
}

void say_rehearsal(Context& context, const core::State& state) {
  if (!state.rehearsal()) return;
  context.say("これは練習用の帳簿です。ここで決まったことに効力はありません。",
              "This book is a rehearsal: nothing decided in it is in force.");
}

std::string next_for(const core::Proposal& proposal) {
  const auto number = proposal.draft.number.value;
  switch (proposal.phase) {
    case core::Phase::draft:
      return fmt::format("yoriai announce {} --opens … --closes … --as NAME", number);
    case core::Phase::announced:
      return "yoriai advance";
    case core::Phase::open:
      return fmt::format("yoriai vote {} … --as NAME", number);
    case core::Phase::closed:
    case core::Phase::withdrawn:
      break;
  }
  return fmt::format("yoriai tally {} --explain", number);
}

VerbResult show_proposal(Context& context, const ledger::Book& book, std::uint32_t number) {
  YORIAI_TRY(const auto* proposal, find_proposal(book.state(), number));
  say_rehearsal(context, book.state());
  context.say(proposal_line(*proposal));
  const auto& draft = proposal->draft;
  context.say("　決め方：{}", "  Method: {}", word_for(draft.method).in(context.language()));
  const auto& currency = book.state().charter()->rules.currency;
  for (std::size_t i = 0; i < draft.options.size(); ++i) {
    const auto cost = draft.costs.empty()
                          ? std::string()
                          : fmt::format(" ({} {})", currency, grouped(draft.costs[i].value));
    context.say("　　{}. {}{}", "    {}. {}{}", i + 1, draft.options[i], cost);
  }
  if (draft.purse.value > 0) {
    context.say("　お金：{} {}", "  Money: {} {}", grouped(draft.purse.value), currency);
  }
  say_terms(context, *proposal);
  if (proposal->sealed()) {
    for (const auto& line : what_sealing_hides(book.state(), *proposal)) context.say(line);
  }
  if (const auto wording = book.store().blob(book.state().ledger(), draft.wording)) {
    const std::string text(reinterpret_cast<const char*>(wording->data()), wording->size());
    context.say("\n{}", "\n{}", text);
  }
  if (draft.amended != nullptr) {
    context.say("この議案が可決され、発効すると、規約は次のようになります。",
                "If this passes and comes into force, the charter will be:");
    for (const auto& line : charter_lines(draft.amended->rules)) context.say(line);
  }
  if (const auto amendment = amendment_words(book.state(), *proposal)) context.say(*amendment);
  if (!proposal->minutes.empty()) context.say(published_words(*proposal));
  for (const auto& line : attestation_lines(book.state(), *proposal)) context.say(line);
  auto answer = proposal_json(*proposal);
  answer["attestations"] = attestations_json(book.state(), proposal->id.draft);
  context.answer(std::move(answer));
  context.next_command(next_for(*proposal));
  return ExitCode::ok;
}

VerbResult show_book(Context& context, const ledger::Book& book) {
  const auto& state = book.state();
  const auto& charter = state.charter()->rules;
  const auto members = state.members().all().size();
  const auto size = state.size().value;
  context.say({fmt::format("{}　会員{}人　記録{}件", charter.name, grouped(members), grouped(size)),
               fmt::format("{}: {}, {} {}", charter.name, counted(members, "member"), grouped(size),
                           size == 1 ? "entry" : "entries")});
  say_rehearsal(context, state);
  json::array proposals;
  for (const auto& proposal : state.proposals()) {
    context.say(proposal_line(proposal));
    proposals.push_back(proposal_json(proposal));
  }
  if (state.proposals().empty()) {
    context.say("　議案はまだありません。", "  No proposals yet.");
    context.next_command("yoriai propose --title … --wording FILE --as NAME");
  } else {
    context.next_command(next_for(state.proposals().back()));
  }
  context.answer({{"name", charter.name},
                  {"ledger", core::to_hex(state.ledger().view())},
                  {"rehearsal", state.rehearsal()},
                  {"members", state.members().all().size()},
                  {"size", state.size().value},
                  {"root", core::to_hex(book.tree().root().view())},
                  {"state_digest", core::to_hex(core::state_digest(state).view())},
                  {"proposals", std::move(proposals)}});
  return ExitCode::ok;
}

VerbResult show(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  if (options.charter) return show_charter(context, folder->book().state());
  if (options.proposal > 0) return show_proposal(context, folder->book(), options.proposal);
  return show_book(context, folder->book());
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(
      app, context, "show",
      Text{"今の議案、または一つの議案を見る", "what is being decided; one proposal; the charter"});
  option(verb, "proposal", options->proposal, "number of a proposal");
  flag(verb, "--charter", options->charter, "the charter in force, in words");
  example(verb, "yoriai show\nyoriai show 1\nyoriai show --charter");
  context.on(verb, [&context, options] { return show(context, *options); });
}

}  // namespace yoriai::cli
