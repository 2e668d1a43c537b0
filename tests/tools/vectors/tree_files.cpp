#include "ledger/checkpoint.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

constexpr std::uint64_t kLeaves = 20;
// Sizes with every inclusion proof, and between which every consistency proof is given.
constexpr std::uint64_t kProofSizes[] = {1, 2, 3, 4, 5, 6, 7, 8, 13, 16, 20};

core::ByteVector leaf_data(std::uint64_t index) {
  const auto text = index == 0 ? std::string() : "leaf " + std::to_string(index);
  const auto bytes = core::bytes_of(text);
  return {bytes.begin(), bytes.end()};
}

json::array all_leaves(std::uint64_t size) {
  json::array out;
  for (std::uint64_t i = 0; i < size; ++i) out.emplace_back(hex(leaf_data(i)));
  return out;
}

json::object inclusion_case(const ledger::MerkleTree& tree, std::uint64_t size) {
  json::array proofs;
  for (std::uint64_t i = 0; i < size; ++i)
    proofs.push_back(hex_list(tree.inclusion_proof(i, size)));
  return {{"name", "inclusion of each leaf in " + std::to_string(size)},
          {"size", size},
          {"inclusion", std::move(proofs)}};
}

json::object consistency_case(const ledger::MerkleTree& tree, std::uint64_t size) {
  json::array proofs;
  for (const auto from : kProofSizes) {
    if (from > size) break;
    proofs.push_back({{"from", from}, {"proof", hex_list(tree.consistency_proof(from, size))}});
  }
  return {{"name", "consistency of earlier sizes with " + std::to_string(size)},
          {"size", size},
          {"consistency", std::move(proofs)}};
}

}  // namespace

VectorFile roots_file() {
  VectorFile file{"roots", "RFC 6962 trees: leaf i has the data \"leaf i\", leaf 0 none", {}};
  ledger::MerkleTree tree;
  for (std::uint64_t size = 0; size <= kLeaves; ++size) {
    file.cases.push_back({{"name", "root of " + std::to_string(size)},
                          {"size", size},
                          {"leaves", all_leaves(size)},
                          {"root", hex(tree.root())}});
    tree.append(ledger::leaf_hash(leaf_data(size)));
  }
  for (const auto size : kProofSizes) {
    file.cases.push_back(inclusion_case(tree, size));
    file.cases.push_back(consistency_case(tree, size));
  }
  return file;
}

VectorFile checkpoints_file(const Book& book) {
  VectorFile file{
      "checkpoints", "Signed notes: the log's signature and the witness's cosignature", {}};
  const auto& host = book.state().host();
  const auto name = ledger::witness_name(host);
  for (const std::uint64_t size : {std::uint64_t{1}, std::uint64_t{12}, book.tree().size()}) {
    const std::uint64_t time_s = 1'762'700'000 + size;
    const ledger::Checkpoint checkpoint{ledger::origin_of(host, book.state().ledger()), size,
                                        book.tree().root_at(size)};
    const auto note =
        ledger::write_note({ledger::checkpoint_text(checkpoint),
                            {ledger::sign_checkpoint(checkpoint, key("log")),
                             ledger::cosign_checkpoint(checkpoint, name, time_s, key("witness"))}});
    const auto verifier = [](const std::string& of, ledger::NoteKeyType type, const char* named) {
      return ledger::verifier_key(of, type, key(named).public_key());
    };
    file.cases.push_back(
        {{"name", "checkpoint of size " + std::to_string(size)},
         {"host", host},
         {"ledger", hex(book.state().ledger())},
         {"size", size},
         {"root", hex(checkpoint.root)},
         {"log", "log"},
         {"witness", "witness"},
         {"seconds", time_s},
         {"logVerifier", verifier(checkpoint.origin, ledger::NoteKeyType::ed25519, "log")},
         {"witnessVerifier", verifier(name, ledger::NoteKeyType::ed25519_cosignature, "witness")},
         {"note", note}});
  }
  return file;
}

}  // namespace yoriai::vectors
