// Structure-aware mutation: a message is read, one of its values is changed, and the message is
// written again in canonical form, with nothing where a value is empty. So most of what comes out
// passes the decoders and reaches what lies behind them.
#pragma once

#include <capnp/dynamic.h>

#include <string>

#include "core/bytes.h"
#include "tests/fuzz/target.h"
#include "tests/support/dice.h"

namespace yoriai::fuzz {

class ValueMutator {
 public:
  // `dice` outlives it.
  explicit ValueMutator(tests::Dice& dice) : dice_(dice) {}

  // Bytes that are no message of this schema give a fresh one.
  core::ByteVector mutated(capnp::StructSchema schema, core::ByteView bytes);

 private:
  using Field = capnp::StructSchema::Field;

  void change_struct(capnp::DynamicStruct::Builder out);
  void change_field(capnp::DynamicStruct::Builder out, Field field);
  void change_list(capnp::DynamicStruct::Builder out, Field field);
  void change_element(capnp::DynamicList::Builder out);
  std::string changed_text(const std::string& text);
  core::ByteVector changed_data(core::ByteView bytes, bool is_charter);
  std::uint64_t changed_number(std::uint64_t number, unsigned bits);
  capnp::DynamicValue::Reader changed_scalar(capnp::Type type,
                                             const capnp::DynamicValue::Reader& old);

  tests::Dice& dice_;
};

// Puts a custom mutator's outcome into libFuzzer's buffer; changes bytes when it does not fit.
std::size_t put(const core::ByteVector& bytes, std::uint8_t* data, std::size_t size,
                std::size_t most);

}  // namespace yoriai::fuzz
