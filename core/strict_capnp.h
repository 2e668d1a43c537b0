// Cap'n Proto in strict form (specs/book.md section 3), for the few files that know the schemas.
// Reading goes to our own values under limits; writing builds a fresh message from them in
// canonical form. Bytes are strict when writing what was read gives the same bytes: canonicalizing
// the message as received would keep fields and bits that nobody reads.
#pragma once

#include <capnp/message.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <vector>

#include "core/bytes.h"
#include "core/plain_text.h"

namespace yoriai::core::strict {

// What can be wrong with a message. Of several faults the greatest is named.
enum class Fault : std::uint8_t { none, not_strict, text_not_plain, list_too_long, malformed };

class Findings {
 public:
  void add(Fault fault) { worst_ = std::max(worst_, fault); }
  // Notes the fault unless the condition holds.
  void expect(bool holds, Fault fault) {
    if (!holds) add(fault);
  }
  [[nodiscard]] Fault worst() const { return worst_; }
  [[nodiscard]] bool none() const { return worst_ == Fault::none; }

 private:
  Fault worst_ = Fault::none;
};

// Field readers. They go on after a fault, so that the greatest is found.

// A Data field of exactly Id's size.
template <class Id>
Id fixed(capnp::Data::Reader data, Findings& findings) {
  const auto id = Id::from(std::as_bytes(std::span(data.begin(), data.size())));
  findings.expect(id.has_value(), Fault::malformed);
  return id.value_or(Id{});
}

// A list, each element through `element`. One that is longer than `most` is not looked into.
template <class List, class Element>
auto list(const List& items, std::size_t most, Findings& findings, Element element) {
  std::vector<std::decay_t<decltype(element(items[0]))>> out;
  if (items.size() > most) {
    findings.add(Fault::list_too_long);
    return out;
  }
  out.reserve(items.size());
  for (const auto item : items) out.push_back(element(item));
  return out;
}

// A text of at most so many bytes, plain as core/plain_text.h has it.
inline std::string text(capnp::Text::Reader text, std::size_t most, Findings& findings) {
  const std::string_view view(text.begin(), text.size());
  if (view.size() > most) {
    findings.add(Fault::list_too_long);
    return {};
  }
  findings.expect(is_plain_text(view), Fault::text_not_plain);
  return std::string(view);
}

// The received bytes as one Cap'n Proto segment. They must outlive it.
class Message {
 public:
  // None of the readers throws before root() is asked.
  explicit Message(ByteView bytes);
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;

  template <class Schema>
  typename Schema::Reader root() {
    return reader_.getRoot<Schema>();
  }

 private:
  std::vector<std::uint64_t> copy_;  // only of bytes that do not lie on a word's boundary
  std::array<kj::ArrayPtr<const capnp::word>, 1> segments_;
  capnp::SegmentArrayMessageReader reader_;
};

// The values that `values` reads from the root of a message; defaults, with a fault, when it is
// none.
template <class Schema, class Values>
auto read(ByteView bytes, Findings& findings, Values values) {
  using Read = std::invoke_result_t<Values, typename Schema::Reader>;
  if (bytes.size() % sizeof(capnp::word) != 0) {
    findings.add(Fault::malformed);
    return Read{};
  }
  try {
    Message message(bytes);
    return values(message.template root<Schema>());
  } catch (const kj::Exception&) {
    findings.add(Fault::malformed);
    return Read{};
  }
}

// Field writers. What is empty stays a null pointer: that is its one form.

inline capnp::Data::Reader data(ByteView bytes) {
  return {reinterpret_cast<const kj::byte*>(bytes.data()), bytes.size()};
}

inline capnp::Text::Reader text(const std::string& value) { return {value.c_str(), value.size()}; }

// A list of structs: write(element builder, value).
template <class Values, class Init, class Write>
void put_structs(const Values& values, Init init, Write write) {
  if (values.empty()) return;
  auto out = init(static_cast<kj::uint>(values.size()));
  for (kj::uint i = 0; i < out.size(); ++i) write(out[i], values[i]);
}

// A list of numbers: number(value) for each.
template <class Values, class Init, class Number>
void put_numbers(const Values& values, Init init, Number number) {
  if (values.empty()) return;
  auto out = init(static_cast<kj::uint>(values.size()));
  for (kj::uint i = 0; i < out.size(); ++i) out.set(i, number(values[i]));
}

// The one form of what write(root builder) fills in.
template <class Schema, class Write>
kj::Array<capnp::word> canonical(Write write) {
  std::array<std::uint64_t, 256> first_segment{};
  capnp::MallocMessageBuilder message(
      kj::arrayPtr(reinterpret_cast<capnp::word*>(first_segment.data()), first_segment.size()));
  write(message.initRoot<Schema>());
  return capnp::canonicalize(message.getRoot<Schema>().asReader());
}

inline ByteView view_of_words(kj::ArrayPtr<const capnp::word> words) {
  const auto bytes = words.asBytes();
  return std::as_bytes(std::span(bytes.begin(), bytes.size()));
}

// As bytes of their own.
template <class Schema, class Write>
ByteVector encode(Write write) {
  const auto words = canonical<Schema>(write);
  const auto view = view_of_words(words);
  return {view.begin(), view.end()};
}

// Whether `bytes` are that form.
template <class Schema, class Write>
bool encodes_to(ByteView bytes, Write write) {
  const auto words = canonical<Schema>(write);
  return std::ranges::equal(view_of_words(words), bytes);
}

inline bool on_word_boundary(ByteView bytes) {
  return reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(capnp::word) == 0;
}

}  // namespace yoriai::core::strict
