#include <CLI/CLI.hpp>

#include "cli/help_words.h"
#include "core/plain_text.h"

namespace yoriai::cli {
namespace {

// As wide as a terminal shows it: from the first of the East Asian scripts on, two columns each.
std::size_t columns_of(std::string_view text) {
  constexpr char32_t kFirstWide = 0x1100;
  std::size_t columns = 0;
  while (!text.empty()) {
    const auto point = core::take_code_point(text);
    if (!point) break;
    columns += *point < kFirstWide ? 1U : 2U;
  }
  return columns;
}

// The library counts bytes where columns are meant.
class JapaneseFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    auto line = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    auto columns = columns_of(line);
    if (columns + 1 >= get_column_width()) {
      line += '\n';
      columns = 0;
    }
    line.append(get_column_width() - columns, ' ');
    return line + make_option_desc(option) + '\n';
  }
};

void translate(CLI::App& verb, const std::shared_ptr<CLI::Formatter>& formatter) {
  verb.formatter(formatter);
  for (auto* option : verb.get_options()) {
    if (const auto text = japanese_help(option->get_description())) {
      option->description(std::string(*text));
    }
    if (option->get_group() == "Options") option->group("オプション");
  }
  for (auto* inner : verb.get_subcommands([](const CLI::App*) { return true; })) {
    inner->group("コマンド");
    translate(*inner, formatter);
  }
}

}  // namespace

void help_in_japanese(CLI::App& app) {
  const auto formatter = std::make_shared<JapaneseFormatter>();
  for (const auto& [english, japanese] : {std::pair{"Usage", "使い方"},
                                          {"Positionals", "順に書くもの"},
                                          {"OPTIONS", "オプション"},
                                          {"REQUIRED", "必須"},
                                          {"Needs", "いっしょに"},
                                          {"SUBCOMMAND", "コマンド"},
                                          {"SUBCOMMANDS", "コマンド"},
                                          {"TEXT", "文字"},
                                          {"UINT", "数"}}) {
    formatter->label(english, japanese);
  }
  app.description("yoriai：寄合の帳簿（会員、投票、決まったこと）");
  translate(app, formatter);
}

}  // namespace yoriai::cli
