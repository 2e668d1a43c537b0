// Vectors as JSON: what stands in the files of specs/vectors and how.
#pragma once

#include <capnp/dynamic.h>

#include <boost/json.hpp>
#include <string>

#include "core/ids.h"

namespace yoriai::vectors {

namespace json = boost::json;

struct VectorFile {
  std::string name;   // without ".json"
  std::string about;  // for people
  json::array cases;  // objects
};

// One line for each field of a case, so that a change shows as a line.
std::string to_text(const VectorFile& file);

inline std::string hex(core::ByteView bytes) { return core::to_hex(bytes); }
template <std::size_t N, class Tag>
std::string hex(const core::Bytes<N, Tag>& bytes) {
  return core::to_hex(bytes.view());
}
json::array hex_list(const std::vector<core::Digest>& digests);

// The fields of a strict message by the names of its schema, read by Cap'n Proto's own reflection
// and not by our codecs. Data is hexadecimal; an absent struct is null.
json::object fields_of(capnp::StructSchema schema, core::ByteView strict);

}  // namespace yoriai::vectors
