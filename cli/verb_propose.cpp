// yoriai propose: draft a proposal, with its wording as a blob beside the book.
#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "cli/charter/preset_kinds.h"
#include "cli/charter_file.h"
#include "cli/desk.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/whole_number.h"
#include "core/limits.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"

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
  std::vector<std::string> recused;
  std::uint32_t again = 0;
  std::string amended;
  std::vector<std::string> also;
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

Attempted<std::vector<core::MemberNumber>> parse_recused(const std::vector<std::string>& names) {
  std::vector<core::MemberNumber> out;
  for (const auto& name : names) {
    const auto number = std::strtoul(name.c_str(), nullptr, 10);
    if (number == 0 || number > core::kMaxMembers) {
      return fail(ExitCode::usage, {"--recuse には会員番号を書いてください。",
                                    "--recuse takes the number of a member."});
    }
    out.emplace_back(static_cast<std::uint32_t>(number));
  }
  std::ranges::sort(out);
  return out;
}

core::ProposalNumber next_number(const core::State& state) {
  return core::ProposalNumber{static_cast<std::uint32_t>(state.proposals().size() + 1)};
}

// The same again; of a tie only the options in the first place.
Attempted<core::ProposalDrafted> repeat_of(const core::State& state, const Options& options) {
  YORIAI_TRY(const auto* earlier, find_proposal(state, options.again));
  auto draft = earlier->draft;
  draft.number = next_number(state);
  draft.repeats = earlier->id;
  if (!options.title.empty()) draft.title = options.title;
  if (earlier->leaders.empty()) return draft;
  draft.options.clear();
  for (const auto option : earlier->leaders) {
    draft.options.push_back(earlier->draft.options[option.value]);
  }
  return draft;
}

// A charter file without a name of its own keeps the community's.
Attempted<core::CharterRef> read_amended(const core::State& state, const std::string& file) {
  if (file.empty()) return core::CharterRef{};
  auto charter = load_charter(file);
  if (!charter) charter = load_charter(file, state.charter()->rules.name);
  if (!charter) return core::Unexpected{charter_failure(charter.error())};
  const auto hash = core::sha256(ledger::encode_charter(*charter));
  return core::CharterRef(
      std::make_shared<const core::FrozenCharter>(core::FrozenCharter{*std::move(charter), hash}));
}

Attempted<std::vector<core::KindIndex>> parse_also(const core::Charter& charter,
                                                   const std::vector<std::string>& names) {
  std::vector<core::KindIndex> out;
  for (const auto& name : names) {
    YORIAI_TRY(const auto kind, find_kind(charter, name));
    out.push_back(kind);
  }
  std::ranges::sort(out);
  return out;
}

// Any of its kinds may be the one that changes the charter.
bool amends(const core::Charter& charter, const core::ProposalDrafted& draft) {
  const auto is_one = [&](core::KindIndex kind) { return charter.kinds[kind.value].amendment; };
  return is_one(draft.kind) || std::ranges::any_of(draft.also, is_one);
}

Attempted<core::ProposalDrafted> build_draft(const core::State& state, const Options& options,
                                             const core::BlobName& wording) {
  const auto& charter = state.charter()->rules;
  core::ProposalDrafted draft;
  draft.number = next_number(state);
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
  YORIAI_TRY(draft.also, parse_also(charter, options.also));
  YORIAI_TRY(draft.amended, read_amended(state, options.amended));
  if (amends(charter, draft)) draft.charter = state.charter()->hash;
  if (!options.grant.empty()) {
    YORIAI_TRY(draft.role_change, parse_role_change(options.grant, true));
  } else if (!options.revoke.empty()) {
    YORIAI_TRY(draft.role_change, parse_role_change(options.revoke, false));
  }
  YORIAI_TRY(draft.recused, parse_recused(options.recused));
  return draft;
}

Words drafted_words(const core::ProposalDrafted& draft) {
  const auto number = draft.number.value;
  Words words{fmt::format("議案{}「{}」を起こしました。", number, draft.title),
              fmt::format("Drafted proposal {}: {}.", number, draft.title)};
  if (draft.charter && draft.amended == nullptr) {
    add_line(words,
             Text{"　注意：規約を変える議案ですが、新しい規約（--amended FILE）が付いていません。"
                  "可決されても、帳簿の規約は変わりません。",
                  "  Take care: it is to change the charter, but carries no new one "
                  "(--amended FILE). If it passes, the charter in the book stays as it is."});
  }
  return words;
}

std::string announce_command(core::ProposalNumber number) {
  return fmt::format("yoriai announce {} --opens … --closes … --as NAME", number.value);
}

// As many as the strictest of its kinds asks for.
bool needs_seconds(const core::Charter& charter, const core::ProposalDrafted& draft) {
  const auto asks = [&](core::KindIndex kind) { return charter.kinds[kind.value].seconds > 0; };
  return asks(draft.kind) || std::ranges::any_of(draft.also, asks);
}

// Its wording is in the book already.
VerbResult propose_again(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(auto draft, repeat_of(desk->state(), options));
  std::vector<ledger::Blob> wording;
  const auto bytes = desk->book().store().blob(desk->state().ledger(), draft.wording);
  if (bytes) wording.push_back({draft.wording, *bytes});
  YORIAI_TRY(auto posted, desk->post(draft, {}, std::move(wording)));
  return report(context, options.desk, posted, drafted_words(draft), announce_command(draft.number),
                {{"proposal", draft.number.value}, {"repeats", options.again}});
}

VerbResult propose(Context& context, const Options& options) {
  if (options.title.empty() || options.wording.empty()) {
    return fail(ExitCode::usage, {"--title と --wording を書いてください（同じ議案をもう一度なら "
                                  "--again）。",
                                  "Give --title and --wording (or --again, to vote on something "
                                  "once more)."});
  }
  YORIAI_TRY(auto wording, read_wording(options.wording));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(auto draft, build_draft(desk->state(), options, wording.name));
  const auto number = draft.number.value;
  YORIAI_TRY(auto posted, desk->post(draft, {}, {wording}));
  return report(context, options.desk, posted, drafted_words(draft),
                needs_seconds(desk->state().charter()->rules, draft)
                    ? fmt::format("yoriai second {} --as NAME", number)
                    : announce_command(draft.number),
                {{"proposal", number}, {"wording", core::to_hex(wording.name.hash.view())}});
}

void add_options(CLI::App& verb, Options& options) {
  option(verb, "--title", options.title, "title, one line");
  option(verb, "--wording", options.wording, "file with the full text");
  option(verb, "--again", options.again,
         "vote once more on this proposal, which was a tie or had no quorum");
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
  option(verb, "--amended", options.amended, "the charter that an amendment makes: a TOML file");
  option(verb, "--also", options.also, "a further kind whose conditions hold as well; repeat it");
  option(verb, "--recuse", options.recused,
         "a member with an interest of their own, left off the roll; repeat it");
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
          "hanako\nyoriai propose --again 4 --as hanako");
  context.on(verb, [&context, options] {
    return options->again > 0 ? propose_again(context, *options) : propose(context, *options);
  });
}

}  // namespace yoriai::cli
