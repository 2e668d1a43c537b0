#include "core/statement.h"

#include "core/signature_checker.h"

namespace yoriai::core {
namespace {

ByteVector begun(std::string_view domain, const LedgerId& ledger, const PublicKey& peer) {
  ByteVector out;
  append(out, bytes_of(domain));
  append(out, ledger.view());
  append(out, peer.view());
  return out;
}

void append_tree(ByteVector& out, const Tree& tree) {
  append_big_endian(out, tree.epoch.value);
  append_big_endian(out, tree.size);
  append(out, tree.root.view());
}

}  // namespace

ByteVector ack_message(const Ack& ack, const LedgerId& ledger) {
  auto out = begun(kAckDomain, ledger, ack.peer);
  append_tree(out, ack.tree);
  append_big_endian(out, ack.time.ms);
  return out;
}

ByteVector held_message(const Held& held, const LedgerId& ledger) {
  auto out = begun(kHeldDomain, ledger, held.peer);
  append_tree(out, held.tree);
  return out;
}

ByteVector promise_message(const Promise& promise, const LedgerId& ledger) {
  auto out = begun(kPromiseDomain, ledger, promise.peer);
  append_big_endian(out, promise.epoch.value);
  append(out, promise.candidate.view());
  append(out, promise.log.view());
  append_tree(out, promise.best);
  return out;
}

}  // namespace yoriai::core
