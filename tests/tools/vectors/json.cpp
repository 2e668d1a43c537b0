#include "tests/tools/vectors/json.h"

#include <capnp/message.h>

#include <cstring>

namespace yoriai::vectors {
namespace {

using capnp::DynamicValue;

json::value render(const DynamicValue::Reader& value);

json::array render_list(const capnp::DynamicList::Reader& list) {
  json::array out;
  for (const auto item : list) out.push_back(render(item));
  return out;
}

json::object render_struct(const capnp::DynamicStruct::Reader& from) {
  json::object out;
  for (const auto field : from.getSchema().getFields()) {
    const auto name = field.getProto().getName();
    const bool absent = field.getType().isStruct() && !from.has(field);
    out[name.cStr()] = absent ? json::value(nullptr) : render(from.get(field));
  }
  return out;
}

// The schemas use these types alone.
json::value render(const DynamicValue::Reader& value) {
  const auto type = value.getType();
  if (type == DynamicValue::BOOL) return value.as<bool>();
  if (type == DynamicValue::UINT) return value.as<std::uint64_t>();
  if (type == DynamicValue::INT) return value.as<std::int64_t>();
  if (type == DynamicValue::TEXT) return json::value(value.as<capnp::Text>().cStr());
  if (type == DynamicValue::LIST) return render_list(value.as<capnp::DynamicList>());
  if (type == DynamicValue::STRUCT) return render_struct(value.as<capnp::DynamicStruct>());
  const auto data = value.as<capnp::Data>();
  return json::value(hex(std::as_bytes(std::span(data.begin(), data.size()))));
}

}  // namespace

std::string to_text(const VectorFile& file) {
  std::string out = "{\"about\": " + json::serialize(json::value(file.about)) + ",\n\"cases\": [\n";
  const char* between_cases = "";
  for (const auto& one : file.cases) {
    out += between_cases;
    const char* before = "{";
    for (const auto& [name, value] : one.as_object()) {
      out += before + json::serialize(json::value(name)) + ": " + json::serialize(value);
      before = ",\n ";
    }
    out += "}";
    between_cases = ",\n";
  }
  return out + "\n]}\n";
}

json::array hex_list(const std::vector<core::Digest>& digests) {
  json::array out;
  for (const auto& digest : digests) out.emplace_back(hex(digest));
  return out;
}

json::object fields_of(capnp::StructSchema schema, core::ByteView strict) {
  auto words = kj::heapArray<capnp::word>(strict.size() / sizeof(capnp::word));
  std::memcpy(words.asBytes().begin(), strict.data(), strict.size());
  const kj::ArrayPtr<const capnp::word> segments[] = {words};
  capnp::SegmentArrayMessageReader message(kj::arrayPtr(segments, 1));
  return render_struct(message.getRoot<capnp::DynamicStruct>(schema));
}

}  // namespace yoriai::vectors
