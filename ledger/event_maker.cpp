#include "ledger/event_maker.h"

#include <sodium.h>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "ledger/sodium_ready.h"

namespace yoriai::ledger {

EventBytes draft_event(const core::LedgerId& ledger, const core::Body& body,
                       const core::BodySalt& salt, const core::PublicKey& author,
                       const std::vector<core::PublicKey>& cosigners) {
  EventBytes event;
  core::append(event.salted_body, salt.view());
  core::append(event.salted_body, encode_body(body));
  const auto body_hash = core::sha256(event.salted_body);
  event.header = encode_header({ledger, author, cosigners, core::kind_of(body), body_hash});
  return event;
}

EventBytes make_event(const core::LedgerId& ledger, const core::Body& body,
                      const core::BodySalt& salt, std::span<const SecretKey* const> signers) {
  YORIAI_ASSERT(!signers.empty());
  std::vector<core::PublicKey> cosigners;
  for (const auto* key : signers.subspan(1)) cosigners.push_back(key->public_key());
  auto event = draft_event(ledger, body, salt, signers.front()->public_key(), cosigners);
  for (const auto* key : signers) {
    core::append(event.signatures, sign_event(event.header, *key).view());
  }
  return event;
}

core::Signature sign_event(core::ByteView header_bytes, const SecretKey& key) {
  return key.sign(core::event_message(header_bytes));
}

core::NewKey introduce(const core::LedgerId& ledger, core::KeyRole role, const SecretKey& key) {
  const auto& public_key = key.public_key();
  return {public_key, key.sign(core::possession_message(ledger, role, public_key))};
}

core::BodySalt random_body_salt() {
  make_sodium_ready();
  core::BodySalt salt;
  randombytes_buf(salt.raw(), core::BodySalt::kSize);
  return salt;
}

}  // namespace yoriai::ledger
