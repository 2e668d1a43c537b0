#include "core/strict_capnp.h"

#include <cstring>

#include "core/limits.h"

namespace yoriai::core::strict {
namespace {

// Elements of no size cost one word each against the limit although they take none: the counts of
// options that nobody chose, in every house of both counts.
constexpr std::uint64_t kSizelessElements = 2 * kMaxCharterList * kMaxOptions;
// root, count, houses, house, options, option: six, and two to spare.
constexpr int kNesting = 8;

capnp::ReaderOptions options_for(std::size_t words) {
  capnp::ReaderOptions options;
  // Every word is read once; twice is room for how the library counts, and still bounds the work.
  options.traversalLimitInWords = 2 * static_cast<std::uint64_t>(words) + 16 + kSizelessElements;
  options.nestingLimit = kNesting;
  return options;
}

}  // namespace

Message::Message(ByteView bytes)
    : copy_(on_word_boundary(bytes) ? 0 : bytes.size() / sizeof(std::uint64_t)),
      segments_{kj::arrayPtr(reinterpret_cast<const capnp::word*>(
                                 copy_.empty() ? static_cast<const void*>(bytes.data())
                                               : static_cast<const void*>(copy_.data())),
                             bytes.size() / sizeof(capnp::word))},
      reader_(kj::arrayPtr(segments_.data(), segments_.size()),
              options_for(bytes.size() / sizeof(capnp::word))) {
  if (!copy_.empty()) std::memcpy(copy_.data(), bytes.data(), bytes.size());
}

}  // namespace yoriai::core::strict
