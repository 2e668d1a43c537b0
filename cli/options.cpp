#include "cli/options.h"

#include <CLI/CLI.hpp>

namespace yoriai::cli {

CLI::App& add_verb(CLI::App& parent, const Context& context, const char* name, Text what) {
  return *parent.add_subcommand(name, std::string(what.in(context.language())));
}
void example(CLI::App& verb, const char* lines) { verb.footer(lines); }
void require_verb(CLI::App& group) { group.require_subcommand(1); }

CLI::Option& option(CLI::App& verb, const char* name, std::string& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::uint16_t& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::uint32_t& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::uint64_t& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::uint32_t>& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::uint64_t>& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::optional<std::string>& target,
                    const std::string& help) {
  return *verb.add_option(name, target, help);
}
CLI::Option& option(CLI::App& verb, const char* name, std::vector<std::string>& target,
                    const std::string& help) {
  auto& made = *verb.add_option(name, target, help);
  const bool positional = made.get_positional();
  return positional ? made : *made.allow_extra_args(false);
}
CLI::Option& flag(CLI::App& verb, const char* name, bool& target, const std::string& help) {
  return *verb.add_flag(name, target, help);
}

CLI::Option& required(CLI::Option& option) { return *option.required(); }
CLI::Option& needs(CLI::Option& option, CLI::Option& other) { return *option.needs(&other); }

}  // namespace yoriai::cli
