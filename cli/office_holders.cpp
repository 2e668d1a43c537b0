#include "cli/office_holders.h"

#include <algorithm>
#include <ranges>

#include "cli/book_lines.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

// In the order of the book.
std::vector<core::RoleChange> changes_after(const ledger::Book& book, core::Role role,
                                            core::Instant at) {
  std::vector<core::RoleChange> changes;
  book.store().scan(book.state().ledger(), 0, book.state().size().value,
                    [&](std::uint64_t index, const ledger::StoredEntry& stored) {
                      const auto line = read_line(index, stored);
                      if (line.at <= at || line.header.kind != core::Kind::role_changed)
                        return true;
                      const auto body = ledger::decode_body(
                          line.header.kind,
                          core::ByteView(stored.salted_body).subspan(core::BodySalt::kSize));
                      YORIAI_ASSERT(body.has_value());
                      const auto& change = std::get<core::RoleChanged>(*body).change;
                      if (change.role == role) changes.push_back(change);
                      return true;
                    });
  return changes;
}

bool was_active(const core::Members& members, const core::Member& member, core::Instant at) {
  bool active = false;
  for (const auto& change : members.history(member)) {
    if (change.at <= at) active = change.status == core::MemberStatus::active;
  }
  return active;
}

}  // namespace

std::vector<core::MemberNumber> holders_at(const ledger::Book& book, core::Role role,
                                           core::Instant at) {
  const auto& members = book.state().members();
  const auto changes = changes_after(book, role, at);
  std::vector<core::MemberNumber> holders;
  for (const auto& member : members.all()) {
    bool held = member.holds(role);
    for (const auto& change : changes | std::views::reverse) {
      if (change.member == member.number) held = !change.grant;
    }
    if (held && was_active(members, member, at)) holders.push_back(member.number);
  }
  return holders;
}

}  // namespace yoriai::cli
