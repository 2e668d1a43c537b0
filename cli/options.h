// What a verb's command line takes, said without the command-line library: its headers cost more to
// compile than a verb does, so that one file alone includes them.
#pragma once

#include <optional>

#include "cli/app.h"

namespace CLI {
class Option;
}

namespace yoriai::cli {

// A verb with what it is for, under the program or under another verb.
CLI::App& add_verb(CLI::App& parent, const Context& context, const char* name, Text what);
// Command lines that stand at the end of its --help.
void example(CLI::App& verb, const char* lines);
// It only groups others: one of them must follow.
void require_verb(CLI::App& group);

// `name` is "--option" or, for what is given without a name, "word". The target keeps its value
// when the option is not given, and outlives the reading of the command line.
CLI::Option& option(CLI::App& verb, const char* name, std::string& target, const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::uint16_t& target,
                    const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::uint32_t& target,
                    const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::uint64_t& target,
                    const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::uint32_t>& target,
                    const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::uint64_t>& target,
                    const std::string& help);
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::string>& target,
                    const std::string& help);
// May be given several times, with one value each; what is given without a name takes all.
CLI::Option& option(CLI::App& verb, const char* name, std::vector<std::string>& target,
                    const std::string& help);
CLI::Option& flag(CLI::App& verb, const char* name, bool& target, const std::string& help);

CLI::Option& required(CLI::Option& option);
CLI::Option& needs(CLI::Option& option, CLI::Option& other);

}  // namespace yoriai::cli
