#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <new>
#include <ostream>
#include <system_error>

#include "cli/help_words.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

std::string help_of_languages() { return "ja or en (else by LC_ALL, LC_MESSAGES, LANG)"; }

boost::json::object json_of(const Failure& failure, Language language) {
  boost::json::object error;
  error["exit"] = static_cast<int>(failure.exit);
  if (failure.refused) {
    error["code"] = core::to_string(failure.refused->code);
    error["number"] = static_cast<std::uint16_t>(failure.refused->code);
    error["detail"] = failure.refused->detail;
  }
  error["message"] = failure.what.in(language);
  return error;
}

Words command_line_words(const std::string& what) {
  return {"コマンドの書き方が分かりません。「--help」で使い方を見られます。（" + what + "）",
          what + ". See --help."};
}

Words bug_words(const std::string& what) {
  return {"yoriai の誤りです。お知らせください。（" + what + "）",
          "This is a bug in yoriai: " + what};
}

Words memory_words() {
  return {
      "メモリーが足りません。ほかのプログラムを終わらせるか、制限をゆるめてからやり直してください。"
      "受け付け済みのものは帳簿にあります。",
      "There is not enough memory. End other programs or raise the limit, then try again. What "
      "was acknowledged is in the book."};
}

}  // namespace

Context::Context(const Surroundings& surroundings)
    : surroundings_(surroundings),
      language_(surroundings.language),
      book_(surroundings.book),
      answer_(std::make_unique<boost::json::object>()) {}

Context::~Context() = default;

void Context::say(const Words& words) {
  if (!json_) print_line(words.in(language_));
}

void Context::flush() { surroundings_.out.flush(); }

void Context::next_command(std::string command) { next_.push_back(std::move(command)); }

void Context::answer(boost::json::object value) { *answer_ = std::move(value); }

void Context::on(CLI::App& verb, std::function<VerbResult()> run) {
  verb.callback([this, run = std::move(run)] { chosen_ = run; });
}

void Context::print_line(std::string_view line) { surroundings_.out << line << '\n'; }

void Context::print_next() {
  if (next_.empty()) return;
  print_line({});
  print_line(language_ == Language::ja ? "次にできること:" : "Next:");
  for (const auto& command : next_) print_line("  " + command);
}

void Context::print_answer(bool ok) {
  boost::json::object whole{{"ok", ok}};
  for (auto& [key, value] : *answer_) whole[key] = value;
  if (!next_.empty()) whole["next"] = boost::json::array(next_.begin(), next_.end());
  print_line(boost::json::serialize(whole));
}

void Context::report(const Failure& failure) {
  next_ = failure.next;
  if (json_) {
    *answer_ = {{"error", json_of(failure, language_)}};
    print_answer(false);
    return;
  }
  surroundings_.err << (language_ == Language::ja ? "yoriai: できませんでした。" : "yoriai: ")
                    << failure.what.in(language_) << '\n';
  print_next();
}

void Context::add_options(CLI::App& app) {
  app.add_option_function<std::string>(
         "--lang", [this](const std::string& name) { language_ = *parse_language(name); },
         help_of_languages())
      ->check(CLI::IsMember({"ja", "en"}))
      ->type_name("LANGUAGE");
  app.add_flag("--json", json_, "print one JSON object instead of text");
  app.add_option_function<std::string>(
         "--book", [this](const std::string& path) { book_ = path, book_named_ = true; },
         "the folder of the book (else $YORIAI_BOOK, or yoriai-book)")
      ->type_name("FOLDER");
}

// --help is put together while the verbs are added, and a command line that cannot be read is a
// mistake to be told, too: language and form must be known before.
void Context::look_ahead(std::span<const char* const> arguments) {
  constexpr std::string_view kLanguage = "--lang";
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    std::string_view argument = arguments[i];
    if (argument == "--json") json_ = true;
    if (argument == kLanguage && i + 1 < arguments.size()) {
      argument = arguments[i + 1];
    } else if (argument.starts_with("--lang=")) {
      argument.remove_prefix(kLanguage.size() + 1);
    } else {
      continue;
    }
    language_ = parse_language(argument).value_or(language_);
  }
}

int Context::finish(const VerbResult& ended) {
  if (!ended) {
    report(ended.error());
  } else if (json_) {
    print_answer(*ended == ExitCode::ok);
  } else {
    print_next();
  }
  if (!surroundings_.out.flush()) {
    surroundings_.err << "yoriai: the output could not be written\n";
    return static_cast<int>(ExitCode::environment);
  }
  return static_cast<int>(ended ? *ended : ended.error().exit);
}

Failure Context::failure_of(const ledger::EnvironmentError& fault) const {
  Failure failure(exit_of(fault.cause()), message(fault.cause(), fault.what()));
  // The account of the fault is English; where the book is says as much in Japanese.
  using Cause = ledger::EnvironmentError::Cause;
  const bool of_place = fault.cause() == Cause::not_found || fault.cause() == Cause::already_exists;
  const auto place = book_.string();
  if (of_place && std::string_view(fault.what()).find(place) != std::string_view::npos) {
    failure.what.ja = message(fault.cause(), place).ja;
  }
  if (failure.exit == ExitCode::damaged) {
    const bool elsewhere = book_ != surroundings_.book;
    failure.next.push_back("yoriai doctor" + (elsewhere ? " --book " + book_.string() : ""));
  }
  return failure;
}

int run_app(std::span<const AddVerb> verbs, std::span<const char* const> arguments,
            const Surroundings& surroundings) {
  Context context(surroundings);
  context.look_ahead(arguments);
  if (surroundings.prepare) surroundings.prepare(context.language(), context.json());
  CLI::App app("yoriai: a community's book of members, votes and decisions", "yoriai");
  app.set_version_flag("--version", YORIAI_VERSION);
  app.require_subcommand(1);
  app.fallthrough();  // --json and the others may stand after the verb
  context.add_options(app);
  for (const AddVerb add : verbs) add(app, context);
  if (context.language() == Language::ja) help_in_japanese(app);

  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
    return context.finish(context.chosen_());
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked, surroundings.out, surroundings.err);
  } catch (const CLI::ParseError& wrong) {
    return context.finish(fail(ExitCode::usage, command_line_words(wrong.what())));
  } catch (const ledger::EnvironmentError& fault) {
    return context.finish(core::Unexpected{context.failure_of(fault)});
  } catch (const std::bad_alloc&) {
    return context.finish(fail(ExitCode::environment, memory_words()));
  } catch (const std::system_error& full) {  // no more threads
    if (full.code() != std::errc::resource_unavailable_try_again) throw;
    return context.finish(fail(ExitCode::environment, memory_words()));
  } catch (const std::exception& bug) {
    return context.finish(fail(ExitCode::bug, bug_words(bug.what())));
  }
}

}  // namespace yoriai::cli
