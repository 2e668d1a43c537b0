// yoriai charter: the rules as data, read back in plain words before anybody founds a book on them.
#include <boost/json.hpp>

#include "cli/charter/preset_kinds.h"
#include "cli/charter_file.h"
#include "cli/charter_words.h"
#include "cli/desk.h"
#include "cli/embedded_charters.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

// A preset names no community.
constexpr std::string_view kNoName = "…";

VerbResult explain(Context& context, const std::string& file) {
  auto charter = load_charter(file);
  if (!charter) charter = load_charter(file, kNoName);
  if (!charter) return core::Unexpected{charter_failure(charter.error())};
  const auto hash = core::sha256(ledger::encode_charter(*charter));
  auto exit = say_charter(context, *charter, hash);
  context.next_command("yoriai found --charter " + file + " --help");
  return exit;
}

VerbResult list(Context& context) {
  boost::json::array names;
  for (const auto& preset : embedded_charters()) {
    context.say({"　" + std::string(preset.name), "  " + std::string(preset.name)});
    names.push_back(boost::json::string(preset.name));
  }
  context.answer({{"presets", std::move(names)}});
  context.next_command("yoriai charter explain NAME");
  return ExitCode::ok;
}

struct AdoptOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
};

VerbResult adopt(Context& context, const AdoptOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(auto posted, desk->post(core::CharterInForce{proposal->id}));
  return report(
      context, options.desk, posted,
      {fmt::format("議案{}の規約が発効しました。このあと告示する議案から効きます。",
                   options.proposal),
       fmt::format("The charter of proposal {} is in force for what is announced from now "
                   "on.",
                   options.proposal)},
      "yoriai show --charter", {{"proposal", options.proposal}});
}

void add_adopt(CLI::App& charter, Context& context) {
  auto options = std::make_shared<AdoptOptions>();
  auto& verb =
      add_verb(charter, context, "adopt",
               Text{"可決した改正を発効させる", "put an amendment that passed into force"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai charter adopt 4 --as hanako --as jiro");
  context.on(verb, [&context, options] { return adopt(context, *options); });
}

}  // namespace

void add_charter(CLI::App& app, Context& context) {
  auto& charter = add_verb(app, context, "charter", Text{"規約を読む", "read a charter"});
  require_verb(charter);
  auto file = std::make_shared<std::string>();
  auto& verb = add_verb(charter, context, "explain",
                        Text{"規約を、ふつうの言葉で", "a charter in plain words"});
  required(option(verb, "charter", *file, "name of a preset, or a TOML file"));
  example(verb, "yoriai charter explain two-houses\nyoriai charter explain our-charter.toml");
  context.on(verb, [&context, file] { return explain(context, *file); });
  auto& presets = add_verb(charter, context, "list",
                           Text{"用意されている規約の名前", "the names of the presets"});
  example(presets, "yoriai charter list");
  context.on(presets, [&context] { return list(context); });
  add_adopt(charter, context);
}

}  // namespace yoriai::cli
