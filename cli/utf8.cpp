#include "cli/utf8.h"

#include <algorithm>

#include "core/plain_text.h"

namespace yoriai::cli {
std::size_t find_ill_formed_utf8(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    if (!core::take_code_point(rest)) return text.size() - rest.size();
  }
  return std::string_view::npos;
}

core::Result<void, FileFault> require_utf8(std::string_view text, std::string_view file) {
  const std::size_t at = find_ill_formed_utf8(text);
  if (at == std::string_view::npos) return {};
  const auto before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  return core::Unexpected{
      FileFault{std::string(file), static_cast<std::uint32_t>(line), 0,
                Text{"UTF-8 ではない文字があります。UTF-8 で保存し直してください。",
                     "this is not UTF-8; save the file as UTF-8"}}};
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

}  // namespace yoriai::cli
