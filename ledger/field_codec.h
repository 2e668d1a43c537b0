// Fields that several schemas share, between Cap'n Proto and our own values. Private to the codecs.
// Numbers pass as they are: whether an enumerator exists or a bound is kept is for the rules to
// judge.
#pragma once

#include "core/event.h"
#include "core/limits.h"
#include "core/plain_text.h"
#include "core/result.h"
#include "core/strict_capnp.h"
#include "specs/event.capnp.h"

namespace yoriai::ledger {

namespace strict = core::strict;
using strict::Fault;
using strict::Findings;

// More keys at once than may co-sign have no use, and where fewer are allowed the rules say so.
inline constexpr std::size_t kMaxKeysListed = core::kMaxCosigners;

using strict::text;

inline std::string read_text(capnp::Text::Reader text, Findings& findings,
                             std::size_t most = core::kMaxShortTextBytes) {
  return strict::text(text, most, findings);
}

template <class Init>
void put_texts(const std::vector<std::string>& values, Init init) {
  if (values.empty()) return;
  auto out = init(static_cast<kj::uint>(values.size()));
  for (kj::uint i = 0; i < out.size(); ++i) {
    if (!values[i].empty()) out.set(i, text(values[i]));
  }
}

inline core::NewKey read_new_key(schema::NewKey::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getKey(), findings),
          strict::fixed<core::Signature>(in.getPossession(), findings)};
}

inline void write_new_key(schema::NewKey::Builder out, const core::NewKey& key) {
  out.setKey(strict::data(key.key.view()));
  out.setPossession(strict::data(key.possession.view()));
}

inline std::vector<core::NewKey> read_keys(capnp::List<schema::NewKey>::Reader in,
                                           Findings& findings) {
  return strict::list(in, kMaxKeysListed, findings,
                      [&](auto key) { return read_new_key(key, findings); });
}

template <class Init>
void put_keys(const std::vector<core::NewKey>& keys, Init init) {
  strict::put_structs(keys, init,
                      [](auto out, const core::NewKey& key) { write_new_key(out, key); });
}

inline core::FoundingPeer read_peer(schema::Peer::Reader in, Findings& findings) {
  return {read_text(in.getOperator(), findings), read_new_key(in.getNode(), findings),
          read_new_key(in.getWitness(), findings), read_new_key(in.getLog(), findings)};
}

inline void write_peer(schema::Peer::Builder out, const core::FoundingPeer& peer) {
  if (!peer.operator_name.empty()) out.setOperator(text(peer.operator_name));
  write_new_key(out.initNode(), peer.node);
  write_new_key(out.initWitness(), peer.witness);
  write_new_key(out.initLog(), peer.log);
}

inline core::BlobName read_blob_name(schema::Blob::Reader in, Findings& findings) {
  return {strict::fixed<core::Digest>(in.getHash(), findings), in.getSize()};
}

inline void write_blob_name(schema::Blob::Builder out, const core::BlobName& name) {
  out.setHash(strict::data(name.hash.view()));
  out.setSize(name.size);
}

inline core::ProposalId read_proposal_id(capnp::Data::Reader in, Findings& findings) {
  return {strict::fixed<core::EventId>(in, findings)};
}

inline capnp::Data::Reader proposal_id(const core::ProposalId& id) {
  return strict::data(id.draft.view());
}

// How a body's greatest fault is named; not for Fault::none.
core::Refusal body_refusal(Fault fault);

}  // namespace yoriai::ledger
