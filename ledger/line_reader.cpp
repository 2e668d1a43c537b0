#include "ledger/line_reader.h"

#include "ledger/store.h"

namespace yoriai::ledger {
namespace {

constexpr int kEnd = std::char_traits<char>::eof();

// Files throw when the disk does not answer.
int take(std::streambuf& from) {
  try {
    return from.sbumpc();
  } catch (const std::ios_base::failure& failure) {
    throw EnvironmentError(EnvironmentError::Cause::io, failure.what());
  }
}

}  // namespace

LineReader::Found LineReader::next() {
  ++number_;
  text_.clear();
  for (;;) {
    const int c = take(*in_.rdbuf());
    if (c == kEnd) return text_.empty() ? Found::end : Found::cut_short;
    if (c == '\n') return Found::line;
    if (text_.size() == most_) return Found::too_long;
    text_ += static_cast<char>(c);
  }
}

}  // namespace yoriai::ledger
