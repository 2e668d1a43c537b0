#include "cli/language.h"

#include <cstdlib>

#include "cli/numbers.h"

namespace yoriai::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

bool names_japanese(std::string_view locale) {
  if (!locale.starts_with("ja")) return false;
  // "ja", "ja_JP", "ja.UTF-8", "ja@…", but not "jav".
  return locale.size() == 2 || std::string_view("_-.@").find(locale[2]) != std::string_view::npos;
}

}  // namespace

std::string counted(std::uint64_t count, std::string_view one) {
  return grouped(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

void add_line(Words& words, const Words& line) {
  words.ja += "\n" + line.ja;
  words.en += "\n" + line.en;
}

void add_lines(Words& words, std::span<const Words> lines) {
  for (const auto& line : lines) add_line(words, line);
}

std::optional<Language> parse_language(std::string_view name) {
  if (name == "ja") return Language::ja;
  if (name == "en") return Language::en;
  return std::nullopt;
}

Language language_of_locale(std::string_view lc_all, std::string_view lc_messages,
                            std::string_view lang) {
  for (const auto locale : {lc_all, lc_messages, lang}) {
    if (!locale.empty()) return names_japanese(locale) ? Language::ja : Language::en;
  }
  return Language::en;
}

Language language_of_environment() {
  return language_of_locale(variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG"));
}

}  // namespace yoriai::cli
