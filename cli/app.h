// The frame every verb stands in: where it prints, in which language, for people or for programs,
// on which book; and how what went wrong becomes a message and an exit code.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>

#include "cli/failure.h"
#include "core/time.h"

namespace CLI {
class App;
}
namespace boost::json {
class object;
}

namespace yoriai::cli {

// What the process is given from outside; tests give their own.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  std::function<core::Instant()> now;
  Language language = Language::en;  // of the locale; --lang is stronger
  std::filesystem::path book;        // $YORIAI_BOOK, or "yoriai-book"
  // Called once it is known how to speak, before anything is done; may be empty.
  std::function<void(Language, bool json)> prepare = {};
};

class Context {
 public:
  explicit Context(const Surroundings& surroundings);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool json() const { return json_; }
  [[nodiscard]] const std::filesystem::path& book_folder() const { return book_; }
  // Whether --book said which one; else it is the usual one.
  [[nodiscard]] bool book_was_named() const { return book_named_; }
  [[nodiscard]] core::Instant now() const { return surroundings_.now(); }

  // A line for people. Nothing with --json: then the answer is all that is printed.
  void say(const Words& words);
  template <class... Arguments>
  void say(fmt::format_string<Arguments...> ja, fmt::format_string<Arguments...> en,
           Arguments&&... arguments) {
    if (json_) return;
    print_line(
        fmt::format(language_ == Language::ja ? ja : en, std::forward<Arguments>(arguments)...));
  }
  // Lets what was said be seen now, by whoever waits for a verb that goes on for long.
  void flush();
  // The next sensible command: printed after everything else, or "next" of the answer.
  void next_command(std::string command);
  // The verb's one JSON value; printed with --json alone, "ok" first.
  void answer(boost::json::object value);

  // Makes `run` what this verb does once the command line has been read.
  void on(CLI::App& verb, std::function<VerbResult()> run);

 private:
  friend int run_app(std::span<void (*const)(CLI::App&, Context&)>, std::span<const char* const>,
                     const Surroundings&);
  void print_line(std::string_view line);
  void print_next();
  void report(const Failure& failure);
  void print_answer(bool ok);
  void look_ahead(std::span<const char* const> arguments);
  int finish(const VerbResult& ended);
  [[nodiscard]] Failure failure_of(const ledger::EnvironmentError& fault) const;
  void add_options(CLI::App& app);

  Surroundings surroundings_;
  Language language_;
  bool json_ = false;
  std::filesystem::path book_;
  bool book_named_ = false;
  std::vector<std::string> next_;
  std::unique_ptr<boost::json::object> answer_;
  std::function<VerbResult()> chosen_;
};

using AddVerb = void (*)(CLI::App&, Context&);

// Reads the command line (the program's name first), runs the verb, prints what went wrong, and
// gives the exit code.
int run_app(std::span<const AddVerb> verbs, std::span<const char* const> arguments,
            const Surroundings& surroundings);

}  // namespace yoriai::cli
