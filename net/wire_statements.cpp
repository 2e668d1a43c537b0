// Statements and their parts.
#include "net/wire_fields.h"

namespace yoriai::net {

core::Ack read_ack(schema::Ack::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings), read_tree(in.getTree(), findings),
          core::Instant{in.getTime()}, strict::fixed<core::Signature>(in.getSignature(), findings)};
}

void write_ack(schema::Ack::Builder out, const core::Ack& ack) {
  out.setPeer(strict::data(ack.peer.view()));
  write_tree(out.initTree(), ack.tree);
  out.setTime(ack.time.ms);
  out.setSignature(strict::data(ack.signature.view()));
}

core::Held read_held(schema::Held::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings), read_tree(in.getTree(), findings),
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

void write_held(schema::Held::Builder out, const core::Held& held) {
  out.setPeer(strict::data(held.peer.view()));
  write_tree(out.initTree(), held.tree);
  out.setSignature(strict::data(held.signature.view()));
}

Acked read(schema::Acked::Reader in, Findings& findings) {
  return {strict::list(in.getAcks(), kMaxStatements, findings,
                       [&](auto ack) { return read_ack(ack, findings); })};
}

void write(schema::Acked::Builder out, const Acked& message) {
  strict::put_structs(
      message.acks, [&](auto size) { return out.initAcks(size); },
      [](auto ack, const core::Ack& from) { write_ack(ack, from); });
}

HeldSaid read(schema::HeldSaid::Reader in, Findings& findings) {
  return {strict::list(in.getHeld(), kMaxStatements, findings,
                       [&](auto held) { return read_held(held, findings); })};
}

void write(schema::HeldSaid::Builder out, const HeldSaid& message) {
  strict::put_structs(
      message.held, [&](auto size) { return out.initHeld(size); },
      [](auto held, const core::Held& from) { write_held(held, from); });
}

Certified read(schema::Certified::Reader in, Findings& findings) {
  return {read_certificate(in.getCertificate(), findings)};
}

void write(schema::Certified::Builder out, const Certified& message) {
  write_certificate(out.initCertificate(), message.certificate);
}

core::Promise read_promise(schema::Promise::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings),
          core::Epoch{in.getEpoch()},
          strict::fixed<core::PublicKey>(in.getCandidate(), findings),
          strict::fixed<core::PublicKey>(in.getLog(), findings),
          read_tree(in.getBest(), findings),
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

void write_promise(schema::Promise::Builder out, const core::Promise& promise) {
  out.setPeer(strict::data(promise.peer.view()));
  out.setEpoch(promise.epoch.value);
  out.setCandidate(strict::data(promise.candidate.view()));
  out.setLog(strict::data(promise.log.view()));
  write_tree(out.initBest(), promise.best);
  out.setSignature(strict::data(promise.signature.view()));
}

AskPromise read(schema::AskPromise::Reader in, Findings& findings) {
  return {core::Epoch{in.getEpoch()}, strict::fixed<core::PublicKey>(in.getCandidate(), findings),
          strict::fixed<core::PublicKey>(in.getLog(), findings),
          strict::list(in.getShown(), core::kMaxPeers, findings,
                       [&](auto promise) { return read_promise(promise, findings); })};
}

void write(schema::AskPromise::Builder out, const AskPromise& message) {
  out.setEpoch(message.epoch.value);
  out.setCandidate(strict::data(message.candidate.view()));
  out.setLog(strict::data(message.log.view()));
  strict::put_structs(
      message.shown, [&](auto size) { return out.initShown(size); },
      [](auto promise, const core::Promise& from) { write_promise(promise, from); });
}

Promised read(schema::Promised::Reader in, Findings& findings) {
  return {read_promise(in.getPromise(), findings), read_certificate(in.getCertificate(), findings)};
}

void write(schema::Promised::Builder out, const Promised& message) {
  write_promise(out.initPromise(), message.promise);
  write_certificate(out.initCertificate(), message.certificate);
}

NotPromised read(schema::NotPromised::Reader in, Findings& findings) {
  NotPromised no{core::Epoch{in.getEpoch()}, core::Epoch{in.getHighest()}, {}};
  if (in.hasGiven()) no.given = read_promise(in.getGiven(), findings);
  return no;
}

void write(schema::NotPromised::Builder out, const NotPromised& message) {
  out.setEpoch(message.epoch.value);
  out.setHighest(message.highest.value);
  if (message.given) write_promise(out.initGiven(), *message.given);
}

Numbers read(schema::Numbers::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings),
          strict::fixed<core::PublicKey>(in.getAbout(), findings),
          strict::fixed<Nonce>(in.getNonce(), findings),
          in.getReceipts(),
          read_tree(in.getAcked(), findings),
          read_tree(in.getHeld(), findings),
          core::Epoch{in.getPromised()},
          in.getCosigned(),
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

void write(schema::Numbers::Builder out, const Numbers& message) {
  out.setPeer(strict::data(message.peer.view()));
  out.setAbout(strict::data(message.about.view()));
  out.setNonce(strict::data(message.nonce.view()));
  out.setReceipts(message.receipts);
  write_tree(out.initAcked(), message.acked);
  write_tree(out.initHeld(), message.held);
  out.setPromised(message.promised.value);
  out.setCosigned(message.cosigned);
  out.setSignature(strict::data(message.signature.view()));
}

}  // namespace yoriai::net
