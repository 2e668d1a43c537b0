#include "tests/support/exported_village.h"

#include <sstream>

#include "ledger/export_file.h"

namespace yoriai::tests {

KeptBook::KeptBook(const Village& village) : book(ledger::Book::found(store, high_water)) {
  append_rest(*book, village.lines());
  note = sign_as_sequencer(*book, village.now());
}

std::string KeptBook::exported() const { return export_of(store, book->state().ledger(), note); }

std::string export_of(const ledger::Store& store, const core::LedgerId& ledger,
                      const std::string& note) {
  std::string file;
  ledger::export_book(store, ledger, note, [&](std::string_view line) { file += line; });
  return file;
}

ledger::AuditReport audit(const std::string& file) {
  ledger::SignaturePool pool(1);
  std::istringstream in(file);
  return ledger::audit_export(in, pool);
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size() - 1) + 1;
    lines.push_back(file.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string file;
  for (const auto& line : lines) file += line;
  return file;
}

const std::string& voted_export() {
  static const std::string file = KeptBook(voted_village()).exported();
  return file;
}

}  // namespace yoriai::tests
