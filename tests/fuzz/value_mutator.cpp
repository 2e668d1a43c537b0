#include "tests/fuzz/value_mutator.h"

#include <capnp/message.h>
#include <specs/charter.capnp.h>

#include <cstring>

#include "core/ids.h"
#include "core/strict_capnp.h"

namespace yoriai::fuzz {
namespace {

using core::ByteVector;
using core::ByteView;

// What a mutation may add to a text or to bytes.
constexpr std::size_t kMostAdded = 24;
// Longer lists are changed in place alone: what they bring is seen with fewer elements.
constexpr unsigned kLongList = 300;

ByteVector changed_bytes(ByteView bytes, std::size_t most) {
  ByteVector out(bytes.begin(), bytes.end());
  out.resize(std::max(most, bytes.size()));
  out.resize(
      LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(out.data()), bytes.size(), out.size()));
  return out;
}

ByteVector canonical(capnp::MallocMessageBuilder& message) {
  const auto words = message.getRoot<capnp::AnyStruct>().asReader().canonicalize();
  const auto view = core::strict::view_of_words(words.asPtr());
  return {view.begin(), view.end()};
}

ByteView view_of(capnp::Data::Reader data) {
  return std::as_bytes(std::span(data.begin(), data.size()));
}

void rebuild(capnp::DynamicStruct::Builder out, capnp::StructSchema::Field field,
             const std::vector<unsigned>& sources) {
  const auto old = out.disown(field);
  const auto from = old.getReader().as<capnp::DynamicList>();
  auto to = out.init(field, static_cast<unsigned>(sources.size())).as<capnp::DynamicList>();
  for (unsigned i = 0; i < sources.size(); ++i) {
    if (sources[i] < from.size()) to.set(i, from[sources[i]]);
  }
}

}  // namespace

ByteVector ValueMutator::mutated(capnp::StructSchema schema, ByteView bytes) {
  capnp::MallocMessageBuilder message;
  try {
    core::strict::Message received(bytes.first(bytes.size() / 8 * 8));
    message.setRoot(received.root<capnp::AnyStruct>().as<capnp::DynamicStruct>(schema));
    do {
      change_struct(message.getRoot<capnp::DynamicStruct>(schema));
    } while (dice_.percent(30));
    return canonical(message);
  } catch (const kj::Exception&) {
    capnp::MallocMessageBuilder fresh;
    change_struct(fresh.initRoot<capnp::DynamicStruct>(schema));
    return canonical(fresh);
  }
}

void ValueMutator::change_struct(capnp::DynamicStruct::Builder out) {
  std::vector<Field> fields;
  for (const auto field : out.getSchema().getNonUnionFields()) fields.push_back(field);
  const auto alternatives = out.getSchema().getUnionFields();
  if (alternatives.size() > 0) {
    KJ_IF_MAYBE (active, out.which()) {
      fields.push_back(*active);
    }
    if (dice_.percent(20)) {
      const auto other = alternatives[static_cast<unsigned>(dice_.below(alternatives.size()))];
      out.clear(other);
      fields.assign({other});
    }
  }
  if (!fields.empty()) change_field(out, dice_.one_of(fields));
}

void ValueMutator::change_field(capnp::DynamicStruct::Builder out, Field field) {
  const auto type = field.getType();
  if (type.isStruct()) return change_struct(out.get(field).as<capnp::DynamicStruct>());
  if (type.isList()) return change_list(out, field);
  if (type.isText()) {
    const auto old = out.get(field).as<capnp::Text>();
    const auto text = changed_text({old.begin(), old.size()});
    if (text.empty()) return out.clear(field);
    return out.set(field, capnp::Text::Reader(text.c_str(), text.size()));
  }
  if (type.isData()) {
    const bool is_charter = field.getProto().getName() == "charter";
    const auto data =
        changed_data(view_of(out.get(field).as<capnp::Data>().asReader()), is_charter);
    if (data.empty()) return out.clear(field);
    return out.set(field, core::strict::data(data));
  }
  out.set(field, changed_scalar(type, out.asReader().get(field)));
}

