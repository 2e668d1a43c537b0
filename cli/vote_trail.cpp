#include "cli/vote_trail.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "ledger/book_entry.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

using core::CastBallot;
using core::Proposal;

bool may_hold_a_ballot(core::Kind kind) {
  return core::is_ballot(kind) || kind == core::Kind::receipts_added;
}

[[noreturn]] void unreadable(std::uint64_t index) {
  throw ledger::EnvironmentError(
      ledger::EnvironmentError::Cause::damaged,
      fmt::format("line {} of the stored book cannot be read", index + 1));
}

// Fills in what the event says when it is a ballot of this vote.
bool read_ballot(const core::DecodedEvent& event, const Proposal& proposal, EnteredBallot& out) {
  if (const auto* cast = std::get_if<core::BallotCast>(&event.body())) {
    if (cast->proposal != proposal.id) return false;
    out.voter = cast->voter;
    out.revision = cast->revision;
    out.ballot = cast->ballot;
  } else if (const auto* paper = std::get_if<core::PaperEntered>(&event.body())) {
    if (paper->proposal != proposal.id) return false;
    out.voter = paper->voter;
    out.channel = paper->channel;
    out.revision = paper->revision;
    out.slip = paper->slip;
    out.ballot = paper->ballot;
  } else {
    return false;
  }
  out.event = event.id();
  return true;
}

core::MemberNumber author_of(const core::State& state, const core::DecodedEvent& event) {
  const auto* owner = state.members().owner(event.header().author);
  return owner == nullptr ? core::kNobody : owner->member;
}

std::optional<EnteredBallot> ballot_in(const core::State& state, const Proposal& proposal,
                                       std::uint64_t index, ledger::StoredEntry stored) {
  const auto entry = ledger::read_book_entry(core::EntryIndex{index}, std::move(stored));
  if (!entry) unreadable(index);
  EnteredBallot out;
  out.entry = index + 1;
  out.accepted_at = entry->accepted_at;
  const auto* carried = entry->event.carried();
  out.carried = carried != nullptr;
  const auto& event = out.carried ? *carried : entry->event;
  if (!read_ballot(event, proposal, out)) return std::nullopt;
  out.author = author_of(state, event);
  return out;
}

// Of each channel the value that ranks highest of all that weigh.
std::map<core::Channel, CastBallot> highest_of(const core::BallotRegister& ballots) {
  std::map<core::Channel, CastBallot> highest;
  for (const auto* list : {&ballots.by_book, &ballots.by_receipts}) {
    for (const auto& cast : *list) {
      const auto [held, first] = highest.try_emplace(cast.rank.channel, cast);
      if (!first && cast.rank > held->second.rank) held->second = cast;
    }
  }
  return highest;
}

std::uint64_t entry_of(const std::vector<TracedBallot>& traced, const core::EventId& event) {
  const auto found = std::ranges::find_if(
      traced, [&](const TracedBallot& one) { return one.ballot.event == event; });
  return found == traced.end() ? 0 : found->ballot.entry;
}

}  // namespace

void each_ballot(const ledger::Store& store, const core::State& state, const Proposal& proposal,
                 const std::function<void(const EnteredBallot&)>& visit) {
  const auto size = state.size().value;
  const bool closed = proposal.phase == core::Phase::closed;
  store.scan(state.ledger(), 0, size, [&](std::uint64_t index, ledger::StoredEntry stored) {
    const auto entry = ledger::decode_entry(stored.entry);
    if (!entry) unreadable(index);
    if (entry->accepted_at < proposal.terms.opens_at) return true;
    if (closed && entry->accepted_at > proposal.closed_at) return false;
    const auto header = ledger::decode_header(entry->header);
    if (!header) unreadable(index);
    if (!may_hold_a_ballot(header->kind)) return true;
    if (const auto ballot = ballot_in(state, proposal, index, std::move(stored))) visit(*ballot);
    return true;
  });
}

TrailCounts count_trail(const ledger::Store& store, const core::State& state,
                        const Proposal& proposal) {
  TrailCounts counts;
  const auto& roll = proposal.box.roll();
  std::vector<std::uint8_t> spoken(roll.size());  // bit c: by channel c
  std::set<core::EventId> after_deadline;         // receipts may bring such a ballot again
  each_ballot(store, state, proposal, [&](const EnteredBallot& one) {
    const auto position = *core::position_in(roll, one.voter);
    if (proposal.box.is_late(position, one.event)) return;
    const bool late = one.accepted_at > proposal.terms.closes_at;
    if (late && !after_deadline.insert(one.event).second) return;
    const auto channel = static_cast<std::size_t>(one.channel);
    const auto bit = static_cast<std::uint8_t>(1U << channel);
    ++counts.entered[channel];
    if ((spoken[position] & bit) != 0) ++counts.replaced[channel];
    spoken[position] = static_cast<std::uint8_t>(spoken[position] | bit);
  });
  return counts;
}

std::vector<TracedBallot> trace_ballots(const ledger::Store& store, const core::State& state,
                                        const Proposal& proposal, std::size_t position) {
  const auto ballots = proposal.box.at(position);
  const auto highest = highest_of(ballots);
  const auto voter = proposal.box.roll()[position].number;
  std::vector<TracedBallot> traced;
  each_ballot(store, state, proposal, [&](const EnteredBallot& one) {
    if (one.voter == voter) traced.push_back({one, BallotEnd::counts, 0, {}, one.ballot});
  });
  const bool marked = proposal.box.counts().marked().contains(position);
  for (auto& one : traced) {
    if (ballots.late.contains(one.ballot.event)) {
      one.end = BallotEnd::late;
      continue;
    }
    const auto& [rank, says] = highest.at(one.ballot.channel);
    if (rank.event != one.ballot.event) {
      one.end = BallotEnd::replaced;
      one.by_entry = entry_of(traced, rank.event);
      continue;
    }
    one.says = says;
    const auto& top = highest.rbegin()->second.rank;
    if (marked || top.channel > rank.channel) {
      one.end = BallotEnd::set_aside;
      one.by = marked ? core::Channel::box : top.channel;
      one.by_entry = marked ? 0 : entry_of(traced, top.event);
    } else if (says.form == core::BallotForm::withdrawn) {
      one.end = BallotEnd::taken_back;
    }
  }
  return traced;
}

}  // namespace yoriai::cli
