// Bodies of the peers' own events.
#include "ledger/rendering_parts.h"

namespace yoriai::ledger::rendering {
namespace {

std::string tree(const core::Tree& tree) {
  return json::object(
      {{"epoch", number(tree.epoch)}, {"size", number(tree.size)}, {"root", hex(tree.root)}});
}

std::string ack(const core::Certificate::Word& word) {
  return json::object({{"peer", hex(word.peer)}, {"time", time(word.time)}});
}

}  // namespace

std::string render(const core::ReceiptsAdded& body, const core::DecodedEvent& ballot) {
  return json::object(
      {{"ballot", event(ballot)}, {"receipts", json::array(body.receipts, receipt)}});
}

std::string render(const core::EpochBegun& body) {
  const auto promise = [](const core::EpochBegun::Word& word) {
    return json::object({{"peer", hex(word.peer)}, {"best", tree(word.best)}});
  };
  const auto base =
      json::object({{"tree", tree(body.base.tree)}, {"acks", json::array(body.base.acks, ack)}});
  return json::object({{"epoch", number(body.epoch)},
                       {"log", hex(body.log)},
                       {"base", base},
                       {"promises", json::array(body.promises, promise)}});
}

std::string render(const core::PeersChanged& body) {
  return json::object({{"removed", body.removed ? hex(*body.removed) : json::null()},
                       {"added", body.added != nullptr ? peer(*body.added) : json::null()},
                       {"needed", number(body.needed)},
                       {"liars", number(body.liars)}});
}

std::string render(const core::PeersActivated& body) {
  const auto held = [](const core::PeersActivated::Word& word) {
    return json::object({{"peer", hex(word.peer)}});
  };
  return json::object({{"tree", tree(body.tree)}, {"held", json::array(body.held, held)}});
}

}  // namespace yoriai::ledger::rendering
