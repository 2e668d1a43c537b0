// A whole book as one file, audited; a good one is taken in and written again.
#include <specs/entry.capnp.h>

#include <sstream>

#include "ledger/audit.h"
#include "ledger/book_entry.h"
#include "ledger/export_file.h"
#include "ledger/export_lines.h"
#include "ledger/import_book.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "ledger/rendering.h"
#include "tests/fuzz/event_checks.h"
#include "tests/fuzz/value_mutator.h"

namespace yoriai::fuzz {
namespace {

using core::ByteVector;
using Lines = std::vector<std::string>;

ledger::SignaturePool& pool() {
  static ledger::SignaturePool one(1);
  return one;
}

void check_written_again(const std::string& file) {
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  std::istringstream in(file);
  const auto report = ledger::import_book(in, store, high_water, pool());
  YORIAI_ASSERT(report.ok());
  YORIAI_ASSERT(store.size(report.ledger) == report.size);
  std::string again;
  ledger::export_book(store, report.ledger, *store.checkpoint(report.ledger),
                      [&](std::string_view line) { again += line; });
  YORIAI_ASSERT(again == file);
}

void check_fault(const ledger::AuditReport& report, std::string_view file) {
  YORIAI_ASSERT(report.checked == ledger::Checked::structure);
  YORIAI_ASSERT(!ledger::name_of(*report.fault).empty());
  YORIAI_ASSERT(report.fault->line >= 1 && report.fault->line <= lines_in(file));
  YORIAI_ASSERT(report.size < lines_in(file));
}

Lines lines_of(std::string_view file) {
  Lines lines;
  while (!file.empty()) {
    const auto length = std::min(file.find('\n'), file.size() - 1) + 1;
    lines.emplace_back(file.substr(0, length));
    file.remove_prefix(length);
  }
  return lines;
}

// An entry line of other values, rendered as it should be; empty when it cannot be.
std::string other_entry(std::string_view line, tests::Dice& dice) {
  auto parsed = ledger::parse_entry_line(line.substr(0, line.find('\n')));
  if (!parsed) return {};
  ValueMutator mutator(dice);
  auto& entry = parsed->stored.entry;
  entry = mutator.mutated(capnp::Schema::from<schema::Entry>(), entry);
  const auto read = ledger::read_book_entry(parsed->index, parsed->stored);
  if (!read) return {};
  return ledger::entry_line(parsed->index, parsed->stored, ledger::render_entry(*read)) + '\n';
}

void change_bytes(std::string& line) {
  const auto size = line.size();
  line.resize(size + 32);
  line.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(line.data()), size, line.size()));
}

void change(Lines& lines, tests::Dice& dice) {
  const auto any = [&] { return static_cast<std::size_t>(dice.below(std::ssize(lines))); };
  const auto at = any();
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (dice.below(6)) {
    case 0:
      lines.erase(place);
      break;
    case 1:
      lines.insert(place, std::string(lines[any()]));
      break;
    case 2:
      std::swap(lines[at], lines[any()]);
      break;
    case 3:
      change_bytes(lines[at]);
      break;
    default:
      if (auto other = other_entry(lines[at], dice); !other.empty()) lines[at] = std::move(other);
  }
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const std::string file(fuzz::text_of(data, size));
  std::istringstream in(file);
  const auto report = ledger::audit_export(in, fuzz::pool());
  if (report.ok()) {
    fuzz::check_written_again(file);
  } else {
    fuzz::check_fault(report, file);
  }
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace yoriai;
  tests::Dice dice(seed);
  auto lines = fuzz::lines_of(fuzz::text_of(data, size));
  if (lines.empty() || dice.percent(20)) return LLVMFuzzerMutate(data, size, most);
  fuzz::change(lines, dice);
  core::ByteVector out;
  for (const auto& line : lines) core::append(out, core::bytes_of(line));
  return fuzz::put(out, data, size, most);
}
