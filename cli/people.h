// The members of the book beside their lines in the register, which alone knows names.
#pragma once

#include <optional>

#include "cli/app.h"
#include "core/state.h"
#include "ledger/register_lines.h"
#include "ledger/register_record.h"

namespace yoriai::cli {

// What the register says of a member: erased (no line), not what the book committed to, or fine.
enum class RegisterState : std::uint8_t { erased, differs, fine };
struct RegisterLine {
  RegisterState state = RegisterState::erased;
  ledger::RegisterRecord record;  // empty when erased
};
RegisterLine register_line(const ledger::RegisterLines& lines, const core::LedgerId& ledger,
                           const core::Member& member);

// Refuses a second entry of one person; whoever died or left may be entered again.
core::Result<void, Failure> require_new_person(const ledger::RegisterLines& lines,
                                               const core::State& state,
                                               const ledger::RegisterRecord& record);

Words register_fault_words(const ledger::FaultyField& fault);
Attempted<core::MemberStatus> status_named(const std::string& name);

// member list, member show
void add_member_views(CLI::App& member, Context& context);

}  // namespace yoriai::cli
