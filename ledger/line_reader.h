// Lines of a stream, each held in memory by itself and of bounded length.
#pragma once

#include <istream>
#include <string>
#include <string_view>

namespace yoriai::ledger {

class LineReader {
 public:
  enum class Found : std::uint8_t {
    line,       // up to a line feed
    cut_short,  // up to the end of the stream
    too_long,
    end  // nothing was left
  };

  // The stream outlives it.
  LineReader(std::istream& in, std::size_t most) : in_(in), most_(most) {}

  // Reads the next line, without its line feed, into text(). Throws EnvironmentError when the
  // stream cannot be read. Takes more of the stream than the line.
  Found next();
  [[nodiscard]] const std::string& text() const { return text_; }
  std::string take_text() { return std::move(text_); }
  // The number of the line that next() found, from 1.
  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  bool fill();

  std::istream& in_;
  std::size_t most_;
  std::string buffer_;     // what was taken from the stream
  std::string_view rest_;  // of it: not yet looked at
  std::string text_;
  std::uint64_t number_ = 0;
};

}  // namespace yoriai::ledger
