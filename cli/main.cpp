// The program: the verbs, and what the process is given from outside.
#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "cli/stop_signals.h"
#include "cli/system_clock.h"
#include "cli/verbs.h"

namespace {

using namespace yoriai::cli;

constexpr std::array kVerbs{add_found,    add_member,       add_register, add_key,
                            add_role,     add_show,         add_propose,  add_second,
                            add_announce, add_withdraw,     add_advance,  add_vote,
                            add_delegate, add_casting_vote, add_tally,    add_log,
                            add_sign,     add_submit,       add_export,   add_audit,
                            add_import,   add_doctor,       add_rehearse, add_recount,
                            add_node,     add_peer,         add_status,   add_evidence,
                            add_charter,  add_minutes,      add_paper,    add_publish_minutes,
                            add_card,     add_seal,         add_attest,   add_attestations};

std::filesystem::path book_of_environment() {
  const char* folder = std::getenv("YORIAI_BOOK");
  return folder == nullptr || *folder == '\0' ? "yoriai-book" : folder;
}

// Before anything static is made, by libraries too: that, too, can run short of memory.
void name_the_end() { std::set_terminate(end_for_want_of_memory); }
[[gnu::section(".preinit_array"), gnu::used]] void (*const kFirst)() = name_the_end;

}  // namespace

int main(int argc, char** argv) {
  std::set_terminate(end_on_terminate);
  const std::span<const char* const> arguments(argv, static_cast<std::size_t>(argc));
  return run_app(kVerbs, arguments,
                 {std::cout, std::cerr, system_now, language_of_environment(),
                  book_of_environment(), answer_stop_signals});
}
