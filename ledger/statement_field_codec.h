// Trees and certificates between Cap'n Proto and our own values. Private to the codecs.
#pragma once

#include "core/limits.h"
#include "core/statement.h"
#include "core/strict_capnp.h"
#include "specs/statement.capnp.h"

namespace yoriai::ledger {

// While a change of peers is pending, both sets speak; they differ in one peer.
inline constexpr std::size_t kMaxAcks = core::kMaxPeers + 1;

core::Tree read_tree(schema::Tree::Reader in, core::strict::Findings& findings);
void write_tree(schema::Tree::Builder out, const core::Tree& tree);

core::Certificate read_certificate(schema::Certificate::Reader in,
                                   core::strict::Findings& findings);
void write_certificate(schema::Certificate::Builder out, const core::Certificate& certificate);

}  // namespace yoriai::ledger
