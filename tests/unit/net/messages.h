// One of every message, with a value in every field.
#pragma once

#include "net/message.h"
#include "tests/support/samples.h"

namespace yoriai::tests {

inline core::Tree sample_tree(std::uint64_t size = 300) {
  return {core::Epoch{2}, size, id_of<core::Digest>('r')};
}

inline core::Receipt sample_receipt(char peer = 'p') {
  return {id_of<core::PublicKey>(peer), 7, id_of<core::Digest>('b'), core::Instant{1'000},
          id_of<core::Signature>('s')};
}

inline core::Certificate sample_certificate() {
  return {sample_tree(),
          {{id_of<core::PublicKey>('p'), core::Instant{5}, id_of<core::Signature>('1')},
           {id_of<core::PublicKey>('q'), core::Instant{6}, id_of<core::Signature>('2')}}};
}

inline core::Promise sample_promise(char peer = 'p') {
  return {id_of<core::PublicKey>(peer), core::Epoch{3}, id_of<core::PublicKey>('c'),
          id_of<core::PublicKey>('l'),  sample_tree(),  id_of<core::Signature>('s')};
}

inline core::ByteVector bytes_from(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

inline std::vector<net::Message> sample_messages() {
  const auto event = id_of<core::EventId>('e');
  net::RefusalNotice refusal{id_of<core::PublicKey>('p'),       event, id_of<core::Digest>('d'),
                             {core::Refusal::over_credits, 12}, 300,   id_of<core::Digest>('r'),
                             id_of<core::Signature>('s')};
  net::Entries entries;
  entries.epoch = core::Epoch{2};
  entries.first = core::EntryIndex{10};
  entries.lines = {{bytes_from("entry"), bytes_from("body")}, {bytes_from("more"), {}}};
  entries.asked = true;
  entries.base = sample_tree();
  entries.blobs = {bytes_from("wording")};
  net::Numbers numbers{id_of<core::PublicKey>('p'),
                       id_of<core::PublicKey>('a'),
                       id_of<net::Nonce>('n'),
                       5,
                       sample_tree(),
                       sample_tree(299),
                       core::Epoch{3},
                       280,
                       id_of<core::Signature>('s')};
  net::EventStatus status{event,
                          net::EventState::final,
                          core::EntryIndex{9},
                          {sample_receipt()},
                          {id_of<core::Digest>('x')},
                          sample_certificate(),
                          "a note\n",
                          refusal,
                          bytes_from("entry"),
                          bytes_from("body")};
  return {
      net::Hello{1, id_of<core::LedgerId>('l'), net::ConnectionRole::peer,
                 id_of<core::PublicKey>('p'), id_of<net::InstanceId>('i')},
      net::Goodbye{net::Farewell::too_slow},
      net::Submit{{bytes_from("header"), bytes_from("signatures"), bytes_from("body")},
                  {bytes_from("wording")},
                  {sample_receipt('p'), sample_receipt('q')}},
      net::Received{event, sample_receipt()},
      net::Included{event, core::EntryIndex{4}},
      refusal,
      net::Overloaded{event, core::Duration{500}},
      entries,
      net::Acked{{{id_of<core::PublicKey>('p'), sample_tree(), core::Instant{9},
                   id_of<core::Signature>('s')}}},
      net::Certified{sample_certificate()},
      net::HeldSaid{{{id_of<core::PublicKey>('p'), sample_tree(), id_of<core::Signature>('s')}}},
      net::Cosigned{"a note\n"},
      net::GetEntries{core::EntryIndex{3}, core::EntryIndex{9}},
      net::GetBlob{{id_of<core::Digest>('d'), 80}, 40},
      net::BlobPart{{id_of<core::Digest>('d'), 80}, 40, bytes_from("part")},
      net::GetHead{},
      net::AskPromise{core::Epoch{3},
                      id_of<core::PublicKey>('c'),
                      id_of<core::PublicKey>('l'),
                      {sample_promise('p'), sample_promise('q')}},
      net::Promised{sample_promise(), sample_certificate()},
      net::NotPromised{core::Epoch{3}, core::Epoch{4}, sample_promise()},
      net::AskNumbers{id_of<net::Nonce>('n')},
      numbers,
      net::AskStatus{event},
      status,
  };
}

}  // namespace yoriai::tests
