// Minutes as a page for A4 paper.
#include <fmt/format.h>

#include "cli/minutes.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kStyle = R"css(
@page { size: A4; margin: 20mm; }
body { font-family: "Noto Sans CJK JP", "Noto Sans JP", sans-serif; font-size: 11pt;
       line-height: 1.7; max-width: 170mm; margin: 0 auto; padding: 8px; color: #000;
       background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 16pt; border-bottom: 2px solid; }
h2 { font-size: 12.5pt; margin: 1em 0 0.2em; break-after: avoid; }
p { margin: 0; }
.inner { padding-left: 1.5em; }
.innermost { padding-left: 3em; }
table { width: 100%; border-collapse: collapse; margin-top: 1.2em; break-inside: avoid; }
th, td { border: 1px solid; padding: 0.4em 0.6em; text-align: left; }
th { width: 34%; font-weight: normal; }
.blank td { height: 2.4em; }
.tall td { height: 7em; }
)css";

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

bool strip(std::string_view& text, std::string_view indent) {
  if (!text.starts_with(indent)) return false;
  text.remove_prefix(indent.size());
  return true;
}

// Lines come indented for a terminal.
std::string paragraph(std::string_view line) {
  int depth = 0;
  while (strip(line, "　") || strip(line, "  ")) ++depth;
  const auto* const kind = depth == 0   ? ""
                           : depth == 1 ? " class=\"inner\""
                                        : " class=\"innermost\"";
  return fmt::format("<p{}>{}</p>\n", kind, escaped(line));
}

std::string table(const std::vector<Words>& rows, Language language, std::size_t tall_row) {
  std::string html = "<table>\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    html += fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td></td></tr>\n",
                        i == tall_row ? "tall" : "blank", escaped(rows[i].in(language)));
  }
  return html + "</table>\n";
}

}  // namespace

std::string minutes_html(const MinutesDraft& draft, Language language) {
  constexpr std::size_t kCourse = 1;  // of the blanks: what was said takes the most room
  constexpr std::size_t kNone = ~std::size_t{0};
  const auto title = escaped(draft.title.in(language));
  auto html = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
      language == Language::ja ? "ja" : "en", title, kStyle, title);
  for (const auto& part : draft.parts) {
    html += fmt::format("<h2>{}</h2>\n", escaped(part.heading.in(language)));
    for (const auto& line : part.lines) html += paragraph(line.in(language));
  }
  html += table(draft.blanks, language, kCourse);
  html += table(draft.signers, language, kNone);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace yoriai::cli
