// Evidence files (specs/peers.md section 11).
#include "net/wire_fields.h"

namespace yoriai::net {
namespace {

constexpr std::size_t kTwo = 2;

template <class Word>
std::optional<Pair<Word>> pair_of(const std::vector<Word>& words) {
  if (words.size() != kTwo) return std::nullopt;
  return Pair<Word>{words[0], words[1]};
}

template <class Word>
std::vector<Word> list_of(const Pair<Word>& words) {
  return {words.begin(), words.end()};
}

// All lists of a file, of which its kind uses one or two.
struct Lists {
  core::LedgerId ledger;
  std::uint16_t kind = 0;
  std::vector<core::Ack> acks;
  std::vector<core::Held> held;
  std::vector<core::Promise> promises;
  std::vector<EventReceipt> receipts;
  std::vector<ProvenLeaf> leaves;
};

Lists read(schema::Evidence::Reader in, Findings& findings) {
  Lists lists;
  lists.ledger = strict::fixed<core::LedgerId>(in.getLedger(), findings);
  lists.kind = in.getKind();
  lists.acks = strict::list(in.getAcks(), kTwo, findings,
                            [&](auto word) { return read_ack(word, findings); });
  lists.held = strict::list(in.getHeld(), kTwo, findings,
                            [&](auto word) { return read_held(word, findings); });
  lists.promises = strict::list(in.getPromises(), kTwo, findings,
                                [&](auto word) { return read_promise(word, findings); });
  lists.receipts = strict::list(in.getReceipts(), kTwo, findings, [&](auto word) {
    return EventReceipt{strict::fixed<core::EventId>(word.getEvent(), findings),
                        read_receipt(word.getReceipt(), findings)};
  });
  lists.leaves = strict::list(in.getLeaves(), kTwo, findings, [&](auto leaf) {
    return ProvenLeaf{leaf.getIndex(), strict::fixed<core::Digest>(leaf.getHash(), findings),
                      read_ids<core::Digest>(leaf.getProof(), kMaxProofHashes, findings)};
  });
  return lists;
}

void write(schema::Evidence::Builder out, const Lists& lists) {
  out.setLedger(strict::data(lists.ledger.view()));
  out.setKind(lists.kind);
  strict::put_structs(
      lists.acks, [&](auto size) { return out.initAcks(size); },
      [](auto word, const core::Ack& from) { write_ack(word, from); });
  strict::put_structs(
      lists.held, [&](auto size) { return out.initHeld(size); },
      [](auto word, const core::Held& from) { write_held(word, from); });
  strict::put_structs(
      lists.promises, [&](auto size) { return out.initPromises(size); },
      [](auto word, const core::Promise& from) { write_promise(word, from); });
  strict::put_structs(
      lists.receipts, [&](auto size) { return out.initReceipts(size); },
      [](auto word, const EventReceipt& from) {
        word.setEvent(strict::data(from.event.view()));
        write_receipt(word.initReceipt(), from.receipt);
      });
  strict::put_structs(
      lists.leaves, [&](auto size) { return out.initLeaves(size); },
      [](auto leaf, const ProvenLeaf& from) {
        leaf.setIndex(from.index);
        leaf.setHash(strict::data(from.hash.view()));
        put_ids(from.proof, [&](auto size) { return leaf.initProof(size); });
      });
}

struct ToLists {
  Lists& lists;
  void operator()(const TwoAcks& shown) const { lists.acks = list_of(shown.words); }
  void operator()(const TwoHeld& shown) const { lists.held = list_of(shown.words); }
  void operator()(const TwoPromises& shown) const { lists.promises = list_of(shown.words); }
  void operator()(const TwoReceipts& shown) const { lists.receipts = list_of(shown.words); }
  void operator()(const TwoLeaves& shown) const {
    lists.acks = list_of(shown.words);
    lists.leaves = list_of(shown.leaves);
  }
};

// Kinds 1 and 4 have two ACKs, kind 1 also two HELDs: a file of kind 1 has one of the two.
enum class Kind : std::uint16_t { two_trees = 1, two_promises, two_receipts, two_leaves };

Kind kind_of(const Contradiction& shown) {
  if (std::holds_alternative<TwoPromises>(shown)) return Kind::two_promises;
  if (std::holds_alternative<TwoReceipts>(shown)) return Kind::two_receipts;
  if (std::holds_alternative<TwoLeaves>(shown)) return Kind::two_leaves;
  return Kind::two_trees;
}

std::optional<Contradiction> shown_in(const Lists& lists) {
  const auto acks = pair_of(lists.acks);
  const auto held = pair_of(lists.held);
  const auto promises = pair_of(lists.promises);
  const auto receipts = pair_of(lists.receipts);
  const auto leaves = pair_of(lists.leaves);
  switch (static_cast<Kind>(lists.kind)) {
    case Kind::two_trees:
      if (acks) return TwoAcks{*acks};
      if (held) return TwoHeld{*held};
      break;
    case Kind::two_promises:
      if (promises) return TwoPromises{*promises};
      break;
    case Kind::two_receipts:
      if (receipts) return TwoReceipts{*receipts};
      break;
    case Kind::two_leaves:
      if (acks && leaves) return TwoLeaves{*acks, *leaves};
      break;
  }
  return std::nullopt;
}

Lists lists_of(const Evidence& evidence) {
  Lists lists;
  lists.ledger = evidence.ledger;
  lists.kind = static_cast<std::uint16_t>(kind_of(evidence.shown));
  std::visit(ToLists{lists}, evidence.shown);
  return lists;
}

}  // namespace

core::ByteVector encode_evidence(const Evidence& evidence) {
  const auto lists = lists_of(evidence);
  return strict::encode<schema::Evidence>(
      [&](schema::Evidence::Builder out) { write(out, lists); });
}

std::optional<Evidence> decode_evidence(core::ByteView bytes) {
  Findings findings;
  const auto lists = strict::read<schema::Evidence>(
      bytes, findings, [&](schema::Evidence::Reader in) { return read(in, findings); });
  const auto shown = shown_in(lists);
  if (!findings.none() || !shown) return std::nullopt;
  Evidence evidence{lists.ledger, *shown};
  // What the kind does not use, and any other form, is refused with this.
  const auto again = encode_evidence(evidence);
  if (!std::ranges::equal(again, bytes)) return std::nullopt;
  return evidence;
}

}  // namespace yoriai::net