void ValueMutator::change_list(capnp::DynamicStruct::Builder out, Field field) {
  const unsigned size = out.asReader().get(field).as<capnp::DynamicList>().size();
  if (size > 0 && (size > kLongList || dice_.percent(60))) {
    return change_element(out.get(field).as<capnp::DynamicList>());
  }
  std::vector<unsigned> sources(size);
  for (unsigned i = 0; i < size; ++i) sources[i] = i;
  const auto somewhere = [&] { return static_cast<unsigned>(dice_.below(size)); };
  const auto what = size == 0 ? 0 : dice_.below(4);
  if (what == 0) sources.push_back(size);  // a fresh one
  if (what == 1) sources.insert(sources.begin() + somewhere(), somewhere());
  if (what == 2) sources.erase(sources.begin() + somewhere());
  if (what == 3) std::swap(sources[somewhere()], sources[somewhere()]);
  if (sources.empty()) return out.clear(field);
  rebuild(out, field, sources);
}

void ValueMutator::change_element(capnp::DynamicList::Builder out) {
  const auto at = static_cast<unsigned>(dice_.below(out.size()));
  const auto type = out.getSchema().getElementType();
  if (type.isStruct()) return change_struct(out[at].as<capnp::DynamicStruct>());
  if (type.isText()) {
    const auto old = out[at].as<capnp::Text>();
    const auto text = changed_text({old.begin(), old.size()});
    return out.set(at, capnp::Text::Reader(text.c_str(), text.size()));
  }
  if (type.isData()) {
    const auto data = changed_data(view_of(out[at].as<capnp::Data>().asReader()), false);
    return out.set(at, core::strict::data(data));
  }
  out.set(at, changed_scalar(type, out.asReader()[at]));
}

std::string ValueMutator::changed_text(const std::string& text) {
  if (dice_.percent(10)) {
    return dice_.one_of<std::string>({"", "寄合", "two\nlines", "\xE2\x80\xAE", "\xEF\xBB\xBF",
                                      std::string(400, 'a'), std::string(401, 'a'), "\x7F"});
  }
  const auto bytes = changed_bytes(core::bytes_of(text), text.size() + kMostAdded);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

ByteVector ValueMutator::changed_data(ByteView bytes, bool is_charter) {
  if (is_charter && bytes.size() != core::Digest::kSize && dice_.percent(90)) {
    return mutated(capnp::Schema::from<schema::Charter>(), bytes);
  }
  if (bytes.empty() && dice_.percent(70)) {
    return ByteVector(dice_.one_of<std::size_t>({32, 64}), std::byte{0xAB});
  }
  // Most have one length that is right.
  if (dice_.percent(10)) return changed_bytes(bytes, bytes.size() + kMostAdded);
  ByteVector out(bytes.begin(), bytes.end());
  if (!out.empty()) {
    out[static_cast<std::size_t>(dice_.below(static_cast<long long>(out.size())))] ^=
        static_cast<std::byte>(dice_.between(1, 255));
  }
  return out;
}

std::uint64_t ValueMutator::changed_number(std::uint64_t number, unsigned bits) {
  const std::uint64_t most = bits == 64 ? UINT64_MAX : (1ULL << bits) - 1;
  const auto power = 1ULL << static_cast<unsigned>(dice_.below(bits));
  return most &
         dice_.one_of<std::uint64_t>({0, 1, most, number + 1, number - 1, number ^ power, power,
                                      power - 1, static_cast<std::uint64_t>(dice_.below(16))});
}

capnp::DynamicValue::Reader ValueMutator::changed_scalar(capnp::Type type,
                                                         const capnp::DynamicValue::Reader& old) {
  const auto number = [&](unsigned bits) { return changed_number(old.as<std::uint64_t>(), bits); };
  if (type.isBool()) return !old.as<bool>();
  if (type.isUInt8()) return number(8);
  if (type.isUInt16()) return number(16);
  if (type.isUInt32()) return number(32);
  if (type.isUInt64()) return number(64);
  if (type.isInt32()) {
    return static_cast<std::int32_t>(
        changed_number(static_cast<std::uint32_t>(old.as<std::int32_t>()), 32));
  }
  return old;  // Void, and what no event or entry has
}

std::size_t put(const ByteVector& bytes, std::uint8_t* data, std::size_t size, std::size_t most) {
  if (bytes.size() > most || bytes.empty()) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, bytes.data(), bytes.size());
  return bytes.size();
}

}  // namespace yoriai::fuzz
