#include "ledger/line_reader.h"

#include "ledger/store.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10U;

// Files throw when the disk does not answer.
std::size_t take(std::streambuf& from, std::string& to) {
  try {
    const auto taken = from.sgetn(to.data(), static_cast<std::streamsize>(to.size()));
    return static_cast<std::size_t>(taken);
  } catch (const std::ios_base::failure& failure) {
    throw EnvironmentError(EnvironmentError::Cause::io, failure.what());
  }
}

}  // namespace

bool LineReader::fill() {
  buffer_.resize(kBufferBytes);
  rest_ = std::string_view(buffer_).substr(0, take(*in_.rdbuf(), buffer_));
  return !rest_.empty();
}

LineReader::Found LineReader::next() {
  ++number_;
  text_.clear();
  for (;;) {
    if (rest_.empty() && !fill()) return text_.empty() ? Found::end : Found::cut_short;
    const auto end = rest_.find('\n');
    const auto part = rest_.substr(0, end);
    if (part.size() > most_ - text_.size()) return Found::too_long;
    text_ += part;
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (end != std::string_view::npos) return Found::line;
  }
}

}  // namespace yoriai::ledger
