#include "cli/rehearsal/peer_venue.h"

#include <fmt/format.h>

#include <sstream>
#include <thread>

#include "cli/free_ports.h"
#include "cli/order_file.h"
#include "cli/rehearsal/export_digest.h"
#include "cli/wall_time.h"
#include "cli/write_file.h"
#include "ledger/event_codec.h"
#include "ledger/export_file.h"
#include "ledger/import_book.h"

namespace yoriai::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{60};  // for one line of the play
constexpr std::chrono::milliseconds kBetweenLooks{20};

// Each has to be the next number: it is judged only when the one before is in the book.
bool comes_after_another(const ledger::EventBytes& event) {
  const auto header = ledger::decode_header(event.header);
  return header && header->kind == core::Kind::member_admitted;
}

void order(const PeerMachine& machine, net::Order what) {
  const auto given = give_order(machine.book(), what);
  if (given) return;
  throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::io, given.error().what.en);
}

}  // namespace

PeerVenue::PeerVenue(const std::filesystem::path& folder, const Secrets& secrets,
                     const std::vector<std::string>& peers)
    : folder_(std::filesystem::absolute(folder)), peers_(stage_peers(secrets, peers)) {
  const auto ports = free_ports(peers_.size());
  machines_.reserve(peers_.size());
  for (std::size_t at = 0; at < peers_.size(); ++at) {
    machines_.emplace_back(folder_ / std::to_string(at + 1), peers_[at],
                           net::Address{"127.0.0.1", ports[at]});
  }
}

const ledger::Book& PeerVenue::book() const {
  return reading_ ? reading_->book() : unfounded_.book();
}

// Never back: their time has passed on since it was set last.
void PeerVenue::set_clock(core::Instant at) {
  const auto passed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - shown_since_);
  if (at < shown_ + core::Duration{static_cast<std::uint64_t>(passed.count())}) return;
  shown_ = at;
  shown_since_ = Clock::now();
  write_file_or_throw(folder_ / "clock", iso_instant(at) + "\n");
}

std::vector<core::Result<core::EventId>> PeerVenue::enter(
    std::vector<ledger::Submission> submissions, core::Instant now) {
  std::vector<core::Result<core::EventId>> verdicts;
  verdicts.reserve(submissions.size());
  if (!reading_) {
    YORIAI_ASSERT(submissions.size() == 1);
    verdicts.push_back(found(submissions.front(), now));
    return verdicts;
  }
  for (auto& submission : submissions) verdicts.push_back(hand_in(std::move(submission)));
  wait_until("what was handed in is in the book", [&] {
    return std::all_of(verdicts.begin(), verdicts.end(), [&](const auto& verdict) {
      return !verdict || book().state().holds_event(*verdict);
    });
  });
  wait_for_all();
  return verdicts;
}

// As the organisations would do it: the first one begins the book, and the others take in its
// export.
core::Result<core::EventId> PeerVenue::found(const ledger::Submission& founding,
                                             core::Instant now) {
  {
    const auto first = ledger::BookFolder::create(machines_.front().book());
    auto& book = first->found();
    const auto verdict = std::move(book.append({founding}, now, true).front());
    if (!verdict) return core::Unexpected{verdict.error()};
    const auto note = book.sign_checkpoint(peers_.front().keys.signer(), now);
    std::ostringstream out;
    ledger::export_book(book.store(), book.state().ledger(), note,
                        [&](std::string_view line) { out << line; });
    ledger::SignaturePool pool;
    for (std::size_t other = 1; other < machines_.size(); ++other) {
      std::istringstream in(out.str());
      const auto report = ledger::import_into_new_folder(in, machines_[other].book(), pool);
      YORIAI_ASSERT(report.ok());
    }
  }
  look_again();
  for (auto& machine : machines_) {
    machine.write_keys();
    machine.write_settings(machines_, folder_ / "clock");
  }
  for (auto& machine : machines_) machine.start(book().state().ledger());
  return ledger::event_id(founding.event.header);
}

