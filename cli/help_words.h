// --help in Japanese: verbs bring both languages for what they are for, and English texts for their
// options, each of which has its counterpart here.
#pragma once

#include <optional>
#include <string_view>

namespace CLI {
class App;
}

namespace yoriai::cli {

std::optional<std::string_view> japanese_help(std::string_view english);

// Of a program with all its verbs.
void help_in_japanese(CLI::App& app);

}  // namespace yoriai::cli
