#include "tests/support/edge_signatures.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace yoriai::tests {
namespace {

constexpr const char* kPath = YORIAI_SOURCE_DIR "/tests/data/ed25519-edge-cases/signatures.csv";
constexpr const char* kHeadings =
    "source,number,key,message,signature,key_admitted,signature_valid,openssl_valid";

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
  if (fields.size() != 8) throw std::runtime_error("not eight fields: " + line);
  return fields;
}

bool verdict(const std::string& field) {
  if (field != "0" && field != "1") throw std::runtime_error("neither 0 nor 1: " + field);
  return field == "1";
}

EdgeSignature read(const std::string& line) {
  const auto fields = fields_of(line);
  const auto key = core::id_from_hex<core::PublicKey>(fields[2]);
  const auto message = core::from_hex(fields[3]);
  const auto signature = core::from_hex(fields[4]);
  if (!key || !message || !signature) throw std::runtime_error("not hexadecimal: " + line);
  return {fields[0] + " " + fields[1],
          *key,
          *message,
          *signature,
          verdict(fields[5]),
          verdict(fields[6]),
          verdict(fields[7])};
}

}  // namespace

std::vector<EdgeSignature> edge_signatures() {
  std::ifstream in(kPath);
  std::string line;
  if (!std::getline(in, line) || line != kHeadings) throw std::runtime_error("other headings");
  std::vector<EdgeSignature> out;
  while (std::getline(in, line)) out.push_back(read(line));
  return out;
}

}  // namespace yoriai::tests
