// yoriai propose: draft a proposal, with its wording as a blob beside the book.
#include <boost/json.hpp>

#include <fstream>
#include <iterator>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/whole_number.h"
#include "core/limits.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::string title;
  std::string wording;
  std::string kind;
  std::string topic;
  std::string method = "yes_no";
  std::vector<std::string> options;
  std::vector<std::string> costs;
  std::uint32_t credits = 99;
  bool negative = false;
  std::uint64_t purse = 0;
  std::string spend = "none";
  std::string grant;
  std::string revoke;
};

Attempted<ledger::Blob> read_wording(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || text.empty() || text.size() > core::kMaxBlobBytes) {
    return core::Unexpected{
        Failure(FileFault{path,
                          0,
                          0,
                          {"本文が読めないか、空か、大きすぎます。",
                           "The wording cannot be read, is empty, or is too large."}})};
  }
  const auto view = core::bytes_of(text);
  return ledger::Blob{{core::sha256(view), text.size()}, {view.begin(), view.end()}};
}

Attempted<core::Spending> parse_spending(const std::string& name) {
  if (name == "none") return core::Spending::none;
  if (name == "winner") return core::Spending::winner_takes_it;
  if (name == "share") return core::Spending::by_net_votes;
  if (name == "chosen") return core::Spending::chosen_projects;
  return fail(ExitCode::usage, {"--spend は none、winner、share、chosen のどれかです。",
                                "--spend is none, winner, share or chosen."});
}

Attempted<std::vector<core::Amount>> parse_costs(const std::vector<std::string>& texts) {
  std::vector<core::Amount> costs;
  for (const auto& text : texts) {
    const auto cost = whole_number(text, core::kMaxPurse);
    if (!cost) {
      return fail(
          ExitCode::usage,
          {fmt::format("費用「{}」は、通貨のいちばん小さい単位の整数で書いてください。", text),
           fmt::format("The cost \"{}\" must be a whole number of the smallest unit.", text)});
    }
    costs.emplace_back(*cost);
  }
  return costs;
}

// "3:treasurer"
Attempted<core::RoleChange> parse_role_change(const std::string& text, bool grant) {
  const auto colon = text.find(':');
  const auto number = std::strtoul(text.c_str(), nullptr, 10);
  if (colon == std::string::npos || number == 0 || number > core::kMaxMembers) {
    return fail(ExitCode::usage, {"役割の議案は「会員番号:役割」と書きます（例 3:treasurer）。",
                                  "A role is written MEMBER:ROLE, as in 3:treasurer."});
  }
  YORIAI_TRY(auto role, find_role(text.substr(colon + 1)));
  return core::RoleChange{core::MemberNumber{static_cast<std::uint32_t>(number)}, role, grant};
}

Attempted<core::ProposalDrafted> build_draft(const core::State& state, const Options& options,
                                             const core::BlobName& wording) {
  const auto& charter = state.charter()->rules;
  core::ProposalDrafted draft;
  draft.number = core::ProposalNumber{static_cast<std::uint32_t>(state.proposals().size() + 1)};
  YORIAI_TRY(draft.kind, find_kind(charter, options.kind));
  YORIAI_TRY(draft.topic, find_topic(charter, options.topic));
  const auto method = method_named(options.method);
  if (!method) {
    return fail(
        ExitCode::usage,
        {"--method は yes_no、one_of、approval、quadratic、ranked、equal_shares、greedy "
         "のどれかです。",
         "--method is yes_no, one_of, approval, quadratic, ranked, equal_shares or greedy."});
  }
  draft.method = *method;
  draft.title = options.title;
  draft.options = options.options;
  draft.wording = wording;
  if (draft.method == core::Method::quadratic) draft.credits = core::Credits{options.credits};
  draft.negative = options.negative;
  draft.purse = core::Amount{options.purse};
  YORIAI_TRY(draft.spending, parse_spending(options.spend));
  YORIAI_TRY(draft.costs, parse_costs(options.costs));
  if (charter.kinds[draft.kind.value].amendment) draft.charter = state.charter()->hash;
  if (!options.grant.empty()) {
    YORIAI_TRY(draft.role_change, parse_role_change(options.grant, true));
  } else if (!options.revoke.empty()) {
    YORIAI_TRY(draft.role_change, parse_role_change(options.revoke, false));
  }
  return draft;
}

VerbResult propose(Context& context, const Options& options) {
  YORIAI_TRY(auto wording, read_wording(options.wording));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(auto draft, build_draft(desk->state(), options, wording.name));
  const auto number = draft.number.value;
  YORIAI_TRY(auto posted, desk->post(draft, {}, {wording}));
  return report(context, options.desk, posted,
                {fmt::format("議案{}「{}」を起こしました。", number, options.title),
                 fmt::format("Drafted proposal {}: {}.", number, options.title)},
                fmt::format("yoriai second {} --as NAME", number),
                {{"proposal", number}, {"wording", core::to_hex(wording.name.hash.view())}});
}

void add_options(CLI::App& verb, Options& options) {
  required(option(verb, "--title", options.title, "title, one line"));
  required(option(verb, "--wording", options.wording, "file with the full text"));
  option(verb, "--kind", options.kind, "kind of proposal in the charter (default: the first)");
  option(verb, "--topic", options.topic, "topic in the charter (default: the first)");
  option(verb, "--method", options.method,
         "yes_no, one_of, approval, quadratic, ranked, equal_shares or greedy");
  option(verb, "--option", options.options, "an option; repeat it");
  option(verb, "--cost", options.costs, "what a project costs; repeat it, in the order of options");
  option(verb, "--credits", options.credits, "credits of each voter (quadratic)");
  flag(verb, "--negative", options.negative, "votes against an option are allowed (quadratic)");
  option(verb, "--purse", options.purse, "money the vote is about, in the smallest unit");
  option(verb, "--spend", options.spend, "none, winner, share, or chosen (projects)");
  option(verb, "--grant", options.grant, "if it passes, this member gets this role: 3:treasurer");
  option(verb, "--revoke", options.revoke, "if it passes, this member loses this role");
}

}  // namespace

void add_propose(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "propose", Text{"議案を起こす", "draft a proposal"});
  add_options(verb, *options);
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai propose --title 'The recycling purse' --wording purse.md --method one_of\n"
          "  --option 'Bench at the bus stop' --option 'Lamps' --purse 45394 --spend winner --as "
          "hanako");
  context.on(verb, [&context, options] { return propose(context, *options); });
}

}  // namespace yoriai::cli
