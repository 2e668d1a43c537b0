#include "cli/rehearsal/stage.h"

#include <filesystem>
#include "core/limits.h"
#include "core/sha256.h"

namespace yoriai::cli {

Stage::Stage(const std::string& scenario, const core::Charter& charter, Venue& venue,
             const std::vector<std::string>& peers, std::string folder)
    : charter_(charter),
      folder_(std::move(folder)),
      venue_(venue),
      secrets_(scenario),
      peers_(stage_peers(secrets_, peers)) {}

std::string Stage::path_of(const std::string& file) const {
  return (std::filesystem::path(folder_) / file).string();
}

void Stage::set_clock(core::Instant at) {
  now_ = at;
  venue_.set_clock(at);
}

core::Receipt Stage::receipt_for(const core::EventId& event, core::Instant received) {
  const auto& node = peers_.front().keys.node;
  core::Receipt receipt{node.public_key(), ++receipts_, last_receipt_, received, {}};
  const auto message = core::receipt_message(receipt, state().ledger(), event);
  receipt.signature = node.sign(message);
  last_receipt_ = core::sha256({message, receipt.signature.view()});
  return receipt;
}

ledger::Submission Stage::submission_of(const Deed& deed) {
  const core::LedgerId ledger = state().founded() ? state().ledger() : core::LedgerId{};
  ledger::Submission out{
      ledger::make_event(ledger, deed.body, secrets_.next_body_salt(), deed.signers),
      deed.blobs,
      {}};
  if (deed.received) {
    const core::EventId id{core::sha256(out.event.header).data};
    out.receipts.push_back(receipt_for(id, *deed.received));
  }
  return out;
}

std::vector<core::Result<core::EventId>> Stage::enter(std::vector<Deed> deeds) {
  std::vector<ledger::Submission> submissions;
  submissions.reserve(deeds.size());
  for (const Deed& deed : deeds) submissions.push_back(submission_of(deed));
  auto verdicts = venue_.enter(std::move(submissions), now_);
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    if (verdicts[i] && deeds[i].then) deeds[i].then();
  }
  return verdicts;
}

std::optional<core::Transition> Stage::enter_next_due(core::Instant by) {
  const core::Transition* next = state().founded() ? state().next_transition() : nullptr;
  if (next == nullptr || next->due > by || next->due.ms > core::kLatestInstantMs) {
    return std::nullopt;
  }
  const core::Transition due = *next;
  now_ = std::max(due.due, state().last_accepted_at());
  if (venue_.sees_to(due)) return due;
  const core::Proposal& proposal = *state().find(due.number);
  Deed deed;
  if (due.kind == core::Kind::voting_opened) {
    deed.body = core::opening_of(state(), proposal);
  } else {
    deed.body = core::closing_of(state(), proposal).body;
  }
  deed.signers = {&peers_.front().keys.node};
  std::vector<Deed> one;
  one.push_back(std::move(deed));
  const auto verdicts = enter(std::move(one));
  YORIAI_ASSERT(verdicts.front().has_value());
  return due;
}

void Stage::finish() { venue_.finish(peers_.front().keys.signer(), now_); }

core::NewKey Stage::new_key(const std::string& person, const std::string& device) {
  cast_.keep_key(person, device, secrets_.key("member/" + person + "/" + device));
  const core::LedgerId ledger = state().founded() ? state().ledger() : core::LedgerId{};
  return ledger::introduce(ledger, core::KeyRole::member, *cast_.device(person, device));
}

}  // namespace yoriai::cli
