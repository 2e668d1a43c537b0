#include "cli/people.h"

namespace yoriai::cli {

RegisterLine register_line(const ledger::RegisterLines& lines, const core::LedgerId& ledger,
                           const core::Member& member) {
  const auto row = lines.row(ledger, member.number);
  if (!row) return {};
  const auto opened = ledger::open_salted_record(*row);
  if (!opened) return {RegisterState::differs, {}};
  const bool fine = ledger::commitment_to(*row) == member.commitment;
  return {fine ? RegisterState::fine : RegisterState::differs, opened->record};
}

core::Result<void, Failure> require_new_person(const ledger::RegisterLines& lines,
                                               const core::State& state,
                                               const ledger::RegisterRecord& record) {
  for (const auto& row : lines.rows(state.ledger())) {
    const auto* member = state.members().find(row.member);
    const auto opened = ledger::open_salted_record(row.salted_record);
    if (member == nullptr || member->gone() || !opened) continue;
    if (!ledger::same_person(opened->record, record)) continue;
    const auto number = row.member.value;
    return fail(ExitCode::refused,
                {fmt::format("同じ人がすでに{}番の会員です。一人は一つの会員番号しか持てません。"
                             "同姓同名の別の人なら、--born と --address を書いてください。",
                             number),
                 fmt::format("This person is member {} already; one person is one member. If it is "
                             "somebody else of the same name, give --born and --address.",
                             number)});
  }
  return {};
}

Words register_fault_words(const ledger::FaultyField& fault) {
  static constexpr Text kFields[] = {{"名前", "name"},
                                     {"読み", "reading"},
                                     {"住所", "address"},
                                     {"生年月日", "date of birth"},
                                     {"備考", "note"}};
  static constexpr Text kFaults[] = {
      {"が空です", "is missing"},
      {"が長すぎます", "is too long"},
      {"に使えない文字があります", "has a character that cannot be used"},
      {"は YYYY-MM-DD と書いてください", "must be written YYYY-MM-DD"}};
  const auto& field = kFields[static_cast<std::size_t>(fault.field)];
  const auto& what = kFaults[static_cast<std::size_t>(fault.fault)];
  return {fmt::format("{}{}。", field.ja, what.ja), fmt::format("The {} {}.", field.en, what.en)};
}

Attempted<core::MemberStatus> status_named(const std::string& name) {
  if (name == "active") return core::MemberStatus::active;
  if (name == "suspended") return core::MemberStatus::suspended;
  if (name == "left") return core::MemberStatus::left;
  if (name == "died") return core::MemberStatus::died;
  return fail(ExitCode::usage, {"--status は active、suspended、left、died のどれかです。",
                                "--status is active, suspended, left or died."});
}

}  // namespace yoriai::cli
