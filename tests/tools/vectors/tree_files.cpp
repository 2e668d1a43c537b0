#include "ledger/checkpoint.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

constexpr std::uint64_t kLeaves = 20;
// The entry after it changes the peers of the book.
constexpr std::uint64_t kOnePeerUntil = 63;

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

// No tree here is so large that it does not keep all its leaves.
const ledger::LeafSource kNone;

json::array all_inclusion(const ledger::MerkleTree& tree) {
  json::array out;
  for (std::uint64_t i = 0; i < tree.size(); ++i) {
    out.push_back(hex_list(tree.inclusion_proof(i, tree.size(), kNone)));
  }
  return out;
}

json::array all_consistency(const ledger::MerkleTree& tree) {
  json::array out;
  for (std::uint64_t from = 1; from <= tree.size(); ++from) {
    out.push_back(hex_list(tree.consistency_proof(from, tree.size(), kNone)));
  }
  return out;
}

}  // namespace

VectorFile roots_file() {
  VectorFile file{
      "roots",
      "RFC 6962 trees: data of the leaves, root, inclusion proof of each leaf, consistency "
      "proof from each size from 1 on",
      {}};
  ledger::MerkleTree tree;
  for (std::uint64_t size = 0; size <= kLeaves; ++size) {
    file.cases.push_back({{"name", "size " + std::to_string(size)},
                          {"leaves", all_leaves(size)},
                          {"root", hex(tree.root())},
                          {"inclusion", all_inclusion(tree)},
                          {"consistency", all_consistency(tree)}});
    tree.append(ledger::leaf_hash(leaf_data(size)));
  }
  return file;
}

VectorFile checkpoints_file(const Book& book) {
  VectorFile file{
      "checkpoints", "Signed notes: the log's signature and the witness's cosignature", {}};
  const auto& host = book.state().host();
  const auto name = ledger::witness_name(host);
  for (const std::uint64_t size : {std::uint64_t{1}, std::uint64_t{12}, kOnePeerUntil}) {
    const std::uint64_t time_s = 1'762'700'000 + size;
    const ledger::Checkpoint checkpoint{ledger::origin_of(host, book.state().ledger()), size,
                                        book.tree().root_at(size, kNone)};
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
         {"seconds", time_s},
         {"logVerifier", verifier(checkpoint.origin, ledger::NoteKeyType::ed25519, "log")},
         {"witnessVerifier", verifier(name, ledger::NoteKeyType::ed25519_cosignature, "witness")},
         {"note", note}});
  }
  return file;
}

}  // namespace yoriai::vectors
