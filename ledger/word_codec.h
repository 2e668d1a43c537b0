// What peers sign, inside entries and events: receipts, trees, certificates
// (specs/statement.capnp). Private to the codecs.
#pragma once

#include <algorithm>

#include "core/limits.h"
#include "core/statement.h"
#include "core/strict_capnp.h"
#include "specs/entry.capnp.h"
#include "specs/statement.capnp.h"

namespace yoriai::ledger {

namespace strict = core::strict;

inline core::ByteView view_of(capnp::Data::Reader in) {
  return std::as_bytes(std::span(in.begin(), in.size()));
}

// One word of each peer, in one order.
template <class Words>
void expect_ascending_by_peer(const Words& words, strict::Findings& findings) {
  const auto out_of_order = std::adjacent_find(
      words.begin(), words.end(), [](const auto& a, const auto& b) { return a.peer >= b.peer; });
  findings.expect(out_of_order == words.end(), strict::Fault::malformed);
}

// A list of such words, each through `word`.
template <class List, class Word>
auto read_words(const List& in, std::size_t most, strict::Findings& findings, Word word) {
  auto words = strict::list(in, most, findings, word);
  expect_ascending_by_peer(words, findings);
  return words;
}

core::Receipt read_receipt(schema::Receipt::Reader in, strict::Findings& findings);
std::vector<core::Receipt> read_receipts(capnp::List<schema::Receipt>::Reader in,
                                         strict::Findings& findings);
void write_receipt(schema::Receipt::Builder out, const core::Receipt& receipt);

core::Tree read_tree(schema::Tree::Reader in, strict::Findings& findings);
void write_tree(schema::Tree::Builder out, const core::Tree& tree);

core::Certificate read_certificate(schema::Certificate::Reader in, strict::Findings& findings);
void write_certificate(schema::Certificate::Builder out, const core::Certificate& certificate);

}  // namespace yoriai::ledger