core::Result<core::EventId> PeerVenue::hand_in(ledger::Submission submission) {
  const bool in_turn = !comes_after_another(submission.event);
  const auto id = ledger::event_id(submission.event.header);
  net::Submit submit{std::move(submission.event), {}, {}};
  for (auto& blob : submission.blobs) submit.blobs.push_back(std::move(blob.bytes));
  auto& machine = in_turn ? next_in_turn() : leader();
  const auto answer = machine.hand_in(submit);
  if (const auto* refused = std::get_if<net::RefusalNotice>(&answer)) {
    return core::Unexpected{refused->refused};
  }
  const auto end = Clock::now() + kPatience;
  while (!in_turn && !machine.has_in_book(id) && Clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return id;
}

PeerMachine& PeerVenue::next_in_turn() {
  do {
    turn_ = (turn_ + 1) % machines_.size();
  } while (!machines_[turn_].runs());
  return machines_[turn_];
}

PeerMachine& PeerVenue::leader() {
  const auto& sequencer = book().state().sequencer();
  for (auto& machine : machines_) {
    if (machine.node() == sequencer && machine.runs()) return machine;
  }
  return next_in_turn();
}

PeerMachine& PeerVenue::reader() {
  for (auto& machine : machines_) {
    if (machine.runs()) return machine;
  }
  return machines_.front();
}

void PeerVenue::look_again() {
  reading_.reset();
  reading_ = reader().read();
}

template <class Condition>
void PeerVenue::wait_until(std::string_view what, const Condition& condition) {
  const auto end = Clock::now() + kPatience;
  for (look_again(); !condition(); look_again()) {
    if (Clock::now() > end) {
      throw ledger::EnvironmentError(
          ledger::EnvironmentError::Cause::io,
          fmt::format("the nodes did not come so far that {}; see the logs in {}", what,
                      folder_.string()));
    }
    std::this_thread::sleep_for(kBetweenLooks);
  }
}

// A node that lags would judge the next event by an older book.
void PeerVenue::wait_for_all() {
  const auto size = book().tree().size();
  wait_until("all that run have the same entries", [&] {
    return std::all_of(machines_.begin(), machines_.end(), [&](PeerMachine& machine) {
      return !machine.runs() || machine.read()->book().tree().size() >= size;
    });
  });
}

bool PeerVenue::sees_to(const core::Transition& due) {
  const auto before = book().state().size();
  set_clock(due.due);
  wait_until("what is due is entered", [&] {
    const auto* next = book().state().next_transition();
    return book().state().size() > before &&
           (next == nullptr || next->number != due.number || next->kind != due.kind);
  });
  wait_for_all();
  return true;
}

std::optional<std::size_t> PeerVenue::find(const std::string& name) const {
  for (std::size_t at = 0; at < machines_.size(); ++at) {
    if (machines_[at].name() == name) return at;
  }
  return std::nullopt;
}

void PeerVenue::kill(std::size_t peer) {
  machines_[peer].kill();
  look_again();
}

void PeerVenue::start(std::size_t peer) {
  machines_[peer].start(book().state().ledger());
  wait_for_all();
}

void PeerVenue::let_lead(std::size_t peer) {
  const auto before = book().state().epoch();
  for (std::size_t at = 0; at < machines_.size(); ++at) {
    if (at != peer && machines_[at].runs()) order(machines_[at], net::Order::consent);
  }
  order(machines_[peer], net::Order::stand);
  wait_until("another one leads", [&] {
    const auto& state = book().state();
    return state.epoch() > before && state.sequencer() == machines_[peer].node();
  });
  wait_for_all();
}

std::optional<Words> PeerVenue::difference_between_books() {
  const auto& log_key = peers_.front().keys.log;
  const auto digest = export_digest(book(), log_key);
  for (auto& machine : machines_) {
    if (!machine.runs()) continue;
    const auto folder = machine.read();
    const auto& other = folder->book();
    if (export_digest(other, log_key) == digest) continue;
    const auto size = other.tree().size();
    return Words{fmt::format("「{}」の帳簿は{}行で、ほかと違います。", machine.name(), size),
                 fmt::format("the book of {} has {} entries and differs", machine.name(), size)};
  }
  return std::nullopt;
}

void PeerVenue::finish(const ledger::CheckpointSigner& /*signer*/, core::Instant /*now*/) {
  for (auto& machine : machines_) machine.stop();
  look_again();
  const auto first = ledger::BookFolder::open_as_peer(machines_.front().book());
  for (const auto& row : register_) first->store().put_register(book().state().ledger(), row);
}

}  // namespace yoriai::cli
